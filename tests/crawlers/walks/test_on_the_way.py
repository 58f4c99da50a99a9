"""What a walk through a site asked for on its way tells of offers that it did not read: over, denied, away, or nobody knows."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from crawlers.items import Crawl
from crawlers.process.order import LiveOffer
from crawlers.process.run_file import read_crawl
from crawlers.registry.registry import Source
from crawlers.walks.on_the_way import tells_of_error
from pipeline.crawling.fetch import fetch
from tests.worlds.crawled_sources import NOW
from tests.worlds.forked_crawls import forked_crawls
from tests.worlds.pages.read_sites import html, own, page
from vocabulary.own_pages import OwnPage
from vocabulary.web_address import WebAddress

OFFERS = {
    "/o/1": "Mouliste (H/F)",
    "/o/2": "Cariste (H/F)",
    "/o/over": "Fondeur (H/F)",
    "/o/denied": "Graveur (H/F)",
    "/o/away": "Trieur (H/F)",
}
CARDS = "".join(f"<li><a href='{at}'>{title}</a></li>" for at, title in OFFERS.items())
PAGES = {
    "/": html("<h1>Accueil</h1>", "Moulerie"),
    "/liste": html(f"<ul>{CARDS}</ul><script>fetch('/api/offres.json').then(show)</script>", "Moulerie"),
    "/o/1": own("Mouliste (H/F)"),
    "/o/2": own("Cariste (H/F)"),
    "/o/over": html("<h1>Fondeur (H/F)</h1><p>Cette offre a été pourvue.</p>"),
    "/o/denied": html("<h1>Espace candidat</h1><p>Cette offre n’est plus disponible pour le moment.</p>"),
}


class Answers(BaseHTTPRequestHandler):
    """The site: its data are out of order."""

    def do_GET(self) -> None:
        body = PAGES.get(self.path, "").encode()
        self.send_response(
            302 if self.path == "/o/away" else 503 if self.path.startswith("/api/") else 200 if body else 404
        )
        self.send_header("Location", "/")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Crawl]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_port}"
    source = Source(id="v", member="v", spider="site", url=WebAddress(f"{site}/liste"))
    known = (*OFFERS.items(), ("/liste#soudeur", "Soudeur (H/F)"))
    offers = tuple(LiveOffer(f"{site}{at}", f"{site}{at}", title) for at, title in known)
    with pytest.MonkeyPatch.context() as patch, forked_crawls(patch):
        patch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
        patch.setenv("GLASSVALLEE_DELAY", "0")
        folder: Path = tmp_path_factory.mktemp("runs")
        ((fetched,),) = fetch([source], out_dir=folder, now=NOW, offers={"v": offers})
        yield site, read_crawl(fetched.run_file)
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("at", "said"),
    [("/o/over", OwnPage.OVER), ("/o/denied", OwnPage.DENIED), ("/o/away", OwnPage.LEADS_AWAY)],
)
def test_the_page_of_an_offer_that_the_list_still_shows_says_what_became_of_it(
    visit: tuple[str, Crawl], at: str, said: OwnPage
) -> None:
    site, crawl = visit

    assert (crawl.found, crawl.own_pages[f"{site}{at}"]) == (2, said)


def test_what_may_be_in_data_that_do_not_answer_is_known_by_nobody(visit: tuple[str, Crawl]) -> None:
    site, crawl = visit

    assert crawl.own_pages[f"{site}/liste#soudeur"] is OwnPage.BROKEN


@pytest.mark.parametrize(
    ("answer", "error"),
    [('{"error": "db"}', True), ('{"success": false}', True), ('{"jobs": [], "errors": []}', False), ("[]", False)],
)
def test_an_answer_in_json_may_tell_of_an_error(answer: str, error: bool) -> None:
    assert tells_of_error(page(answer, "/api", "application/json")) is error
