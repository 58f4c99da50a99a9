"""A notice in PDF → the offer that it tells of."""

import re
from html import escape
from io import BytesIO
from typing import Any

from crawlers.extract.page import facts, headings
from crawlers.extract.page.document import Document
from crawlers.extract.page.labels import words
from crawlers.extract.page.pairs import Block, pairs

Fields = dict[str, Any]
LARGEST = 12_000_000
MOST_PAGES = 12
MOST_LETTERS = 200_000
ENOUGH = 3
BULLET = re.compile(r"^\s*[-–•·▪●*]\s*")


def postings(document: Document) -> list[Fields]:
    """The offer of a notice, if it is one."""
    if document.kind != "pdf" or len(document.page.body) > LARGEST:
        return []
    name, text = read(document.page.body)
    rows = [" ".join(row.split()) for row in text[:MOST_LETTERS].splitlines()]
    lines = [Block("p", [row], linked=False) for row in rows if row]
    labels = pairs(lines)
    fields = facts.stated(labels)
    title = titled(name, lines, fields)
    score = len(fields) + min(3, facts.sections(lines)) + 2 * bool(headings.MARK.search(title))
    if not title or score < ENOUGH or sum(len(row) for row in rows) < 150:
        return []
    fields |= {"title": title, "description": paragraphs(rows), "url": document.page.url}
    return [fields | facts.told(lines, fields)]


def read(body: bytes) -> tuple[str, str]:
    """The title in the file's own description, and the text of its pages."""
    import logging

    from pypdf import PdfReader  # slow to import, and most pages are no PDF

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every oddity of every file
    try:
        reader = PdfReader(BytesIO(body), strict=False)
        pieces: list[str] = []
        for number in range(min(len(reader.pages), MOST_PAGES)):
            pieces.append(reader.pages[number].extract_text())
            if sum(map(len, pieces)) > MOST_LETTERS:
                break
        named = reader.metadata.title if reader.metadata else ""
    except Exception:  # noqa: BLE001 - a damaged or hand-made file breaks pypdf in any of its layers
        return "", ""
    return str(named or ""), "\n".join(pieces)


def titled(name: str, lines: list[Block], fields: Fields) -> str:
    """The title: what a label says, the first line that is no generic word and no sentence, or the file's own title."""
    if fields.get("title"):
        return str(fields.pop("title"))
    first = [
        line.text
        for line in lines[:8]
        if 3 < len(line.text) <= 140 and not headings.GENERIC.fullmatch(words(line.text)) and ":" not in line.text
    ]
    if name and any(words(name) == words(text) for text in first):
        return name
    marked = [text for text in first if headings.MARK.search(text)]
    return headings.PREFIX.sub("", (marked or first or [name])[0])


def paragraphs(rows: list[str]) -> str:
    """The text as HTML: a blank line ends a paragraph, lines with a bullet are a list."""
    found: list[str] = []
    lines: list[str] = []
    for row in [*rows, ""]:
        if BULLET.match(row):
            found += [*flushed(lines), f"<li>{escape(BULLET.sub('', row))}</li>"]
            lines = []
        elif row:
            lines.append(row)
        else:
            found += flushed(lines)
            lines = []
    text = "".join(found)
    return re.sub(r"(?:<li>[^<]*</li>)+", lambda items: f"<ul>{items[0]}</ul>", text)


def flushed(lines: list[str]) -> list[str]:
    """A paragraph of some lines."""
    return [f"<p>{'<br>'.join(map(escape, lines))}</p>"] if lines else []
