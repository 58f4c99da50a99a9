"""Links that are false, old, taken back or of somebody else, forms of other sites, refused, and noted."""

import re
import secrets
from datetime import UTC, datetime
from pathlib import Path

import pytest

from board.http import private_requests as private
from db.people.links import revoke
from db.people.open import open_people
from db.people.rows import NOBODY
from tests.worlds.board.members_world import LAST_DAY, Browser, World, world


@pytest.fixture
def valley(tmp_path: Path) -> World:
    return world(tmp_path, moderated='["declare", "logo"]')


def refusals(valley: World) -> list[str]:
    return [row["detail"] for row in valley.rows("audit") if row["outcome"] == "refused"]


def revoked(valley: World, path: str) -> str:
    with open_people(valley.paths.people) as people:
        revoke(people, people.rows("SELECT id FROM links ORDER BY rowid DESC")[0]["id"], datetime.now(UTC), by=NOBODY)
    return path


def test_a_link_that_is_not_good_opens_nothing_and_is_noted(valley: World) -> None:
    good = valley.link("verrerie", "Claire")
    token = good.rpartition("/")[2]
    tried = {
        f"/membre/{secrets.token_urlsafe(32)}": "lien inconnu",
        f"/membre/{token[:-1]}{'A' if token[-1] != 'A' else 'B'}": "lien inconnu",
        f"/association/{token}": "lien inconnu",
        valley.link("verrerie", "Paul", days=90, since=91): "lien expiré",
        revoked(valley, valley.link("verrerie", "Anne")): "lien révoqué",
    }
    for path, why in tried.items():
        before = len(refusals(valley))
        for method in ("GET", "POST"):
            answer = valley.ask(method, path)
            assert (answer.status_code, "set-cookie" in answer.headers) == (403, False), path
        assert refusals(valley)[before:] == [why, why]


def test_a_new_link_takes_back_the_old_one_and_its_sessions(valley: World) -> None:
    claire = valley.browser("verrerie")
    assert claire.get().status_code == 200
    valley.link("verrerie", "Claire")
    assert claire.get().status_code == 403
    assert "session inconnue ou terminée" in refusals(valley)


def test_following_a_link_changes_nothing(valley: World) -> None:
    """Mail scanners and previews follow links: only a button opens."""
    path = valley.link("verrerie", "Claire")
    for method in ("GET", "HEAD", "GET"):
        answer = valley.ask(method, path)
        assert answer.status_code == 200
        assert "set-cookie" not in answer.headers
    assert valley.rows("sessions") == []
    assert valley.rows("links")[0]["used_at"] is None
    claire = valley.browser("verrerie")
    for path in ("/membre/visite", "/membre/profil", "/membre/demandes/1", "/membre/quitter"):
        assert claire.get(path).status_code == 405
    assert valley.rows("requests") == []


def test_no_secret_is_kept_or_told(valley: World) -> None:
    path = valley.link("verrerie", "Claire")
    answer = valley.ask("POST", path)
    cookie = answer.headers["set-cookie"]
    assert all(word in cookie.replace("; ", ";").split(";") for word in ("HttpOnly", "Path=/membre"))
    assert "samesite=strict" in cookie.lower()
    token, value = path.rpartition("/")[2], cookie.partition(";")[0].partition("=")[2]
    kept = b"".join(file.read_bytes() for file in valley.paths.data.glob("people.db*"))
    assert token.encode() not in kept
    assert value.encode() not in kept
    for page in (valley.ask("GET", path), Browser(valley, cookie.partition(";")[0], "/membre").get()):
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "no-referrer"
        assert "noindex" in page.headers["x-robots-tag"]
        assert token not in page.text
        assert not re.search(r'<(?:script|img|link|iframe)[^>]+(?:src|href)="(?:https?:)?//', page.text)


def test_a_cookie_goes_only_with_https_where_the_site_has_it(tmp_path: Path) -> None:
    valley = world(tmp_path, '[members]\nmoderated = []\n[site]\nurl = "https://emplois.example"\n')
    assert "; Secure" in valley.ask("POST", valley.link("verrerie")).headers["set-cookie"]


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://mechant.example"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(valley: World, headers: dict[str, str]) -> None:
    claire = valley.browser("verrerie")
    answer = claire.post("/membre/visite", headers=headers)
    assert answer.status_code == 403
    assert valley.ask("POST", valley.link("verrerie", "Paul"), headers=headers).status_code == 403
    assert refusals(valley).count("formulaire d’un autre site") == 2
    assert valley.rows("requests") == []


