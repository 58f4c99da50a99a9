"""Places: the right commune among namesakes, and nothing where nothing is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from french.communes import commune, glued, named, table
from pipeline.model import Zone
from pipeline.normalize.places.address_hints import is_foreign
from pipeline.normalize.places.place import place, places


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
