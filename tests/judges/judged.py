"""What is judged: every answer that a link of the board leads to, and every state of every form, each asked once and kept."""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx
from lxml import html

from tests.worlds.board.client import TYPES, board
from tests.worlds.board.members_world import LAST_DAY, World, world
from tests.worlds.pictures import png

HOME = "http://localhost"
MAIL = '[mail]\nhost = "127.0.0.1"\nsecurity = "none"\nsender = "a@vallee.example"\n'
SETTINGS = f'{MAIL}[site]\nurl = "{HOME}"\n[members]\nmoderated = ["declare", "logo"]\n'
UNFOLLOWED = re.compile(r"/board/|/board\?|.*\?|/suggestions")
"""Pages that are judged, and whose links are not followed: filters and tables lead to each other without end."""
ADDRESSES = (("href", "a", "link", "area"), ("src", "img", "script", "iframe", "source"), ("action", "form"))
MOST_ALIKE = 12
"""Of addresses that differ after their « ? » only, or of Datasette's tables, so many are asked for: they are of one make."""


@dataclass(frozen=True)
class Judged:
    """An answer, and how one comes to it."""

    name: str
    """The path that was asked for, or what was done in a form."""
    path: str
    """The address of the page: what its links are relative to."""
    answer: httpx.Response

    @property
    def is_page(self) -> bool:
        """Whether a browser shows it as a page."""
        return self.answer.headers.get("content-type", "").startswith("text/html") and bool(self.answer.content)

    @cached_property
    def tree(self) -> html.HtmlElement:
        """Its elements."""
        return html.document_fromstring(self.answer.text)

    def links(self) -> Iterator[tuple[html.HtmlElement, str]]:
        """Each element that leads somewhere, and the whole address."""
        for attribute, *tags in ADDRESSES:
            for element in self.tree.iter(*tags):
                if (to := element.get(attribute)) is not None:
                    yield element, urljoin(f"{HOME}{self.path}", to)

    @cached_property
    def anchors(self) -> set[str]:
        """What a fragment may name here."""
        return {"", "top", *map(str, self.tree.xpath("//@id"))}


Ask = Callable[[str], httpx.Response]


def ours(url: str) -> str:
    """The path of an address on this board, without its fragment; empty elsewhere."""
    return urldefrag(url)[0].removeprefix(HOME) or "/" if urlsplit(url).netloc == urlsplit(HOME).netloc else ""


@dataclass
class Crawl:
    """A walk over one board."""

    ask: Ask
    answers: dict[str, Judged] = field(default_factory=dict)
    """Path → what it answers."""
    asked_from: dict[str, str] = field(default_factory=dict)
    """Path → a page that leads to it."""

    def walk(self, starts: list[str]) -> None:
        """Ask for everything that the starts lead to."""
        waiting = deque(starts)
        alike: Counter[str] = Counter()
        while waiting:
            path = waiting.popleft()
            make = "/board/" if path.startswith("/board/") else path.partition("?")[0] if "?" in path else ""
            alike[make] += bool(make)
            if path in self.answers or (alike[make] > MOST_ALIKE and path not in starts):
                continue
            judged = self.answers[path] = Judged(path, path, self.ask(path))
            if to := judged.answer.headers.get("location"):
                self.note(waiting, ours(urljoin(f"{HOME}{path}", to)), path)
            if judged.is_page and (path in starts or not UNFOLLOWED.match(path)):
                for element, url in judged.links():
                    if element.tag != "form" or element.get("method", "get").lower() == "get":
                        self.note(waiting, ours(url), path)

    def note(self, waiting: deque[str], path: str, come_from: str) -> None:
        """Ask for this one too."""
        if path and path not in self.asked_from:
            self.asked_from[path] = come_from
            waiting.append(path)

    @property
    def pages(self) -> list[Judged]:
        """What a browser shows as a page."""
        return [judged for judged in self.answers.values() if judged.is_page]

    def follow(self, path: str) -> Judged:
        """What a path answers, redirections followed."""
        if path not in self.answers:
            self.answers[path] = Judged(path, path, self.ask(path))
        judged = self.answers[path]
        to = judged.answer.headers.get("location")
        return self.follow(ours(urljoin(f"{HOME}{path}", to))) if to else judged


