"""Every command of the three guides is typed on a server, in order; then nothing complains, or is told as older than it is."""

import asyncio
import re
from pathlib import Path

import httpx
import pytest

from board.serve import datasette
from db.people.open import open_people
from db.store import open_store
from pipeline.installation.configuration import read_configuration
from tests.worlds.folders import ROOT
from tests.worlds.installed.guided_server import INSTEAD, STAND_INS, GuidedServer, guided_server
from tests.worlds.pages.probed_sites import OFFER, TITLES, page, rows
from tests.worlds.registry_rows import GOOD_MEMBER, other, registry
from tests.worlds.servers.answering_site import Answer, answering_site
from tests.worlds.servers.smtp_server import letterbox, text_of

GUIDES = ("exploitation.md", "sources.md", "adding-a-source.md")
LAST = "Désinstaller"
PATIENCE_SECONDS = 300
COMMAND = re.compile(r"^```sh\n(.*?)^```|`((?:sudo |glassvallee |systemctl |tar )[^`\n]+)`", re.MULTILINE | re.DOTALL)
NOT_TYPED = {
    "glassvallee demo": "it shows a valley for as long as one looks: `.ci/installed` runs it from the wheel",
    "glassvallee publish --force": "it is for a server whose people.db is lost, and this one keeps its own: test_people_guard.py",
}
GIVEN = {
    "ADRESSE-DU-DEPOT": "depot",
    "https://www.moulerie.example": "https://SITE",
    "https://SITE-DE-L-ADHERENT": "https://SITE",
    "https://NOUVELLE-PAGE": "https://SITE/carrieres",
    "silgan-workday": "moulerie-site",
    "IDENTIFIANT": "moulerie-site",
    "ADHERENT": "moulerie",
    "SOURCE": "moulerie-site",
    "MEMBER": "moulerie",
    "PRÉNOM NOM": "Jeanne Martin",
}
"""What is written for the words in CAPITALS, and for those of an example; in this order."""
BOUNCE = """Content-Type: multipart/report; report-type=delivery-status; boundary=x

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; exemple.fr

Final-Recipient: rfc822; parti@exemple.fr
Action: failed
Status: 5.1.1

--x--
"""


def commands(guide: str) -> dict[str, list[str]]:
    """Part of a guide → its commands: those to copy, then those named in passing, for which « sudo » goes without saying."""
    whole = (ROOT / "docs" / guide).read_text(encoding="utf-8")
    parts = re.split(r"^## ", whole, flags=re.MULTILINE)[
        guide == GUIDES[0] :
    ]  # its preamble names what is not installed yet
    found: dict[str, list[str]] = {}
    for part in parts:
        title, _, text = part.partition("\n")
        blocks, named = zip(*COMMAND.findall(text), strict=True) if COMMAND.search(text) else ((), ())
        copied = [line for block in blocks for line in block.splitlines()]
        found[title] = copied + [
            f"sudo {words}" if words.startswith("glassvallee") else words for words in named if words
        ]
    return found


def site() -> dict[str, Answer]:
    """A member's site: its offers, and the page where they are after it was drawn anew."""
    html = (("Content-Type", "text/html; charset=utf-8"),)
    pages = {
        "/": page("<a href='/emploi'>Recrutement</a>"),
        "/emploi": page(rows(range(3))),
        "/carrieres": page(rows(range(3))),
    }
    pages |= {f"/offre/{n}": OFFER.format(title=TITLES[n], n=n) for n in range(3)}
    return {path: Answer(body=text.encode(), headers=html) for path, text in pages.items()}


