"""How a source is, and how a visit of it went → a tone, which the style sheet gives its colour."""

from board.published.rows import PublishedCrawl

STATE = {"ok": "good", "empty": "good", "suspect": "warn", "never": "quiet", "disabled": "quiet", "off": "quiet"}
"""State of a source, or outcome of a visit; all others are bad."""


def of_state(state: str) -> str:
    """The tone of a state.

    >>> of_state("ok"), of_state("failed")
    ('good', 'bad')
    """
    return STATE.get(state, "bad")


def of_visit(crawl: PublishedCrawl) -> str:
    """The tone of a visit."""
    return of_outcome(crawl.outcome, crawl.healthy)


def of_outcome(outcome: str, healthy: int | None) -> str:
    """The tone of a visit from its parts: one that read its source, and found suspiciously little there, is to be looked at.

    >>> of_outcome("ok", 1), of_outcome("ok", 0)
    ('good', 'warn')
    """
    tone = of_state(outcome)
    return "warn" if tone == "good" and not healthy else tone
