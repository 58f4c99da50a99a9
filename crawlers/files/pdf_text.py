"""A PDF → its lines, in the order in which they were drawn, labels beside their values."""

import logging
from io import BytesIO
from typing import Any

from crawlers.files.furniture import without_furniture
from crawlers.files.lines import FileText, Line
from crawlers.files.pdf_cells import Piece, page_cells
from crawlers.files.pdf_lines import page_lines

LARGEST_BYTES = 12_000_000
MOST_PAGES = 12
MOST_LETTERS = 200_000
MOST_PIECES = 40_000
"""Pieces of text of a page: a page of a notice has some hundreds."""


def pdf_text(body: bytes) -> FileText:
    """The lines of a PDF. Raises ``ValueError`` when it cannot be read."""
    if len(body) > LARGEST_BYTES:
        raise ValueError(f"more than {LARGEST_BYTES} bytes")
    from pypdf import PdfReader  # slow to import, and most pages are no PDF

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every oddity of every file
    try:
        reader = PdfReader(BytesIO(body), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ValueError("encrypted")
        pages: list[list[Piece]] = []
        letters = 0
        for number in range(min(len(reader.pages), MOST_PAGES)):
            pages.append(page_pieces(reader.pages[number]))
            letters += sum(len(piece.text) for piece in pages[-1])
            if letters > MOST_LETTERS:
                break
        named = reader.metadata.title if reader.metadata else ""
    except Exception as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error
    usual = usual_size(pages)
    lines: list[Line] = []
    for number, drawn in enumerate(without_furniture([page_cells(pieces) for pieces in pages])):
        lines += page_lines(drawn, usual, number)
    return FileText(tuple(lines), str(named or ""))


def page_pieces(page: Any) -> list[Piece]:
    """What is drawn on a page, where and how large; what is drawn upright is furniture of the margin."""
    pieces: list[Piece] = []

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        del font
        if len(pieces) >= MOST_PIECES:
            return
        across, up = tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3]
        if abs(up) > abs(across):
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(size or 1) * (abs(tm[2] * cm[0] + tm[3] * cm[2]) + abs(tm[2] * cm[1] + tm[3] * cm[3]))
        for row in text.split("\n"):
            if row:
                pieces.append(Piece(x, y, height or 1.0, row))
            y -= 1.2 * height

    page.extract_text(visitor_text=visit)
    return pieces


def usual_size(pages: list[list[Piece]]) -> float:
    """The size of most letters of a file, in points; 1 when there are none."""
    letters: dict[float, int] = {}
    for piece in (piece for pieces in pages for piece in pieces):
        size = round(piece.size * 2) / 2
        letters[size] = letters.get(size, 0) + len(piece.text.strip())
    return max(letters, key=lambda size: letters[size]) or 1.0 if letters else 1.0
