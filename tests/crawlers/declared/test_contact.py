"""What somebody types as a contact: a mail, a number, a page and nothing else, and shown only when its owner agrees."""

import pytest

from crawlers.declared.contact import typed_contact
from tests.worlds.pages.declared_tables import GOOD, HEADER, read
from vocabulary.posting_values import Contact


@pytest.mark.parametrize(
    ("typed", "contact"),
    [
        ("rh@atelier.example", Contact(mail="rh@atelier.example", published=True)),
        ("02.35.00.11.22", Contact(telephone="0235001122", published=True)),
        ("+33 (0)2 35 00 11 22", Contact(telephone="0235001122", published=True)),
        ("Tél : 02 35 00 11 22 / rh@a.example", Contact(mail="rh@a.example", telephone="0235001122", published=True)),
        ("https://atelier.example/emploi", Contact(page="https://atelier.example/emploi", published=True)),
        (" ", None),
    ],
)
def test_a_contact_is_read_as_people_write_it(typed: str, contact: Contact | None) -> None:
    assert typed_contact(typed, "Oui") == (contact, "", "")


@pytest.mark.parametrize(
    ("typed", "consent", "field"),
    [
        ("Mme Chimère, 02 35 00 11 22", "oui", "contact"),
        ("demander Jeanne", "oui", "contact"),
        ("0 892 12 34 56", "oui", "contact"),
        ("12345678", "oui", "contact"),
        ("https://atelier", "oui", "contact"),
        ("rh@a.example puis b@c.example", "oui", "contact"),
        ("02 35 00 11 22", "", "consent"),
        ("02 35 00 11 22 rh@a.example", "non", "consent"),
        ("rh@a.example", "peut-être", "consent"),
    ],
)
def test_what_is_no_contact_or_not_agreed_is_named(typed: str, consent: str, field: str) -> None:
    contact, named, wrong = typed_contact(typed, consent)
    assert (contact, named) == (None, field)
    assert wrong


def test_a_mail_without_consent_is_for_relayed_messages_only() -> None:
    assert typed_contact("rh@a.example", "")[0] == Contact(mail="rh@a.example", published=False)


def test_a_cell_of_a_table_takes_only_itself_away() -> None:
    columns = f"{HEADER};Contact professionnel;Accord pour publier le contact"
    declared = read(f"{columns}\n{GOOD};02 35 00 11 22;oui\nR2;Trieur;Tri Inventé;Eu;31/12/2026;02 35 00 11 33;\n")
    first, second = declared.postings
    assert first.fields["declaredContact"]["telephone"] == "0235001122"
    assert "declaredContact" not in second.fields
    assert [problem.column for problem in declared.problems] == ["Accord pour publier le contact"]
