"""What a source is to show of France: the words of its option, and what lies outside."""

from datetime import UTC, datetime

import pytest

from crawlers.registry.area import VALLEY, Area, read_area
from crawlers.registry.cell_values import options
from crawlers.registry.registry import Member, Registry, Source
from pipeline.model import Place, Rejection, Text
from pipeline.normalize import MembersByName, Publisher, Raw, normalize
from pipeline.normalize.places.out_of_area import out_of_area
from pipeline.normalize.places.place import places
from vocabulary.web_address import WebAddress

ZONES = read_area(VALLEY)
EU = places(["Eu (76260)"])[0].place
LYON = places(["Lyon (69000)"])[0].place


def area_of(
    words: str = "", setting: str = "", *, kind: str = "verrier", group: str = "", insee: str = ""
) -> Area | None:
    """The area in force for the only source of a member."""
    owner = Member(id="a", name="A", status="active", kind=kind, group=group, insee=insee)
    source = Source(
        id="s", member="a", spider="site", url=WebAddress("https://a.example"), options={"area": words} if words else {}
    )
    return Registry({"a": owner}, {"s": source}, (), area=setting).area_of(source)


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        ("vallee-de-la-bresle", ["Eu", "Vallée de la Bresle"], ["Dieppe", "Beauvais", "Lyon", "69"]),
        ("dieppe, abbeville", ["Dieppe", "Abbeville"], ["Eu", "Rouen"]),
        (
            "departements-76-80-60",
            ["Eu", "Dieppe", "Beauvais", "Oise", "Vallée de la Bresle"],
            ["Lyon", "Rhône", "Lille"],
        ),
        ("76", ["Eu", "Rouen", "Seine-Maritime"], ["Mers-les-Bains", "Beauvais", "Somme"]),
        ("76255 69", ["Eu", "Lyon"], ["Le Tréport", "Somme"]),
    ],
)
def test_words_of_an_area_say_what_lies_in_it(words: str, inside: list[str], outside: list[str]) -> None:
    area = read_area(words)
    assert area
    assert [name for name in inside if not area.holds(places([name])[0].place)] == []
    assert [name for name in outside if area.holds(places([name])[0].place) is not False] == []


def test_a_region_or_a_department_may_lie_in_a_part_of_it() -> None:
    area = read_area("76255")
    assert area
    assert [area.holds(places([name])[0].place) for name in ("Normandie", "Seine-Maritime")] == [None, None]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("lyon", "« lyon » n’est pas un lieu"),
        ("96", "« 96 » n’est pas un lieu"),
        ("76910", "C’est un code postal : écrivez 76192 pour Criel-sur-Mer"),
        ("99999", "aucune commune"),
        ("", "area est vide"),
    ],
)
def test_a_wrong_word_is_named_with_its_mend(words: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        options(f"area={words}")


def test_agencies_and_groups_are_held_to_the_valley_and_others_are_not() -> None:
    assert area_of() is None
    assert area_of(kind="agence_interim") == ZONES
    plant = area_of(group="Groupe", insee="59389")
    assert plant and ZONES
    assert plant == ZONES.with_commune("59389")


def test_an_option_goes_before_the_setting_and_the_setting_before_the_default() -> None:
    assert area_of("france", kind="agence_interim") is None
    assert area_of("dieppe", "abbeville") == read_area("dieppe")
    assert area_of(setting="abbeville") == read_area("abbeville")
    assert area_of(setting="france", group="Groupe") is None


@pytest.mark.parametrize(
    ("at", "agency", "home", "out"),
    [
        ([EU], True, None, False),
        ([LYON], False, EU, True),
        ([LYON, EU], True, None, False),
        ([], False, EU, False),
        ([], False, LYON, True),
        ([], False, None, True),
        ([], True, EU, True),
    ],
)
def test_an_unknown_place_is_believed_of_an_employer_of_the_area_only(
    at: list[Place], agency: bool, home: Place | None, out: bool
) -> None:
    assert out_of_area(at, ZONES, agency=agency, home=home) is out
    assert out_of_area(at, None, agency=agency, home=home) is False


def told(kind: str, place: str) -> Rejection | None:
    """What becomes of a posting of a source of that kind, looked for in the valley."""
    text = Text(title="Régleur", url="https://a.example/1", locations=(place,) if place else (), contract="CDI")
    owner = Member(id="a", name="Atelier", kind="verrier", status="active", insee="76255")
    by = Publisher("Atelier", kind, "a", area=ZONES)
    raw = Raw(text=text, id="1", source="s", key="1", seen_at=datetime(2026, 11, 24, tzinfo=UTC), publisher=by)
    return normalize(raw, MembersByName.of([owner])).rejection


def test_what_lies_outside_is_kept_with_its_reason() -> None:
    assert [told("employer", place) for place in ("Eu", "", "Lyon")] == [None, None, Rejection.OUT_OF_AREA]
    assert [told("agency", place) for place in ("Eu", "", "Lyon")] == [None, *[Rejection.OUT_OF_AREA] * 2]
