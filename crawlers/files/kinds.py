"""Bytes → the kind of file that they are, by what they hold and not by an address or a header."""

import zipfile
import zlib
from functools import lru_cache
from io import BytesIO

ODT_TYPE = b"application/vnd.oasis.opendocument.text"
MOST_MEMBERS = 5_000
"""A text processor writes a few dozen; a zip of many thousands was made to tire its readers."""


def file_kind(body: bytes) -> str:
    """``pdf``, ``docx``, ``odt``, or nothing when the bytes are none of these.

    >>> file_kind(b"%PDF-1.7"), file_kind(b"<html>"), file_kind(b"PK\\x03\\x04 cut short")
    ('pdf', '', '')
    """
    if body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF"):
        return "pdf"
    return zipped_kind(body) if body.startswith(b"PK\x03\x04") else ""


@lru_cache(maxsize=4)
def zipped_kind(body: bytes) -> str:
    """The kind of a zip, by the names of its members; nothing of it is unpacked but the few letters of a type."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            names = set(archive.namelist()[:MOST_MEMBERS])
            if "word/document.xml" in names:
                return "docx"
            if {"mimetype", "content.xml"} <= names:
                with archive.open("mimetype") as member:
                    return "odt" if member.read(80).strip().startswith(ODT_TYPE) else ""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        pass
    return ""
