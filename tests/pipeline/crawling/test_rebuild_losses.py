"""A parser that broke takes nothing away by being run over the past."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawlers.page_reading import PageReader
from pipeline.crawling.parse_again import LossError
from pipeline.installation.paths import Paths
from tests.worlds.rebuilt_days import content, days, rebuild
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, registry


@pytest.fixture
def paths(tmp_path: Path) -> Iterator[Paths]:
    registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE | {"options": "links=css:a"}])
    yield Paths(registry=tmp_path, data=tmp_path / "var")


def test_a_broken_parser_loses_nothing(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    days(paths)
    before = content(paths)
    with monkeypatch.context() as patch:
        patch.setattr(PageReader, "read", lambda self, page: [])
        with pytest.raises(LossError, match="5 annonces sur 5"):
            rebuild(paths, 2)
    rebuild(paths, 2)

    assert content(paths) == before


def test_a_few_postings_may_go_and_are_counted(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    days(paths)
    read = PageReader.read
    with monkeypatch.context() as patch:
        patch.setattr(PageReader, "read", lambda self, page: [] if page.url.endswith("/4") else read(self, page))
        assert rebuild(paths, 2).dropped == 1
    assert len(content(paths)["jobs"]) == 4
