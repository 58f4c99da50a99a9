"""What the board counts of real requests: exact sums in people.db, shown to those they concern, and nothing of who asked."""

from pathlib import Path

import httpx
import pytest

from db.store import Row
from tests.worlds.board.client import running
from tests.worlds.board.members_world import World, world
from tests.worlds.board.visitors import PHONE

ROBOT = "Mozilla/5.0 (compatible; SomeBot/1.0)"


@pytest.fixture
def valley(tmp_path: Path) -> World:
    return world(tmp_path)


def visited(valley: World, *requests: tuple[str, str], agent: str = PHONE.decode(), **headers: str) -> list[int]:
    """Ask a real server, and stop it; gives the statuses."""
    given = {"user-agent": agent} | headers
    with running(valley.ds.app()) as address, httpx.Client(base_url=address, timeout=30) as client:
        return [client.request(method, path, headers=given).status_code for method, path in requests]


def sums(valley: World) -> dict[tuple[str, str, int], int]:
    """Kind, job, robot → how many."""
    rows: list[Row] = valley.rows("audience")
    return {(row["kind"], row["job"], row["robot"]): row["n"] for row in rows}


def test_the_sums_are_exact_and_written_when_the_board_stops(valley: World) -> None:
    job = valley.jobs()[0]
    page, click = f"/offres/{job['id']}-{job['slug']}", f"/offres/{job['id']}/postuler"
    asked = (
        [("GET", page)] * 5
        + [("POST", click)] * 2
        + [("GET", "/?q=verrier")] * 3
        + [("GET", "/"), ("HEAD", page), ("GET", click)]
    )
    codes = visited(valley, *asked)
    assert codes == [200] * 5 + [204] * 2 + [200] * 3 + [200, 200, 404]
    assert sums(valley) == {("view", job["id"], 0): 5, ("apply", job["id"], 0): 2, ("search", "", 0): 3}
    visited(valley, ("GET", page), agent=ROBOT)
    visited(valley, ("GET", page))
    assert sums(valley)["view", job["id"], 0] == 6
    assert sums(valley)["view", job["id"], 1] == 1


def test_nothing_of_who_asked_is_kept(valley: World) -> None:
    visited(
        valley,
        ("GET", "/?q=motsecret&lieu=Gamaches"),
        agent="Mozilla/5.0 (Telephone-Rare)",
        referer="https://d-ou.example/",
    )
    kept = b"".join(file.read_bytes() for file in valley.paths.data.glob("people.db*"))
    assert sums(valley) == {("search", "", 0): 1}
    for trace in (b"motsecret", b"Telephone-Rare", b"d-ou.example", b"127.0.0.1"):
        assert trace not in kept


def test_an_offer_that_is_not_there_counts_nothing(valley: World) -> None:
    assert visited(valley, ("GET", "/offres/rien-x"), ("POST", "/offres/rien/postuler")) == [404, 404]
    assert sums(valley) == {}


def test_a_member_sees_its_own_and_the_association_all(valley: World) -> None:
    job = valley.jobs("organization_id = 'verrerie'")[0]
    visited(valley, *[("GET", f"/offres/{job['id']}-{job['slug']}")] * 3, ("POST", f"/offres/{job['id']}/postuler"))
    assert "3 lectures, 1 clic pour postuler" in valley.browser("verrerie").get().text.replace("\xa0", " ")
    assert "clic pour postuler" not in valley.browser("moulerie").get().text.replace("\xa0", " ")
    association = valley.browser("", "Paul")
    assert "3 lectures, 1 clic" in association.get().text.replace("\xa0", " ")
    table = association.get("/association/frequentation.csv")
    assert table.headers["content-type"].startswith("text/csv")
    assert f"lecture;{job['id']};non;3" in table.text
    assert valley.ask("GET", "/association/frequentation.csv").status_code == 403
    assert valley.browser("verrerie").get("/association/frequentation.csv").status_code == 403
