"""People's names, telephones and mails leave; firms and switchboards stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.contact_cases import CASES
from french.contacts.redacted import PLACEHOLDER, without_contacts


@pytest.mark.parametrize(("text", "goes", "stays"), CASES, ids=[text[:30] for text, _, _ in CASES])
def test_invented_ends_of_offers(text: str, goes: tuple[str, ...], stays: tuple[str, ...]) -> None:
    shown, removed = without_contacts(text)
    assert [part for part in goes if part in shown] == []
    assert [part for part in stays if part not in shown] == []
    assert removed is bool(goes)


@given(
    st.sampled_from(["Irène", "Kevin", "Jean-Marc", "Élodie"]),
    st.sampled_from(["Valcourbe", "LESTRINGUE", "de Brévain", "Le Gall"]),
    st.sampled_from(["02 35 00 11 22", "03.53.01.22.80", "+33 6 12 34 56 78", "0612345678", "06-12-34-56-78"]),
    st.sampled_from(
        [
            "Contact : Mme {0} {1}, {2}",
            "Contactez {0} {1} au {2}.",
            "{0} {1} - {2}",
            "M. {1} ({2})",
            "Votre recruteur : {0} {1}\n{2}",
        ]
    ),
)
def test_nothing_of_a_person_stays(first: str, last: str, phone: str, form: str) -> None:
    text = f"Vous triez des flacons.\n{form.format(first, last, phone)}\nMerci, {last.rsplit(maxsplit=1)[-1]}."
    shown, removed = without_contacts(text)
    assert removed
    assert last.rsplit(maxsplit=1)[-1] not in shown
    assert phone not in shown
    assert first not in shown or form.startswith("M. ")
    assert "Vous triez des flacons." in shown


@given(st.text(max_size=400))
def test_any_text_is_read_and_a_second_time_changes_nothing(text: str) -> None:
    shown, removed = without_contacts(text)
    assert without_contacts(shown)[0].count(PLACEHOLDER) >= 0
    assert removed or shown == text


@pytest.mark.parametrize(
    "piece", ["Aa ", "a.b-", "0 ", "01 ", "Mme ", "Contact : ", "@", "a@", "[at]", "<a href=mailto:", "\x00 , "]
)
def test_time_grows_with_the_text_only(piece: str) -> None:
    assert isinstance(without_contacts(piece * (60_000 // len(piece)))[1], bool)
