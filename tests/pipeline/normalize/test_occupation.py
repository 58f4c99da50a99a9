"""Occupations: the valley's words, everybody's, and ROME's own."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from french.communes import FILE as COMMUNES
from french.word_lists import WordListError
from pipeline.normalize.occupations.appellations import FILE, appellations
from pipeline.normalize.occupations.occupation import LISTS, MOST_OCCUPATIONS, occupation, read_trades


@pytest.mark.parametrize(
    ("shown", "rome"),
    [
        ("Conducteur machine IS", "H2801"),
        ("Opérateur bout froid", "H2801"),
        ("Agent feeder", "H2801"),
        ("Choisisseur", "H3302"),
        ("Mouliste", "H2901"),
        ("Sérigraphe", "E1301"),
        ("Laqueur", "H3404"),
        ("Cariste de nuit", "N1101"),
        ("Électricien industriel", "I1309"),
        ("Souffleur de verre", "B1602"),
        ("Enfourneur", "H2805"),
        ("Technicien de maintenance", "I1304"),
        ("Aide-soignant", "J1501"),
        ("Maçon", "F1703"),
        ("Dessinateur CAO", "H1203"),
        ("Alternance dessinateur CAO, BTS CPI", "H1203"),
        ("Dessinateur bâtiment", "F1104"),
    ],
)
def test_of_a_title(shown: str, rome: str) -> None:
    trade = occupation(shown)
    assert trade is not None
    assert trade[0].rome == rome


def test_the_employer_says_what_an_operator_makes() -> None:
    kinds = {
        kind: trade[0].rome
        for kind in ("", "verrier", "fondeur")
        if (trade := occupation("Fondeur", employer_kind=kind))
    }
    assert kinds == {"": "H2907", "verrier": "H2805", "fondeur": "H2907"}


def test_sorting_waste_is_no_glass_trade() -> None:
    waste, glass = (
        occupation("Agent de tri", words="tri des dechets"),
        occupation("Agent de tri", words="tri des flacons, dechets verre"),
    )
    assert waste is not None
    assert glass is not None
    assert (waste[0].rome, glass[0].rome) == ("K2304", "H3302")


def test_the_code_of_the_source_wins() -> None:
    trade = occupation("Cariste", rome="H2801 - verre")
    assert trade is not None
    assert (trade[0].rome, trade[0].score, trade[1]) == ("H2801", 1.0, "rome:given")
    assert occupation("Cariste", rome="Z9999") == occupation("Cariste")


def test_an_unsure_one_is_called_probable() -> None:
    trade = occupation("Chargé de développement territorial")
    assert trade is not None
    assert trade[1].endswith("(probable)") == (trade[0].score < 0.6)


def test_every_rule_has_a_code_of_rome() -> None:
    codes = {group.name for parts in LISTS.values() for groups in parts.values() for group in groups}
    assert codes <= set(appellations().labels)


def test_a_code_that_rome_does_not_know_is_told(tmp_path: Path) -> None:
    file = tmp_path / "trades.txt"
    file.write_text("# Métiers.\nN1101 : cariste\nH29O1 : pareur moule\n", encoding="utf-8")

    with pytest.raises(WordListError, match=r"ligne 3 : « H29O1 » n’est pas un code ROME"):
        read_trades(file)


def test_tables_are_small() -> None:
    assert FILE.stat().st_size + COMMUNES.stat().st_size < 1_500_000


@given(st.text(max_size=120))
def test_any_title_is_read(shown: str) -> None:
    trade = occupation(shown)
    assert trade is None or (
        0 < trade[0].score <= 1
        and len(trade[0].alternatives) < MOST_OCCUPATIONS
        and trade[0].rome not in trade[0].alternatives
    )
