"""An ODT → its lines: headings, paragraphs, lists, rows of tables, frames."""

from collections.abc import Iterator
from typing import Any

from crawlers.files.lines import FileText, Line
from crawlers.files.table_rows import row_lines
from crawlers.files.zipped import member_tree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
HOLDERS = {
    f"{TEXT}section",
    f"{TEXT}list-item",
    f"{TEXT}list-header",
    f"{DRAW}text-box",
    f"{DRAW}frame",
    f"{TEXT}index-body",
}
UNSEEN = {f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note", f"{TEXT}sequence-decls"}
MOST_LINES = 4_000
DEEPEST = 12


def odt_text(body: bytes) -> FileText:
    """The lines of an ODT. Raises ``ValueError`` when it cannot be read."""
    content = member_tree(body, "content.xml").find(f"{OFFICE}body/{OFFICE}text")
    lines: list[Line] = []
    for line in holder_lines(content, 0, bullet=False) if content is not None else ():
        lines.append(line)
        if len(lines) >= MOST_LINES:
            break
    return FileText(tuple(lines))


def holder_lines(holder: Any, depth: int, *, bullet: bool) -> Iterator[Line]:
    """The lines of whatever holds paragraphs."""
    if depth > DEEPEST:
        return
    for child in holder:
        if child.tag in {f"{TEXT}p", f"{TEXT}h"}:
            yield from paragraph_lines(child, depth, bullet=bullet)
        elif child.tag == f"{TEXT}list":
            yield from holder_lines(child, depth + 1, bullet=True)
        elif child.tag in HOLDERS:
            yield from holder_lines(child, depth + 1, bullet=bullet)
        elif child.tag == f"{TABLE}table":
            for row in child.iter(f"{TABLE}table-row"):
                if next(row.iterancestors(f"{TABLE}table"), None) is child:
                    cells = row.findall(f"{TABLE}table-cell")
                    yield from row_lines([list(holder_lines(cell, depth + 1, bullet=False)) for cell in cells])


def paragraph_lines(paragraph: Any, depth: int, *, bullet: bool) -> Iterator[Line]:
    """What frames on a paragraph hold, then its own lines."""
    for frame in paragraph.iter(f"{DRAW}text-box"):
        yield from holder_lines(frame, depth + 1, bullet=False)
    heading = paragraph.tag == f"{TEXT}h"
    for at, row in enumerate("".join(own_text(paragraph, 0)).split("\n")):
        if text := "   ".join(" ".join(piece.split()) for piece in row.split("\t") if piece.strip()):
            yield Line(text, heading=heading, bullet=bullet and not heading, apart=at == 0, whole=True)


def own_text(element: Any, depth: int) -> Iterator[str]:
    """The text of a paragraph without that of its frames and notes."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}s":
            yield " "
        elif child.tag not in UNSEEN and child.tag != f"{DRAW}frame" and isinstance(child.tag, str) and depth < DEEPEST:
            yield from own_text(child, depth + 1)
        yield child.tail or ""
