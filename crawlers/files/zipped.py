"""A zip of somebody else → one XML document out of it, within bounds."""

import zipfile
import zlib
from io import BytesIO
from typing import Any

from lxml import etree

LARGEST_MEMBER = 8_000_000
"""Bytes of XML; a notice has 20,000 to 200,000. A zip bomb says more, or is cut here."""


def member_tree(body: bytes, name: str) -> Any:
    """The root of an XML member. Raises ``ValueError`` when it is missing, too large, encrypted or no XML."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive, archive.open(name) as member:
            xml = member.read(LARGEST_MEMBER + 1)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
        raise ValueError(f"{name}: {error}") from error
    if len(xml) > LARGEST_MEMBER:
        raise ValueError(f"{name}: more than {LARGEST_MEMBER} bytes")
    if b"<!DOCTYPE" in xml[:4000]:
        raise ValueError(f"{name}: defines its own entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(xml, parser=parser)
    except etree.LxmlError as error:
        raise ValueError(f"{name}: {error}") from error
    if root is None:
        raise ValueError(f"{name}: no document")
    return root
