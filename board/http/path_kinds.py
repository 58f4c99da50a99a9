"""A path → which guards stand before it: a page of ours, a file of ours, or a table of Datasette's, which may cost a whole count.

Datasette reads names in a spelling of its own: to it ``/~62oard/jobs`` is ``/board/jobs``. A list of what is costly would have to
know every spelling. So it is the other way round: what is not one of our pages counts as a table, and is limited, waits at the
gate and loses its formulas as they do.
"""

import re
from collections.abc import MutableMapping
from typing import Any

from board.pages import ROUTES

Scope = MutableMapping[str, Any]
GROUP = re.compile(r"\(\?P<[a-z0-9_]+>")
OURS = re.compile("|".join(GROUP.sub("(?:", path) for path in ROUTES) + "|/static/.*")
"""Our pages, by the path as Datasette matches it; one alternative for all, so that a page costs a microsecond or two."""
LETTER = rb"%(?:2[DEde]|3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa]|5[Ff]|7[Ee])"
ODD = re.compile(rb"/[^/]*~|.*" + LETTER, re.DOTALL)
"""A first name with ``~``, or a letter, figure, ``-``, ``.``, ``_`` or ``~`` written as a number: no link of ours is like that."""


def routed(scope: Scope) -> bytes:
    """The path as Datasette matches it, before ``%`` is decoded."""
    raw: bytes = scope.get("raw_path") or str(scope["path"]).encode("utf-8", "surrogateescape")
    return raw.partition(b"?")[0]


def is_odd(scope: Scope) -> bool:
    """Whether a path is a known one in another spelling, which could pass for an unknown one.

    >>> [is_odd({"path": "", "raw_path": raw}) for raw in (b"/~62oard/jobs", b"/%62oard", b"/board/jobs/a~2Db", b"/offres/a-%C3%A9")]
    [True, True, False, False]
    """
    return ODD.match(routed(scope)) is not None


def is_table(scope: Scope) -> bool:
    """Whether Datasette answers by itself, or nobody does.

    >>> [is_table({"path": path}) for path in ("/", "/offres/ab12-verrier", "/static/board.css", "/board", "/.json", "/offres/a/b")]
    [False, False, False, True, True, True]
    """
    return OURS.fullmatch(routed(scope).decode("latin-1")) is None
