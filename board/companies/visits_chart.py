"""The last visits of a source → bars, one a visit: how many postings it found, and whether all went well."""

from collections.abc import Sequence
from dataclasses import dataclass

from board.published.rows import PublishedCrawl
from board.wording import formats, tones
from board.wording.labels import STATE

WIDTH, HEIGHT, MOST_VISITS = 720, 150, 30
LOWEST_BAR = 4
"""A bar is at least so high, since a visit that found nothing is shown as well."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A visit as it is drawn; lengths in units of the ``viewBox``."""

    x: float
    y: float
    width: float
    height: float
    tone: str
    """How the visit went, as ``board.wording.tones`` says it."""
    words: str


@dataclass(frozen=True, slots=True)
class VisitsChart:
    """The bars of all visits that are drawn, and what they say."""

    bars: list[Bar]
    top: int
    """What a bar of full height stands for."""
    words: str
    """The whole drawing in a sentence, for readers who do not see it."""


def draw(crawls: Sequence[PublishedCrawl]) -> VisitsChart:
    """The last visits, oldest first."""
    shown = crawls[-MOST_VISITS:]
    top = max([1, *(crawl.found for crawl in shown)])
    step = WIDTH / max(10, len(shown))
    bars = [bar(crawl, number * step, step, top) for number, crawl in enumerate(shown)]
    good = sum(bar.tone == "good" for bar in bars)
    last = f"{formats.count(shown[-1].found, 'annonce', 'annonces')} à la dernière" if shown else ""
    words = f"{formats.count(len(shown), 'visite', 'visites')}, {formats.count(good, 'réussie', 'réussies')} ; {last}"
    return VisitsChart(bars, top, words if shown else "Aucune visite")


def bar(crawl: PublishedCrawl, x: float, step: float, top: int) -> Bar:
    """The bar of one visit, at ``x``; ``top``: how many postings a bar of full height stands for."""
    height = max(LOWEST_BAR, crawl.found / top * HEIGHT)
    state = STATE.get(crawl.outcome, "Arrêtée")
    words = f"{formats.moment(crawl.started_at)} : {formats.count(crawl.found, 'annonce trouvée', 'annonces trouvées')} ({state})"
    return Bar(
        round(x + 1, 1), round(HEIGHT - height, 1), round(step - 2, 1), round(height, 1), tones.of_visit(crawl), words
    )
