"""The registry: a bad row says where it is and how to mend it, and every other row works."""

from pathlib import Path

import pytest

from crawlers.registry.permission import readable_sources
from crawlers.registry.registry import KINDS, PUBLISHER_KIND, read_registry
from tests.worlds.folders import ROOT
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, TABLE, only, other, registry


def test_good_rows_give_no_problem(tmp_path: Path) -> None:
    rich = GOOD_MEMBER | {
        "aliases": "Verreries Fictives | VF",
        "insee": "76255",
        "status_date": "2026-01-31",
        "website": "https://verrerie.example",
        "siren": "732 829 320",
        "consent": "yes",
        "checked_on": "24/11/2026",
    }
    read = registry(tmp_path, [rich], [GOOD_SOURCE | {"options": "links=css:a.offre; next=css:a[rel=next]"}])

    assert read.problems == ()
    member, source = read.members["verrerie"], read.sources["verrerie-site"]
    assert member.aliases == ("Verreries Fictives", "VF")
    assert (member.siren, member.checked_on) == ("732829320", "2026-11-24")
    assert source.options == {"links": "css:a.offre", "next": "css:a[rel=next]"}


@pytest.mark.parametrize(
    ("column", "cell", "mend"),
    [
        ("id", "Verrerie Été", "minuscules"),
        ("id", "", "Donnez-en un"),
        ("name", "", "vide"),
        ("kind", "verrerie", "verrier, mouliste"),
        ("status", "actif", "active, closed, unverified"),
        ("insee", "Eu", "code postal"),
        ("siren", "732829321", "laissez vide"),
        ("siren", "73282932", "9 chiffres"),
        ("website", "www.verrerie.example", "https://"),
        ("checked_on", "2026-02-30", "calendrier"),
        ("consent_date", "hier", "2026-11-24"),
        ("consent", "non", "asked, yes, no"),
    ],
)
def test_a_bad_cell_of_a_member(tmp_path: Path, column: str, cell: str, mend: str) -> None:
    read = registry(tmp_path, [GOOD_MEMBER, GOOD_MEMBER | {"id": "autre", column: cell}, other(GOOD_MEMBER, "tri")], [])

    problem = only(read)
    assert (problem.file, problem.line, problem.column) == ("members.csv", 3, column)
    assert mend in problem.message
    assert str(problem).startswith(f"members.csv, ligne 3, colonne « {column} » : ")
    assert {"verrerie", "tri"} <= set(read.members)
    usable = column in {"insee", "siren", "website", "checked_on", "consent_date"}
    assert ("autre" in read.members) == usable
    assert not usable or getattr(read.members["autre"], column) == ""


@pytest.mark.parametrize(
    ("column", "cell", "mend"),
    [
        ("member", "inconnu", "n’est pas dans members.csv"),
        ("spider", "wordpress", "feed, listing"),
        ("options", "liens=css:a", "links, next"),
        ("options", "css:a.offre", "nom=valeur"),
        ("options", "links=css:a; links=css:b", "deux fois"),
        ("url", "ftp://verrerie.example/offres", "https://"),
        ("url", "javascript:alert(1)", "https://"),
        ("url", "https://", "navigateur"),
        ("url", "https://verrerie.example/nos offres", "navigateur"),
        ("url", "https://moi:secret@verrerie.example/", "mot de passe"),
        ("url", "https://[::1/", "https://"),
        ("consent", "no", "Retirez la ligne"),
        ("checked_on", "2026-13-01", "calendrier"),
    ],
)
def test_a_bad_cell_of_a_source(tmp_path: Path, column: str, cell: str, mend: str) -> None:
    bad = other(GOOD_SOURCE, "mauvaise", **{column: cell})
    read = registry(tmp_path, [GOOD_MEMBER], [bad, GOOD_SOURCE])

    problem = only(read)
    assert (problem.file, problem.line, problem.column, problem.row) == ("sources.csv", 2, column, "mauvaise")
    assert mend in problem.message
    assert "secret" not in str(problem)
    assert ("mauvaise" in read.sources) == (column == "checked_on")
    assert "verrerie-site" in read.sources


def test_a_member_who_refused_is_never_crawled(tmp_path: Path) -> None:
    read = registry(tmp_path, [GOOD_MEMBER | {"consent": "no"}], [GOOD_SOURCE])

    assert (read.problems, readable_sources(read)) == ((), [])


def test_the_first_of_two_rows_with_one_id_stays(tmp_path: Path) -> None:
    read = registry(tmp_path, [GOOD_MEMBER, GOOD_MEMBER | {"name": "Une autre"}], [GOOD_SOURCE, GOOD_SOURCE])

    assert [(problem.file, problem.line, problem.column) for problem in read.problems] == [
        ("members.csv", 3, "id"),
        ("sources.csv", 3, "id"),
    ]
    assert "ligne 2" in read.problems[0].message
    assert read.members["verrerie"].name == "Verrerie Fictive"
    assert "verrerie-site" in read.sources


