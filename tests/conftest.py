"""What holds for every test: no fault of ours is hidden where it is contained; and the longest begin first."""

import logging
from collections.abc import Iterator

import pytest

LONGEST = (
    "tests/board/test_browser.py",
    "tests/promises/",
    "tests/demo/test_crawl.py",
    "tests/crawlers/platforms/",
    "tests/pipeline/crawling/",
    "tests/pipeline/commands/",
    "tests/crawlers/extract/",
    "tests/pipeline/sources/",
    "tests/pipeline/doctor/",
)
"""Files and rooms whose tests take long, because they wait or start programs."""
STUMBLES = logging.getLogger("crawlers.extract.page.stumbles")


class Raised(logging.Handler):
    """Raises again what a reader contained, so that the test which brought it to light fails there."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.contained: list[BaseException] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Raise what was contained, and remember it: a crawl may contain it once more."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            self.contained.append(error)
            raise error


@pytest.fixture(autouse=True)
def no_hidden_fault(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which a reader stumbles, unless it is marked ``stumbles``, which says that it wants that."""
    if request.node.get_closest_marker("stumbles"):
        yield
        return
    raised, level = Raised(), STUMBLES.level
    STUMBLES.addHandler(raised)
    STUMBLES.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        STUMBLES.removeHandler(raised)
        STUMBLES.setLevel(level)
    assert not raised.contained, f"a reader stumbled: {raised.contained[0]!r}"


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Crawls are forked from a server that is there already, instead of from one that each run starts."""
    from tests.worlds.forked_crawls import forked_crawls  # it imports Scrapy, which few tests need

    with forked_crawls(monkeypatch):
        yield


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: whoever begins a long file at the end keeps all others waiting for it."""
    items.sort(
        key=lambda item: next((at for at, room in enumerate(LONGEST) if item.nodeid.startswith(room)), len(LONGEST))
    )
