"""What people of the valley type as a place finds it, and what an address says is read back as the same search."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.search import communes, query
from board.search.communes import around, beginnings, begun, find, inside, near, whole_code, written
from board.search.index import Place
from board.search.query import LONGEST, LONGEST_ADDRESS, MOST_PLACES, Search
from french.addresses import slug
from french.communes import commune, table
from french.distance import kilometers
from tests.worlds.board.client import board

KNOWN = around()
FAR = ("75108", "59001", "93066", "97411", "2A004", "27300", "62041", "51460", "69123")
"""Paris 8e, Abancourt in the Nord, two Saint-Denis, Ajaccio, one whose INSEE code is a postal code, and others."""
ALSO = {one.insee: Place(one.insee, one.name, one.lat or 0.0, one.lon or 0.0) for one in map(commune, FAR)}
PLACES = [*KNOWN.places.values(), *ALSO.values()]


def names(typed: str) -> set[str]:
    """The communes that are found."""
    return {place.name for place in find(typed, ALSO)}


@pytest.mark.parametrize("code", KNOWN.postal)
def test_a_postal_code_is_a_postal_code(code: str) -> None:
    served = set(table().postal[code].split())

    assert {place.insee for place in find(code, ALSO)} == served


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("76260", "Eu"), ("80220", "Gamaches"), ("76470", "Le Tréport"), ("76340", "Blangy-sur-Bresle"),
        ("80350", "Mers-les-Bains"), ("76390", "Aumale"), ("80100", "Abbeville"), ("76200", "Dieppe"),
        ("80130", "Friville-Escarbotin"), ("80460", "Ault"), ("76370", "Dieppe"), (" 76260 ", "Eu"),
    ],
)  # fmt: skip
def test_the_codes_of_the_valley_find_its_towns(typed: str, meant: str) -> None:
    assert meant in names(typed)
    assert "Ferrières-en-Bray" not in names(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("76260 Eu", "Eu"), ("Eu 76260", "Eu"), ("eu/76260", "Eu"), ("76260 EU CEDEX", "Eu"), ("Eu (76)", "Eu"),
        ("76 Eu", "Eu"), ("F-76260 Eu", "Eu"), ("Ville d’Eu", "Eu"), ("ville d'eu", "Eu"), ("Commune d’Eu", "Eu"), ("à Eu", "Eu"),
        ("commune de Gamaches", "Gamaches"), ("Mairie de Gamaches", "Gamaches"), ("80220 GAMACHES", "Gamaches"),
        ("mairie du Tréport", "Le Tréport"), ("Treport", "Le Tréport"), ("76470 Le Tréport", "Le Tréport"),
        ("Criel", "Criel-sur-Mer"), ("CRIEL", "Criel-sur-Mer"), ("criel s/ mer", "Criel-sur-Mer"), ("Criel sur mer", "Criel-sur-Mer"),
        ("Mers", "Mers-les-Bains"), ("mers les bains", "Mers-les-Bains"), ("80350 Mers", "Mers-les-Bains"),
        ("Blangy", "Blangy-sur-Bresle"), ("76340 Blangy", "Blangy-sur-Bresle"), ("Blangy sur Bresle", "Blangy-sur-Bresle"),
        ("Friville", "Friville-Escarbotin"), ("Neufchatel", "Neufchâtel-en-Bray"), ("Vieux Rouen", "Vieux-Rouen-sur-Bresle"),
        ("Guimerville", "Hodeng-au-Bosc"), ("Saint-Quentin-Lamotte", "Saint-Quentin-la-Motte-Croix-au-Bailly"),
        ("ST Valery s/ Somme", "Saint-Valery-sur-Somme"), ("L’Étoile", "L'Étoile"), ("l'etoile", "L'Étoile"), ("Y", "Y"),
        ("76470 St Rémy", "Saint-Rémy-Boscrocourt"), ("Criel sur mer (76910)", "Criel-sur-Mer"), ("Etalondes", "Étalondes"),
    ],
)  # fmt: skip
def test_a_town_is_found_however_it_is_written(typed: str, meant: str) -> None:
    assert {name.replace("’", "'") for name in names(typed)} == {meant}


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("St Rémy", "Saint-Rémy-Boscrocourt"), ("Ste Marguerite", "Sainte-Marguerite-sur-Mer"), ("Rieux", "Rieux"),
        ("80 Blangy", "Blangy-Tronville"), ("Hodeng", "Hodeng-au-Bosc"), ("12 rue de la Paix 76260", "Eu"),
    ],
)  # fmt: skip
def test_a_shared_name_gives_all_of_them(typed: str, among: str) -> None:
    found = find(typed, ALSO)

    assert among in {place.name for place in found}
    assert len(found) > 1


def test_a_beginning_gives_all_that_begin_so_up_to_twelve_and_else_none() -> None:
    begins: dict[str, list[Place]] = {}
    for name, place in beginnings():
        parts = name.split()
        for count in range(1, len(parts)):
            begins.setdefault(" ".join(parts[:count]), []).append(place)

    assert {2, 12, 13} <= {len(those) for those in begins.values()}, "« Saint-Aubin » and others are at the bound"
    for words, those in begins.items():
        assert list(begun(words)) == (those if len(words) >= 3 and len(those) <= 12 else []), words


@pytest.mark.parametrize("typed", ["", "Saint", "le", "zzzz", "99999", "76", "insee:99999", "75008 Tombouctou"])
def test_nothing_is_guessed(typed: str) -> None:
    assert find(typed, {}) == ()


@pytest.mark.parametrize(
    "way", [str, str.upper, str.lower, lambda name: name.replace("-", " "), lambda name: f"mairie de {name}"]
)
def test_every_commune_is_found_by_its_own_name(way: Callable[[str], str]) -> None:
    lost = [place.name for place in KNOWN.places.values() if place not in find(way(place.name), ALSO)]

    assert lost == []


def test_every_commune_is_found_by_its_name_and_its_code_in_both_orders() -> None:
    for code, served in KNOWN.postal.items():
        for place in served:
            assert find(f"{code} {place.name}", ALSO) == find(f"{place.name} {code}", ALSO) == (place,)


@pytest.mark.parametrize(
    "place", [*ALSO.values(), KNOWN.places["76260"], KNOWN.places["76255"]], ids=lambda place: place.name
)
def test_an_insee_code_that_says_so_is_never_a_postal_code(place: Place) -> None:
    assert find(f"insee:{place.insee}", ALSO) == (place,)


def test_a_bare_insee_code_is_read_when_it_is_no_postal_code() -> None:
    bare = [insee for insee in KNOWN.places if insee not in KNOWN.postal]

    assert len(bare) > 1900
    assert all(find(insee, ALSO) == (KNOWN.places[insee],) for insee in bare)
    assert find("2A004", ALSO) == (ALSO["2A004"],)
    assert find("27300", ALSO) == ()


def test_what_is_written_of_a_commune_leads_back_to_it_alone() -> None:
    assert [place for place in PLACES if find(written(place), ALSO) != (place,)] == []
    assert [place for place in PLACES if find(slug(written(place)).replace("-", " "), ALSO) != (place,)] == []


def test_a_namesake_is_written_with_its_department_also_overseas() -> None:
    assert written(ALSO["97411"]) == "Saint-Denis (974)"
    assert written(ALSO["93066"]) == "Saint-Denis (93)"
    assert find("Saint-Denis (974)", ALSO) == (ALSO["97411"],)
    assert written(KNOWN.places["76255"]) == "Eu"
    shared = [place for places in KNOWN.names.values() if len(places) > 1 for place in places]
    assert shared
    assert all(written(place) == f"{place.name} ({place.insee[:2]})" for place in shared)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Gamachee", "Gamaches"),
        ("mairie de Gamache", "Gamaches"),
        ("Blangy-sur-Brelse", "Blangy-sur-Bresle"),
        ("76390 Aumalle", "Aumale"),
        ("Zzyx", ""),
        ("Gamxxxes", ""),
        ("", ""),
    ],
)
def test_what_is_nearly_a_name_is_told_from_what_is_none(typed: str, meant: str) -> None:
    assert near(typed) == meant


def test_within_a_radius_is_what_lies_no_further_than_it() -> None:
    eu, treport, paris = KNOWN.places["76255"], KNOWN.places["76711"], ALSO["75108"]
    between = kilometers(eu.point, treport.point)

    assert 3 < between < 6
    assert inside(eu, 0, [eu, treport]) == {eu.insee: 0.0}
    assert inside(eu, between, [eu, treport, paris]) == {eu.insee: 0.0, treport.insee: between}
    assert inside(eu, between - 0.01, [treport, paris]) == {}


def test_only_all_of_a_code_in_its_order_are_written_as_it() -> None:
    served = find("76260", {})

    assert whole_code(served, 0) == "76260"
    assert whole_code(served[:-1], 0) == whole_code(served[::-1], 0) == whole_code(served, 1) == ""
    assert Search(lieu=served[:-1]).written("lieu") == ", ".join(map(written, served[:-1]))


def test_the_communes_of_a_postal_code_are_written_as_it() -> None:
    assert Search(lieu=find("76260", {})).query_string == "lieu=76260"
    assert Search(lieu=(*find("Gamaches", {}), *find("76260", {}))).written("lieu") == "Gamaches, 76260"
    assert Search(lieu=find("80350", {})).query_string == "lieu=Mers-les-Bains"


SOME = st.lists(st.sampled_from(PLACES), max_size=MOST_PLACES, unique=True).map(tuple)
OF_CODES = st.lists(st.sampled_from(sorted(KNOWN.postal)), max_size=2, unique=True).map(
    lambda codes: tuple(dict.fromkeys(place for code in codes for place in KNOWN.postal[code]))[:MOST_PLACES]
)


BOTH = st.tuples(OF_CODES, SOME).map(lambda both: tuple(dict.fromkeys(both[0] + both[1]))[:MOST_PLACES])
NAMES = st.lists(st.one_of(st.sampled_from([place.name for place in PLACES]), st.text(max_size=30)), max_size=90)


@st.composite
def searches(draw: st.DrawFn) -> Search:
    """Any search."""
    lieu = draw(st.one_of(SOME, OF_CODES, BOTH))
    return Search(
        q=query.clean(draw(st.text(max_size=LONGEST + 50))),
        lieu=lieu,
        rayon=draw(st.integers(0, query.FARTHEST_KM)) if lieu else 0,
        contrat=draw(st.lists(st.sampled_from(sorted(query.KNOWN["contrat"])), unique=True).map(tuple)),
        metier=draw(st.lists(st.from_regex(r"[A-Z][0-9]{4}", fullmatch=True), max_size=4, unique=True).map(tuple)),
        zone=draw(st.lists(st.sampled_from(sorted(query.KNOWN["zone"])), unique=True).map(tuple)),
        publie=draw(st.integers(0, 365)),
        debutant=draw(st.booleans()),
        salaire=draw(st.booleans()),
        le=draw(st.sampled_from(["", "2026-03-01"])),
        tri=draw(st.sampled_from(["", "pertinence", "date", *(["distance"] if lieu else [])])),
        page=draw(st.integers(1, 500)),
    )


@given(searches())
def test_what_a_search_writes_into_its_address_is_read_back_whole(asked: Search) -> None:
    assert query.read(asked.query_string, ALSO) == (asked, ())


@given(NAMES, st.text(max_size=300))
def test_what_is_typed_is_the_same_search_on_the_next_page(typed: list[str], q: str) -> None:
    first, _ = query.read(query.encoded("lieu", ", ".join(typed)) + "&" + query.encoded("q", q), ALSO)

    assert query.read(first.but(page=2).query_string, ALSO)[0] == first.but(page=2)


def test_as_many_communes_as_may_be_make_an_address_that_is_taken() -> None:
    longest = sorted(PLACES, key=lambda place: -len(query.encoded("lieu", written(place))))[:MOST_PLACES]

    assert len(Search(lieu=tuple(longest)).query_string) < LONGEST_ADDRESS
    assert max(map(len, KNOWN.postal.values())) <= MOST_PLACES


def test_more_communes_than_may_be_are_said() -> None:
    asked, said = query.read(query.encoded("lieu", "80140, 80200, 80300"), {})

    assert len(asked.lieu) == MOST_PLACES
    assert "60 communes au plus" in said[0]


def test_seventeen_communes_are_still_asked_for_on_the_second_page() -> None:
    codes = board().html("/?lieu=76260")
    by_name = board().html(f"/?{query.encoded('lieu', ', '.join(place.name for place in find('76260', {})))}&page=1")

    assert 'value="76260"' in codes
    assert 'value="76260"' in by_name
    assert "lieu=76260" in codes


def test_old_and_official_addresses_lead_to_the_page_of_the_commune() -> None:
    assert board().get("/communes/eu").status_code == 200
    assert board().get("/communes/76255").headers["location"].endswith("/communes/eu")
    assert communes.written(KNOWN.places["76260"]) == "Ferrières-en-Bray"
    assert board().get("/communes/insee-76260").headers["location"].endswith("/communes/ferrieres-en-bray")
