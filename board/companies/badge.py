"""How a source is → a small picture for the member's own site: « 12 offres · vérifiée hier »."""

from datetime import datetime
from html import escape

from board.published.rows import PublishedSource
from board.wording import formats

LETTER, MARGIN, HEIGHT = 6.2, 8, 22
"""About what a letter takes at 11 pixels; ``textLength`` makes it so in every browser."""


def words(source: PublishedSource, offers: int, now: datetime) -> str:
    """What the badge says."""
    many = formats.count(offers, "offre", "offres") if offers else "Aucune offre"
    if not source.active:
        return f"{many} · source arrêtée"
    if not source.last_healthy:
        return f"{many} · pas encore vérifiée"
    if source.state in {"ok", "empty"}:
        return f"{many} · vérifiée {formats.ago(source.last_healthy, now)}"
    return f"{many} · pas vérifiée {formats.since(source.last_healthy, now)}"


def draw(name: str, sentence: str) -> str:
    """The badge as an SVG that loads nothing from anywhere."""
    left, right = (round(len(text) * LETTER + 2 * MARGIN) for text in (name, sentence))
    width = left + right
    label = escape(f"{name} : {sentence}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" viewBox="0 0 {width} {HEIGHT}" '
        f'role="img" aria-label="{label}"><title>{label}</title>'
        f'<rect width="{width}" height="{HEIGHT}" rx="4" fill="#0a5a5c"/>'
        f'<path d="M{left} 1h{right - 5}a4 4 0 0 1 4 4v{HEIGHT - 10}a4 4 0 0 1-4 4h-{right - 5}z" fill="#f2f6f5"/>'
        f'<g font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f'<text x="{MARGIN}" y="15" fill="#fff" textLength="{left - 2 * MARGIN}">{escape(name)}</text>'
        f'<text x="{left + MARGIN}" y="15" fill="#12312f" textLength="{right - 2 * MARGIN}">{escape(sentence)}</text>'
        "</g></svg>"
    )
