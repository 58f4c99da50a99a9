"""A page of Datasette's → the words and the look of ours."""

from typing import Any

from datasette import hookimpl
from datasette.app import Datasette

from board.http.request import NAME, words
from board.published.database import BoardDatabase
from board.wording import labels


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(datasette: Datasette) -> dict[str, Any]:
    """What ``base.html`` needs, and Datasette's filters in French."""
    if not isinstance(datasette.databases.get(NAME), BoardDatabase):
        return {}  # another Datasette of this process, without our templates: the benchmark's baseline
    return words(datasette) | {"lookups": labels.LOOKUPS}
