"""Values of a filter → its boxes to tick: there may be a hundred on a page, so they are written here rather than in a template."""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from board.search.facet_counts import Value
from board.wording import formats
from board.wording.typography import spaced


@lru_cache(maxsize=5000)
def safe(text: str) -> str:
    """Text that may stand in HTML; the same labels come back on every page."""
    return str(escape(text))


@lru_cache(maxsize=5000)
def words(text: str) -> str:
    """The same for text that is read."""
    return safe(spaced(text))


def options(name: str, values: Iterable[Value]) -> list[Markup]:
    """One box each: what would find nothing cannot be ticked."""
    return [Markup(option(name, value)) for value in values]  # noqa: S704 - every part is escaped


def option(name: str, value: Value) -> str:
    """One box.

    >>> option("metier", Value(value='"', label="<b>", count=0, chosen=False))[:66]
    '<li><label class="choice none"><input type="checkbox" form="recher'
    """
    code, label = safe(value.value), words(value.label)
    state = " checked" if value.chosen else "" if value.count else " disabled"
    none = " none" if state == " disabled" else ""
    box = f'<input type="checkbox" form="recherche" name="{name}" value="{code}" id="{name}-{code}"{state}>'
    told = f'<span>{label}</span> <span class="n">{formats.number(value.count)}</span>'
    return f'<li><label class="choice{none}">{box}{told}</label></li>'
