"""Who employs: as said, as the registry writes it, and never guessed."""

import pytest

from crawlers.registry.registry import Member
from pipeline.normalize.organization import NO_MEMBERS, MembersByName, Publisher, employer_key, organization

MEMBERS = MembersByName.of(
    [
        Member(
            id="val-eu",
            name="Verreries du Val",
            aliases=("VDV Eu",),
            kind="verrier",
            insee="76255",
            status="active",
            group="Groupe Val",
        ),
        Member(
            id="val-gamaches", name="Val Décor", kind="decorateur", insee="80373", status="active", group="Groupe Val"
        ),
        Member(id="interim-val", name="Intérim du Val", kind="agence_interim", insee="76255", status="active"),
    ]
)
EMPLOYER = Publisher("Verreries du Val", "employer", "val-eu")
AGENCY = Publisher("Intérim du Val", "agency", "interim-val")


@pytest.mark.parametrize(
    "name", ["SAS Verreries du Val", "VERRERIES DU VAL, S.A.S.", "vdv eu", "Verreries  du Val SARL"]
)
def test_a_member_by_any_of_its_names(name: str) -> None:
    assert MEMBERS.find(name, None) == "val-eu"


def test_the_commune_tells_the_plants_of_a_group_apart() -> None:
    assert [MEMBERS.find("Groupe Val", insee) for insee in ("76255", "80373", None, "75056")] == [
        "val-eu",
        "val-gamaches",
        None,
        None,
    ]


@pytest.mark.parametrize("name", ["Verreries du Vallon", "Verrerie du Val", "Val", "", "SAS"])
def test_never_by_likeness(name: str) -> None:
    assert MEMBERS.find(name, "76255") is None


def test_shown_as_the_registry_writes_it() -> None:
    employer = organization("verreries du val sas", AGENCY, MEMBERS, "76255")
    assert (employer.name, employer.member) == ("Verreries du Val", "val-eu")


@pytest.mark.parametrize("name", ["Intérim du Val", "INTERIM DU VAL", "Intérim du Val Dieppe", "", "Confidentiel"])
def test_an_agency_that_names_itself_hides_the_employer(name: str) -> None:
    assert organization(name, AGENCY, MEMBERS, None).name is None


def test_the_employer_is_who_publishes_when_nothing_else_is_said() -> None:
    assert organization("", EMPLOYER, MEMBERS, None).member == "val-eu"
    assert organization("Moulerie Martin", EMPLOYER, MEMBERS, None).name == "Moulerie Martin"


def test_legal_forms_are_no_name() -> None:
    assert employer_key("SAS") == "sas"


@pytest.mark.parametrize(
    "heading", ["Ce que vous apportez", "On vous offre", "Rejoindre la maison", "Nos", "Vos missions"]
)
def test_a_heading_that_was_taken_for_an_employer_is_none(heading: str) -> None:
    assert (
        organization(heading, Publisher("Verrerie du Val", "employer", None), NO_MEMBERS, None).name
        == "Verrerie du Val"
    )


@pytest.mark.parametrize("name", ["Nos Quartiers Verts", "Onduline", "Lesaffre", "Notre Dame Services"])
def test_a_name_that_begins_like_one_stays(name: str) -> None:
    assert organization(name, Publisher("Verrerie du Val", "employer", None), NO_MEMBERS, None).name == name
