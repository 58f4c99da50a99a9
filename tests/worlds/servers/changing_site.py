"""A site of offers on 127.0.0.1 whose list may show other things than its offers' own pages, and an installation that visits it."""

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from crawlers.items import Crawl
from db.store import open_store
from pipeline.installation.paths import Paths
from pipeline.run import run
from tests.worlds.registry_rows import GOOD_MEMBER, registry

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
TITLES = (
    "Régleur sur machine IS", "Cariste", "Verrier à la main", "Contrôleur qualité", "Électricien industriel", "Mouliste",
    "Sérigraphe", "Polisseur de moules", "Chef d’équipe", "Acheteur", "Comptable", "Fondeur", "Usineur", "Magasinier",
    "Peintre", "Soudeur", "Graveur", "Emballeur", "Conducteur de four", "Technicien de maintenance",
)  # fmt: skip
ON_A_PAGE = 5
SOURCES = {
    "listing": ("/liste", "links=css:ul.offres a; next=css:a[rel=next]; container=css:ul.offres"),
    "feed": ("/flux.xml", "follow=no"),
    "json_api": ("/api.json", "items=jobs"),
    "sitemap": ("/sitemap.xml", "pages=/o/"),
}
"""Kind of source → where it is, and its options."""
GONE = {
    "404": (404, "<html><body><h1>Erreur</h1></body></html>"),
    "410": (410, ""),
    "words": (200, "<html><body><h1>Oups</h1><p>La page demandée est introuvable.</p></body></html>"),
    "filled": (200, "<html><body><h1>{title} (H/F)</h1><p>Cette offre a été pourvue.</p></body></html>"),
    "badge": (200, "{page}"),
    "home": (302, ""),
    "silent": (200, "<html><body><h1>Rejoignez-nous</h1><p>Une entreprise familiale.</p></body></html>"),
}
"""What the page of a removed offer may answer."""
BADGE = "<span class='badge'>Offre pourvue</span>"
LIVE = """SELECT raw_postings.source, fields ->> '$.title' FROM raw_postings JOIN job_postings ON posting = raw_postings.id
    WHERE status != 'closed'"""


