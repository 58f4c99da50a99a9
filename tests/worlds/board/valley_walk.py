"""Reading the demonstration valley as a visitor would."""

import gzip
import io
import re
from html import unescape
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

import pypdf

from crawlers.registry.registry import read_registry
from demo.server import Valley

LINK = re.compile(r"(?:href=|HREF=|<loc>|<link>|\"next\": \"|\"url\": \")[\"']?([^\"'<> ]+)")


def read(url: str) -> bytes:
    """The body at an address."""
    with urlopen(url, timeout=10) as answer:
        body: bytes = answer.read()
    return gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body


def status(url: str) -> int:
    """The status at an address."""
    try:
        with urlopen(url, timeout=10) as answer:
            return int(answer.status)
    except HTTPError as error:
        with error:
            return int(error.code)


def text(body: bytes) -> str:
    """What can be read in a body."""
    if body.startswith(b"%PDF"):
        return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages)
    try:
        decoded = body.decode("utf-8")
    except UnicodeDecodeError:
        decoded = body.decode("cp1252")
    return unescape(decoded)


def walk(start: str) -> dict[str, bytes]:
    """Every page of a site that its start leads to."""
    base = urljoin(start, "/")
    found: dict[str, bytes] = {}
    waiting = [start]
    while waiting:
        url = waiting.pop().split("#")[0]
        if url in found or not url.startswith(base):
            continue
        try:
            found[url] = read(url)
        except HTTPError as error:
            error.close()
            continue
        if not found[url].startswith(b"%PDF"):
            waiting += [urljoin(url, unescape(link)) for link in LINK.findall(text(found[url]))]
    return found


def starts(valley: Valley) -> dict[str, str]:
    """Site → the address in sources.csv."""
    return {source.id: source.url.whole for source in read_registry(valley.registry_dir).sources.values()}
