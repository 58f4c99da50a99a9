"""What is one job, what may be, and what never is, a rule at a time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline.deduplicate import deduplicate
from pipeline.model import Contract, Life, Place, Provenance, Status, Verdict
from tests.worlds.postings.compared import verdict
from tests.worlds.postings.strategies import (
    AGENCY,
    BLANGY,
    ELSEWHERE,
    EMPLOYER,
    MERS,
    SEEN_AT,
    SEINE_MARITIME,
    SENTENCES,
    TEXT,
    TREPORT,
)


def test_the_same_text_elsewhere_is_one_job_with_its_reasons() -> None:
    result = deduplicate([ELSEWHERE, EMPLOYER])

    (job,) = result.jobs
    assert job.postings == ("a", "b")
    assert job.reasons == ("Même texte à 100 %, même intitulé, même commune, même employeur, contrat compatible",)
    (match,) = result.matches
    assert (match.a, match.b, match.verdict, match.decided_by) == ("a", "b", Verdict.MERGE, "rule")


@pytest.mark.parametrize(
    "written", ["Manufacture Coeur de Verre", "MANUFACTURE CŒUR DE VERRE", "Manufacture CŒUR de Verre"]
)
def test_an_employer_is_one_with_and_without_ligature(written: str) -> None:
    ours = replace(EMPLOYER, hiring_organization="Manufacture Cœur de Verre", publisher="Manufacture Cœur de Verre")

    assert verdict(ours, replace(ELSEWHERE, hiring_organization=written)) == "merge"


@pytest.mark.parametrize(
    "other",
    [
        {"places": (BLANGY,)},
        {"contract": (Contract.APPRENTISSAGE,)},
        {"contract": (Contract.CDD,)},
        {"title": "Trieur senior", "title_key": "trieur flacon senior"},
        {
            "description_text": "Rien de commun ne se lit ici, pas même une virgule à sa place. " * 4,
            "title_key": "cariste",
        },
    ],
    ids=["another commune", "apprenticeship", "another contract", "another grade", "another text"],
)
def test_what_is_never_one_job(other: dict[str, object]) -> None:
    junior = replace(EMPLOYER, title="Trieur junior", title_key="trieur flacon junior")

    assert verdict(junior if "senior" in str(other) else EMPLOYER, replace(ELSEWHERE, **other)) == "distinct"  # type: ignore[arg-type]


def test_a_rank_that_only_one_title_says_is_not_joined() -> None:
    chief = replace(ELSEWHERE, title="Chef d’équipe trieur de flacons", title_key="chef equipe trieur flacon")

    assert verdict(EMPLOYER, chief) == "probable"


def test_the_commune_next_door_is_only_linked() -> None:
    assert verdict(EMPLOYER, replace(ELSEWHERE, places=(MERS,))) == "probable"


@pytest.mark.parametrize(
    "places", [(SEINE_MARITIME,), (), (TREPORT, BLANGY)], ids=["department", "none", "two communes"]
)
def test_places_that_do_not_deny_each_other(places: tuple[Place, ...]) -> None:
    assert verdict(EMPLOYER, replace(ELSEWHERE, places=places)) == "merge"


def test_shifts_in_titles_or_fields_that_exclude_each_other() -> None:
    night = replace(ELSEWHERE, shift=("nuit",))

    assert verdict(replace(EMPLOYER, shift=("2x8",)), night) == "distinct"
    assert verdict(replace(EMPLOYER, shift=("3x8", "nuit")), night) == "merge"
    raw_title = {"title": Provenance(raw="Trieur 2x8 H/F", rule="")}
    assert verdict(replace(EMPLOYER, shift=("2x8", "nuit"), provenance=raw_title), night) == "merge"
    assert verdict(replace(EMPLOYER, provenance=raw_title), night) == "distinct"


def test_two_offers_of_one_site_at_a_time_are_two_jobs_and_one_after_the_other_is_the_same() -> None:
    again = replace(EMPLOYER, id="b", key="A-2", url="https://aubepine.example/offres/2")
    assert verdict(EMPLOYER, again) == "distinct"

    first, last = (SEEN_AT + timedelta(days=n) for n in (0, 40))
    old = Life(status=Status.CLOSED, first_seen=first, last_seen=first)
    assert (
        verdict(EMPLOYER, again, lives={"a": old, "b": Life(status=Status.OPEN, first_seen=last, last_seen=last)})
        == "merge"
    )
    live = Life(status=Status.OPEN, first_seen=first, last_seen=last)
    assert verdict(EMPLOYER, again, lives={"a": live, "b": live}) == "distinct"


def test_two_references_in_the_words_of_one_employer_are_two_jobs() -> None:
    a = replace(EMPLOYER, description_text=f"{TEXT} Réf. VA-101")

    assert verdict(a, replace(ELSEWHERE, description_text=f"{TEXT} Réf. VA-102")) == "distinct"
    assert verdict(a, replace(ELSEWHERE, description_text=f"{TEXT} Référence : va 101 – VA-101")) == "merge"


def test_one_reference_of_one_employer_is_one_job_without_any_text() -> None:
    a, b = (replace(posting, external_id="REQ-2026-17", description_text="") for posting in (EMPLOYER, ELSEWHERE))
    other = replace(b, title="Agent de contrôle", title_key="agent controle produit")

    assert verdict(a, other) == "merge"
    assert verdict(a, replace(other, hiring_organization="Moulerie Quatrevaux")) == "distinct"


def test_one_address_is_one_job_unless_two_titles_share_the_page() -> None:
    there = replace(ELSEWHERE, apply_url=f"{EMPLOYER.url}?utm_source=ft", description_text="")

    assert verdict(EMPLOYER, there) == "merge"
    assert verdict(EMPLOYER, replace(there, title="Cariste", title_key="cariste")) == "distinct"


def test_a_hidden_employer_is_linked_and_joined_only_to_the_very_same_text() -> None:
    rewritten = replace(
        AGENCY, description_text=" ".join(SENTENCES[:3]) + " Notre agence vous accompagne, panier et primes. " * 2
    )

    assert verdict(EMPLOYER, rewritten) == "probable"
    assert verdict(EMPLOYER, AGENCY) == "merge"
    assert verdict(EMPLOYER, replace(AGENCY, contract=(Contract.INTERIM,))) == "probable"


def test_an_agency_that_offers_a_mission_and_a_permanent_job_offers_two() -> None:
    assert verdict(AGENCY, replace(AGENCY, id="d", source="ft", contract=(Contract.INTERIM,))) == "distinct"


def test_two_named_employers_are_never_joined() -> None:
    assert verdict(EMPLOYER, replace(ELSEWHERE, hiring_organization="Moulerie Quatrevaux")) == "probable"


def test_a_title_replaced_by_that_of_the_occupation_and_an_employer_lost() -> None:
    lost = replace(ELSEWHERE, hiring_organization=None, title="Agent de contrôle", title_key="agent controle verrier")

    assert verdict(EMPLOYER, lost) == "merge"


def test_an_excerpt_of_a_few_words_follows_title_employer_and_commune() -> None:
    assert verdict(EMPLOYER, replace(ELSEWHERE, description_text="Poste en équipe.")) == "merge"
    assert (
        verdict(EMPLOYER, replace(ELSEWHERE, description_text="Poste en équipe.", hiring_organization=None))
        == "probable"
    )


def test_what_an_employer_says_of_every_job_is_no_common_text() -> None:
    habits = " ".join(SENTENCES[2:])
    own = {
        "cariste": "Vous servez les lignes au chariot.", "peintre": "Vous tenez les pistolets de la cabine.",
        "fraiseur": "Vous reprenez les ébauches à la fraise.",
    }  # fmt: skip
    offers = [
        replace(ELSEWHERE, id=trade, key=trade, title=trade, title_key=trade, description_text=f"{habits} {text}")
        for trade, text in own.items()
    ]

    assert len(deduplicate(offers).jobs) == 3
    assert all(not job.probable for job in deduplicate(offers).jobs)
