"""REDbot's rules (httplint, which REDbot is made of) on the head of an answer of each kind, as a real server gives it."""

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from httplint import HttpResponseLinter
from httplint.note import levels

from tests.worlds.board.client import JOB, TYPES, served, valley

MACHINES = [
    "/robots.txt", "/sitemap.xml", "/llms.txt", "/manifest.webmanifest", "/favicon.ico", "/sante",
    "/suggestions?q=cari", "/code.svg?page=/",
    *(f"/offres.{form}?q=cariste" for form in ("rss", "atom", "ics", "json", "jsonld", "csv")),
    *(f"/entreprises/verrerie-aubepine/offres.{form}" for form in ("csv", "xml", "xlsx")),
    "/etat/verrerie-aubepine.svg", "/donnees/changements.json?depuis=2026-01-01", "/static/board.css", "/static/board.js",
    "/static/icon.svg", "/static/partage.png", "/board/jobs.json?_size=1", "/offres/aub010", "/membre",
]  # fmt: skip
PATHS = [*TYPES, *MACHINES]
PLAIN: dict[str, str] = {}
ZIPPED = {"Accept-Encoding": "gzip"}
pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(valley().board) as url:
        yield urlsplit(url).netloc


def ask(address: str, method: str, path: str, headers: dict[str, str]) -> tuple[http.client.HTTPResponse, bytes]:
    """One answer, with its body."""
    connection = http.client.HTTPConnection(address, timeout=20)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def complaints(answer: http.client.HTTPResponse, body: bytes, method: str, path: str) -> list[str]:
    """What REDbot would call bad, or warn of."""
    linter = HttpResponseLinter()
    linter.process_response_topline(b"HTTP/1.1", str(answer.status).encode(), answer.reason.encode())
    linter.process_headers([(name.encode(), value.encode("latin-1")) for name, value in answer.getheaders()])
    linter.feed_content(body)
    linter.finish_content(complete=True)
    return [f"{method} {path}: {note.summary}" for note in linter.notes if note.level in {levels.BAD, levels.WARN}]


def names(answer: http.client.HTTPResponse) -> set[str]:
    """What the head of an answer names; one without a body need not say how it is cut."""
    return {name.lower() for name, _ in answer.getheaders()} - {"transfer-encoding"}


@pytest.mark.parametrize("path", PATHS)
def test_redbot_has_nothing_to_say(address: str, path: str) -> None:
    found = []
    for headers in (PLAIN, ZIPPED):
        answer, body = ask(address, "GET", path, headers)
        found += complaints(answer, body, "GET", path)
        if tag := answer.getheader("ETag"):
            again, nothing = ask(address, "GET", path, headers | {"If-None-Match": tag})
            assert (again.status, nothing) == (304, b"")
            found += complaints(again, nothing, "304", path)
            assert again.getheader("Vary") == answer.getheader("Vary")
    head, _ = ask(address, "HEAD", path, ZIPPED)
    assert names(head) == names(answer)

    assert found == []


@pytest.mark.parametrize("path", ["/", JOB, "/board/jobs"])
def test_what_is_not_taken_is_said_as_http_wants_it(address: str, path: str) -> None:
    answer, body = ask(address, "DELETE", path, {})

    assert answer.status == 405
    assert complaints(answer, body, "DELETE", path) == []
