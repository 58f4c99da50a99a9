"""A page → what is written in it when it is a file: the door of this room."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from crawlers.files.docx_text import docx_text
from crawlers.files.judgement import Reason
from crawlers.files.kinds import file_kind
from crawlers.files.lines import FileText
from crawlers.files.odt_text import odt_text
from crawlers.files.offers import offers_in
from crawlers.files.pdf_text import pdf_text
from crawlers.items import Page

READERS: dict[str, Callable[[bytes], FileText]] = {"pdf": pdf_text, "docx": docx_text, "odt": odt_text}
FEWEST_LETTERS = 20
"""A file with less text is a picture of one."""


@dataclass(frozen=True, slots=True)
class FileReading:
    """What was read of a file."""

    kind: str
    """``pdf``, ``docx`` or ``odt``."""
    legible: bool
    """Whether it holds text: not a picture of one, encrypted or damaged."""
    offers: tuple[dict[str, Any], ...]
    """schema.org properties of each offer: text, but for ``url``; the description is simple HTML."""
    reason: str
    """A ``Reason``: why there are no offers; empty when there are."""


def read_file(page: Page) -> FileReading | None:
    """What a page holds when its body is a PDF, a DOCX or an ODT; ``None`` when it is none of these. Never raises."""
    kind = file_kind(page.body)
    if not kind:
        return None
    try:
        text = READERS[kind](page.body)
        if sum(len(line.text) for line in text.lines) < FEWEST_LETTERS:
            return FileReading(kind, legible=False, offers=(), reason=Reason.ILLEGIBLE)
        offers, reason = offers_in(text, page.url, page.seen_at)
    except Exception:  # noqa: BLE001 - whatever a file does to its reader, the crawl goes on, and the reason is kept
        return FileReading(kind, legible=False, offers=(), reason=Reason.ILLEGIBLE)
    return FileReading(kind, legible=True, offers=tuple(offers), reason=reason)
