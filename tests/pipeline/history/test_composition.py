"""Each field in the best words that a job's postings have, and whose they are; no two postings mixed in one fact."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from board.wording.labels import LABELS
from db.store import open_store
from db.vallee.refinement import write_jobs, write_postings
from pipeline.history.composition import TOGETHER, compose
from pipeline.model import Contract, JobPosting, Place, Provenance, Salary
from pipeline.publishing.publish import publish
from tests.worlds.board.client import Board
from tests.worlds.postings.strategies import AGENCY, ELSEWHERE, EMPLOYER, SEINE_MARITIME, TREPORT
from tests.worlds.postings.strategies import posting as postings
from tests.worlds.rebuilt_days import NOW
from tests.worlds.store_rows import DAY, board_rows, fill, job, job_posting

PAY = Salary(min=2100, max=2400, period="month", months=13, gross=True)
FULL = replace(
    ELSEWHERE, salary=PAY, contract=(Contract.CDD,), contract_months=6.0, hours=48.0, shift=("nuit",), education=7,
    experience_months=120, valid_through=date(2026, 11, 25), date_posted=date(2026, 11, 1),
)  # fmt: skip
"""Somebody else's posting of the same opening, that says everything which keeps people from applying."""
HOURLY = Salary(min=13, max=None, period="hour", months=None, gross=True)


def test_what_the_canonical_posting_says_stays() -> None:
    speaking = replace(EMPLOYER, salary=PAY, shift=("3x8",))
    composed = compose([speaking, replace(ELSEWHERE, salary=HOURLY, shift=("2x8",), date_posted=date(2026, 1, 1))])

    assert composed.posting == speaking
    assert composed.borrowed == {}


def test_what_it_leaves_open_comes_from_the_next_that_says_it() -> None:
    public = replace(ELSEWHERE, salary=PAY, provenance={"salary": Provenance(raw="2 100 à 2 400 €", rule="range")})
    second = replace(EMPLOYER, id="d", source="groupe", salary=HOURLY, education=4)
    composed = compose([EMPLOYER, public, second])

    assert (composed.posting.salary, composed.posting.education) == (PAY, 4)
    assert composed.borrowed == {"salary": "b", "education": "d"}
    assert composed.posting.provenance["salary"].raw == "2 100 à 2 400 €"
    assert composed.posting.id == EMPLOYER.id


def test_a_contract_and_its_length_are_one_posting_s() -> None:
    fixed = replace(ELSEWHERE, contract=(Contract.CDD,), contract_months=6.0)
    assert compose([EMPLOYER, fixed]).posting.contract_months is None, "six months of a CDD are not those of a CDI"

    mute = replace(EMPLOYER, contract=())
    composed = compose([mute, fixed])
    assert (composed.posting.contract, composed.posting.contract_months) == ((Contract.CDD,), 6.0)
    assert composed.borrowed == {"contract": "b", "contract_months": "b"}


def test_an_agencys_mission_says_nothing_of_the_employers_contract_and_wage() -> None:
    mission = replace(AGENCY, contract=(Contract.INTERIM,), salary=HOURLY, education=3)
    composed = compose([replace(EMPLOYER, contract=()), mission])

    assert (composed.posting.contract, composed.posting.salary, composed.posting.education) == ((), None, None)
    assert compose([AGENCY, replace(mission, id="d", contract=())]).posting.salary == HOURLY
    hidden = replace(EMPLOYER, publisher_kind="")
    assert compose([hidden, mission]).posting.education == 3


def test_a_commune_is_better_than_a_department() -> None:
    wide = replace(EMPLOYER, places=(SEINE_MARITIME,))
    assert compose([wide, ELSEWHERE]).posting.places == (TREPORT,)
    assert compose([wide, replace(ELSEWHERE, places=(Place(department="76"),))]).borrowed == {}
    assert compose([replace(EMPLOYER, places=()), wide]).borrowed == {"places": "a"}


