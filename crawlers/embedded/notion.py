"""The record map of Notion, in which everything is a block with a number → its tables, a row an object by the names of its columns."""

from typing import Any

MOST_ROWS = 2000
DEEPEST = 6


def tables(value: dict[str, Any]) -> Any:
    """The rows of each table by its name, and the text of each page; nothing when the object is no record map."""
    blocks, collections = value.get("block"), value.get("collection")
    if not isinstance(blocks, dict) or not (isinstance(collections, dict) or "notion_user" in value):
        return None
    known = {str(id): entry for id, wrapped in blocks.items() if (entry := unwrapped(wrapped))}
    pages = Pages(known)
    rows: dict[str, list[dict[str, Any]]] = {}
    for block in known.values():
        if block.get("type") == "page" and block.get("alive", True):
            rows.setdefault(str(block.get("parent_id")), []).append(block)
    found: dict[str, Any] = {}
    for id, wrapped in (collections or {}).items():
        table = unwrapped(wrapped)
        schema = table.get("schema")
        if isinstance(schema, dict):
            in_table = rows.get(str(id), [])[:MOST_ROWS]
            found[text(table.get("name")) or str(id)] = [row(block, schema, pages) for block in in_table]
    found["pages"] = [
        {"title": text(properties(block).get("title")), "content": pages.content(block, 0)}
        for block in known.values()
        if block.get("type") == "page"
        and block.get("content")
        and str(block.get("parent_id")) not in (collections or {})
    ][:MOST_ROWS]
    return found


def unwrapped(wrapped: Any) -> dict[str, Any]:
    """The record in ``{"role": …, "value": {…}}``, once or twice wrapped."""
    for _ in range(2):
        inner = wrapped.get("value") if isinstance(wrapped, dict) else None
        if not isinstance(inner, dict):
            break
        wrapped = inner
    return wrapped if isinstance(wrapped, dict) else {}


def properties(block: dict[str, Any]) -> dict[str, Any]:
    """The cells of a block."""
    found = block.get("properties")
    return found if isinstance(found, dict) else {}


def row(block: dict[str, Any], schema: dict[str, Any], pages: "Pages") -> dict[str, Any]:
    """A row by the names of its columns; what its page says is its ``content``."""
    cells = properties(block)
    found: dict[str, Any] = {"id": block.get("id")}
    for key, cell in cells.items():
        column = schema.get(key)
        name = column.get("name") if isinstance(column, dict) else None
        if isinstance(name, str):
            found[name] = text(cell)
    body = pages.content(block, 0)
    return {**found, "content": body} if body else found


class Pages:
    """The text of pages; each block belongs to one page, and is read once."""

    def __init__(self, known: dict[str, dict[str, Any]]) -> None:
        self.known = known
        self.told: set[str] = set()

    def content(self, block: dict[str, Any], depth: int) -> str:
        """The paragraphs of a page, as HTML would have them."""
        parts = []
        ids = block.get("content")
        for id in map(str, ids if isinstance(ids, list) and depth < DEEPEST else []):
            inner = self.known.get(id, {})
            kind = str(inner.get("type"))
            if id in self.told or kind == "page":
                continue
            self.told.add(id)
            said = text(properties(inner).get("title"))
            if said:
                tag = "h3" if "header" in kind else "li" if "list" in kind or kind == "to_do" else "p"
                parts.append(f"<{tag}>{said}</{tag}>")
            parts.append(self.content(inner, depth + 1))
        return "".join(parts)


def text(value: Any) -> str:
    """A cell: ``[["Régleur ", [["b"]]], ["H/F"]]``; a date is its day.

    >>> text([["Eu, ", [["b"]]], ["‣", [["d", {"type": "date", "start_date": "2026-12-01"}]]]])
    'Eu, 2026-12-01'
    """
    if isinstance(value, str):
        return value
    parts = []
    for piece in value if isinstance(value, list) else []:
        if not (isinstance(piece, list) and piece and isinstance(piece[0], str)):
            continue
        marks = piece[1] if len(piece) > 1 and isinstance(piece[1], list) else []
        dates = [
            mark[1].get("start_date")
            for mark in marks
            if isinstance(mark, list) and mark[:1] == ["d"] and isinstance(mark[-1], dict)
        ]
        parts.append(str(dates[0]) if dates else piece[0])
    return "".join(parts)