@cache
def public() -> Crawl:
    """The demonstration valley's board, walked from its first page, a page of each make and its sitemap."""
    crawl = Crawl(board().get)
    extra = ["/imprimer", "/?page=2", "/?le=2026-01-01", f"/?q={'a' * 201}", f"/?q={'a' * 4001}"]
    crawl.walk(
        ["/", *TYPES, *map(ours, locations()), "/robots.txt", "/sitemap.xml", "/llms.txt", "/favicon.ico", *extra]
    )
    return crawl


KEEP: list[Any] = []


@cache
def writable() -> World:
    """Two members' board with its desk and its mails."""
    folder = TemporaryDirectory(prefix="judges-")
    KEEP.append(folder)
    return world(Path(folder.name), SETTINGS)


@cache
def locations() -> list[str]:
    """The addresses that the sitemap names."""
    return re.findall(r"<loc>([^<]+)</loc>", board().get("/sitemap.xml").text)


def form_pages() -> list[Judged]:
    """The states of forms that a browser shows as a page."""
    return [state for state in forms() if state.is_page]


@cache
def forms() -> list[Judged]:
    """Every state of every form, as the one sees it who sends it."""
    valley, seen = writable(), []

    def see(name: str, path: str, answer: httpx.Response) -> httpx.Response:
        seen.append(Judged(name, path, answer))
        return answer

    def ask(name: str, method: str, path: str, cookie: str = "", **given: Any) -> httpx.Response:
        return see(name, path, valley.ask(method, path, cookie, **given))

    visitors(valley, ask)
    member(valley, ask)
    association(valley, ask)
    seeker(valley, ask)
    return seen


Asked = Callable[..., httpx.Response]


def visitors(valley: World, ask: Asked) -> None:
    """Alerts, removals, and doors that do not open."""
    ask("alerts: form", "GET", "/alertes?q=verrier")
    ask(
        "alerts: wrong address",
        "POST",
        "/alertes",
        data={"adresse": "lea", "recherche": "q=verrier", "rythme": "semaine"},
    )
    ask("alerts: kept", "POST", "/alertes", data={"adresse": "lea@exemple.fr", "recherche": "q=verrier"})
    mine = f"/alertes/{valley.rows('alerts')[0]['token']}"
    ask("alerts: to confirm", "GET", mine)
    ask("alerts: confirmed", "POST", f"{mine}/oui")
    ask("alerts: confirmed, looked at", "GET", mine)
    ask("alerts: as a link ends it", "GET", f"{mine}/fin")
    ask("alerts: ended", "POST", f"{mine}/fin")
    ask("alerts: gone", "GET", mine)
    job = valley.jobs()[0]
    ask("removal: form", "GET", f"/retrait?offre={job['id']}")
    ask("removal: of a company", "GET", "/retrait?entreprise=verrerie")
    ask("removal: nothing said", "POST", "/retrait/demande", data={})
    ask(
        "removal: kept",
        "POST",
        "/retrait/demande",
        data={"offre": job["id"], "pourquoi": "Pourvue.", "contact": "a@b.fr"},
    )
    ask("removal: kept, without an offer", "POST", "/retrait/demande", data={"pourquoi": "La vôtre."})
    ask("removal: of another site", "POST", "/retrait/demande", data={}, headers={"origin": "https://mechant.example"})
    ask("a form that is not taken", "POST", "/carte")
    ask("a closed door", "GET", "/membre")
    ask("a link that is none", "GET", f"/membre/{'x' * 43}")


