"""What a source says of a person is in no field of the posting: neither in what is shown, nor in what it was read from."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from pipeline.model import Text
from pipeline.normalize import Publisher, Raw, normalize
from pipeline.normalize.contact_free import contact_free
from pipeline.normalize.source_text.declared_contact import declared_contact
from vocabulary.posting_values import Contact

SEEN = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
OFFER = Text(
    title="Trieur H/F",
    organization="Verrerie Martin",
    locations=("76260 Eu",),
    contract="CDI",
    salary="2 100 € brut par mois",
    schedule="35h en 2x8",
    experience="2 ans",
    education="CAP",
    description="<p>Vous triez des flacons à la Verrerie Martin.</p>",
    url="https://verrerie.example/offres/7",
    apply_url="https://verrerie.example/postuler/7",
    external_id="VDB-7",
)
CONTACT = "contact : Odile Vernay, 06 12 34 56 78, o.vernay (at) verrerie point example"
GONE = ("Odile", "Vernay", "34 56", "34.56", "0612345678", "vernay", "6 12 34")


@pytest.mark.parametrize("name", [field.name for field in fields(Text) if field.name not in {"rome", "language"}])
def test_no_field_of_a_posting_tells_of_a_person(name: str) -> None:
    said = getattr(OFFER, name)
    told = f"{said}?contact=o.vernay%40verrerie.example" if name.endswith("url") else f"{said} – {CONTACT}"
    text = replaced(name, told)
    publisher = Publisher(f"Verrerie Martin ({CONTACT})", "employer", None)
    posting = normalize(Raw(text=text, id="1", source="s", key="k", seen_at=SEEN, publisher=publisher))
    everything = repr(posting)
    assert [part for part in GONE if part in everything] == []
    assert (posting.title, posting.hiring_organization, posting.publisher) == (
        "Trieur",
        "Verrerie Martin",
        "Verrerie Martin",
    )
    assert posting.places[0].name == "Eu"
    assert posting.apply_url.startswith("https://verrerie.example/")


def replaced(name: str, told: str) -> Text:
    """The offer with one field that tells of a person."""
    if name == "locations":
        return replace(OFFER, locations=(told,))
    changed: dict[str, Any] = {name: told}
    return replace(OFFER, **changed)


def test_an_address_that_reaches_a_person_gives_way_to_the_page_of_the_offer() -> None:
    for told in (
        "mailto:rh@verrerie.example",
        "tel:0612345678",
        "https://wa.me/33612345678",
        "https://linkedin.com/in/odile-vernay",
    ):
        posting = normalize(Raw(text=replaced("apply_url", told), id="1", source="s", key="k", seen_at=SEEN))
        assert posting.apply_url == "https://verrerie.example/offres/7"
        assert "contact_removed" in posting.flags


def test_who_logs_in_is_no_part_of_a_published_address() -> None:
    told = "https://sophie.durand:motdepasse@verrerie.example/postuler"
    posting = normalize(Raw(text=replaced("apply_url", told), id="1", source="s", key="k", seen_at=SEEN))
    assert posting.apply_url == "https://verrerie.example/postuler"


def test_what_tells_of_nobody_is_the_same_object() -> None:
    assert contact_free(OFFER) is OFFER


def test_a_contact_is_declared_by_no_site() -> None:
    fields = {"declaredContact": {"telephone": "0612345678", "published": True}}
    assert declared_contact(fields, "json_ld") is None
    assert declared_contact(fields, "declared") == Contact(telephone="0612345678", published=True)
    assert declared_contact({"declaredContact": ["0612345678"]}, "declared") is None
