"""The cookies of a request → those that are ours, in plain signs.

Other programs of the domain leave theirs in the same browser. The readers of cookies below raise at a name or a letter that no
cookie may have, and a visitor must not be lost for another site's.
"""

import re
from collections.abc import MutableMapping
from typing import Any

from board.http.headers import without

Scope = MutableMapping[str, Any]
OURS = re.compile(rb"(?:membre|association|ds_[a-z]{1,20})=[!-:<-~]*")
"""Of the private pages, and Datasette's own."""


def with_our_cookies(scope: Scope) -> Scope:
    """The same request with our cookies only, in one header; without the header when there are none.

    >>> with_our_cookies({"headers": [(b"cookie", b"a(b=1; membre=x"), (b"cookie", b"\\xff=\\xff")]})["headers"]
    [(b'cookie', b'membre=x')]
    """
    sent = [content for name, content in scope["headers"] if name == b"cookie"]
    if not sent:
        return scope
    pairs = (pair.strip() for pair in b";".join(sent).split(b";"))
    kept = b"; ".join(pair for pair in pairs if OURS.fullmatch(pair))
    return {**scope, "headers": without(scope["headers"], b"cookie") + ([(b"cookie", kept)] if kept else [])}