def test_a_name_that_two_members_claim_stays_with_the_first(tmp_path: Path) -> None:
    rows = [
        GOOD_MEMBER | {"aliases": "Les Ateliers"},
        other(GOOD_MEMBER, "tri", name="Tri", aliases="LES ATELIERS|Tri & Cie"),
    ]
    read = registry(tmp_path, rows, [])

    assert only(read).column == "aliases"
    assert read.members["verrerie"].aliases == ("Les Ateliers",)
    assert read.members["tri"].aliases == ("Tri & Cie",)


def test_an_alias_is_one_name_with_and_without_ligature(tmp_path: Path) -> None:
    rows = [
        GOOD_MEMBER | {"aliases": "Manufacture Cœur de Verre"},
        other(GOOD_MEMBER, "decor", name="Manufacture COEUR DE VERRE"),
    ]
    assert only(registry(tmp_path, rows, [])).column == "aliases"


def test_an_alias_that_is_another_members_name_is_theirs(tmp_path: Path) -> None:
    rows = [GOOD_MEMBER | {"aliases": "Décor Fictif"}, other(GOOD_MEMBER, "decor", name="Decor fictif")]
    read = registry(tmp_path, rows, [])

    assert only(read).line == 2
    assert read.members["verrerie"].aliases == ()


def test_only_a_row_taken_out_removes_a_source(tmp_path: Path) -> None:
    mistyped = other(GOOD_SOURCE, "mistyped", spider="lsting")
    read = registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE, mistyped])
    assert not read.proves_removed("verrerie-site")
    assert not read.proves_removed("mistyped")
    assert read.proves_removed("taken-out")

    (tmp_path / "sources.csv").unlink()
    assert not read_registry(tmp_path, TABLE).proves_removed("taken-out")


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "srç"},
        {"id": "verrerie-site"},
        {"id": ""},
    ],
    ids=["mistyped", "twice", "empty"],
)
def test_an_id_that_cannot_be_read_may_be_that_of_any_source(tmp_path: Path, wrong: dict[str, str]) -> None:
    read = registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE, GOOD_SOURCE | wrong])

    assert not read.proves_removed("src")
    assert only(read).column == "id"


def test_a_row_whose_cells_moved_may_be_that_of_any_source(tmp_path: Path) -> None:
    registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE])
    with (tmp_path / "sources.csv").open("a", encoding="utf-8") as file:
        file.write("sr,c,verrerie,listing,https://verrerie.example/b,,,,,un mot\n")

    assert not read_registry(tmp_path, TABLE).proves_removed("src")


def test_a_row_of_a_member_that_is_missing_doubts_its_own_source_only(tmp_path: Path) -> None:
    read = registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE, other(GOOD_SOURCE, "src", member="verrerei")])

    assert not read.proves_removed("src")
    assert read.proves_removed("taken-out")


def test_every_kind_says_who_publishes() -> None:
    assert set(KINDS) == set(PUBLISHER_KIND)
    assert set(PUBLISHER_KIND.values()) == {"employer", "agency", "school", "association", "public_service"}


def test_the_registry_that_ships_is_sound() -> None:
    read = read_registry(ROOT / "crawlers")

    assert read.problems == ()
    assert len(read.members) >= 70
    assert {member.id for member in read.members.values() if member.status == "closed"} == {
        "normov",
        "bmv",
        "jenniver",
        "smurfit-ponts-et-marais",
    }
    assert all(member.status_date for member in read.members.values() if member.status == "closed")
    assert read.members["meca-glass-group"].aliases[:1] == ("MG Group",)


def test_the_registry_that_ships_says_only_what_can_be_shown() -> None:
    members = read_registry(ROOT / "crawlers").members.values()

    assert not [
        member.id for member in members if any(word in member.activity for word in ("salarié", "vérifi", "page lue"))
    ]
    assert all(member.consent == "" for member in members), "Nobody was asked yet."
    assert all(member.checked_on for member in members)


def test_no_agency_of_the_registry_that_ships_is_read_and_what_was_only_found_is_proposed() -> None:
    shipped = read_registry(ROOT / "crawlers")

    assert [source.id for source in readable_sources(shipped)] == ["france-travail", "offres-declarees"]
    assert {source.id for source in shipped.sources.values() if source.consent == "proposed"} == {
        "silgan-workday",
        "aptar-successfactors",
    }
    reserved = {member.id for member in shipped.members.values() if "Conditions lues en octobre 2026" in member.note}
    assert len(reserved) == 11
    assert all(shipped.members[id].kind == "agence_interim" for id in reserved)
    assert "en toutes lettres" in shipped.members["samsic-emploi"].note
