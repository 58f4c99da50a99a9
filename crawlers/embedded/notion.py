"""The record map of Notion, in which everything is a block with a number → its tables, a row an object by the names of its columns."""

from typing import Any

MOST_ROWS = 2000
MOST_BLOCKS = 400
DEEPEST = 6


def tables(value: dict[str, Any]) -> Any:
    """The rows of each table by its name, and the text of each page; nothing when the object is no record map."""
    blocks, collections = value.get("block"), value.get("collection")
    if not isinstance(blocks, dict) or not (isinstance(collections, dict) or "notion_user" in value):
        return None
    known = {str(id): entry for id, wrapped in blocks.items() if (entry := unwrapped(wrapped))}
    found: dict[str, Any] = {}
    for id, wrapped in (collections or {}).items():
        table = unwrapped(wrapped)
        schema = table.get("schema")
        if isinstance(schema, dict):
            rows = [
                row(block, schema, known)
                for block in known.values()
                if block.get("parent_id") == id and block.get("type") == "page" and block.get("alive", True)
            ]
            found[text(table.get("name")) or str(id)] = rows[:MOST_ROWS]
    in_tables = {id for id, block in known.items() if block.get("parent_table") == "collection"}
    found["pages"] = [
        {"title": text(properties(block).get("title")), "content": content(block, known, 0)}
        for id, block in known.items()
        if block.get("type") == "page" and id not in in_tables and block.get("content")
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


def row(block: dict[str, Any], schema: dict[str, Any], known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A row by the names of its columns; what its page says is its ``content``."""
    cells = properties(block)
    found: dict[str, Any] = {"id": block.get("id")}
    for key, column in schema.items():
        name = column.get("name") if isinstance(column, dict) else None
        if isinstance(name, str) and key in cells:
            found[name] = text(cells[key])
    body = content(block, known, 0)
    return {**found, "content": body} if body else found


def content(block: dict[str, Any], known: dict[str, dict[str, Any]], depth: int) -> str:
    """The paragraphs of a page, as HTML would have them."""
    parts = []
    ids = block.get("content")
    for id in ids[:MOST_BLOCKS] if isinstance(ids, list) and depth < DEEPEST else []:
        inner = known.get(str(id), {})
        said = text(properties(inner).get("title"))
        kind = str(inner.get("type"))
        if said and kind != "page":
            tag = "h3" if "header" in kind else "li" if "list" in kind or kind == "to_do" else "p"
            parts.append(f"<{tag}>{said}</{tag}>")
        if kind != "page":
            parts.append(content(inner, known, depth + 1))
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
