"""A source that needs a browser says what lacks, and is read with one where there is one."""

import asyncio
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest

from crawlers.items import Crawl
from crawlers.manners import javascript
from crawlers.process.order import Order
from crawlers.process.run_file import read_crawl
from crawlers.registry.registry import Source
from pipeline.crawling.crew import Crew
from tests.worlds.crawled_sources import NOW
from vocabulary.faults_and_mends import Fault, Outcome
from vocabulary.web_address import WebAddress

LIST = """<html><body><main><h1>Nos offres</h1><ul class="offres" id="liste"></ul><script>
fetch('/api/titres').then(a => a.json()).then(titres => titres.forEach((titre, n) =>
  document.getElementById('liste').innerHTML += `<li><a href="/offre/${n}">${titre}</a></li>`))</script></main></body></html>"""
OFFER = """<html><body><main id="offre"></main><script>document.getElementById('offre').innerHTML = `<h1>Régleur H/F</h1>
<dl><dt>Type de contrat</dt><dd>CDI</dd><dt>Lieu</dt><dd>Eu (76)</dd><dt>Référence</dt><dd>R-${location.pathname.slice(-1)}</dd></dl>
<h2>Vos missions</h2><p>Vous réglez les machines de l’atelier et vous contrôlez les premières pièces.</p>`</script></body></html>"""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pages = {"/emploi": LIST, "/api/titres": '["Régleur", "Trieur"]', "/offre/0": OFFER, "/offre/1": OFFER}
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/json" if "api" in self.path else "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/emploi"
    server.shutdown()
    server.server_close()


def visit(url: str, folder: Path) -> Crawl:
    options = {"links": "css:ul.offres a", "container": "css:ul.offres", "javascript": "yes"}
    order = Order(
        source=Source(id="js", member="", spider="listing", url=WebAddress(url), options=options),
        started_at=NOW,
        run_file=folder / "js.run",
    )
    crew = Crew()
    try:
        assert crew.fetch_one(order).died == ""
    finally:
        crew.stop()
    return read_crawl(order.run_file)


@pytest.mark.skipif(not javascript.missing_for_drawing(), reason="a browser is there: nothing lacks")
def test_without_a_browser_the_source_says_what_lacks(site: str, tmp_path: Path) -> None:
    done = visit(site, tmp_path)

    assert (done.outcome, done.requests, done.troubles[0].fault) == (Outcome.OFF, 0, Fault.NOT_CONFIGURED)
    assert "il manque scrapy-playwright" in done.troubles[0].detail


@pytest.mark.skipif(bool(javascript.missing_for_drawing()), reason="needs the extra javascript and Chromium")
def test_with_a_browser_the_offers_are_read(site: str, tmp_path: Path) -> None:
    done = visit(site, tmp_path)

    assert (done.outcome, done.complete, done.found) == (Outcome.OK, True, 2), done.troubles


@pytest.mark.parametrize(
    ("url", "kind", "left_out"),
    [
        ("http://127.0.0.1:9/api", "xhr", True),
        ("http://[::1]/api", "fetch", True),
        ("http://2130706433/", "document", True),
        ("file:///etc/passwd", "document", True),
        ("http://8.8.8.8/logo.png", "image", True),
        ("http://8.8.8.8/api", "xhr", False),
    ],
)
def test_a_drawn_page_reaches_no_private_address(
    url: str, kind: str, *, left_out: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GLASSVALLEE_ALLOW_LOOPBACK", raising=False)

    assert asyncio.run(javascript.not_for_us(SimpleNamespace(url=url, resource_type=kind))) is left_out


def test_only_a_source_that_asks_is_drawn() -> None:
    source = Source(id="a", member="", spider="listing", url=WebAddress("http://a.example/"))

    assert not javascript.is_drawn(source)
    assert "~NOTFOUND" in str(javascript.settings(1)["PLAYWRIGHT_LAUNCH_OPTIONS"])
