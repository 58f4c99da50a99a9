"""Readers who never pause while new boards are published see no failure, and the measure of it counts none."""

import pytest

from benchmarks import publish


def test_no_request_fails_while_boards_are_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "SWAPS", 3)
    measured = publish.run(size=40)

    assert measured["why_failed"] == []
    assert measured["failed_requests"] == 0
    assert measured["requests"] > len(publish.PATHS), "every page was asked for"
