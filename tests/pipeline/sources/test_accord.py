"""What nobody may read is not asked for, says why, and is read once somebody said yes."""

from pathlib import Path

import pytest

from db.store import read_store
from db.vallee.refinement import read_source_states
from demo.server import Valley
from pipeline.installation.paths import Paths
from pipeline.run import run
from pipeline.scheduling.sources_to_visit import sources_to_visit_now
from tests.worlds.crawled_sources import NOW
from tests.worlds.installations_to_mend import call
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, other, registry

AGENCY = "pontivelle-recrutement"


@pytest.fixture
def closed_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A registry with a proposal and an agency that said nothing."""
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")
    agency = other(GOOD_MEMBER, AGENCY, name="Pontivelle Recrutement", kind="agence_interim")
    registry(
        tmp_path,
        [GOOD_MEMBER, agency],
        [GOOD_SOURCE | {"consent": "proposed"}, other(GOOD_SOURCE, "agence", member=AGENCY)],
    )
    return Paths(registry=tmp_path, data=tmp_path / "var")


def test_neither_is_visited_by_any_way_and_each_says_why(
    closed_door: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sources_to_visit_now(closed_door, NOW) == []
    assert run(closed_door, now=NOW).crawls == ()
    assert run(closed_door, now=NOW, sources=["agence", "verrerie-site"]).crawls == ()
    assert call(closed_door, "crawl", "agence", "verrerie-site") == 2
    told = capsys.readouterr().err
    assert "« agence » : Une agence n’est lue qu’avec son accord" in told
    assert "« verrerie-site » : Proposée" in told
    with read_store(closed_door.store) as store:
        states = {state.source: state for state in (read_source_states(store) if store else [])}
    assert {state.state for state in states.values()} == {"disabled"}
    assert "accord" in states["agence"].why


def test_status_validate_and_new_say_it_too(closed_door: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    run(closed_door, now=NOW)
    assert call(closed_door, "status") == 0
    assert call(closed_door, "sources", "validate") == 0
    assert call(closed_door, "sources", "new", "autre", AGENCY, "https://agence.example/") == 2
    said = capsys.readouterr()
    assert "Une agence n’est lue" in said.out
    assert said.err.count("Une agence n’est lue") == 2


def test_a_yes_is_noted_with_its_day_and_nothing_else_of_the_file_moves(closed_door: Paths) -> None:
    path = closed_door.registry / "sources.csv"
    path.chmod(0o600)
    before = path.read_text(encoding="utf-8").splitlines()

    assert call(closed_door, "sources", "accept", "agence") == 0

    after = path.read_text(encoding="utf-8").splitlines()
    assert after[:2] == before[:2]
    assert after[2].split(",")[5:7] == ["yes", "Oui noté le 24/11/2026."]
    assert path.stat().st_mode & 0o777 == 0o600
    assert sources_to_visit_now(closed_door, NOW) == ["agence"]
    assert call(closed_door, "sources", "accept", "personne") == 2


def test_once_accepted_it_is_crawled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")
    with Valley(NOW) as sites:
        paths = Paths(registry=sites.registry_dir, data=tmp_path / "var")
        for name in ("members.csv", "sources.csv"):
            table = paths.registry / name
            table.write_text(table.read_text(encoding="utf-8").replace(",yes,", ",,"), encoding="utf-8")
        assert run(paths, now=NOW, sources=[AGENCY]).crawls == ()
        assert call(paths, "sources", "accept", AGENCY) == 0
        (crawl,) = run(paths, now=NOW, sources=[AGENCY]).crawls
    assert crawl.found > 0
