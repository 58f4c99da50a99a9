"""How a source is, and how a visit of it went → a tone, which the style sheet gives its colour."""

from board.published.rows import Row

STATE = {"ok": "good", "empty": "good", "suspect": "warn", "never": "quiet", "disabled": "quiet", "off": "quiet"}
"""State of a source, or outcome of a visit; all others are bad."""


def of_state(state: str) -> str:
    """The tone of a state.

    >>> of_state("ok"), of_state("failed")
    ('good', 'bad')
    """
    return STATE.get(state, "bad")


def of_visit(crawl: Row) -> str:
    """The tone of a visit: one that read its source, and found suspiciously little there, is to be looked at.

    >>> of_visit({"outcome": "ok", "healthy": 1}), of_visit({"outcome": "ok", "healthy": 0})
    ('good', 'warn')
    """
    tone = of_state(crawl["outcome"])
    return "warn" if tone == "good" and not crawl["healthy"] else tone
