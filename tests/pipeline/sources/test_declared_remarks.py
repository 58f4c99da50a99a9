"""Whoever keeps a declared table is told of each cell that nobody reads: by the doctor, by status, and by the morning mail."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawlers.platforms.table import SPIDERS
from crawlers.registry.registry import read_registry
from pipeline.doctor import examine
from pipeline.health.digest_facts import Memory, facts
from pipeline.installation.paths import Paths
from pipeline.sources.declared_remarks import MOST_REMARKS, declared_remarks
from tests.worlds.installations_to_mend import call, installation, sound
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, other, registry

TABLE = """Intitulé;Entreprise;Valable jusqu’au;Lieu;Contrat;Salaire
Régleur;Verrerie Fictive;31/12/2026;Eu;CDI;2 100 € brut par mois
Trieur;Verrerie Fictve;31/12/2026;Eux;contrat long;selon profil
Cariste;Verrerie Fictive;31/12/2026;Gamaches;CDI;deux mille euros
"""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = sound(tmp_path)
    declared = {"spider": "declared", "url": "https://vallee.example/", "options": "file=offres.csv"}
    registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE, other(GOOD_SOURCE, "offres", **declared)])
    (tmp_path / "offres.csv").write_text(TABLE, encoding="utf-8")
    return found


def test_each_cell_is_named_with_its_line(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    told = [one for one in examine(installation(paths)) if one.name == "declared"]

    assert [one.what.partition(" : ")[0] for one in told] == [
        "offres.csv, ligne 3, colonne « Entreprise »",
        "offres.csv, ligne 3, colonne « Lieu »",
        "offres.csv, ligne 3, colonne « Contrat »",
        "offres.csv, ligne 3, colonne « Salaire »",
        "offres.csv, ligne 4, colonne « Salaire »",
    ]
    assert "Vouliez-vous dire « Eu » ?" in told[1].what
    assert not any(one.grave for one in told)
    assert [one.mend for one in told].count("Rien à faire si c’est voulu.") == 1

    mailed = facts(
        paths, installation(paths).configuration.settings, Memory(None, {}), datetime(2026, 11, 24, 7, tzinfo=UTC)
    )
    assert len([problem for problem in mailed.problems if "offres.csv" in problem]) == 4


def test_status_says_how_many_and_a_mended_table_is_told_of_no_more(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    call(paths, "crawl", "offres")
    capsys.readouterr()
    assert call(paths, "status") == 0
    assert "Tout a été lu. 5 cellules non comprises : `glassvallee doctor` les nomme." in capsys.readouterr().out

    (paths.registry / "offres.csv").write_text("".join(TABLE.splitlines(keepends=True)[:2]), encoding="utf-8")
    assert declared_remarks(paths, read_registry(paths.registry, SPIDERS)) == {}


def test_a_table_at_an_address_is_looked_at_as_the_last_visit_brought_it(paths: Paths) -> None:
    call(paths, "crawl", "offres")
    sources = paths.registry / "sources.csv"
    sources.write_text(sources.read_text(encoding="utf-8").replace("file=offres.csv", ""), encoding="utf-8")
    (paths.registry / "offres.csv").unlink()

    found = declared_remarks(paths, read_registry(paths.registry, SPIDERS))
    assert [problem.line for problem, _ in found["offres"]] == [3, 3, 3, 3, 4]


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04", b"\x00\x01", None])
def test_a_table_that_cannot_be_read_has_no_remarks(paths: Paths, body: bytes | None) -> None:
    table = paths.registry / "offres.csv"
    table.unlink() if body is None else table.write_bytes(body)

    assert declared_remarks(paths, read_registry(paths.registry, SPIDERS)) == {}


def test_a_table_full_of_mistakes_does_not_fill_the_screen(paths: Paths) -> None:
    header, _, wrong, _ = TABLE.splitlines(keepends=True)
    lines = "".join(wrong.replace("Trieur", f"Trieur {number}") for number in range(400))
    (paths.registry / "offres.csv").write_text(header + lines, encoding="utf-8")

    found = declared_remarks(paths, read_registry(paths.registry, SPIDERS))
    assert len(found["offres"]) == MOST_REMARKS
