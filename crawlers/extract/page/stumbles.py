"""An entry of a page that breaks its reader → noted, and all others are read: one bad entry must not empty a feed."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from vocabulary.web_address import WebAddress

Entry = TypeVar("Entry")
Read = TypeVar("Read")
LOG = logging.getLogger(__name__)


class Stumbles:
    """What could not be read of one page. Whoever reads it asks in the end whether anything is missing."""

    def __init__(self, url: str = "") -> None:
        self.url = url
        self.readers: list[str] = []
        """The reader that stumbled, once for each time."""

    def note(self, reader: str, error: Exception) -> None:
        """Note what a reader raised; its traceback is for developers, and fails a test that did not expect it."""
        self.readers.append(reader)
        LOG.debug("%s stumbled on %s", reader, WebAddress(self.url), exc_info=error)

    def each(self, reader: str, entries: Iterable[Entry], read: Callable[[Entry], Read]) -> list[Read]:
        """What is read of each entry, in order, without those that break their reader.

        >>> Stumbles().each("feed", ["3", "4"], int)
        [3, 4]
        """
        found = []
        for entry in entries:
            try:
                found.append(read(entry))
            except Exception as error:  # noqa: BLE001 - whatever an entry does to us, it must harm no other
                self.note(reader, error)
        return found