def test_a_form_without_its_token_or_with_that_of_another_session_is_refused(valley: World) -> None:
    claire, other = valley.browser("verrerie"), valley.browser("verrerie", "Paul")
    for token in ("", "0" * 32, other.csrf, "é"):
        assert claire.post("/membre/visite", csrf=token).status_code == 403
    assert refusals(valley) == ["jeton de formulaire faux"] * 4
    assert valley.rows("requests") == []


def test_a_session_that_was_left_cannot_be_replayed(valley: World) -> None:
    claire = valley.browser("verrerie")
    token = claire.csrf
    assert claire.post("/membre/quitter").status_code == 200
    assert claire.post("/membre/visite", csrf=token).status_code == 403
    assert claire.get().status_code == 403


def test_nobody_touches_the_offers_and_requests_of_another_member(valley: World) -> None:
    claire, jean = valley.browser("verrerie"), valley.browser("moulerie", "Jean")
    id = str(valley.jobs()[0]["id"])
    token = jean.csrf
    assert jean.get(f"/membre/offres/{id}").status_code == 404
    for form in ({"faire": "hide"}, {"faire": "filled"}, {"faire": "correct", "field": "title", "value": "Volé"}):
        assert jean.post(f"/membre/offres/{id}", csrf=token, **form).status_code == 404
    claire.post(f"/membre/offres/{id}", faire="hide")
    (request,) = valley.rows("requests")
    jean.post(f"/membre/demandes/{request['n']}", csrf=token)
    assert valley.rows("requests") == [request]
    assert refusals(valley) == ["offre d’un autre, ou inconnue"] * 4 + ["demande d’un autre"]


def test_a_member_is_not_the_association(valley: World) -> None:
    claire = valley.browser("verrerie")
    jean = valley.browser("moulerie", "Jean")
    jean.post("/membre/declarer", title="Mouleur", place="Eu", description="Vous moulez.", valid_through=LAST_DAY)
    (request,) = valley.rows("requests")
    assert request["state"] == "waiting"
    swapped = claire.cookie.replace("membre=", "association=")
    for cookie in (claire.cookie, swapped):
        answer = valley.ask(
            "POST", f"/association/demandes/{request['n']}", cookie, data={"faire": "approve", "csrf": claire.csrf}
        )
        assert answer.status_code == 403
        assert valley.ask("GET", "/association", cookie).status_code == 403
    assert valley.rows("requests") == [request]


def test_a_correction_by_hand_of_what_no_form_offers_is_refused(valley: World) -> None:
    claire, id = valley.browser("verrerie"), str(valley.jobs()[0]["id"])
    token = claire.csrf
    for form in (
        {"faire": "correct", "field": "apply_url", "value": "https://mechant.example"},
        {"faire": "correct", "field": "hiring_member", "value": "moulerie"},
        {"faire": "join", "other": "0" * 16},
        {"faire": "split", "other": str(valley.jobs()[1]["id"])},
        {"faire": "vider"},
    ):
        claire.post(f"/membre/offres/{id}", csrf=token, **form)
    assert valley.rows("requests") == []
    assert len(refusals(valley)) == 5


@pytest.mark.parametrize(
    "path", ["/", "/offres", "/membre", "/association", "/membre/offres/x.z", "/board", "/membre/offres/x/../../y"]
)
def test_everything_else_takes_no_form(valley: World, path: str) -> None:
    assert valley.ask("POST", path, data={"a": "b"}).status_code == 405
    assert valley.ask("PUT", "/membre/declarer").status_code == 405


def test_too_much_is_refused_before_it_is_read(valley: World) -> None:
    claire = valley.browser("verrerie")
    token = claire.csrf
    assert claire.post("/membre/declarer", csrf=token, description="a" * 1_100_000).status_code == 413
    big = {"logo": ("logo.png", b"\x89PNG\r\n\x1a\n" + b"a" * 230_000, "image/png")}
    assert claire.post("/membre/profil", csrf=token, faire="logo", files=big).status_code == 413


def test_who_asks_too_often_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private, "PAGES_A_SECOND", 0.001)
    monkeypatch.setattr(private, "PAGES_AT_ONCE", 5)
    valley = world(tmp_path)
    answers = [valley.ask("GET", f"/membre/{'A' * 43}") for _ in range(7)]
    assert [answer.status_code for answer in answers] == [403] * 5 + [429] * 2
    assert int(answers[-1].headers["retry-after"]) > 60
    assert valley.ask("GET", "/").status_code == 200
