"""Titles: the trade alone, in its masculine form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalize.titles.gender import MARKS, masculine
from pipeline.normalize.titles.title import title, title_key

TRADES = [
    "Régleur",
    "Conducteur de ligne",
    "Soudeur mig/mag",
    "Trieur de verre",
    "Ajusteur-mouliste",
    "Technicien de maintenance",
    "Chef d'équipe",
]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Technicien(ne) de maintenance H/F", "Technicien de maintenance"),
        ("Conducteur.rice de ligne", "Conducteur de ligne"),
        ("Agent·e de tri", "Agent de tri"),
        ("Vendeur/se", "Vendeur"),
        ("OPERATEUR/TRICE DE TRI", "OPERATEUR DE TRI"),
        ("Trieuse / Trieur de verre", "Trieur de verre"),
        ("Directeur commercial / Directrice commerciale", "Directeur commercial"),
        ("Employé polyvalent / Employée polyvalente (F/H)", "Employé polyvalent"),
        ("Tourneur (CN) H/F", "Tourneur (CN)"),
        ("Soudeur mig/mag (f/h)", "Soudeur mig/mag"),
        ("Développeur C/C++ F/H/X", "Développeur C/C++"),
        ("URGENT - Régleur H/F - CDI - Le Tréport (76)", "Régleur"),
        ("Régleur (CDI, 35h)", "Régleur"),
        ("Régleur - Réf. AB-1234", "Régleur"),
        ("[URGENT] Régleur", "Régleur"),
        ("Opérateur 3x8 H/F", "Opérateur 3x8"),
        ("Magasinier - Cariste", "Magasinier - Cariste"),
        ("Homme/Femme de ménage", "Homme de ménage"),
        ("3 Agents de tri H/F", "Agents de tri"),
        ("Offre d'emploi : Mouliste", "Mouliste"),
        ("Trieur h/f à Dieppe", "Trieur"),
        ("Monteur&nbsp;&amp; régleur", "Monteur & régleur"),
    ],
)
def test_shows_the_trade(text: str, shown: str) -> None:
    assert title(text) == shown


def test_employer_and_town_of_the_posting_are_no_part_of_it() -> None:
    assert title("Régleur - Verrerie Untel - Incheville", names=["Verrerie Untel"], places=["Incheville"]) == "Régleur"


def test_the_key_forgets_number_case_and_small_words() -> None:
    assert title_key("CONDUCTEURS DE LIGNES") == title_key("Conducteur ligne")


@given(
    st.sampled_from(TRADES),
    st.sampled_from(["H/F", "(F/H)", "h/f", "(H-F)", "(m/f/d)", "H / F", "(HF)", "Homme/Femme"]),
)
def test_every_mark_is_the_same_mark(trade: str, mark: str) -> None:
    assert title(f"{trade} {mark}") == title(f"{mark} {trade}") == trade


@given(
    st.sampled_from(TRADES),
    st.sampled_from([" - CDI", " - Blangy-sur-Bresle (76)", " (35h)", " - Réf. 12345", " - URGENT"]),
)
def test_tails_change_nothing(trade: str, tail: str) -> None:
    assert title(f"{trade} (H/F){tail}") == trade


@given(st.text(max_size=200))
def test_a_title_is_never_lost_and_no_mark_stays(text: str) -> None:
    shown = title(text)
    assert bool(shown.strip()) == bool(shown)
    if any(letter.isalpha() and letter.isascii() for letter in MARKS.sub("", text)):
        assert shown


@given(st.sampled_from(TRADES))
def test_masculine_is_stable(trade: str) -> None:
    assert masculine(masculine(trade)) == masculine(trade)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Régleur IS – Mers-les-Bains (80)", "Régleur IS"),
        ("Régleur IS, ligne Mers-les-Bains", "Régleur IS, ligne Mers-les-Bains"),
        ("Opérateur de parachèvement (H/F) – CDI – Usine de Blangy (76)", "Opérateur de parachèvement"),
        ("Responsable – Site de Production", "Responsable – Site de Production"),
    ],
)
def test_the_name_of_a_site_is_neither_cut_in_two_nor_a_trade(text: str, shown: str) -> None:
    assert title(text) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Conducteur de machine I.S. bout chaud H/F", "Conducteur de machine I.S. bout chaud"),
        ("Technicien.ne S.A.V.", "Technicien S.A.V."),
        ("Technicien Q.S.E. H/F", "Technicien Q.S.E."),
        ("Agent.e de tri", "Agent de tri"),
    ],
)
def test_the_dots_of_an_acronym_are_no_inclusive_writing(raw: str, shown: str) -> None:
    assert title(raw) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Opérateur décor verre H/F Oust-Marest (10 postes)", "Opérateur décor verre"),
        ("Opérateur de décor (H/F) - 10 postes - session de septembre", "Opérateur de décor"),
        ("URGENT Fraiseur commande numérique", "Fraiseur commande numérique"),
        ("Urgentiste H/F", "Urgentiste"),
        ("Cherche boulanger", "Boulanger"),
        ("On recherche un tourneur", "Tourneur"),
        ("Nous recherchons activement un soudeur", "Soudeur"),
        ("Nous recherchons : cariste", "Cariste"),
        ("Nous recrutons pour notre usine un cariste pour un remplacement", "Cariste pour un remplacement"),
        ("Chercheur en chimie du verre", "Chercheur en chimie du verre"),
        ("Magasinier réf VP-26-25", "Magasinier"),
        ("Technicien réf qualité", "Technicien réf qualité"),
    ],
)
def test_how_many_how_soon_and_for_whom_are_no_part_of_the_trade(raw: str, shown: str) -> None:
    assert title(raw, places=["80 - Oust-Marest"]) == shown
