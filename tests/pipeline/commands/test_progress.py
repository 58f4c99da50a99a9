"""Long work says how far it is: a picture on a terminal that is gone in the end, lines with their times elsewhere."""

import io
import json
import os
import re
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from crawlers.process.order import Order
from pipeline.__main__ import main
from pipeline.commands.terminal import progress
from pipeline.commands.terminal.how_far import HowFar
from pipeline.commands.terminal.progress import drawn, shown_progress
from pipeline.crawling.fetch import waited_for
from pipeline.installation.paths import Paths
from pipeline.progress import Begun, Done, Ended, Event, Step
from pipeline.recovery.backup import back_up
from pipeline.run import run
from tests.worlds.crawled_sources import SOURCE
from tests.worlds.installation import installed
from tests.worlds.registry_rows import GOOD_MEMBER, registry
from tests.worlds.terminals.pseudo_terminal import COLOUR, in_terminal, letters, open_terminal, read, widest

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
JOB = '<script type="application/ld+json">{"@type":"JobPosting","title":"Régleur","description":"Machines"}</script>'
SITES = ("moules", "verrerie")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty installation, and saved pages of two sites."""
    registry(tmp_path, [GOOD_MEMBER], [])
    saved = tmp_path / "saved"
    saved.mkdir()
    lines = ["url,file,status,content_type"]
    for name in SITES:
        (saved / f"{name}.html").write_text(JOB, encoding="utf-8")
        lines.append(f"https://{name}.example/a,{name}.html,200,text/html")
    (saved / "index.csv").write_text("\n".join(lines))
    return tmp_path


def words(place: Path, *verb: str) -> list[str]:
    return ["--registry", str(place), "--data", str(place / "var"), "--now", NOW.isoformat(), *verb]


def test_a_run_tells_of_each_source_and_each_step(place: Path) -> None:
    told: list[Event] = []
    run(Paths(registry=place, data=place / "var"), now=NOW, pages=place / "saved", tell=told.append)

    assert [event for event in told if isinstance(event, Step)] == [
        Step("Visites", total=2),
        Step("Rapprochement des annonces"),
        Step("Publication du tableau"),
    ]
    for kind in (Begun, Ended):
        assert {event.name for event in told if isinstance(event, kind)} == {f"{name}-example" for name in SITES}
    assert [event for event in told if isinstance(event, Done)] == [Done(offers=1)] * 2


def test_orders_of_one_host_are_waited_for_one_after_the_other() -> None:
    told: list[Event] = []
    orders = [Order(source=SOURCE, started_at=NOW, run_file=Path("a.run"))] * 2
    taken = waited_for(orders, told.append)

    next(taken)
    assert told == [Begun("verrerie")]
    next(taken)
    assert told == [Begun("verrerie"), Ended("verrerie"), Begun("verrerie")]


def test_a_backup_tells_of_each_file(tmp_path: Path) -> None:
    told: list[Event] = []
    made = back_up(installed(tmp_path), None, tmp_path / "copies", NOW, told.append)

    assert Step("Copie des fichiers", total=len(made.manifest.entries)) in told
    assert [event.name for event in told if isinstance(event, Begun)] == [each.name for each in made.manifest.entries]
    assert told[-1] == Step("Relecture de la sauvegarde")


@pytest.mark.parametrize("columns", [60, 100])
def test_a_crawl_is_watched_on_a_terminal_which_is_left_clean(place: Path, columns: int) -> None:
    status, written = in_terminal(columns, *words(place, "crawl", "--pages", str(place / "saved")))

    assert status == 0
    assert "Visites" in written
    assert "sur 2" in written
    assert "en attente de" in written
    assert widest(written) <= columns
    assert written.rindex("\x1b[?25h") > written.rindex("\x1b[?25l"), "the cursor is shown again"
    assert "Visites" not in written[written.rindex("\x1b[?25h") :]
    assert "moules-example : tout a été lu" in written


def test_no_color_is_heard_by_the_picture(place: Path) -> None:
    _, written = in_terminal(100, *words(place, "crawl", "--pages", str(place / "saved")), env={"NO_COLOR": "1"})

    assert "Visites" in written
    assert not COLOUR.search(written)


def test_a_terminal_that_cannot_redraw_gets_letters_only(place: Path) -> None:
    _, written = in_terminal(100, *words(place, "crawl", "--pages", str(place / "saved")), env={"TERM": "dumb"})

    assert "\x1b" not in written
    assert "moules-example : tout a été lu" in written


def test_who_is_interrupted_leaves_a_terminal_with_its_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    ours, theirs = open_terminal(60)
    with (
        os.fdopen(theirs, "w", encoding="utf-8") as stream,
        pytest.raises(KeyboardInterrupt),
        shown_progress(stream, NOW) as going,
    ):
        going.tell(Step("Visites", total=65))
        raise KeyboardInterrupt
    written = b"".join(iter(lambda: read(ours), b"")).decode()  # to its end: a terminal hands on what it has, not all
    os.close(ours)

    assert "\x1b[?25l" in written
    assert written.rindex("\x1b[?25h") > written.rindex("\x1b[?25l")
    assert not [thread for thread in threading.enumerate() if "Refresh" in type(thread).__name__], (
        "nobody draws any more"
    )


def test_what_is_printed_meanwhile_goes_where_it_should(place: Path) -> None:
    """A probe prints a report a site, to standard output: on a terminal the picture makes room for it."""
    url = "https://moules.example/a"
    _, written = in_terminal(80, *words(place, "probe", url, "--pages", str(place / "saved"), "--json"))
    (line,) = [line for line in letters(written) if line.startswith("{")]

    assert json.loads(line)["url"] == url


@pytest.mark.parametrize("verb", [["crawl", "--pages", "saved"], ["rebuild"], ["publish"], ["backup", "copies"]])
def test_short_work_is_silent_where_nothing_can_be_redrawn(
    place: Path, capsys: pytest.CaptureFixture[str], verb: list[str]
) -> None:
    assert main(words(place, "crawl", "--pages", str(place / "saved"))) == 0
    capsys.readouterr()
    given = [str(place / word) if word in {"saved", "copies"} else word for word in verb]
    assert main(words(place, *given)) == 0
    told = capsys.readouterr().err

    assert "\x1b" not in told
    assert not re.search(r"^\d\d:\d\d:\d\d ", told, re.MULTILINE)


def test_long_work_writes_lines_with_their_times_of_paris(monkeypatch: pytest.MonkeyPatch) -> None:
    class Journal(io.StringIO):
        """Says when it has its first line."""

        def flush(self) -> None:
            written.set()

    written, journal = threading.Event(), Journal()
    monkeypatch.setattr(progress, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(progress, "EVERY_SECONDS", 0.05)
    with shown_progress(journal, NOW) as going:
        going.tell(Step("Visites", total=65))
        going.tell(Begun("verrerie"))
        assert written.wait(20)
    (line, *_) = journal.getvalue().splitlines()

    assert re.fullmatch(
        r"06:30:\d\d Visites : 0 sur 65, depuis 0 s ; en attente de verrerie", line.replace("\u00a0", " ")
    )


@pytest.mark.parametrize("width", [20, 40, 60, 100, 200])
def test_a_picture_is_no_wider_than_its_terminal(width: int) -> None:
    told: list[Event] = [
        Step("Visites", total=65),
        *map(Begun, ["atelier-de-la-bresle"] * 9),
        Done(offers=1400),
        Done(),
    ]
    how_far = HowFar()
    for event in told:
        how_far = how_far.after(event, 0)
    console = Console(width=width, file=io.StringIO(), force_terminal=True)
    with console.capture() as capture:
        console.print(drawn(how_far, 4000, width))

    assert widest(capture.get()) <= width
    assert len(capture.get().splitlines()) == 2
