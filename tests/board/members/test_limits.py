"""What a member with a good link and bad will may not do: fill the disk, or change behind the association's back what it approved."""

import csv
import io
from pathlib import Path

import pytest

from board.http.plain_cells import plain
from board.http.visitor_quotas import MOST_A_DAY
from tests.worlds.board.members_world import LAST_DAY, World, world
from tests.worlds.pictures import png


@pytest.fixture
def valley(tmp_path: Path) -> World:
    return world(tmp_path, moderated='["declare"]')


def test_refusals_of_one_link_are_bounded_and_do_not_silence_those_of_others(
    valley: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.people.links.MOST_REFUSALS_A_DAY", 5)
    claire, jean = valley.browser("verrerie"), valley.browser("moulerie", "Jean")
    token = claire.csrf
    for _ in range(9):
        claire.post("/membre/demandes/999", csrf=token)
    jean.post("/membre/demandes/999")
    refused = [row["member"] for row in valley.rows("audit") if row["outcome"] == "refused"]
    assert refused == ["verrerie"] * 5 + ["moulerie"]


def test_pictures_that_nobody_asks_for_any_more_are_not_kept(valley: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.people.requests.MOST_REQUESTS_A_DAY", 4)
    claire = valley.browser("verrerie")
    token = claire.csrf
    for size in range(20, 28):
        files = {"logo": ("logo.png", png(size, size), "image/png")}
        answer = claire.post("/membre/profil", csrf=token, faire="logo", files=files)
        assert answer.status_code == (303 if size < 24 else 429)
    assert [row["width"] for row in valley.rows("pictures")] == [23]


def test_sessions_of_one_link_are_bounded(valley: World) -> None:
    path = valley.link("verrerie", "Claire")
    for _ in range(30):
        last = valley.ask("POST", path)
    assert len(valley.rows("sessions")) == 20
    cookie = last.headers["set-cookie"].partition(";")[0]
    assert valley.ask("GET", "/membre", cookie).status_code == 200


def test_what_the_association_approved_does_not_become_something_else(valley: World) -> None:
    jean, association = valley.browser("moulerie", "Jean"), valley.browser("", "Paul")
    jean.post("/membre/declarer", title="Mouleur", place="Eu", description="Vous moulez.", valid_through=LAST_DAY)
    association.post(f"/association/demandes/{valley.rows('requests')[0]['n']}", faire="approve")
    valley.follow()
    (job,) = valley.jobs("source = 'declare-moulerie'")
    answer = jean.post(f"/membre/offres/{job['id']}", faire="correct", field="title", value="Vendeur à domicile")
    assert answer.headers["location"].endswith("attend")
    valley.follow()
    assert valley.jobs("source = 'declare-moulerie'")[0]["title"] == "Mouleur"


@pytest.mark.parametrize("how", ["_size=max", "_stream=on", "_labels=on&_dl=1"])
def test_no_cell_of_a_table_of_datasette_begins_a_formula(valley: World, how: str) -> None:
    claire = valley.browser("verrerie")
    words = '=HYPERLINK("http://mechant.example")\r\n@SUM(1), "deux"'
    claire.post("/membre/profil", faire="description", description=words)
    valley.follow()
    answer = valley.ask("GET", f"/board/members.csv?{how}")
    header, *lines = csv.reader(io.StringIO(answer.text, newline=""))
    assert {len(line) for line in lines} == {len(header)}
    descriptions = {line[header.index("id")]: line[header.index("description")] for line in lines}
    assert descriptions["verrerie"] == f"'{words}"
    assert not [one for line in lines for one in line if one.startswith(("=", "@", "+"))]


def test_a_cell_of_any_length_is_plain() -> None:
    assert plain("1,=cmd," + "a" * 200_000).startswith("1,'=cmd,aaa")


def test_what_is_for_good_is_not_taken_back(valley: World) -> None:
    claire = valley.browser("verrerie")
    claire.post("/membre/profil", faire="consent", consent="no")
    valley.follow()
    silent = len(valley.jobs())
    answer = claire.post(f"/membre/demandes/{valley.rows('requests')[0]['n']}")
    assert answer.headers["location"].endswith("dejafait")
    valley.follow()
    assert [row["state"] for row in valley.rows("requests")] == ["active"]
    assert len(valley.jobs()) == silent
    assert "demande définitive" in valley.rows("audit")[-1].values()


def test_pictures_that_are_refused_count_too(valley: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MOST_A_DAY, "upload", 3)
    claire = valley.browser("verrerie")

    def send(body: bytes) -> int:
        return claire.post("/membre/profil", faire="logo", files={"logo": ("logo.png", body, "image/png")}).status_code

    assert [send(b"rien"), send(png()), send(b"rien"), send(png())] == [422, 303, 422, 429]
