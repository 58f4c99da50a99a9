"""Text → JobPosting, whole."""

from datetime import UTC, date, datetime
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.normalize import text as invented
from pipeline.model import Contract, JobPosting, Rejection, Text
from pipeline.normalize import NOBODY, Publisher, Raw, normalize, normalize_all

SEEN = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
STRINGS = st.text(max_size=60)


def posting(publisher: Publisher = NOBODY, **fields: Any) -> JobPosting:
    text = Text(**{"title": "Régleur H/F", **fields})
    return normalize(Raw(text=text, id="1", source="s", key="k", seen_at=SEEN, publisher=publisher))


def test_a_field_is_read_from_its_own_text_first() -> None:
    normalized = posting(
        contract="CDD de 6 mois",
        description="Poste en CDI, travail en 3x8, 2 ans d'expérience, titulaire d'un CAP. Salaire : 2100 € brut mensuel.",
    )
    assert (normalized.contract, normalized.contract_months) == ((Contract.CDD,), 6)
    assert (normalized.shift, normalized.experience_months, normalized.education) == (("3x8",), 24, 3)
    assert normalized.salary is not None
    assert normalized.salary.min == 2100
    assert normalized.provenance["contract"].rule == "contract"
    assert {normalized.provenance[name].rule for name in ("schedule", "experience", "education", "salary")} == {
        "description"
    }
    assert normalized.provenance["schedule"].raw == "travail en 3x8, 2 ans d'expérience, titulaire d'un CAP"


def test_the_extractor_of_a_property_is_told() -> None:
    text = Text(title="Régleur", salary="2100 € brut par mois")
    by = {"baseSalary": "html"}
    normalized = normalize(Raw(text=text, id="1", source="s", key="k", seen_at=SEEN, extractor="json_ld", read_by=by))
    assert (normalized.provenance["title"].extractor, normalized.provenance["salary"].extractor) == ("json_ld", "html")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": ""}, Rejection.NO_TITLE),
        ({"title": "H/F"}, Rejection.NO_TITLE),
        ({"title": "Candidature spontanée"}, Rejection.NOT_A_JOB),
        ({"title": "Rejoignez-nous !"}, Rejection.NOT_A_JOB),
        ({"title": "Régleur [poste pourvu]"}, Rejection.FILLED),
        ({"description": "<p>Ce poste est pourvu.</p>"}, Rejection.FILLED),
        ({"valid_through": "2026-11-23"}, Rejection.EXPIRED),
        ({"valid_through": "2026-11-24"}, None),
        ({"locations": ("Bruxelles, Belgique",)}, Rejection.OUT_OF_AREA),
        ({"locations": ("Bruxelles, Belgique", "Eu, France")}, None),
        ({"locations": ("Lyon",)}, None),
        (
            {
                "title": "Engineer",
                "locations": ("Springfield",),
                "description": "You will work with the team and our partners.",
            },
            Rejection.OUT_OF_AREA,
        ),
        ({"description": "Le poste est à pourvoir à Eu."}, None),
        ({"description": "Annonce retirée une fois le poste pourvu."}, None),
        (
            {"description": "En ligne jusqu’à ce que le poste soit pourvu, et dès que ce poste est pourvu, retirée."},
            None,
        ),
        ({"description": "Le poste est pourvu d’une cabine."}, None),
        ({"description": "Vous remettez en état des machines dont la pièce d’origine n’est plus disponible."}, None),
        ({"description": "Vous travaillez à un poste fermé et ventilé."}, None),
        ({"description": "CDI à Eu. Offre clôturée le 31 décembre 2026."}, None),
        ({"description": "Offre clôturée le 12 novembre 2026. CDI à Eu."}, Rejection.FILLED),
        ({"description": "Offre suspendue. CDI à Eu."}, Rejection.FILLED),
        ({"title": "Chargé de candidatures"}, None),
    ],
)
def test_why_it_is_not_shown(fields: dict[str, Any], reason: Rejection | None) -> None:
    assert posting(**fields).rejection == reason


def test_a_rejected_one_is_still_whole() -> None:
    normalized = posting(
        title="Régleur (poste pourvu)", contract="CDI", locations=("76260 Eu",), date_posted="2026-11-20"
    )
    assert (normalized.title, normalized.contract, normalized.places[0].name, normalized.date_posted) == (
        "Régleur",
        (Contract.CDI,),
        "Eu",
        date(2026, 11, 20),
    )