def test_a_declared_offer_without_address_leads_to_where_it_is_published() -> None:
    composed = compose([replace(EMPLOYER, url=""), replace(ELSEWHERE, url="https://ft.example/1")])
    assert composed.posting.apply_url == "https://ft.example/1"


def test_nobody_but_the_employer_or_the_public_service_says_where_one_applies() -> None:
    mute = replace(EMPLOYER, url="")
    agency = replace(AGENCY, url="https://interim.example/1")
    stranger = replace(EMPLOYER, id="d", source="x", url="https://mal.example/1", flags=("employer_claimed",))
    astray = replace(ELSEWHERE, apply_url="https://mal.example/payer", flags=("apply_elsewhere",))
    own = replace(EMPLOYER, id="e", source="y", url="https://aubepine.example/2")

    assert compose([mute, agency, stranger, astray]).posting.apply_url == ""
    assert compose([mute, agency, stranger, astray, own]).posting.apply_url == own.url


@pytest.mark.parametrize("kind", ["agency", "school", "partner", "association", "employer", ""])
def test_what_narrows_prices_or_ends_an_employers_offer_is_no_strangers_to_say(kind: str) -> None:
    mute = replace(EMPLOYER, contract=(), url="", places=(SEINE_MARITIME,))
    told: dict[str, Any] = {name: getattr(FULL, name) for fields in TOGETHER for name in fields}
    organization = EMPLOYER.hiring_organization if kind else None
    theirs = replace(
        ELSEWHERE, **told | {"hiring_organization": organization}, flags=("employer_claimed",), publisher_kind=kind
    )
    borrowed = set(compose([mute, theirs]).borrowed)
    assert borrowed <= {"places", "occupation", "date_posted"}
    assert {"salary", "shift", "valid_through"} <= set(
        compose([mute, replace(theirs, publisher_kind="public_service")]).borrowed
    )


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5, unique=True).flatmap(
    lambda ids: st.tuples(*(postings(f"{id:016x}") for id in ids))
))  # fmt: skip
def test_every_fact_is_whole_and_of_the_posting_that_is_named(known: tuple[JobPosting, ...]) -> None:
    composed = compose(known)
    by_id = {posting.id: posting for posting in known}
    for fields in TOGETHER:
        lenders = {
            composed.borrowed.get(name, known[0].id)
            for name in fields
            if getattr(composed.posting, name) not in (None, "", ())
        }
        assert len(lenders) <= 1
        for name in fields:
            owner = by_id[composed.borrowed.get(name, known[0].id)]
            assert getattr(composed.posting, name) == getattr(owner, name) or name == "apply_url"
    assert compose([composed.posting, *known[1:]]).posting == composed.posting


def test_the_page_of_a_job_says_whose_words_they_are(tmp_path: Path) -> None:
    store, file = tmp_path / "vallee.db", tmp_path / "board.db"
    with open_store(store) as kept:
        first, other = fill(kept, 2)
        first = structs.replace(first, salary=None)
        other = structs.replace(
            other,
            publisher="France Travail",
            publisher_kind="public_service",
            provenance=json.dumps({"salary": {"raw": "2 100 à 2 400 €", "rule": "range"}}),
        )
        write_postings(kept, [first, other])
        own = job(first, borrowed=json.dumps({"salary": other.id}))
        write_jobs(kept, [own], [job_posting(first), job_posting(other, job=first.id, canonical=0)], [], DAY)
    publish(store, file, NOW, labels=LABELS)

    assert board_rows(file, "SELECT salary_min, salary_text, publisher FROM jobs") == [
        (2100, "2 100 à 2 400 €", "Verrerie Fictive")
    ]
    page = Board(file).html(f"/offres/{first.id}-operateur-bout-froid-eu")
    pay = page.partition("<dt>Salaire</dt>")[2].partition("</dd>")[0]
    assert "d’après l’annonce de France Travail" in pay
    assert page.count("d’après l’annonce de") == 1
    assert 'Aussi publiée chez <a href="http://verrerie.example/offres/1"' in page
