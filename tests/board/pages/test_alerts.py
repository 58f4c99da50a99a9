"""The pages of alerts: looking changes nothing, a button confirms, a button ends, and nobody learns who is subscribed."""

from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from db.people import alerts
from pipeline.publishing.follow_people import following_people
from tests.worlds.board.members_world import World, world
from tests.worlds.servers.smtp_server import letterbox, text_of

ASKED = {"adresse": "lea@exemple.fr", "recherche": "q=verrier", "rythme": "jour"}
MAIL = '[mail]\nhost = "127.0.0.1"\nsecurity = "none"\nsender = "a@vallee.example"\n[site]\nurl = "http://localhost"\n'


@pytest.fixture
def valley(tmp_path: Path) -> World:
    return world(tmp_path, MAIL)


def test_the_whole_way(valley: World) -> None:
    page = valley.ask("GET", "/alertes?q=verrier")
    assert page.status_code == 200
    assert 'name="recherche" value="q=verrier"' in page.text
    assert valley.rows("alerts") == []
    assert "Plus qu’une étape" in valley.ask("POST", "/alertes", data=ASKED).text
    (row,) = valley.rows("alerts")
    assert (row["address"], row["subject"], row["confirmed_at"]) == ("lea@exemple.fr", "q=verrier", None)
    mine = f"/alertes/{row['token']}"
    for path in (mine, f"{mine}/oui", f"{mine}/fin"):  # as a mail program looks at links
        valley.ask("GET", path)
    assert valley.rows("alerts") == [row]
    assert "Non, effacez mon adresse" in valley.ask("GET", f"{mine}/fin").text, "a browser that opens List-Unsubscribe"
    looked = valley.ask("GET", mine)
    assert looked.headers["referrer-policy"] == "no-referrer"
    assert looked.headers["cache-control"] == "no-store"
    assert valley.ask("POST", f"{mine}/oui").status_code == 200
    assert valley.rows("alerts")[0]["confirmed_at"]
    ended = valley.ask(
        "POST", f"{mine}/fin", data={"List-Unsubscribe": "One-Click"}, headers={"origin": "https://mail.example"}
    )
    assert ended.status_code == 200
    assert valley.rows("alerts") == []
    assert valley.ask("GET", mine).status_code == 404
    assert valley.ask("POST", f"{mine}/fin").status_code == 200, "ending twice is no fault"


def test_the_answer_does_not_tell_who_is_subscribed(valley: World) -> None:
    first = valley.ask("POST", "/alertes", data=ASKED).text
    assert valley.ask("POST", "/alertes", data=ASKED).text == first
    assert len(valley.rows("alerts")) == 1


@pytest.mark.parametrize(
    "wrong",
    ["", "lea", "lea@exemple", "lea@exemple.fr\r\nBcc: a@b.fr", "<script>alert(1)</script>@x.fr", "a@b.fr,c@d.fr"],
)
def test_what_is_no_address_is_said_and_kept_nowhere(valley: World, wrong: str) -> None:
    answer = valley.ask("POST", "/alertes", data=ASKED | {"adresse": wrong})
    assert answer.status_code == 422
    assert "adresse" in answer.text
    assert "<script>alert" not in answer.text
    assert valley.rows("alerts") == []


def test_another_site_cannot_subscribe_or_confirm_anybody(valley: World) -> None:
    foreign = {"origin": "https://mechant.example", "sec-fetch-site": "cross-site"}
    assert valley.ask("POST", "/alertes", data=ASKED, headers=foreign).status_code == 403
    valley.ask("POST", "/alertes", data=ASKED)
    (row,) = valley.rows("alerts")
    assert valley.ask("POST", f"/alertes/{row['token']}/oui", headers=foreign).status_code == 404
    assert valley.rows("alerts")[0]["confirmed_at"] is None


