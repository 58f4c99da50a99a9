"""The command line: exit statuses, words to stderr, JSON to stdout, and messages that say what, where and how to mend."""

import csv
import io
import json
import signal
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.store import StoreBusyError
from pipeline.__main__ import ASKED_TO_STOP, VERBS, main, moment, parser, stop
from pipeline.installation.paths import Paths
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, registry

JOB = (
    '<script type="application/ld+json">{"@type":"JobPosting","title":"Régleur H/F","description":"Machines"}</script>'
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An installation with one member and one source."""
    registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE | {"options": "links=css:a"}])
    return tmp_path


def call(place: Path, *words: str) -> int:
    """Run a verb there."""
    return main(["--registry", str(place), "--data", str(place / "var"), *words])


def saved(place: Path, body: str = JOB) -> Path:
    """A folder of one saved page."""
    folder = place / "saved"
    folder.mkdir()
    (folder / "a.html").write_text(body, encoding="utf-8")
    (folder / "index.csv").write_text("url,file,status,content_type\nhttps://moules.example/a,a.html,200,text/html\n")
    return folder


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parser().parse_args([verb, "--help"])

    assert left.value.code == 0
    assert VERBS[verb].split()[0] in capsys.readouterr().out


@pytest.mark.parametrize("words", [["nowhere"], [], ["bench", "nothing"], ["--now", "soon", "status"]])
def test_wrong_usage_is_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)

    assert left.value.code == 2


def test_a_crawl_without_a_source_says_what_to_name(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(place, "crawl") == 2
    assert "--all" in capsys.readouterr().err


def test_an_unknown_source_is_named(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(place, "crawl", "ailleurs") == 2
    said = capsys.readouterr().err
    assert "ailleurs" in said
    assert "sources list" in said


def test_saved_pages_go_the_whole_way(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(place, "crawl", "--pages", str(saved(place))) == 0
    assert "1\u00a0offre, en " in capsys.readouterr().err
    assert call(place, "status", "--json") == 0
    (state,) = [one for one in json.loads(capsys.readouterr().out) if one["state"] == "ok"]
    assert (state["source"], state["found"], state["shown"]) == ("moules-example", 1, 1)
    assert call(place, "rebuild") == 0
    assert call(place, "export", "--format", "jsonl") == 0
    assert [json.loads(line)["title"] for line in capsys.readouterr().out.splitlines()] == ["Régleur"]


def test_a_source_that_fails_is_1(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(place, "crawl", "--pages", str(saved(place, "<h1>Rien</h1>"))) == 1
    assert "moules-example : à vérifier" in capsys.readouterr().err
    assert call(place, "status") == 1


def test_a_folder_without_an_index_is_told_of(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(place, "crawl", "--pages", str(place)) == 1
    assert "index.csv manque" in capsys.readouterr().err


def test_before_the_first_crawl(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(place, "status") == 0
    assert "glassvallee crawl --all" in capsys.readouterr().err
    assert call(place, "publish") == 1
    assert "n’existe pas encore" in capsys.readouterr().err
    assert call(place, "export") == 1


def test_a_sound_registry_is_0_and_a_bad_row_is_1(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(place, "sources", "validate") == 0
    assert call(place, "sources", "list", "--json") == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == GOOD_SOURCE["id"]
    registry(place, [GOOD_MEMBER], [GOOD_SOURCE | {"spider": "araignée"}])
    assert call(place, "sources", "validate") == 1
    assert "sources.csv, ligne 2, colonne « spider »" in capsys.readouterr().err


def test_the_clock_can_be_told() -> None:
    assert moment("2026-11-24") == datetime(2026, 11, 24, tzinfo=UTC)
    assert moment("2026-11-24T06:30:00+01:00") == datetime(2026, 11, 24, 5, 30, tzinfo=UTC)


def test_everything_lies_in_two_folders() -> None:
    paths = Paths(registry=Path("r"), data=Path("d"))

    assert {paths.store.parent, paths.board.parent, paths.runs.parent} == {Path("d")}


def test_an_export_has_a_header_without_offers_and_no_cell_begins_a_formula(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = JOB.replace("Régleur", "=HYPERLINK(A1) régleur")
    assert call(place, "crawl", "--pages", str(saved(place, page))) == 0
    capsys.readouterr()
    assert call(place, "export") == 0
    header, line = csv.reader(io.StringIO(capsys.readouterr().out))
    assert line[header.index("title")].startswith("'=HYPERLINK")


def full_database() -> sqlite3.Error:
    """What SQLite raises when nothing more fits in."""
    with closing(sqlite3.connect(":memory:")) as small:
        small.execute("PRAGMA max_page_count = 2")
        small.execute("CREATE TABLE pages (body)")
        with pytest.raises(sqlite3.OperationalError) as raised:
            small.execute("INSERT INTO pages VALUES (zeroblob(100000))")
    return raised.value


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "No space left on device"), "le disque est plein"),
        (full_database(), "le disque est plein"),
        (sqlite3.OperationalError("locked"), "ne répond pas comme prévu"),
        (StoreBusyError("vallee.db est tenu"), "est tenu"),
        (KeyboardInterrupt(), "interrompu"),
    ],
)
def test_what_goes_wrong_is_said_in_a_line(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: BaseException, words: str
) -> None:
    def broken(*_: object) -> int:
        raise error

    monkeypatch.setattr("pipeline.commands.status.do", broken)

    assert call(place, "status") != 0
    assert words in capsys.readouterr().err


def test_asked_twice_to_stop_it_still_stops_its_crawls() -> None:
    before = {asked: signal.getsignal(asked) for asked in ASKED_TO_STOP}
    try:
        with pytest.raises(SystemExit):
            stop(signal.SIGTERM, None)
        assert all(signal.getsignal(asked) is signal.SIG_IGN for asked in ASKED_TO_STOP)
    finally:
        for asked, handler in before.items():
            signal.signal(asked, handler)
