"""schema.org properties of any shape become one string a field."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Text
from pipeline.normalize.source_text.posting import text

PLACES: list[tuple[Any, tuple[str, ...]]] = [
    ({"address": {"postalCode": "76470", "addressLocality": "Le Tréport", "addressRegion": "Normandie", "addressCountry": "FR"}},
     ("76470 Le Tréport, Normandie",)),
    ({"address": {"addressLocality": "Torino", "addressCountry": {"name": "IT"}}}, ("Torino, Italie",)),
    ({"address": {"addressCountry": "FR"}}, ("France",)),
    ({"address": "76260 Eu"}, ("76260 Eu",)),
    ({"name": "Remote, Italy"}, ("Remote, Italy",)),
    ("Eu | Gamaches | Eu", ("Eu", "Gamaches")),
    ([{"address": {"addressLocality": "Eu"}}, {"address": {"addressLocality": "Gamaches"}}], ("Eu", "Gamaches")),
    ({"address": {"streetAddress": "3 rue du Four", "postalCode": "76260", "addressLocality": "EU"}}, ("3 rue du Four, 76260 EU",)),
    (None, ()),
    ("Various", ()),
]  # fmt: skip
WAGES: list[tuple[Any, str]] = [
    ({"currency": "EUR", "value": {"minValue": 2150, "maxValue": 2400, "unitText": "MONTH"}}, "2150 à 2400 EUR par mois"),
    ({"currency": "EUR", "value": {"minValue": "12,50", "unitText": "HOUR"}}, "à partir de 12.5 EUR par heure"),
    ({"currency": "AUD", "value": {"value": 130000, "unitText": "YEAR"}}, "130000 AUD par an"),
    ({"currency": "EUR", "minValue": 100, "maxValue": 120, "unitText": "DAY"}, "100 à 120 EUR par jour"),
    ({"value": {"minValue": 2400, "maxValue": 2150, "unitText": "per-month"}}, "2150 à 2400 EUR par mois"),
    ({"value": {"minValue": None, "maxValue": 0}}, ""),
    ({"currency": "EUR", "value": ""}, ""),
    ({}, ""),
    (None, ""),
    (0, ""),
    ({"value": {"value": "selon convention"}}, "selon convention"),
    ("de 2 150 € à 2 400 € brut par mois sur 13 mois", "de 2 150 € à 2 400 € brut par mois sur 13 mois"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "wanted"), PLACES)
def test_places(value: Any, wanted: tuple[str, ...]) -> None:
    assert text({"title": "x", "jobLocation": value}).locations == wanted


@pytest.mark.parametrize(("value", "wanted"), WAGES)
def test_wages(value: Any, wanted: str) -> None:
    assert text({"title": "x", "baseSalary": value}).salary == wanted


def test_every_field_of_a_whole_posting() -> None:
    posting_text = text(
        {
            "title": " Régleur&nbsp;<b>IS</b> ",
            "hiringOrganization": {"@type": "Organization", "name": "Verrerie &amp; Fils"},
            "employmentType": ["FULL_TIME", "CDI"],
            "workHours": "3x8",
            "datePosted": "2026-11-12",
            "validThrough": "2026-12-31",
            "experienceRequirements": {"monthsOfExperience": 24},
            "educationRequirements": {"credentialCategory": "bac pro"},
            "description": "<p>Vous réglez.</p>",
            "applicationUrl": "mailto:rh@verrerie.example",
            "identifier": {"name": "Verrerie", "value": "R-12"},
            "occupationalCategory": "H2801 - Conduite",
            "inLanguage": "fr",
        },
        url="https://verrerie.example/o/1",
    )

    assert posting_text == Text(
        title="Régleur IS",
        organization="Verrerie & Fils",
        contract="FULL_TIME, CDI",
        schedule="3x8, temps plein",
        date_posted="2026-11-12",
        valid_through="2026-12-31",
        experience="24 mois",
        education="bac pro",
        description="<p>Vous réglez.</p>",
        url="https://verrerie.example/o/1",
        external_id="R-12",
        rome="H2801",
        language="fr",
    )


def test_a_template_that_was_not_filled_in_is_nothing() -> None:
    assert text({"title": "{{ job.title }}", "hiringOrganization": "{$ company $}"}) == Text(title="")


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "value", "address", "minValue", "unitText", "addressLocality", "currency"]), inner
        )
    ),
    max_leaves=12,
)
NAMES = [
    "title",
    "hiringOrganization",
    "jobLocation",
    "employmentType",
    "baseSalary",
    "identifier",
    "description",
    "url",
    "datePosted",
]


@given(st.dictionaries(st.sampled_from(NAMES), ANY))
def test_any_shape_gives_strings(fields: dict[str, Any]) -> None:
    posting_text = text(fields)

    for name in Text.__dataclass_fields__:
        value = getattr(posting_text, name)
        assert isinstance(value, tuple if name == "locations" else str)
        assert all(isinstance(place, str) and place for place in posting_text.locations)
        assert name == "description" or "\n" not in str(value)