@dataclass
class ChangingSite:
    """The offers that are online, and what the list makes of them."""

    offers: dict[int, str]
    shown: Callable[[list[int]], Sequence[int]] = sorted
    """What the list shows of them."""
    words: str = "Aucune offre pour le moment."
    """What the list says when it shows none."""
    next: str = "next"
    """The name of the link to the second page."""
    gone: dict[int, str] = field(default_factory=dict)
    """Removed offer → how its page answers, by default with 404."""
    broken: set[int] = field(default_factory=set)
    """Offers whose page answers 500."""
    denied: dict[int, str] = field(default_factory=dict)
    """Offer → what its page says instead of it."""
    head: str = ""
    """What stands in the head of every page of an offer."""
    identifier: str = ""
    """What every offer bears as its identifier."""
    asked: list[str] = field(default_factory=list)
    """The paths that were asked for, robots.txt left out."""

    def answer(self, path: str) -> tuple[int, str, str]:
        """Status, type and body of a page."""
        path, _, query = path.partition("?")
        shown = list(self.shown(sorted(self.offers)))
        if path == "/liste":
            return 200, "text/html", self.list_page(shown, int(query.partition("=")[2] or 1))
        if path == "/flux.xml":
            items = "".join(
                f"<item><title>{escape(self.offers[n])} (H/F)</title><link>{{base}}/o/{n}</link><guid>{{base}}/o/{n}</guid>"
                f"<description>Poste à Eu, CDI, de {escape(self.offers[n])}.</description></item>"
                for n in shown
            )
            return 200, "application/rss+xml", f"<rss><channel><title>Offres</title>{items}</channel></rss>"
        if path == "/api.json":
            jobs = [
                {
                    "id": n,
                    "title": f"{self.offers[n]} (H/F)",
                    "location": "Eu",
                    "url": f"{{base}}/o/{n}",
                    "description": "Poste",
                }
                for n in shown
            ]
            return 200, "application/json", json.dumps({"jobs": jobs})
        if path == "/sitemap.xml":
            places = "".join(f"<url><loc>{{base}}/o/{n}</loc></url>" for n in shown)
            return 200, "text/xml", f"<urlset>{places}</urlset>"
        if path.startswith("/o/"):
            return self.offer_page(int(path.removeprefix("/o/")))
        return (200, "text/html", "<h1>Accueil</h1>") if path == "/" else (404, "text/html", "")

    def list_page(self, shown: list[int], page: int) -> str:
        """A page of the list, and the link to the one after it."""
        here = shown[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
        links = "".join(f"<li><a href='/o/{n}'>{escape(self.offers[n])} (H/F)</a></li>" for n in here)
        more = f"<a rel='{self.next}' href='/liste?page={page + 1}'>suivant</a>" if shown[page * ON_A_PAGE :] else ""
        words = "" if shown else f"<p>{self.words}</p>"
        return f"<html><body><ul class='offres'>{links}</ul>{words}{more}</body></html>"

    def offer_page(self, n: int) -> tuple[int, str, str]:
        """The page of an offer, which says all about it."""
        if n in self.broken:
            return 500, "text/html", "<h1>Erreur interne</h1>"
        if n in self.denied:
            return 200, "text/html", f"<html><body><h1>Espace candidat</h1><p>{self.denied[n]}</p></body></html>"
        title = TITLES[n % len(TITLES)]
        if n not in self.offers:
            status, body = GONE[self.gone.get(n, "404")]
            return (
                status,
                "text/html",
                body.replace("{title}", escape(title)).replace("{page}", self.shown_page(title, BADGE)),
            )
        return 200, "text/html", self.shown_page(self.offers[n])

    def shown_page(self, title: str, more: str = "") -> str:
        """The page of an offer, with all its data."""
        data = {
            "@context": "https://schema.org", "@type": "JobPosting", "title": f"{title} (H/F)",
            "description": f"Poste de {title}. L’annonce sera retirée une fois le poste pourvu.",
            "jobLocation": {"@type": "Place", "address": {"addressLocality": "Eu", "postalCode": "76260"}},
        } | ({"identifier": self.identifier} if self.identifier else {})  # fmt: skip
        body = f"<script type='application/ld+json'>{json.dumps(data)}</script>"
        return f"<html><head>{self.head}{body}</head><body><h1>{escape(title)}</h1>{more}</body></html>"


@dataclass
class Visited:
    """An installation that visits the site by every kind of source."""

    site: ChangingSite
    paths: Paths
    ids: Sequence[str]
    at: datetime = NOW
    crawls: dict[str, Crawl] = field(default_factory=dict)
    """The last crawl of each source."""

    def visit(self) -> None:
        """Crawl every source, a day later."""
        self.at += timedelta(days=1)
        self.site.asked.clear()
        self.crawls = {crawl.source: crawl for crawl in run(self.paths, now=self.at, sources=self.ids).crawls}

    def live(self) -> dict[str, set[str]]:
        """Source → titles of its offers that are not closed."""
        with open_store(self.paths.store) as store:
            rows = store.connection.execute(LIVE).fetchall()
        return {id: {title.removesuffix(" (H/F)") for source, title in rows if source == id} for id in self.ids}

    def wrong(self) -> dict[str, set[str]]:
        """Source → offers that are online, and closed."""
        live = self.live()
        return {id: missing for id in self.ids if (missing := set(self.site.offers.values()) - live[id])}

    def lingering(self) -> dict[str, set[str]]:
        """Source → offers that are removed, and not closed."""
        live = self.live()
        return {id: extra for id in self.ids if (extra := live[id] - set(self.site.offers.values()))}


def handler(site: ChangingSite) -> type[BaseHTTPRequestHandler]:
    """What answers for the site."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            base = f"http://{self.headers['Host']}"
            if self.path != "/robots.txt":
                site.asked.append(self.path)
            status, kind, body = site.answer(self.path)
            sent = body.replace("{base}", base).encode()
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            if status == 302:  # only « home » does that
                self.send_header("Location", "/")
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    return Answers


@contextmanager
def visited_site(folder: Path, *kinds: str, offers: int = 12) -> Iterator[Visited]:
    """The site and the installation, for as long as the block lasts; each source has a host of its own, to be crawled side by side."""
    site = ChangingSite({n: TITLES[n] for n in range(offers)})
    servers = [ThreadingHTTPServer((f"127.0.0.{n}", 0), handler(site)) for n, _ in enumerate(kinds, 1)]
    rows = []
    for server, kind in zip(servers, kinds, strict=True):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        path, options = SOURCES[kind]
        url = f"http://{server.server_address[0]!s}:{server.server_port}{path}"
        rows.append(
            {"id": kind.replace("_", "-"), "member": GOOD_MEMBER["id"], "spider": kind, "url": url, "options": options}
        )
    folder.mkdir(parents=True, exist_ok=True)
    registry(folder, [GOOD_MEMBER], rows)
    try:
        yield Visited(site, Paths(registry=folder, data=folder / "var"), [row["id"] for row in rows])
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
