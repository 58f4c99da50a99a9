"""One line of JSON an event: whole, of one run, without secrets and without what visitors search."""

import json
import logging
import threading
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.installation.logs import LOG, clean, log_event, log_verb
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, registry


def lines(folder: Path) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for file in sorted((folder / "logs").glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]


def test_a_run_has_one_id_from_its_start_to_its_end(tmp_path: Path) -> None:
    for _ in range(2):
        with log_verb(tmp_path, "crawl") as ending:
            log_event("crawled", source="verrerie", found=3)
            ending["status"] = 0
    events = lines(tmp_path)
    assert [line["event"] for line in events] == ["started", "crawled", "ended"] * 2
    assert len({line["run"] for line in events}) == 2
    assert events[1] == events[1] | {"verb": "crawl", "level": "info", "source": "verrerie", "found": 3}
    assert events[2]["status"] == 0
    assert not logging.getLogger().handlers or LOG.level == logging.NOTSET


def test_an_error_is_one_line_with_its_traceback(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), log_verb(tmp_path, "crawl"):
        1 / 0  # noqa: B018
    failed = lines(tmp_path)[1]
    assert (failed["event"], failed["level"]) == ("failed", "error")
    assert "ZeroDivisionError: division by zero" in str(failed["trace"])


def test_other_loggers_are_kept_and_told_to_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with log_verb(tmp_path, "serve"):
        logging.getLogger("board").error("%s failed", "/etat")
        logging.getLogger("scrapy").info("chatter")
    assert [(line["event"], line.get("from")) for line in lines(tmp_path)[1:-1]] == [("/etat failed", "board")]
    assert capsys.readouterr().err == "/etat failed\n"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("https://a.example/offres?q=grossesse&lieu=Eu : 500", "https://a.example/offres : 500"),
        ("http://jean:mot@a.example/#x", "http://a.example/"),
        ("redis://:mot@127.0.0.1/0", "redis://127.0.0.1/0"),
        ("clé 50m3-s3cr3t refusée", "clé *** refusée"),
        ("deux\nlignes « é »", "deux\nlignes « é »"),
    ],
)
def test_no_secret_and_no_search_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, kept: str) -> None:
    monkeypatch.setenv("GLASSVALLEE_SMTP_PASSWORD", "50m3-s3cr3t")
    with log_verb(tmp_path, "crawl"):
        log_event("problem", what=text, all=[text])
    (line,) = lines(tmp_path)[1:-1]
    assert line["what"] == clean(text) == kept
    assert "s3cr3t" not in json.dumps(line)
    assert "grossesse" not in json.dumps(line)


def fifty() -> None:
    for _ in range(50):
        log_event("x", text="é" * 900)


def test_lines_of_several_threads_do_not_mix(tmp_path: Path) -> None:
    with log_verb(tmp_path, "run"):
        threads = [threading.Thread(target=fifty) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(lines(tmp_path)) == 202


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "logs").write_text("not a folder", encoding="utf-8")
    with log_verb(tmp_path, "crawl"):
        log_event("crawled")
    assert "logs" in capsys.readouterr().err


def test_a_crawl_is_logged_with_what_it_found(tmp_path: Path) -> None:
    registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE | {"options": "links=css:a"}])
    pages = tmp_path / "saved"
    pages.mkdir()
    (pages / "a.html").write_text("<h1>Rien</h1>", encoding="utf-8")
    (pages / "index.csv").write_text("url,file,status,content_type\nhttps://moules.example/a,a.html,200,text/html\n")
    data = tmp_path / "var"
    assert main(["--registry", str(tmp_path), "--data", str(data), "crawl", "--pages", str(pages)]) == 1
    events = {str(line["event"]): line for line in lines(data)}
    assert events["crawled"]["outcome"] == "suspect"
    assert events["crawled"]["troubles"] == ["nothing_found"]
    assert events["published"]["jobs"] == 0
    assert events["ended"]["status"] == 1
    assert main(["--registry", str(tmp_path), "--data", str(data), "status"]) == 1
    assert len(lines(data)) == 4, "a verb that only reads is not logged"
