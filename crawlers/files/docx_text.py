"""A DOCX → its lines: paragraphs, rows of tables, text boxes."""

import re
from collections.abc import Iterator
from typing import Any

from crawlers.files.lines import FileText, Line
from crawlers.files.table_rows import row_lines
from crawlers.files.zipped import member_tree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLE_STYLE = re.compile(r"titre|title|heading|überschrift", re.IGNORECASE)
LIST_STYLE = re.compile(r"list|puce", re.IGNORECASE)
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MOST_PARAGRAPHS = 4_000
USUAL_HALF_POINTS = 22
DEEPEST_TABLE = 6


def docx_text(body: bytes) -> FileText:
    """The lines of a DOCX. Raises ``ValueError`` when it cannot be read."""
    root = member_tree(body, "word/document.xml")
    content = root.find(f"{W}body")
    if content is None:
        return FileText()
    lines: list[Line] = []
    for line in holder_lines(content, 0):
        lines.append(line)
        if len(lines) >= MOST_PARAGRAPHS:
            break
    return FileText(tuple(lines))


def holder_lines(holder: Any, depth: int) -> Iterator[Line]:
    """The lines of whatever holds paragraphs and tables."""
    for child in holder:
        if child.tag == f"{W}p":
            yield from paragraph_lines(child)
        elif child.tag == f"{W}tbl" and depth < DEEPEST_TABLE:
            for row in child.iter(f"{W}tr"):
                if nearest(row, "tbl") is child:
                    yield from row_lines([list(holder_lines(cell, depth + 1)) for cell in row.findall(f"{W}tc")])
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag"}:
            yield from holder_lines(child, depth)


def nearest(element: Any, name: str) -> Any:
    """The table that a row belongs to."""
    return next(element.iterancestors(f"{W}{name}"), None)


def paragraph_lines(paragraph: Any) -> Iterator[Line]:
    """A paragraph, cut at its line ends, and before it what is written in boxes that hang on it."""
    for box in paragraph.iter(f"{W}txbxContent"):
        if next(box.iterancestors(FALLBACK), None) is None:
            for inner in box.iter(f"{W}p"):
                if next(inner.iterancestors(f"{W}txbxContent"), None) is box:
                    yield from own_lines(inner)
    yield from own_lines(paragraph)


def own_lines(paragraph: Any) -> Iterator[Line]:
    """The lines of a paragraph itself."""
    style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
    bullet = paragraph.find(f"{W}pPr/{W}numPr") is not None or bool(LIST_STYLE.search(style))
    sizes = [int(found) for size in paragraph.iter(f"{W}sz") if (found := value(size)).isdigit()]
    size = min(sizes) / USUAL_HALF_POINTS if sizes else 1.0
    rows = own_text(paragraph).split("\n")
    for at, row in enumerate(rows):
        if (
            text := " ".join(row.split())
            if "\t" not in row
            else "   ".join(" ".join(p.split()) for p in row.split("\t") if p.strip())
        ):
            yield Line(
                text, size=size, heading=bool(TITLE_STYLE.search(style)) and not bullet, bullet=bullet, apart=at == 0, whole=True
            )  # fmt: skip


def own_text(paragraph: Any) -> str:
    """The text of a paragraph without that of its boxes; what was deleted in revision is not part of it."""
    parts: list[str] = []
    for element in paragraph.iter(f"{W}t", f"{W}br", f"{W}cr", f"{W}tab", f"{W}noBreakHyphen"):
        if nearest(element, "p") is not paragraph:
            continue
        if element.tag == f"{W}t":
            parts.append(element.text or "")
        elif element.tag == f"{W}tab":
            parts.append("" if element.getparent().tag == f"{W}tabs" else "\t")
        else:
            parts.append("-" if element.tag == f"{W}noBreakHyphen" else "\n")
    return "".join(parts)


def value(element: Any) -> str:
    """The ``w:val`` of an element, if it is there."""
    return "" if element is None else element.get(f"{W}val") or ""
