"""What an address says besides the name of a commune: codes, department, region, arrondissement, country."""

import pytest

from french.communes import table
from pipeline.normalize.places.address_hints import AddressHints, candidates, district, hints_of, is_foreign


@pytest.mark.parametrize(
    ("words", "postal", "department", "region"),
    [
        ("76260 eu", "76260", "76", None),
        ("76 260 eu", "76260", "76", None),
        ("f-76260 eu", "76260", "76", None),
        ("762600 eu", None, None, None),
        ("176260", None, None, None),
        ("25000 k", None, None, None),
        ("76260 eur", None, None, None),
        ("99999 eu", None, None, None),  # no such department
        ("75000 paris", "75000", "75", None),  # no commune has that code, but there is such a department
        ("97411 saint denis", "97411", "974", None),
        ("20167 ajaccio", "20167", "2A", None),
        ("eu (80), 76260", "76260", "80", None),  # what is written counts more than what a code begins with
        ("76 - eu", None, "76", None),
        ("eu (76)", None, "76", None),
        ("eu, 76", None, "76", None),
        ("eu 76", None, "76", None),
        ("dep 80", None, "80", None),
        ("departement. 60", None, "60", None),
        ("2a", None, "2A", None),
        ("971", None, "971", None),
        ("eu 7", None, None, None),
        ("region normandie", None, None, "28"),
        ("departement de la somme", None, "80", None),
        ("somme, oise", None, "80", None),  # the first that is said
        ("normandie, bretagne", None, None, "28"),
        ("eu (76), somme", None, "76", None),
        ("eu, somme, normandie", None, "80", "28"),
        ("paris", None, None, None),  # a town as well
        ("75 paris", None, None, None),
        ("", None, None, None),
    ],
)
def test_what_an_address_says_of_where(
    words: str, postal: str | None, department: str | None, region: str | None
) -> None:
    assert hints_of(words) == AddressHints(postal, department, region)


@pytest.mark.parametrize(
    ("words", "insee"),
    [
        ("paris 8", "75108"),
        ("paris 08eme", "75108"),
        ("paris - 8e arr.", "75108"),
        ("75008 paris", "75108"),
        ("75116 paris", "75116"),
        ("paris 20", "75120"),
        ("paris 21", None),
        ("paris 0", None),
        ("paris", None),
        ("paris 75", None),
        ("lyon 3e", "69383"),
        ("69003 lyon", "69383"),
        ("lyon 9", "69389"),
        ("lyon 10", None),
        ("69123 lyon", None),
        ("marseille 1er arrondissement", "13201"),
        ("13016 marseille", "13216"),
        ("marseille 16", "13216"),
        ("paris 8, lyon", "75108"),
        ("lyon 3, pas a paris", "69383"),
        ("eu 3", None),
        ("toulouse 3", None),
    ],
)
def test_an_arrondissement_is_named_by_its_number_or_its_code(words: str, insee: str | None) -> None:
    found = district(words)

    assert (found[0].insee if found else None) == insee
    assert not found or found[1] == "insee:arrondissement"


def test_every_arrondissement_is_found_by_its_number_and_its_postal_code() -> None:
    cities = {"paris": ("75", "751", 20), "lyon": ("69", "6938", 9), "marseille": ("13", "132", 16)}
    for city, (number, start, count) in cities.items():
        for arrondissement in range(1, count + 1):
            insee = f"{start}{arrondissement:0{5 - len(start)}}"
            assert insee in table().lines
            for words in (f"{city} {arrondissement}", f"{number}{arrondissement:03} {city}"):
                found = district(words)
                assert found is not None, words
                assert found[0].insee == insee


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("eu", ["eu"]),
        ("76260 eu", ["eu"]),
        ("12 rue du four, 76340 blangy sur bresle", ["blangysurbresle"]),
        ("rue du four, eu", ["eu"]),
        ("gare de rouen", ["garederouen", "rouen"]),
        ("75 - paris 08", ["paris08", "paris"]),
        ("eu (seine-maritime)", ["eu", "seinemaritime"]),
        ("y (80)", ["y"]),
        ("bors (canton de charente-sud) (16)", ["borscantondecharentesud", "bors", "cantondecharentesud"]),
        ("y", []),
        ("rue", ["rue"]),
        ("rue de gamaches", []),
        ("zi gamaches", []),  # an estate has a name of its own
        ("12 gamaches", []),  # so has a street that is not called one
        ("zone industrielle, gamaches", ["gamaches"]),
        ("gamaches, bel air", ["gamachesbelair", "gamaches", "belair"]),
        ("france", []),
        ("12", []),
        ("", []),
    ],
)
def test_what_may_be_the_name_of_a_commune_the_surest_first(words: str, names: list[str]) -> None:
    assert list(filter(None, dict.fromkeys(candidates(words)))) == names


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Sunnyvale, CA", True),
        ("CA", False),  # alone it is a name like others
        ("New York, NY 10001", True),
        ("Springfield, IL 62701", True),
        ("Eu, IL 12", False),
        ("Camberwell VIC 3124, AU", True),
        ("Londres", True),
        ("Londres, Eu", True),
        ("Eu, Londres", True),
        ("Gand - Belgique", True),
        ("Belgique / France", False),
        ("France, Belgique", False),
        ("Maroc (Rabat)", True),
        ("Luxembourg", True),
        ("Eu", False),
        ("Suisse Normande, 14", False),
        ("", False),
        (" , ", False),
    ],
)
def test_what_evidently_lies_outside_france(text: str, foreign: bool) -> None:
    assert is_foreign(text) is foreign
