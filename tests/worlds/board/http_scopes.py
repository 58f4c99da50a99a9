"""Requests as a server hands them over."""

from typing import Any
from urllib.parse import unquote


def scope_of(raw_path: str, method: str = "GET", client: str = "192.0.2.7", **headers: str) -> dict[str, Any]:
    """A request for a path as it was written in its first line."""
    sent = [(name.replace("_", "-").encode(), text.encode("latin-1")) for name, text in headers.items()]
    return {
        "type": "http", "method": method, "scheme": "http", "path": unquote(raw_path), "raw_path": raw_path.encode(),
        "query_string": b"", "headers": [(b"host", b"localhost"), *sent], "client": (client, 1),
    }  # fmt: skip
