"""Hostile words stay words wherever they are shown; of a picture nothing but the picture is kept."""

import struct
import zlib
from pathlib import Path

import pytest

from board.members.pictures import PictureError, picture
from tests.worlds.board.members_world import LAST_DAY, World, world
from tests.worlds.pictures import chunk, jpeg, png, webp

XSS = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


@pytest.fixture
def valley(tmp_path: Path) -> World:
    return world(tmp_path, moderated='["declare", "logo"]')


def test_hostile_words_stay_words_everywhere(valley: World) -> None:
    claire, association = valley.browser("verrerie", f"Claire {XSS}"), valley.browser("", XSS)
    id = str(valley.jobs()[0]["id"])
    token = claire.csrf
    for field in ("title", "contract", "places", "salary", "schedule", "description"):
        claire.post(
            f"/membre/offres/{id}",
            csrf=token,
            faire="correct",
            field=field,
            value=f"CDI Eu 2x8 2 100 € brut par mois {XSS}",
        )
    claire.post(f"/membre/offres/{id}", csrf=token, faire="filled", why=XSS)
    claire.post("/membre/profil", csrf=token, faire="description", description=XSS)
    form = dict.fromkeys(
        ("title", "place", "contract", "schedule", "salary", "experience", "education", "description"), XSS
    )
    assert (
        claire.post(
            "/membre/declarer", csrf=token, valid_through=LAST_DAY, apply="javascript:alert(1)", **form
        ).status_code
        == 422
    )
    named = claire.post("/membre/declarer", csrf=token, valid_through=LAST_DAY, **form)
    assert named.status_code == 422
    assert "<script>alert" not in named.text
    seen = "place contract salary schedule experience education"
    assert claire.post("/membre/declarer", csrf=token, valid_through=LAST_DAY, vu=seen, **form).status_code == 303
    waiting = [row for row in valley.rows("requests") if row["state"] == "waiting"]
    pages = [association.get().text]
    for row in waiting:
        association.post(f"/association/demandes/{row['n']}", faire="approve", answer=XSS)
    valley.follow()
    (job,) = valley.jobs(f"id = '{id}'")
    pages += [valley.ask("GET", path).text for path in ("/", f"/offres/{id}-{job['slug']}", "/entreprises/verrerie")]
    pages += [
        valley.ask("GET", f"/offres/{one['id']}-{one['slug']}").text for one in valley.jobs("source LIKE 'declare-%'")
    ]
    pages += [claire.get().text, claire.get(f"/membre/offres/{id}").text, association.get().text]
    pages += [valley.ask("GET", f"/offres.{kind}").text for kind in ("rss", "atom")]
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_a_link_in_an_address_says_nothing(valley: World) -> None:
    claire = valley.browser("verrerie")
    assert XSS not in claire.get(f"/membre?dit={XSS}").text


@pytest.mark.parametrize(
    ("body", "type", "size"),
    [
        (png(extra=chunk(b"tEXt", b"Comment\0<script>"), after=b"<script>alert(1)</script>"), "image/png", (20, 20)),
        (jpeg(b"<script>", b"<script>alert(1)</script>"), "image/jpeg", (40, 30)),
        (webp(b"<script>alert(1)</script>") + b"<script>", "image/webp", (24, 42)),
    ],
)
def test_of_a_picture_only_the_picture_is_kept(body: bytes, type: str, size: tuple[int, int]) -> None:
    made = picture(body)
    assert (made.type, (made.width, made.height)) == (type, size)
    assert b"script" not in made.image
    assert picture(made.image).image == made.image


@pytest.mark.parametrize(
    "body",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", b"GIF89a<script>", b"", b"\x89PNG\r\n\x1a\n", png()[:60],
        png(5000, 5000), png(2, 2), png().replace(b"IDAT", b"IDAX"), jpeg()[:20], jpeg()[:-2], b"\xff\xd8\xff\xd9", webp()[:20],
        b"RIFF\0\0\0\0WEBPANIM", png(after=b"a" * 200_000), b"\xff\xd8\xff\xda\0",
    ],
)  # fmt: skip
def test_what_is_no_picture_that_we_show_is_refused(body: bytes) -> None:
    with pytest.raises(PictureError):
        picture(body)


def test_a_picture_that_unpacks_to_more_than_it_says_is_not_unpacked() -> None:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 20, 20, 8, 0, 0, 0, 0))
    bomb = chunk(b"IDAT", zlib.compress(b"\0" * 50_000_000))
    with pytest.raises(PictureError):
        picture(b"\x89PNG\r\n\x1a\n" + head + bomb + chunk(b"IEND", b""))


def test_a_logo_is_seen_by_the_association_first_and_then_served_as_a_picture(valley: World) -> None:
    claire, association = valley.browser("verrerie"), valley.browser("", "Paul")
    bad = claire.post(
        "/membre/profil", faire="logo", files={"logo": ("logo.png", b"<svg onload=alert(1)>", "image/png")}
    )
    assert bad.status_code == 422
    good = {"logo": ("../../<script>.svg", png(after=b"<script>"), "image/svg+xml")}
    assert claire.post("/membre/profil", faire="logo", files=good).headers["location"].endswith("attend")
    (request,) = valley.rows("requests")
    name = request["value"]["logo"]
    assert valley.ask("GET", f"/logos/{name}").status_code == 404
    assert valley.ask("GET", f"/association/images/{name}").status_code == 403
    assert association.get(f"/association/images/{name}").headers["content-type"] == "image/png"
    association.post(f"/association/demandes/{request['n']}", faire="approve")
    valley.follow()
    answer = valley.ask("GET", f"/logos/{name}")
    assert (answer.headers["content-type"], answer.headers["x-content-type-options"]) == ("image/png", "nosniff")
    assert b"script" not in answer.content
    assert f"/logos/{name}" in valley.ask("GET", "/entreprises/verrerie").text
