"""A declared offer without a page: its contact with consent, or a form whose message is mailed and kept nowhere."""

from pathlib import Path

import pytest

from board.http import visitor_quotas
from db.board.packages import refresh
from tests.worlds.board.members_world import LAST_DAY, World, world
from tests.worlds.rebuilt_days import NOW
from tests.worlds.servers.smtp_server import Letterbox, letterbox, text_of

OFFER = {
    "title": "Mouleur", "place": "Eu 76260", "contract": "CDI", "valid_through": LAST_DAY,
    "description": "Vous moulez. Appelez le 06 12 34 56 78.",
}  # fmt: skip
WORDS = {"adresse": "lea@exemple.fr", "nom": "Léa", "message": "Je moule depuis dix ans.\nVoir https://gain.example/x"}


def with_mail(folder: Path, box: Letterbox) -> World:
    """An installation whose mails go to this server, and that publishes at once what is declared."""
    mail = f'[mail]\nhost = "{box.settings.host}"\nport = {box.settings.port}\nsecurity = "none"\nsender = "a@vallee.example"\n'
    return world(folder, f'[members]\nmoderated = []\n{mail}[site]\nurl = "http://localhost"\n')


def declared(valley: World, **more: str) -> str:
    """The address of an offer that a member declares."""
    assert valley.browser("moulerie", "Jean").post("/membre/declarer", **OFFER, **more).status_code == 303
    valley.follow()
    (job,) = valley.jobs("source = 'declare-moulerie'")
    return f"/offres/{job['id']}"


def page_of(valley: World, path: str) -> str:
    """The page of an offer, spaces made alike."""
    return " ".join(valley.ask("GET", path, follow_redirects=True).text.split())


def test_a_contact_is_shown_with_its_owners_consent_on_the_offer_and_nowhere_else(tmp_path: Path) -> None:
    valley = world(tmp_path, moderated="[]")
    path = declared(valley, contact="02 35 00 11 22 ou rh+emploi@moulerie.example", consent="oui")
    page = page_of(valley, path)
    assert 'href="tel:0235001122"' in page
    assert 'href="mailto:rh%2Bemploi@moulerie.example?subject=Candidature%20%3A%20Mouleur"' in page
    assert "avec l’accord de leur titulaire" in page
    assert "06 12 34 56 78" not in page, "what stands anywhere else is taken away as ever"
    assert "contact sur cette page" in page
    refresh(valley.paths.board, valley.paths.packages, NOW)
    packages = b"".join(file.read_bytes() for file in sorted(valley.paths.packages.iterdir()))
    for found in ("/offres.json", "/offres.rss", "/offres.csv", "/board/jobs.json?_shape=array", "/board.json", "/"):
        assert "moulerie.example?" not in valley.ask("GET", found).text
        assert "0235001122" not in valley.ask("GET", found).text
    assert valley.ask("GET", "/board/contacts.json").status_code == 403
    assert b"0235001122" not in packages
    assert b"rh+emploi@" not in packages
    valley.browser("moulerie", "Jean").post(f"/membre/demandes/{valley.rows('requests')[0]['n']}")
    valley.day += 1
    valley.follow()
    assert "0235001122" not in page_of(valley, path), "over with the offer"


def test_without_consent_a_number_is_asked_for_and_a_mail_is_not_shown(tmp_path: Path) -> None:
    valley = world(tmp_path, moderated="[]")
    asked = valley.browser("moulerie").post("/membre/declarer", **OFFER, contact="02 35 00 11 22")
    assert asked.status_code == 422
    assert "n’est montré qu’avec l’accord" in " ".join(asked.text.split())
    path = declared(valley, contact="rh@moulerie.example")
    page = page_of(valley, path)
    assert "rh@moulerie" not in page
    assert "contactez l’association" in page, "no mail leaves here, so none is promised"
    assert valley.ask("GET", f"{path}/ecrire").status_code == 404


def test_a_message_is_mailed_to_who_declared_the_offer_and_kept_nowhere(tmp_path: Path) -> None:
    with letterbox() as box:
        valley = with_mail(tmp_path, box)
        path = declared(valley, contact="rh@moulerie.example")
        page = page_of(valley, path)
        assert f'href="{path}/ecrire"' in page
        assert "rh@moulerie" not in page
        assert "Votre message" in valley.ask("GET", f"{path}/ecrire").text
        foreign = {"origin": "https://mechant.example"}
        assert valley.ask("POST", f"{path}/ecrire", data=WORDS, headers=foreign).status_code == 403
        again = valley.ask("POST", f"{path}/ecrire", data=WORDS | {"adresse": "lea"})
        assert (again.status_code, "Je moule depuis dix ans." in again.text) == (422, True)
        assert valley.ask("POST", f"{path}/ecrire", data=WORDS | {"prenom": "robot"}).status_code == 200
        assert box.letters == []
        assert "Votre message est parti" in valley.ask("POST", f"{path}/ecrire", data=WORDS).text
        (letter,) = box.letters
        assert (letter["To"], letter["Reply-To"]) == ("rh@moulerie.example", "lea@exemple.fr")
        told = text_of(letter)
        assert "> Je moule depuis dix ans." in told
        assert "gain.example" not in told, "no mail leads anywhere but to the board"
        for file in valley.paths.data.rglob("*"):
            assert not file.is_file() or b"dix ans" not in file.read_bytes(), file
        other = valley.jobs("source != 'declare-moulerie'")[0]["id"]
        assert valley.ask("POST", f"/offres/{other}/ecrire", data=WORDS).status_code == 404


def test_what_cannot_leave_is_not_lost_for_who_wrote_it_and_nobody_fills_an_employers_letterbox(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with letterbox() as box:
        valley = with_mail(tmp_path, box)
    path = declared(valley, contact="rh@moulerie.example")
    answer = valley.ask("POST", f"{path}/ecrire", data=WORDS)
    assert answer.status_code == 503
    assert "n’est pas parti" in answer.text
    assert "Je moule depuis dix ans." in answer.text
    monkeypatch.setitem(visitor_quotas.MOST_A_DAY, "letter", 1)
    assert valley.ask("POST", f"{path}/ecrire", data=WORDS).status_code == 429
