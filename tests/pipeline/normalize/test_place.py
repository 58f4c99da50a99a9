"""Places: the right commune among namesakes, and nothing where nothing is said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from french.communes import Commune, commune, glued, named, table
from pipeline.model import Zone
from pipeline.normalize.places.address_hints import is_foreign
from pipeline.normalize.places.place import MOST_PLACES, likeliest, one_letter_apart, place, places


@pytest.mark.parametrize(
    ("text", "insee"),
    [
        ("Eu", "76255"),
        ("EU (76)", "76255"),
        ("Y (80)", "80829"),
        ("Bors (Canton de Charente-Sud) (16)", "16053"),
        ("Château-Chinon (Campagne) (58)", "58063"),
        ("76260 Eu", "76255"),
        ("12 rue du Four, 76340 Blangy sur Bresle", "76101"),
        ("76 - MERS LES BAINS", "80533"),
        ("Saint-Quentin-Lamotte", "80714"),
        ("St Quentin la Motte (80)", "80714"),
        ("Guimerville", "76363"),
        ("Feuquières", "60233"),
        ("Feuquières (60)", "60233"),
        ("Feuquières-en-Vimeu", "80308"),
        ("75 - PARIS 08", "75108"),
        ("69003 Lyon", "69383"),
        ("Le Tréport, Seine-Maritime, France", "76711"),
        ("usine de Gamaches", "80373"),
        ("Friville Escarbottin", "80368"),
        ("Rouen et alentours", "76540"),
    ],
)
def test_names_a_commune(text: str, insee: str) -> None:
    located = place(text)
    assert located is not None
    assert located.place.insee == insee


@pytest.mark.parametrize(
    ("text", "department", "region"),
    [
        ("76", "76", "28"),
        ("Seine-Maritime (76)", "76", "28"),
        ("Normandie", None, "28"),
        ("76260", "76", "28"),
        ("Somme", "80", "32"),
    ],
)
def test_says_no_more_than_the_text(text: str, department: str | None, region: str) -> None:
    located = place(text)
    assert located is not None
    assert (located.place.insee, located.place.department, located.place.region) == (None, department, region)


@pytest.mark.parametrize(
    "text", ["", "France", "Télétravail", "Londres", "Bruxelles, Belgique", "Sunnyvale, CA", "vous avez eu"]
)
def test_names_no_place(text: str) -> None:
    assert place(text) is None


def test_the_valley_is_a_zone() -> None:
    assert [located.place.zone for located in places(["Vallée de la Bresle"])] == [Zone.BRESLE]


def test_several_places_the_same_once() -> None:
    all_located = places(["Eu / Le Tréport", "76260 Eu"])
    assert [located.place.insee for located in all_located] == ["76255", "76711"]


@pytest.mark.parametrize(
    ("text", "foreign"),
    [("Camberwell VIC 3124, AU", True), ("Eu, FR", False), ("Suisse Normande, 14", False), ("83 - LA GARDE", False)],
)
def test_foreign(text: str, foreign: bool) -> None:
    assert is_foreign(text) is foreign


@given(st.sampled_from(sorted(table().lines)))
def test_a_commune_with_its_department_is_found(insee: str) -> None:
    town = commune(insee)
    located = place(f"{town.name} ({town.department})")
    assert located is not None
    assert located.place.insee in {other.insee for other in named(glued(town.name))} | {insee}
    assert located.place.department == town.department


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    located = place(text)
    assert (
        located is None or located.place.insee or located.place.department or located.place.region or located.place.zone
    )


@pytest.mark.parametrize("text", ["80 - Rue", "RUE", "Rue (80)", "80120 Rue", "Rue, Somme"])
def test_rue_is_a_commune_too(text: str) -> None:
    assert [located.place.insee for located in places((text,))] == ["80688"]


@pytest.mark.parametrize(
    ("text", "insee"),
    [
        ("Rieux", "76528"),  # its namesake in the Morbihan has five times as many inhabitants
        ("Bailly", "60043"),  # six times, in the Yvelines
        ("Devise", "17457"),  # twenty times: somebody means that one
        ("Saint-Mard", "77420"),
        ("Feuquières", "60233"),
    ],
)
def test_a_namesake_of_the_valley_s_departments_wins_unless_another_is_twenty_times_bigger(
    text: str, insee: str
) -> None:
    located = place(text)
    assert located is not None
    assert located.place.insee == insee


def test_of_namesakes_in_the_departments_the_valley_s_own_wins() -> None:
    """Feuquières-en-Vimeu is bigger than many; what lies in the zone comes before what is merely near."""
    valley = Commune(insee="80001", name="Ici", department="80", lat=None, lon=None, zone=Zone.BRESLE, population=100)
    near = replace(valley, insee="60001", zone=Zone.DEPARTMENTS, population=1999)
    far = replace(valley, insee="33001", department="33", zone=Zone.FRANCE, population=2000)

    assert likeliest([near, valley]) == valley
    assert likeliest([near, valley, far]) == valley
    assert likeliest([valley, replace(far, population=2001)]) == replace(far, population=2001)
    assert likeliest([far, replace(far, insee="33002", population=3)]) == far
    assert likeliest([]) is None


@pytest.mark.parametrize("text", ["Eu / ailleurs", "Eu / Zzyx", "Ailleurs / Eu", "Eu | secteur"])
def test_a_town_beside_what_is_no_town_is_that_town_alone(text: str) -> None:
    assert [located.place.insee for located in places([text])] == ["76255"]


@pytest.mark.parametrize("joint", [" / ", "/", " | ", " ; ", "\n", " ou ", " et ", " & ", " + "])
def test_towns_are_joined_in_many_ways(joint: str) -> None:
    assert [located.place.insee for located in places([f"Eu{joint}Gamaches"])] == ["76255", "80373"]


def test_a_department_beside_a_commune_says_nothing_more() -> None:
    assert [located.place.insee for located in places(["Seine-Maritime", "Eu"])] == ["76255"]


def test_places_of_one_posting_are_bounded() -> None:
    towns = [f"{one.name} ({one.department})" for one in map(commune, sorted(table().lines)[:60])]
    assert len(places(towns)) == MOST_PLACES


@pytest.mark.parametrize(
    ("text", "insee", "rule"),
    [
        ("Eu", "76255", "insee:name"),
        ("76260 Eu", "76255", "insee:name+postal"),
        ("Eu (76)", "76255", "insee:name+department"),
        ("Gamachess (80)", "80373", "insee:close_name"),
        ("Le Tréprot (76)", "76711", "insee:close_name"),
        ("80220 quelque part", None, "department"),
    ],
)
def test_how_a_place_was_found_is_said(text: str, insee: str | None, rule: str) -> None:
    located = place(text)
    assert located is not None
    assert (located.place.insee, located.rule) == (insee, rule)


@pytest.mark.parametrize(
    ("text", "wrong"), [("Gamaches (33)", "80373"), ("Eu (35)", "76255"), ("33000 Gamaches", "80373")]
)
def test_a_name_is_not_of_a_department_that_the_text_denies(text: str, wrong: str) -> None:
    located = place(text)
    assert located is None or located.place.insee != wrong


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("gamaches", "gamaches", True),
        ("gamaches", "gamache", True),
        ("gamaches", "gammaches", True),
        ("gamaches", "gamahces", True),
        ("gamaches", "gamathes", True),
        ("gamaches", "gamahtes", False),
        ("gamaches", "gamach", False),
        ("gamaches", "ramachet", False),
    ],
)
def test_one_letter_apart_is_one_letter(a: str, b: str, near: bool) -> None:
    assert one_letter_apart(a, b) is one_letter_apart(b, a) is near


@pytest.mark.parametrize("text", ["", " ", " - ", ".,-"])
def test_signs_alone_name_nothing(text: str) -> None:
    assert place(text) is None


@pytest.mark.parametrize(
    ("text", "insee"),
    [
        ("Saint-Valery-sur-S", "80721"),  # cut, long, and only one begins so
        ("Friville-Esc", "80368"),
        ("Villefranche-sur-Sao", "69264"),  # only one in all of France
        ("Mers-les-Bain", "80533"),
        ("Gamachs", None),  # seven letters, one wrong, and no department: too little
        ("Gamachs (80)", "80373"),
        ("Neufchatel-en-Brya", "76462"),
    ],
)
def test_a_name_that_is_cut_or_misspelt(text: str, insee: str | None) -> None:
    located = place(text)
    assert (located.place.insee if located else None) == insee