class Person:
    """Who follows the guides, and knows what to write for the words in CAPITALS."""

    def __init__(self, server: GuidedServer, site: str, port: int) -> None:
        self.server, self.site, self.port = server, site, port
        self.typed: set[str] = set()

    def follow(self, guide: str, *, last: bool = False) -> None:
        """Type what a guide says, each command once; all is well after each."""
        for part, lines in commands(guide).items():
            if (part == LAST) is last:
                for line in lines:
                    self.obey(line)

    def obey(self, line: str) -> None:
        """One command."""
        plain = line.partition(" #")[0].strip()
        if plain.removeprefix("sudo ") in NOT_TYPED:
            return
        words = self.filled(plain)
        if words in self.typed and "stop" not in words and "start" not in words:
            return
        self.typed.add(words)
        self.before(plain)
        code = self.server.type(words)
        assert code == 0, f"{line}\n{words}\n{self.server.said}"

    def before(self, line: str) -> None:
        """What the guide has done by hand before this command."""
        data = self.server.data
        if line.startswith("sudo nano"):
            (data / "glassvallee.toml").write_text(self.settings(), encoding="utf-8")
        if line == "sudo glassvallee sources validate":
            members = [
                GOOD_MEMBER | {"website": self.site},
                other(GOOD_MEMBER, "moulerie", name="Moulerie Inventée", website=self.site),
            ]
            kept = {
                "id": "offres-declarees",
                "member": "verrerie",
                "spider": "declared",
                "url": self.site,
                "options": "file=offres-declarees.csv",
            }
            registry(data / "registre", members, [kept])
        if "--bounce" in line:
            (self.server.disk / "retour.eml").write_text(BOUNCE, encoding="utf-8")

    def settings(self) -> str:
        """The settings of the guide, completed; the mail server of this test speaks no TLS and knows no user."""
        (given,) = re.findall(
            r"```toml\n(.*?)```", (ROOT / "docs/exploitation.md").read_text(encoding="utf-8"), flags=re.DOTALL
        )
        given = given.replace('"SERVEUR DE COURRIER"', '"127.0.0.1"').replace(
            'user = "NOM"', f'port = {self.port}\nsecurity = "none"'
        )
        return self.server.here(re.sub(r'"ADRESSE D[^"]*"', '"emplois@exemple.fr"', given))

    def filled(self, line: str) -> str:
        """A command without a word in CAPITALS, or of the example of a guide."""
        for word, given in (GIVEN | {"https://SITE": self.site}).items():
            line = line.replace(word, given)
        line = re.sub(
            r"\bURL\b",
            f"{self.site}/carrieres" if "replace" in line else self.site,
            re.sub(r"\bID\b", "moulerie-site", line),
        )
        if "NUMÉRO" in line:
            with open_people(self.server.data / "people.db") as people:
                line = line.replace("NUMÉRO", people.rows("SELECT id FROM links LIMIT 1")[0]["id"])
        if "ANNONCE" in line:
            with open_store(self.server.data / "vallee.db", write=False) as store:
                first, second = store.rows("SELECT id FROM postings ORDER BY id LIMIT 2")
            line = line.replace("AUTRE-ANNONCE", second["id"]).replace("ANNONCE", first["id"])
        if "FICHIER.tar.zst" in line:
            newest = max(path.name for path in (self.server.disk / "var/backups/glassvallee").glob("*.tar.zst"))
            line = line.replace("/var/backups/glassvallee/FICHIER.tar.zst", f"/var/backups/glassvallee/{newest}")
            line = line.replace(" FICHIER.tar.zst", f" /var/backups/glassvallee/{newest}")
        return line.replace("FICHIER", f"{self.server.disk}/retour.eml")


def test_who_follows_the_guides_has_a_server_that_complains_of_nothing(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, forked: None
) -> None:
    disk = tmp_path_factory.mktemp("disk")
    with answering_site(site()) as member, letterbox() as box, guided_server(disk, monkeypatch) as server:
        person = Person(server, member.base, box.settings.port)
        for guide in GUIDES:
            person.follow(guide)
        for verb in ("crawl --due", "alerts", "backup --nightly", "digest"):  # the first night
            assert server.type(f"sudo glassvallee {verb}") == 0, server.said
        assert server.type("sudo glassvallee doctor") == 0, server.said
        assert "Rien à réparer." in server.said
        (letter,) = box.letters
        assert re.fullmatch(r"Emplois de la vallée : 3\s+nouvelles offres", letter["Subject"])
        assert "À REGARDER" not in text_of(letter)
        assert "depuis le dernier message" not in text_of(letter), "this is the first"
        health, state = asyncio.run(answers(server.data, "/sante", "/etat"))
        assert (health.status_code, health.json()["status"], health.json()["stumbling"]) == (200, "ok", [])
        assert health.json()["age_seconds"] < PATIENCE_SECONDS
        shown = " ".join(re.sub(r"<[^>]*>", " ", state.text).split())
        assert {word for word in ("À jour", "Aucune offre", "À vérifier", "Jamais") if word in shown} == {
            "À jour",
            "Aucune offre",
        }
        assert not re.search(r"il y a \d+ (heure|jour)|depuis \d", shown)
        person.follow(GUIDES[0], last=True)
        left = [f"{path.relative_to(disk)}" for path in disk.rglob("*glassvallee*") if "depot" not in path.parts]
        assert left == [], "who takes it away has nothing left of it"
        asked = (disk / "asked").read_text(encoding="utf-8")
        assert "systemctl restart glassvallee" in asked
        assert "userdel glassvallee" in asked


async def answers(data: Path, *paths: str) -> list[httpx.Response]:
    """What the board of an installation answers."""
    board = datasette(data / "board.db", site=read_configuration(data).settings.served_site)
    await board.invoke_startup()
    return [await board.client.get(path) for path in paths]


def test_what_stands_in_the_place_of_a_program_is_told_with_its_reason() -> None:
    table = re.findall(r"^\| (`.+?) \| .+ \| .+ \|$", STAND_INS, flags=re.MULTILINE)
    assert {name for line in table for name in re.findall(r"`([^`]+)`", line)} == set(INSTEAD)


def test_every_command_is_typed_or_has_its_reason() -> None:
    lines = [line for guide in GUIDES for part in commands(guide).values() for line in part]
    assert len(lines) > 60
    assert {line.removeprefix("sudo ") for line in lines} >= set(NOT_TYPED)