def test_warnings() -> None:
    assert set(posting(title="Trieuse", description="Profil jeune. Contact : Mme Odile Vernay.").flags) == {
        "discriminating",
        "no_date",
        "no_salary",
        "contact_removed",
    }
    assert (
        "discriminating"
        not in posting(
            title="Trieuse H/F", description="Vous avez plus de 18 ans. Notre maison a plus de 40 ans d'histoire."
        ).flags
    )
    assert "not_french" in posting(description="You will work with the team and our partners.").flags
    assert "agency_status" in posting(Publisher("Val Emplois", "agency", None)).flags
    assert "agency_status" not in posting(Publisher("Val Intérim", "agency", None)).flags


def test_no_way_to_a_person_is_kept_anywhere() -> None:
    normalized = posting(
        description="<p>Contact : <b>Mme Irène Valcourbe</b>, 02 61 91 04 17,"
        " <a href='mailto:i.valcourbe@m.example'>i.valcourbe@m.example</a></p>",
        salary="2100 € par mois, écrire à i.valcourbe@m.example",
        apply_url="mailto:i.valcourbe@m.example",
    )
    assert not {part for part in ("Valcourbe", "valcourbe", "02 61", "@") if part in repr(normalized)}
    assert "contact_removed" in normalized.flags


@given(
    title=STRINGS,
    organization=STRINGS,
    contract=STRINGS,
    salary=STRINGS,
    date_posted=STRINGS,
    schedule=STRINGS,
    experience=STRINGS,
    description=st.text(max_size=300),
)
def test_any_text_is_normalized_and_twice_the_same(**fields: Any) -> None:
    assert posting(**fields) == posting(**fields)


@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "Salaire : 2100 €. ",
        "1 ",
        "contact : ",
        "expérience de 2 ans ",
        "2x8 / ",
        "<p>",
        "< ",
        "CAP ",
        "en CDI ",
        "- a : b\n",
        "é",
    ],
)
def test_a_huge_description_is_bounded(piece: str) -> None:
    start = perf_counter()
    posting(description=piece * (1_000_000 // len(piece)))
    assert perf_counter() - start < 5


def test_many_at_once_are_what_each_is_alone() -> None:
    raws = [Raw(text=invented(n), id=str(n), source="s", key="k", seen_at=SEEN) for n in range(150)]

    assert normalize_all(raws) == [normalize(raw) for raw in raws]
    assert normalize_all([]) == []


def test_invented_postings_are_read_whole() -> None:
    normalized = normalize(Raw(text=invented(1), id="1", source="s", key="k", seen_at=SEEN))
    unknown = {
        name
        for name in ("contract", "salary", "places", "date_posted", "shift", "occupation", "education")
        if not getattr(normalized, name)
    }
    assert unknown == set()


@pytest.mark.parametrize("address", ["", "mailto:rh@verrerie.example", "tel:0235000000"])
def test_one_applies_at_the_source_and_never_to_a_person(address: str) -> None:
    normalized = posting(url="https://verrerie.example/offre/1", apply_url=address)

    assert normalized.apply_url == "https://verrerie.example/offre/1"


@pytest.mark.parametrize("never", ["0001-01-01T00:00:00", "1970-01-01", "1900-01-01", "9999-12-31", "2001-01-01"])
def test_what_a_program_writes_for_no_date_ends_no_offer(never: str) -> None:
    found = posting(date_posted="2026-11-20", valid_through=never)

    assert (found.valid_through, found.rejection, found.date_posted) == (None, None, date(2026, 11, 20))
    assert posting(valid_through=never).rejection is None


def test_an_offer_that_ends_before_it_was_posted_is_doubted_and_not_ended() -> None:
    found = posting(date_posted="2026-11-20", valid_through="2026-11-01")

    assert (found.valid_through, found.rejection) == (None, None)
    assert "dates_doubted" in found.flags
    assert posting(date_posted="2026-10-01", valid_through="2026-11-01").rejection == Rejection.EXPIRED


@pytest.mark.parametrize(("posted", "kept"), [("2027-05-24", None), ("2026-11-27", date(2026, 11, 24))])
def test_no_offer_was_posted_after_the_visit_that_saw_it(posted: str, kept: date | None) -> None:
    found = posting(date_posted=posted)

    assert found.date_posted == kept
    assert ("dates_doubted" in found.flags) is (kept is None)


@given(st.dates(), st.dates())
def test_whatever_days_a_source_writes_none_heads_the_board_from_the_future(posted: date, end: date) -> None:
    found = posting(date_posted=posted.isoformat(), valid_through=end.isoformat())

    assert found.date_posted is None or found.date_posted <= SEEN.date()
    assert not (found.date_posted and found.valid_through) or found.date_posted <= found.valid_through
