"""One crawl at a time: the second says that it waits, and then has its turn."""

import threading
from pathlib import Path

import pytest

from db.store import StoreBusyError
from pipeline.crawling.crawl_lock import crawl_lock


def test_the_second_waits_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order: list[str] = []
    held, let_go = threading.Event(), threading.Event()

    def first() -> None:
        with crawl_lock(tmp_path):
            held.set()
            let_go.wait(20)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    assert held.wait(20)
    with pytest.raises(StoreBusyError), crawl_lock(tmp_path, patience_seconds=0):
        order.append("both at once")
    assert "attend son tour" in capsys.readouterr().err
    let_go.set()
    with crawl_lock(tmp_path):
        order.append("second")
    thread.join(20)

    assert order == ["first", "second"]


def test_an_error_inside_is_no_turn_that_is_taken(tmp_path: Path) -> None:
    with pytest.raises(StoreBusyError, match="of its own"), crawl_lock(tmp_path):
        raise StoreBusyError("of its own")
    with crawl_lock(tmp_path, patience_seconds=0):
        pass
