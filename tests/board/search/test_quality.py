"""More than eighty searches as seekers type them: what they mean comes first, and stock Datasette does worse on the same file."""

from pathlib import Path

from tests.worlds.board.client import valley
from tests.worlds.board.search_quality import measure, ours, publish, stock, table


def test_what_is_meant_comes_first(tmp_path: Path) -> None:
    publish(valley().board, tmp_path / "quality.db")
    mean, each = measure(tmp_path / "quality.db", ours)
    baseline, _ = measure(tmp_path / "quality.db", stock)
    assert len(table("queries.csv")) >= 80
    assert len(each) == len(table("queries.csv")), "each search is asked once"
    assert mean > 0.94, sorted(each.items(), key=lambda one: one[1])[:15]
    assert mean > baseline + 0.4, baseline
    assert [asked for asked, found in each.items() if found < 0.5] == []
