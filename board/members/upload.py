"""The body of a form with files → its fields and files, bounded."""

import io
from dataclasses import dataclass
from typing import Any

from python_multipart import parse_form
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header

LARGEST_FILE_BYTES = 200_000
"""Bytes of a logo."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent. Its name and type are what the sender says, and are not believed."""

    body: bytes


def parts(content_type: str, body: bytes, most: int) -> tuple[dict[str, str], dict[str, Upload]]:
    """Fields and files; nothing at all of a body that is not what its header says, or has more than ``most`` parts."""
    boundary = parse_options_header(content_type)[1].get(b"boundary")
    if not boundary or body.count(b"--" + boundary) > most + 1:
        return {}, {}
    fields: dict[str, str] = {}
    files: dict[str, Upload] = {}

    def field(sent: Any) -> None:
        fields[named(sent.field_name)] = (sent.value or b"").decode("utf-8", "replace").replace("\0", "")

    def file(sent: Any) -> None:
        sent.file_object.seek(0)
        files[named(sent.field_name)] = Upload(sent.file_object.read(LARGEST_FILE_BYTES + 1))

    headers = {"Content-Type": content_type.encode("latin-1", "replace"), "Content-Length": str(len(body)).encode()}
    try:
        parse_form(headers, io.BytesIO(body), field, file)
    except (FormParserError, ValueError, KeyError):
        return {}, {}
    return fields, files


def named(name: bytes | None) -> str:
    """The name of a field."""
    return (name or b"").decode("utf-8", "replace")
