"""However a way to reach somebody is written it goes, and what only looks like one stays, sign for sign."""

from time import process_time

import pytest

from french.contacts.addresses import reaches_person, without_contact
from french.contacts.lines import line_without_contacts
from french.contacts.redacted import holds_contact, redacted
from tests.worlds.postings.contact_tables import INNOCENTS, SPELLINGS, Spelling

HARMLESS_SECONDS = 0.0125
"""Of a text that is looked through as fast as this nothing is asked: so short a time says nothing of how it grows."""
AROUND = ("{}", "Rejoignez-nous à Eu. {} Merci et à bientôt.", "<p>Vous triez.</p><p>{}</p>")


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda spelling: spelling.text[:40])
def test_no_spelling_of_a_contact_stays(spelling: Spelling) -> None:
    for around in AROUND:
        shown = redacted(around.format(spelling.text))
        assert [part for part in spelling.goes if part in shown] == []
    if "<" not in spelling.text:
        shown = line_without_contacts(f"Trieur H/F - {spelling.text}")
        assert [part for part in spelling.goes if part in shown] == []
        assert shown.startswith("Trieur H/F")


@pytest.mark.parametrize("text", INNOCENTS)
def test_what_only_looks_like_a_contact_stays(text: str) -> None:
    assert redacted(text) == text
    assert redacted(f"Rejoignez-nous. {text}. À bientôt.") == f"Rejoignez-nous. {text}. À bientôt."
    assert line_without_contacts(text) == text
    assert not holds_contact(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Tél:0261914475CDI temps plein", "CDI temps plein"),
        ("E-mail:rh@verrerie.exampleTél:0261914475Poste à pourvoir", "Poste à pourvoir"),
        ("Mail : rh@verrerie.frPoste de nuit", "Poste de nuit"),
        ("RH@VERRERIE.FRPoste de nuit", "Poste de nuit"),
        ("0261914475Horaires 2x8", "Horaires 2x8"),
        ("Appelez le 06 12 34 56 78 (Julie) ou passez.", "l’offre ou passez."),
        ("Par Claire Dubois | 12 mars 2025", " | 12 mars 2025"),
        ("À très vite !\nJulie, chargée de recrutement", ", chargée de recrutement"),
    ],
)
def test_what_is_glued_to_a_contact_or_stands_behind_it_stays(text: str, left: str) -> None:
    shown = redacted(text)
    assert shown != text
    assert shown.endswith(left)


def test_the_tables_are_long_enough_to_be_believed() -> None:
    assert len(SPELLINGS) >= 200
    assert len(INNOCENTS) >= 150


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Trieur H/F - 06 12 34 56 78", "Trieur H/F"),
        ("Trieur H/F (tél : 06 12 34 56 78)", "Trieur H/F"),
        ("Trieur H/F – contact : rh@verrerie.example – Eu", "Trieur H/F - Eu"),
        ("Trieur (CDI, 06 12 34 56 78)", "Trieur (CDI)"),
        ("Verrerie Martin, recruteur : J. Vernay", "Verrerie Martin"),
        ("Recruteur – 06 12 34 56 78", "Recruteur"),
        ("06 12 34 56 78", ""),
    ],
)
def test_a_line_loses_what_announced_the_contact(line: str, left: str) -> None:
    assert line_without_contacts(line) == left


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ("mailto:rh@verrerie.example", ""),
        ("MAILTO:rh@verrerie.example", ""),
        (" tel:+33612345678", ""),
        ("https://wa.me/33612345678", ""),
        ("https://api.whatsapp.com/send?phone=33612345678", ""),
        ("https://www.linkedin.com/in/odile-vernay/", ""),
        (
            "https://verrerie.example/7?email=o%2Evernay%40verrerie.example&lang=fr",
            "https://verrerie.example/7?lang=fr",
        ),
        ("https://verrerie.example/7?tel=06.12.34.56.78", "https://verrerie.example/7"),
        ("https://verrerie.example/7#mail=o.vernay@verrerie.example", "https://verrerie.example/7"),
        ("https://verrerie.example/7?x=o.vernay%2540verrerie.example", "https://verrerie.example/7"),
        ("https://verrerie.example/contact/0612345678", "https://verrerie.example/"),
        ("https://verrerie.example/offre/regleur-06-12-34-56-78", "https://verrerie.example/"),
    ],
)
def test_an_address_that_tells_of_a_person_is_none(address: str, left: str) -> None:
    assert reaches_person(address)
    assert without_contact(address) == left


@pytest.mark.parametrize(
    "address",
    [
        "https://verrerie.example/offres/trieur-h-f-123456789",
        "https://verrerie.example/offres?id=0612345678&utm_source=email",
        "https://verrerie.example/apply?email=",
        "https://www.linkedin.com/jobs/view/1234567890",
        "https://www.linkedin.com/company/verrerie/",
        "https://jobs.example/2026/06/12/34567890",
        "https://verrerie.example/offre/8f0612345678ab",
        "https://www.google.com/maps/@50.0491,1.4186,15z",
    ],
)
def test_an_address_of_an_offer_stays(address: str) -> None:
    assert not reaches_person(address)
    assert without_contact(address) == address


@pytest.mark.parametrize(
    "piece",
    [
        "06 ", "0 - ", "06 12 34 56 7 ", "+33 ", "2026-06-12 ", "zéro six ", "06 douze ", "a@", "a @ ", "a(at)", "a.b at c ",
        "arobase ",
        "http://a.b/?x=", "wa.me/a ", "Mme A. ", "J. M", "J. Vernay ", "Recruteur : ", "Odile Vernay ", "contact : odile ",
        "&#64;", "é\u200b",
        "<b>0</b>", "<p>6</p>", "( ", "[at] ", ": - ", "M. Le ", "Odile, ",
    ],
)  # fmt: skip
def test_time_grows_with_the_text_only(piece: str) -> None:
    def took(letters: int) -> float:
        text = piece * (letters // len(piece))
        start = process_time()
        redacted(text)
        return process_time() - start

    def grew() -> bool:
        large = took(32_000)
        return large >= HARMLESS_SECONDS and large / took(4_000) > 8**1.2 * 1.5

    took(1_000)
    assert not all(grew() for _ in range(3))