def test_who_confirms_what_was_erased_is_not_thanked(valley: World) -> None:
    gone = valley.ask("POST", f"/alertes/{'x' * 32}/oui")
    assert gone.status_code == 404
    assert "Nous n’avons plus cette alerte" in gone.text
    assert "Nous n’avons plus cette alerte" in valley.ask("GET", f"/alertes/{'x' * 32}/fin").text


def test_one_visitor_does_not_take_the_places_of_all_addresses(valley: World) -> None:
    def code(n: int) -> int:
        return valley.ask("POST", "/alertes", data=ASKED | {"adresse": f"a{n}@exemple.fr"}).status_code

    codes = [code(n) for n in range(12)]
    assert (codes[:10], codes[10:]) == ([200] * 10, [429] * 2)
    assert len(valley.rows("alerts")) == 10


def test_a_script_that_fills_every_field_is_thanked_and_forgotten(valley: World) -> None:
    assert valley.ask("POST", "/alertes", data=ASKED | {"prenom": "Léa"}).status_code == 200
    assert valley.rows("alerts") == []


def test_a_flood_of_addresses_is_stopped(valley: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alerts, "MOST_UNANSWERED_ALERTS", 2)
    codes = [valley.ask("POST", "/alertes", data=ASKED | {"adresse": f"a{n}@exemple.fr"}).status_code for n in range(4)]
    assert codes == [200, 200, 429, 429]


def test_a_search_is_kept_as_the_board_understands_it(valley: World) -> None:
    hostile = "q=verrier&lieu=Eu&le=2020-01-01&page=9&tri=date&evil=<script>&contrat=CDI&contrat=rien"
    valley.ask("POST", "/alertes", data=ASKED | {"recherche": hostile})
    assert valley.rows("alerts")[0]["subject"] == "q=verrier&lieu=Eu&contrat=CDI"


def test_without_a_mail_server_nothing_is_offered(tmp_path: Path) -> None:
    plain = world(tmp_path)
    assert plain.ask("GET", "/alertes").status_code == 404
    assert plain.ask("POST", "/alertes", data=ASKED).status_code == 404
    assert "/alertes" not in plain.ask("GET", "/?q=verrier").text
    assert "un message vous préviendra" not in plain.ask("GET", "/?q=zzzzz").text
    assert "Jusqu’à votre désinscription" not in plain.ask("GET", "/donnees-personnelles").text


def test_pages_say_what_is_kept(valley: World) -> None:
    assert "/alertes?q=verrier" in valley.ask("GET", "/?q=verrier").text
    assert "un message vous préviendra" in valley.ask("GET", "/?q=zzzzz").text
    privacy = valley.ask("GET", "/donnees-personnelles").text
    assert "Jusqu’à votre désinscription" in privacy
    assert "Compté par jour, sans adresse ni identifiant" in privacy, "where people may write, visits are summed"
    assert "une demande annulée est effacée après 400\xa0jours" in privacy


def test_a_member_asks_for_mails_about_its_offers(valley: World) -> None:
    claire = valley.browser("verrerie")
    assert claire.post("/membre/courriel", adresse="rh@verrerie.example").headers["location"] == "/membre?dit=courriel"
    assert claire.post("/membre/courriel", adresse="rien").headers["location"] == "/membre?dit=adresse"
    assert claire.post("/membre/courriel", adresse="x@y.fr", csrf="faux").status_code == 403
    (row,) = valley.rows("alerts")
    assert (row["kind"], row["subject"], row["address"]) == ("member", "verrerie", "rh@verrerie.example")


def test_the_mail_that_asks_leaves_by_itself(tmp_path: Path) -> None:
    """The watch of `run` and `serve` has it sent."""
    with letterbox() as box:
        valley = world(tmp_path, MAIL.replace("[site]", f"port = {box.settings.port}\n[site]"))
        valley.ask("POST", "/alertes", data=ASKED)
        with following_people(valley.paths):
            deadline = monotonic() + 60
            while not box.letters and monotonic() < deadline:
                Event().wait(0.05)
    (letter,) = box.letters
    (row,) = valley.rows("alerts")
    assert f"http://localhost/alertes/{row['token']}" in text_of(letter)
