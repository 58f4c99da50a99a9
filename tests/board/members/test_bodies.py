"""Bodies that are made to harm: too many parts, too slow, too much; and words that are made for a terminal."""

import asyncio
import sys
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from board.http import private_requests as private
from board.members.forms import MOST_FIELDS, understood
from tests.worlds.board.members_world import World, world

REMOVAL = "/retrait/demande"
PART = b'--b\r\nContent-Disposition: form-data; name="a"; filename="f"\r\n\r\n1\r\n'
FORM = {"content-type": "application/x-www-form-urlencoded"}
FILES = {"content-type": "multipart/form-data; boundary=b"}


@pytest.fixture
def valley(tmp_path: Path) -> World:
    return world(tmp_path, moderated="[]")


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (FORM, b"a=1&" * 200_000), (FORM, b"faire=hide&" * (MOST_FIELDS + 1)), (FILES, PART * 12_000 + b"--b--"),
        (FILES, b"--b"), ({"content-type": "multipart/form-data"}, PART), ({"content-type": "multipart/form-data; boundary="}, PART),
        (FILES, PART.replace(b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: x\r\n\r\n") + b"--b--"), ({}, b"\xff\xfe"),
    ],
)  # fmt: skip
def test_a_body_made_to_harm_is_refused_and_nothing_fails(valley: World, headers: dict[str, str], body: bytes) -> None:
    claire = valley.browser("verrerie")
    for path, cookie in (
        ("/membre/visite", claire.cookie),
        ("/membre/declarer", claire.cookie),
        ("/retrait/demande", ""),
    ):
        answer = valley.ask("POST", path, cookie, content=body, headers=dict(headers))
        assert answer.status_code in {403, 413, 422}, path
    assert valley.rows("requests") == []


def test_many_parts_cost_nothing() -> None:
    assert understood(FILES["content-type"], PART * 12_000 + b"--b--") == ({}, {})
    many, most = PART * 12_000, PART * (MOST_FIELDS - 1)
    assert work(many) <= work(most)
    # Nor inside one call: a form of the same bytes in one part is the measure, at whatever speed the machine runs.
    single = PART.replace(b"\r\n\r\n", b"\r\n\r\n" + b"x" * (len(many) - len(PART)), 1)
    assert fastest(many) <= 20 * fastest(single)


def fastest(parts: bytes) -> float:
    """Seconds of work to understand a form, at best."""
    times = []
    for _ in range(5):
        start = process_time()
        understood(FILES["content-type"], parts + b"--b--")
        times.append(process_time() - start)
    return min(times)


def work(parts: bytes) -> int:
    """How many functions are called to understand a form: the same however busy the machine is."""
    called = 0

    def note(_frame: object, event: str, _of: object) -> None:
        nonlocal called
        called += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        understood(FILES["content-type"], parts + b"--b--")
    finally:
        sys.setprofile(None)
    return called


def test_a_form_with_as_many_parts_as_ours_have_is_read() -> None:
    fields, files = understood(FILES["content-type"], PART * (MOST_FIELDS - 1) + b"--b--\r\n")
    assert (fields, list(files)) == ({}, ["a"])


def test_a_body_that_does_not_come_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private, "SLOWEST_SECONDS", 0.05)

    async def drips() -> dict[str, Any]:
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b"a", "more_body": True}

    scope = {"path": REMOVAL, "method": "POST", "headers": []}
    assert asyncio.run(private.read_body(scope, drips)) == (b"", 408)


def test_a_body_without_a_length_is_bounded_too(valley: World) -> None:
    async def endless() -> dict[str, Any]:
        return {"type": "http.request", "body": b"a" * 9_000, "more_body": True}

    scope = {"path": REMOVAL, "method": "POST", "headers": []}
    assert asyncio.run(private.read_body(scope, endless)) == (b"", 413)
    form = {"pourquoi": "a" * 30_000}
    assert valley.ask("POST", REMOVAL, data=form).status_code == 413


def test_one_visitor_does_not_take_the_places_of_all_others(valley: World) -> None:
    def asks() -> int:
        return valley.ask("POST", REMOVAL, data={"pourquoi": "Mon nom y est."}).status_code

    answers = [asks() for _ in range(12)]
    assert (answers[:10], answers[10:]) == ([200] * 10, [429] * 2)
    assert len(valley.rows("requests")) == 10
    assert valley.browser("verrerie").get().status_code == 200


def test_the_audit_is_lines_of_plain_words(valley: World) -> None:
    claire, id = valley.browser("verrerie"), str(valley.jobs()[0]["id"])
    claire.post(f"/membre/offres/{id}", faire="\x1b[2J\nvider")
    (line,) = [row for row in valley.rows("audit") if row["outcome"] == "refused"]
    assert line["action"] == " [2J vider"


@pytest.mark.parametrize(
    "path", ["//mechant.example/", "/\\mechant.example/", "/%5cmechant.example/", "///mechant.example/"]
)
def test_no_address_leads_to_another_site(valley: World, path: str) -> None:
    async def asked() -> tuple[int, list[bytes]]:
        sent: list[Any] = []
        scope = {"type": "http", "method": "GET", "scheme": "http", "path": path.replace("%5c", "\\"), "raw_path": path.encode(),
                 "query_string": b"", "headers": [(b"host", b"localhost")], "client": ("127.0.0.1", 1)}  # fmt: skip

        async def send(message: Any) -> None:
            sent.append(message)

        async def receive() -> Any:
            return {"type": "http.request", "body": b"", "more_body": False}

        await valley.ds.app()(scope, receive, send)
        return sent[0]["status"], [value for name, value in sent[0]["headers"] if name.lower() == b"location"]

    assert asyncio.run(asked()) == (404, [])
