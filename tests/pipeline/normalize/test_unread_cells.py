"""A cell that nothing reads is named, with the nearest right value; free text that says no value is said gently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.declared.columns import COLUMN_NAMES
from crawlers.registry.registry import Member
from pipeline.normalize.unread_cells import unread_cells

MEMBERS = [Member(id="verrerie", name="Verrerie de l’Aubépine", aliases=("VDA",), kind="verrier", status="active")]
RIGHT = {
    "organization": "SAS Verrerie de l'Aubepine",
    "place": "Eu 76260",
    "contract": "CDD 6 mois",
    "salary": "2 100 € brut par mois",
    "schedule": "2x8, 35 h",
    "experience": "débutant accepté",
    "education": "bac pro",
    "description": "Vous réglez.",
}


def test_what_is_read_is_not_named() -> None:
    assert unread_cells(RIGHT, MEMBERS) == []
    assert unread_cells({}, MEMBERS) == []
    assert unread_cells({"organization": "Qui que ce soit"}) == [], "the form knows who types"


@pytest.mark.parametrize(
    ("field", "cell", "said"),
    [
        ("organization", "Verrerie de l’Obépine", "Vouliez-vous dire « Verrerie de l’Aubépine » ?"),
        ("organization", "VAD", "Vouliez-vous dire « VDA » ?"),
        ("organization", "Transports du Sud", "Écrivez le nom qui est dans members.csv."),
        ("place", "Eux", "Vouliez-vous dire « Eu » ?"),
        ("place", "Gamache sur Bresle", "Écrivez son nom et son code postal."),
        ("place", "Là-bas", "Écrivez son nom et son code postal."),
        ("contract", "contrat long", "Écrivez par exemple « CDI »"),
        ("contract", "CID", "Vouliez-vous dire « CDI » ?"),
        ("contract", "aprentisage", "Vouliez-vous dire « apprentissage » ?"),
        ("salary", "deux mille euros", "vouliez-vous dire « 2\u202f000 € brut par mois » ?"),
        ("salary", "mille neuf cent cinquante", "vouliez-vous dire « 1\u202f950 € brut par mois » ?"),
        ("salary", "catégorie C12", "Écrivez par exemple « 2 100 € brut par mois »."),
    ],
)
def test_a_slip_of_the_hand_is_named_with_what_is_nearest(field: str, cell: str, said: str) -> None:
    (unread,) = unread_cells(RIGHT | {field: cell}, MEMBERS)

    assert (unread.field, unread.mistake) == (field, True)
    assert f"« {cell} »" in unread.message
    assert said in unread.message


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("salary", "selon profil"),
        ("salary", "un salaire motivant"),
        ("place", "Seine-Maritime"),
        ("schedule", "à voir ensemble"),
        ("experience", "expérience souhaitée"),
        ("education", "motivation avant tout"),
    ],
)
def test_free_text_that_says_no_value_is_no_mistake(field: str, cell: str) -> None:
    (unread,) = unread_cells(RIGHT | {field: cell}, MEMBERS)

    assert (unread.field, unread.mistake) == (field, False)


def test_a_wage_without_a_number_is_said_not_to_be_shown() -> None:
    (unread,) = unread_cells({"salary": "selon profil"})
    assert unread.message == "« selon profil » : non chiffré, ne sera pas affiché."


@given(st.dictionaries(st.sampled_from(sorted(COLUMN_NAMES)), st.text(max_size=60)))
def test_whatever_is_typed_is_read_or_named_once(cells: dict[str, str]) -> None:
    fields = [unread.field for unread in unread_cells(cells, MEMBERS)]
    assert len(fields) == len(set(fields))
    assert set(fields) <= {field for field, cell in cells.items() if cell.strip()}
