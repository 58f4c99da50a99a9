"""What a cell is, by its shape, its column and its place among the others of its record."""

import pytest

from crawlers.columns.shapes import Shape, shape_of
from crawlers.columns.titles import cleaned, parted
from tests.worlds.pages.read_sites import cards

CHIPS = "<li class=carte><h3>{}</h3><span class=a>{}</span><span class=b>{}</span></li>"


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("CDI", Shape.CONTRACT),
        ("CDD de 8 mois", Shape.CONTRACT),
        ("Contrat d’apprentissage", Shape.CONTRACT),
        ("Blangy-sur-Bresle (76)", Shape.PLACE),
        ("À pourvoir dès que possible", Shape.START),
        ("Publiée le 3 novembre 2026", Shape.POSTED),
        ("Candidatures jusqu’au 12/12/2026", Shape.DEADLINE),
        ("Réf. : MO-118", Shape.REFERENCE),
        ("2 postes à pourvoir", Shape.OPENINGS),
        ("35 h", Shape.HOURS),
        ("2 100 € brut par mois", Shape.WAGE),
        ("Projets variés, 2 100 € brut", Shape.WAGE),
        ("Chiffrer des affaires de 20 à 300 k€", None),
        ("Voir l’offre", Shape.MORE),
        ("Régleur de nuit", None),
        ("Chargé de mission", None),
        ("Contrôleur qualité", None),
        ("Production", None),
    ],
)
def test_a_short_text_is_known_by_its_shape(text: str, shape: Shape | None) -> None:
    assert shape_of(text) is shape


def test_a_chip_that_nobody_knows_is_what_its_column_is() -> None:
    places = ("Eu", "Aumale", "Gamaches", "Le Hameau-du-Four")
    found = cards(
        "".join(
            CHIPS.format(f"{name} (H/F)", place, "CDI")
            for name, place in zip(("Cariste", "Fondeur", "Trieur", "Graveur"), places, strict=True)
        )
    )

    assert [card.fields["jobLocation"] for card in found] == list(places)


def test_two_records_make_no_column() -> None:
    found = cards(
        CHIPS.format("Cariste (H/F)", "Eu", "CDI") + CHIPS.format("Fondeur (H/F)", "Le Hameau-du-Four", "CDI")
    )

    assert [card.fields.get("jobLocation") for card in found] == ["Eu", None]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("3 – Fraiseur", "Fraiseur"),
        ("Poste n°2 : Fraiseur", "Fraiseur"),
        ("» Fraiseur", "Fraiseur"),
        ("2 fraiseurs", "2 fraiseurs"),
        ("1er de rang", "1er de rang"),
    ],
)
def test_a_title_loses_its_number_in_the_list_and_no_other(written: str, title: str) -> None:
    assert cleaned(written) == title


def test_what_stands_behind_a_title_is_told_apart() -> None:
    assert parted("Conducteur de four (Eu)") == ("Conducteur de four", {"jobLocation": "Eu"})
    assert parted("Conducteur de four - équipe B") == ("Conducteur de four - équipe B", {})


def test_a_generic_heading_names_no_offer() -> None:
    form = "<article><h3>Offre d’emploi</h3><p class=nom>{} (H/F)</p><p>CDI</p><p>Eu</p></article>"

    assert [card.title for card in cards("".join(map(form.format, ("Cariste", "Fondeur", "Trieur"))))] == [
        "Cariste (H/F)",
        "Fondeur (H/F)",
        "Trieur (H/F)",
    ]
