"""What a posting says and nothing proves is noted: addresses, employers, letters."""

import pytest

from crawlers.registry.registry import Member
from pipeline.model import Text
from pipeline.normalize import MembersByName, Publisher, Raw, normalize
from pipeline.normalize.claims import mixes_alphabets
from tests.worlds.crawled_sources import NOW

MEMBERS = MembersByName.of(
    [
        Member(id="novembre", name="Verrerie Novembre", kind="verrier", status="active"),
        Member(id="moules", name="Moules Lanterne", kind="mouliste", status="active", group="Lanterne"),
        Member(id="decor", name="Décor Lanterne", kind="decorateur", status="active", group="LANTERNE SAS"),
        Member(id="interim", name="Intérim Valcourbe", kind="agence_interim", status="active"),
    ]
)
HOSTS = frozenset({"moules.example"})
EMPLOYER = Publisher("Moules Lanterne", "employer", "moules", HOSTS)
AGENCY = Publisher("Intérim Valcourbe", "agency", "interim", HOSTS)
CLAIMS = {"address_claimed", "apply_elsewhere", "employer_claimed", "odd_letters"}


def claimed(publisher: Publisher = EMPLOYER, *, extractor: str = "json_ld", **words: str) -> set[str]:
    """The claims of a posting."""
    text = Text(title=words.pop("title", "Régleur H/F"), **words)  # type: ignore[arg-type]
    raw = Raw(text=text, id="1", source="s", key="1", seen_at=NOW, extractor=extractor, publisher=publisher)
    return CLAIMS.intersection(normalize(raw, MEMBERS).flags)


def test_an_address_on_another_host_is_a_claim() -> None:
    assert claimed(url="https://www.moules.example/1") == set()
    assert claimed(url="https://novembre.example/1", apply_url="https://moules.example/p") == {"address_claimed"}
    assert claimed(Publisher("x", "", None), url="https://novembre.example/1") == set(), "nobody knows whose it is"


@pytest.mark.parametrize(
    ("link", "elsewhere"),
    [
        ("https://moules.example/postuler", False),
        ("https://jobs.smartrecruiters.com/Moules/1", False),
        ("mailto:rh@moules.example", False),
        ("https://mal.example/payer", True),
        ("https://moules.example.mal.example/", True),
        ("https://mal.example\\@moules.example/", True),
        ("https://moules.example@mal.example/", True),
    ],
)
def test_who_applies_on_an_unknown_host_is_told(link: str, elsewhere: bool) -> None:
    assert claimed(url="https://moules.example/1", apply_url=link) == ({"apply_elsewhere"} if elsewhere else set())


@pytest.mark.parametrize(
    ("publisher", "name", "theirs"),
    [
        (EMPLOYER, "", False),
        (EMPLOYER, "SAS Moules Lanterne", False),
        (EMPLOYER, "Décor Lanterne", False),  # one group
        (EMPLOYER, "Verrerie Novembre", True),
        (EMPLOYER, "Verrerie Inconnue", True),
        (EMPLOYER, "Carrières Moules Lanterne Eu", False),
        (EMPLOYER, "Moules", False),
        (EMPLOYER, "Moules Lanterne Verrerie Novembre", True),
        (EMPLOYER, "Moules Lanterne pour Verrerie Novembre SAS", True),
        (AGENCY, "Verrerie Novembre", True),
        (AGENCY, "", False),
        (Publisher("Verrerie Novembre", "employer", None), "Novembre", False),  # nobody knows a member
    ],
)
def test_only_the_employer_says_who_employs(publisher: Publisher, name: str, theirs: bool) -> None:
    assert ("employer_claimed" in claimed(publisher, organization=name)) is theirs


def test_what_the_association_declares_for_a_member_is_that_members() -> None:
    association = Publisher("La Glass Vallée", "association", "vallee", HOSTS)
    assert claimed(association, extractor="declared", organization="Verrerie Novembre") == set()
    assert claimed(association, organization="Verrerie Novembre") == {"employer_claimed"}
    assert claimed(EMPLOYER, extractor="declared", organization="Verrerie Novembre") == {"employer_claimed"}


@pytest.mark.parametrize(
    ("name", "mixed"),
    [("V\u0435rrerie", True), ("Verr\u03b5rie", True), ("Vérrerie Cœur", False), ("Contrôle Δ", False), ("Чех", False)],
)
def test_words_of_two_alphabets(name: str, mixed: bool) -> None:
    assert mixes_alphabets(name) is mixed
    assert ("odd_letters" in claimed(title=f"{name} H/F")) is mixed


def test_a_name_in_letters_that_look_like_a_members_is_not_that_member() -> None:
    found = claimed(organization="V\u0435rrerie Novembre")
    assert found == {"employer_claimed", "odd_letters"}
