"""A cell of Datasette's tables → a link to our page, a date in words; everything else is left to Datasette."""

import re
from typing import Any

from datasette import hookimpl
from markupsafe import Markup

from board.wording import formats
from board.wording.template_filters import web

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
LONGEST_LINK_LETTERS = 60


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(row: Any, value: Any, column: str, table: str | None) -> str | Markup | None:
    """``None``: as Datasette does it."""
    if not isinstance(value, str) or not value:
        return None
    if TIME.fullmatch(value):
        return formats.moment(value)
    if table == "jobs" and column == "id":
        slug = row["slug"] if "slug" in row.keys() else ""  # noqa: SIM118 - a sqlite3.Row has no other way
        return Markup('<a href="/offres/{}-{}">{}</a>').format(value, slug, value)
    if value.startswith(("http:", "https:")) and web(value):
        short = value if len(value) <= LONGEST_LINK_LETTERS else f"{value[:LONGEST_LINK_LETTERS]}…"
        return Markup('<a href="{}" rel="nofollow noopener">{}</a>').format(value, short)
    return None