def member(valley: World, ask: Asked) -> None:
    """A member's way, with every slip."""
    ask("member: the door", "GET", valley.link("verrerie", "Claire"))
    claire = valley.browser("verrerie")

    def own(name: str, path: str, **form: Any) -> None:
        files = form.pop("files", None)
        if form or files:
            ask(f"member: {name}", "POST", path, claire.cookie, data={"csrf": claire.csrf} | form, files=files)
        else:
            ask(f"member: {name}", "GET", path, claire.cookie)

    offer = re.findall(r"/membre/offres/[0-9a-f]+", claire.get("/membre").text)[0]
    own("home", "/membre")
    own("an offer", offer)
    for name, value in (("salary", "beaucoup"), ("description", " "), ("valid_through", "2020-01-01")):
        own(f"an offer, {name} misread", offer, faire="correct", field=name, value=value)
    own("an offer corrected", offer, faire="correct", field="title", value="Chef de ligne")
    own("an offer that was corrected", f"{offer}?dit=corrigee")
    own("a new offer", "/membre/declarer")
    own("a new offer, nothing typed", "/membre/declarer", title="")
    typed = {"title": "Mouleur H/F", "description": "Vous moulez.", "valid_through": LAST_DAY}
    wrong = {
        "place": "Eux",
        "contract": "contrat long",
        "salary": "10¹⁸ €",
        "apply": "javascript:alert(1)",
        "schedule": "à voir",
    }
    own("a new offer, wrong", "/membre/declarer", **typed | wrong)
    own("a new offer, not understood", "/membre/declarer", **typed | {"place": "Eux", "contract": "contrat long"})
    own(
        "a new offer, kept",
        "/membre/declarer",
        **typed | {"place": "Eu 76260", "contract": "CDI", "contact": "atelier@moulerie.example"},
    )
    own("a logo that is none", "/membre/profil", faire="logo", files={"logo": ("logo.png", b"GIF89a", "image/png")})
    own("a logo", "/membre/profil", faire="logo", files={"logo": ("logo.png", png(), "image/png")})
    own("what it says of itself", "/membre/profil", faire="description", description="Verrier depuis 1850.")
    own("hidden", offer, faire="hide")
    own("no", "/membre/profil", faire="consent", consent="no")
    own("home, with requests", "/membre?dit=oppose")
    own("an offer hidden", offer)
    ask("member: a form of another session", "POST", "/membre/profil", claire.cookie, data={"csrf": "0" * 32})
    ask("member: what only takes forms", "GET", "/membre/profil", claire.cookie)
    own("yes", "/membre/profil", faire="consent", consent="yes")
    jean = valley.browser("moulerie", "Jean")
    ask("member: nothing yet", "GET", "/membre", jean.cookie)
    own("gone", "/membre/quitter", faire="quitter")


def association(valley: World, ask: Asked) -> None:
    """The association's page with what waits, and what it answers."""
    ask("association: the door", "GET", valley.link("", "Paul"))
    paul = valley.browser("", "Paul")
    ask("association: what waits", "GET", "/association", paul.cookie)
    for row in valley.rows("requests"):
        if row["state"] == "waiting":
            form = {"csrf": paul.csrf, "faire": "approve", "answer": "Merci."}
            ask(
                f"association: {row['kind']} accepted",
                "POST",
                f"/association/demandes/{row['n']}",
                paul.cookie,
                data=form,
            )
    ask("association: after", "GET", "/association?dit=reponse", paul.cookie)
    nothing = {"csrf": paul.csrf, "adresse": "rien"}
    ask("association: an address that is none", "POST", "/association/retraits", paul.cookie, data=nothing)


def seeker(valley: World, ask: Asked) -> None:
    """An offer that was declared, and the form that writes to its employer; no mail leaves here."""
    valley.follow()
    (declared,) = valley.jobs("source LIKE 'declare-%'")
    path = f"/offres/{declared['id']}"
    ask("an offer that was declared", "GET", f"{path}-{declared['slug']}")
    ask("a message: form", "GET", f"{path}/ecrire")
    typed = {"nom": "Léa", "adresse": "lea@exemple.fr", "message": "Bonjour"}
    ask("a message: no address", "POST", f"{path}/ecrire", data=typed | {"adresse": "lea"})
    ask("a message: no words", "POST", f"{path}/ecrire", data=typed | {"message": ""})
    ask("a message: no mail leaves", "POST", f"{path}/ecrire", data=typed)
