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


@pytest.mark.parametrize(
    ("text", "insee"),
    [
        ("Carcassonn", "11069"),  # ten letters, and only one begins so
        ("Carcasson", None),  # nine: too little far from here
        ("Carcasson (11)", "11069"),
        ("Friville", "80368"),  # near, eight are enough
        ("Friv", None),
        ("Fort-Mahon-Pl", "80333"),
        ("Saint-Valery-sur-X", None),
        ("Neufchatel-en-Bry", "76462"),
        ("Neuchatel-en-Bray (80)", None),  # and not in a department that the text denies
        ("Blangy-sur-Brsle", "76101"),
    ],
)
def test_the_further_away_the_more_of_a_name_is_needed(text: str, insee: str | None) -> None:
    located = place(text)
    assert (located.place.insee if located else None) == insee


@pytest.mark.parametrize(
    ("text", "insee", "rule"),
    [
        ("80220 Gamaches", "80373", "insee:name+postal"),
        ("Gamaches (60)", "80373", "insee:name, another department"),
        ("Mers-les-Bains (60)", "80533", "insee:name, another department"),
        ("Ault (60)", None, "department"),  # four letters may be anything
        ("Gamaches (33)", None, "department"),  # so may what lies outside the valley's departments
        ("Carcassonne (80)", None, "department"),
        ("Saint-Quentin (80)", "80714", "insee:close_name"),
        ("Normandie, Gamaches", None, "region"),
        ("Bretagne", None, "region"),
        ("Glass Vallée", None, "zone:name"),
        ("Villes sœurs", None, "zone:name"),
        ("Vallée du verre (76)", None, "zone:name"),
    ],
)
def test_the_surest_way_is_taken_and_said(text: str, insee: str | None, rule: str) -> None:
    located = place(text)
    assert located is not None
    assert (located.place.insee, located.rule) == (insee, rule)


def test_a_code_that_serves_one_commune_names_it_and_one_that_serves_several_does_not() -> None:
    served = {code: communes.split() for code, communes in table().postal.items() if code.startswith("76")}
    alone = next(code for code, those in served.items() if len(those) == 1)
    several = next(code for code, those in served.items() if len(those) > 1)

    located = place(f"{alone} quelque part")
    assert located is not None
    assert (located.place.insee, located.rule) == (served[alone][0], "insee:postal")
    located = place(f"{several} quelque part")
    assert located is not None
    assert (located.place.insee, located.rule) == (None, "department")


def test_a_place_says_all_that_is_known_of_its_commune() -> None:
    eu, somme = place("Eu"), place("Somme")
    assert eu is not None
    assert somme is not None
    town = commune("76255")
    assert (eu.place.name, eu.place.department, eu.place.region) == ("Eu", "76", "28")
    assert (eu.place.lat, eu.place.lon, eu.place.zone) == (town.lat, town.lon, Zone.BRESLE)
    assert (somme.place.zone, somme.place.lat) == (Zone.DEPARTMENTS, None)
    gironde = place("33")
    assert gironde is not None
    assert gironde.place.zone == Zone.FRANCE


def test_what_names_no_commune_is_left_out_beside_what_does_and_kept_alone() -> None:
    assert [located.rule for located in places(["Normandie", "Somme"])] == ["region", "department"]
    assert [located.rule for located in places(["Normandie", "Eu", "Somme"])] == ["insee:name"]
    assert places(["x" * 190 + " Eu", "   "]) == []


def test_more_pieces_than_a_posting_may_have_are_read_as_one_line() -> None:
    towns = ["Eu", "Gamaches"] * (MOST_PLACES // 2)
    assert [located.place.insee for located in places(["/".join(towns)])] == ["76255", "80373"]
    assert len(places(["/".join([*towns, "Eu"])])) < 2
