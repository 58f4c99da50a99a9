"""An address ↔ a search: what is understood is kept, what is not is said in words, and nothing known is complained of."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.search.communes import around, find
from board.search.index import Place
from board.search.query import (
    FARTHEST_KM,
    FLAGS,
    KNOWN,
    LISTS,
    LONGEST,
    MOST_PLACES,
    MOST_VALUES,
    NAMES,
    SORTS,
    Search,
    read,
)

TOWNS = list(around().places.values())


def asked(**given: str) -> tuple[Search, tuple[str, ...]]:
    """What these parameters ask for, and what is said of them."""
    return read(urlencode(given), {})


def town(name: str) -> Place:
    """The one commune of that name."""
    (found,) = find(name, {})
    return found


searches = st.builds(
    Search,
    q=st.text("abcdéœ’-+&=%/ 0123456789", max_size=60).map(lambda text: " ".join(text.split())),
    lieu=st.lists(st.sampled_from(TOWNS), min_size=1, max_size=5, unique=True).map(tuple),
    rayon=st.integers(0, FARTHEST_KM),
    contrat=st.lists(st.sampled_from(sorted(KNOWN["contrat"])), max_size=4, unique=True).map(tuple),
    horaire=st.lists(st.sampled_from(sorted(KNOWN["horaire"])), max_size=4, unique=True).map(tuple),
    zone=st.lists(st.sampled_from(sorted(KNOWN["zone"])), max_size=3, unique=True).map(tuple),
    metier=st.lists(st.sampled_from(["H2206", "N4101"]), max_size=2, unique=True).map(tuple),
    entreprise=st.lists(st.sampled_from(["verrerie-x", "a2"]), max_size=2, unique=True).map(tuple),
    publie=st.integers(0, 365),
    debutant=st.booleans(),
    salaire=st.booleans(),
    le=st.sampled_from(["", "2026-03-01"]),
    tri=st.sampled_from(["", *SORTS]),
    page=st.integers(1, 999_999),
)


@given(searches)
def test_what_a_search_writes_is_read_back_and_nothing_known_is_complained_of(search: Search) -> None:
    again, said = read(search.query_string, {})

    assert said == ()
    assert {place.insee for place in again.lieu} == {place.insee for place in search.lieu}
    assert again.but(lieu=(), page=again.page) == search.but(lieu=(), page=search.page)


@pytest.mark.parametrize("name", ["Eu", "Le Tréport", "76260 Eu", "80220", "Mers"])
def test_a_known_commune_brings_no_complaint(name: str) -> None:
    search, said = asked(lieu=name)

    assert said == ()
    assert search.lieu


def test_an_unknown_commune_beside_a_known_one_is_named_and_takes_nothing_away() -> None:
    search, said = asked(lieu="Eu, Zzyx")

    assert search.lieu == (town("Eu"),)
    assert [("« Zzyx »" in sentence, "« Eu »" in sentence) for sentence in said] == [(True, False)]


def test_spelling_is_spoken_of_only_where_nothing_is_nearly_spelt_so() -> None:
    assert ["Vérifiez l’orthographe" in asked(lieu=name)[1][0] for name in ("Zzyx", "Gamachee")] == [True, False]


def test_what_is_searched_in_a_list_is_one_line_each_and_no_more_than_fit() -> None:
    assert asked(lieu=" Eu ;; \x07Gamaches,")[0].lieu == (town("Eu"), town("Gamaches"))
    many = ",".join(["Eu"] * MOST_PLACES + ["Gamaches"])
    assert asked(lieu=many)[0].lieu == (town("Eu"),), "the rest is not looked at"


def test_a_commune_asked_twice_is_one() -> None:
    assert read("lieu=Eu&lieu=76260+Eu", {})[0].lieu == (town("Eu"),)


def test_more_communes_than_fit_are_cut_and_said() -> None:
    names = [place.name for place in TOWNS if len(find(place.name, {})) == 1][: MOST_PLACES + 5]
    search, said = read(urlencode([("lieu", name) for name in names]), {})

    assert len(search.lieu) == MOST_PLACES
    assert said == ()  # the names past the limit were not even looked up
    search, said = asked(lieu="80220, 76340, 76390, 80130, 76260, 80140, 60220, 76630, 80210, 76270")
    assert (len(search.lieu), [f"{MOST_PLACES} communes au plus" in sentence for sentence in said]) == (
        MOST_PLACES,
        [True],
    )


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("rayon", "0", 0), ("rayon", "200", 200), ("publie", "1", 1), ("publie", "365", 365), ("page", "1", 1),
        ("page", "999999", 999_999), ("le", "2026-03-01", "2026-03-01"),
        ("tri", "date", "date"), ("tri", "pertinence", "pertinence"),
        ("debutant", "oui", True), ("debutant", "1", True), ("debutant", "OUI", True),
        ("debutant", "non", False), ("debutant", "0", False),
        ("salaire", "oui", True), ("salaire", "non", False),
    ],
)  # fmt: skip
def test_what_may_be_is_kept_without_a_word(name: str, value: str, kept: object) -> None:
    search, said = asked(lieu="Eu", **{name: value})

    assert (getattr(search, name), said) == (kept, ())


@pytest.mark.parametrize(
    ("name", "value", "instead"),
    [
        ("rayon", "201", 0), ("rayon", "-1", 0), ("rayon", "dix", 0), ("publie", "366", 0),
        ("publie", "1,5", 0), ("page", "0", 1),
        ("page", "1000000", 1), ("page", "12345678", 1), ("page", "²", 1),
        ("le", "2026-02-30", ""), ("le", "hier", ""), ("tri", "salaire", ""),
        ("debutant", "peut-être", False), ("salaire", "2000", False),
        ("contrat", "CDX", ()), ("horaire", "9x9", ()), ("zone", "lune", ()),
        ("metier", "verrier", ()), ("metier", "h2206", ()), ("entreprise", "Verrerie", ()), ("entreprise", "a--b", ()),
    ],
)  # fmt: skip
def test_what_may_not_be_is_set_aside_and_said(name: str, value: str, instead: object) -> None:
    search, said = asked(lieu="Eu", **{name: value})

    assert getattr(search, name) == instead
    assert len(said) == 1
    assert value in said[0]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"q", "lieu"}])
def test_an_empty_field_of_a_form_asks_for_nothing(name: str) -> None:
    search, said = read(f"q=tri&lieu=Eu&{name}=", {})

    assert (search, said) == (Search(q="tri", lieu=(town("Eu"),)), ())


def test_distance_is_from_somewhere() -> None:
    assert asked(tri="distance", lieu="Eu") == (Search(lieu=(town("Eu"),), tri="distance"), ())
    search, said = asked(tri="distance")
    assert (search.tri, len(said)) == ("", 1)


def test_a_radius_without_a_place_is_none() -> None:
    assert asked(rayon="20") == (Search(), ())
    assert asked(rayon="20", lieu="Eu")[0].rayon == 20


@pytest.mark.parametrize("name", LISTS)
def test_values_of_a_filter_are_kept_once_and_in_bounds(name: str) -> None:
    value = {"contrat": "CDI", "horaire": "2x8", "zone": "dieppe", "metier": "H2206", "entreprise": "x"}[name]
    assert getattr(read(urlencode([(name, value)] * 3), {})[0], name) == (value,)
    many = [("entreprise", f"x{number}") for number in range(MOST_VALUES + 5)]
    assert len(read(urlencode(many), {})[0].entreprise) == MOST_VALUES


def test_of_a_field_given_twice_the_last_counts() -> None:
    assert read("q=un&q=deux&rayon=5&rayon=10&lieu=Eu&publie=3&publie=7&debutant=oui&debutant=non", {})[0] == Search(
        q="deux", rayon=10, lieu=(town("Eu"),), publie=7
    )


def test_too_many_fields_are_no_error() -> None:
    search, said = read("&".join("q=x" for _ in range(500)), {})
    assert (search, len(said)) == (Search(), 1)


def test_words_are_one_line_of_bounded_length() -> None:
    assert asked(q=" un\x00\n\tdeux\ud83d ".encode("utf-8", "replace").decode())[0].q == "un deux?"
    assert len(asked(q="a" * 5000)[0].q) == LONGEST
    assert asked(q=" " * 700 + "tri")[0].q == "tri"


@pytest.mark.parametrize(
    ("search", "narrowed"),
    [
        (Search(), False), (Search(page=3), False), (Search(tri="date"), False), (Search(q="tri"), True), (Search(publie=3), True),
        (Search(debutant=True), True), (Search(le="2026-03-01"), True), (Search(zone=("dieppe",)), True),
    ],
)  # fmt: skip
def test_order_and_page_narrow_nothing(search: Search, narrowed: bool) -> None:
    assert search.narrowed is narrowed


def test_words_are_sorted_by_relevance_and_the_rest_by_date() -> None:
    assert (Search(q="tri").sort, Search().sort, Search(q="tri", tri="date").sort) == ("pertinence", "date", "date")


def test_a_changed_search_begins_on_its_first_page_and_its_address_says_only_what_counts() -> None:
    search = Search(q="tri", page=4)
    assert search.query_string == "q=tri&page=4"
    assert search.but(debutant=True).query_string == "q=tri&debutant=oui"
    assert Search().query_string == ""
    assert {name for name in NAMES if name in FLAGS} == {"debutant", "salaire"}
