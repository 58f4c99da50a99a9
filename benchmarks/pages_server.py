"""A site of JSON-LD pages of 40 KB on 127.0.0.1, in a process of its own, so that its cost is not the crawler's."""

import asyncio
import json
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

WORDS = """
    verrerie flaconnage opérateur bout froid chaud ligne contrôle qualité moule réglage four équipe poste parfum décor
    laquage sérigraphie tri emballage conduite machine sécurité maintenance atelier nous vous recherchons assurez
    participez selon avec pour dans une des les sur par production cadence
""".split()
COMMUNES = ("Eu", "Le Tréport", "Gamaches", "Blangy-sur-Bresle", "Aumale", "Abbeville", "Dieppe", "Mers-les-Bains")
TRADES = ("Opérateur bout froid", "Conducteur de machine IS", "Trieur de flacons", "Régleur", "Mouliste", "Cariste")
MENU = '<li class="menu-item"><a href="/rubrique/{n}">Notre savoir-faire numéro {n}</a></li>\n'
STYLE = ".bloc-{n}{{margin:0 auto;padding:1.5rem 2rem;color:#23395d;background:#f6f8fa;border-radius:4px}}\n"
SCRIPT = "window.dataLayer=window.dataLayer||[];dataLayer.push({{event:'vue-{n}',valeur:{n}}});\n"
SHELL = "<style>{style}</style><script>{script}</script></head><body><nav><ul>{menu}</ul></nav><main>"


def offer(number: int) -> dict[str, object]:
    """A posting as a plugin of a small site writes it."""
    chance = random.Random(number)
    text = " ".join(chance.choices(WORDS, k=300))
    commune = COMMUNES[number % len(COMMUNES)]
    return {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": f"{TRADES[number % len(TRADES)]} {number} (H/F)",
        "description": f"<p>{text}</p><ul><li>CDI</li><li>3x8</li></ul>",
        "datePosted": f"2026-11-{1 + number % 24:02}",
        "identifier": {"@type": "PropertyValue", "name": "Verrerie", "value": f"REF-{number}"},
        "hiringOrganization": {"@type": "Organization", "name": f"Verrerie fictive {number % 40}"},
        "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": commune}},
        "employmentType": "CDI",
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": {"@type": "QuantitativeValue", "minValue": 1900, "maxValue": 2300, "unitText": "MONTH"},
        },
    }


def page(number: int) -> bytes:
    """A page of 40 KB: menu, style, script, the posting twice (for machines, for people)."""
    posting = offer(number)
    shell = SHELL.format(
        style="".join(STYLE.format(n=n) for n in range(110)),
        script="".join(SCRIPT.format(n=n) for n in range(140)),
        menu="".join(MENU.format(n=n) for n in range(140)),
    )
    data = json.dumps(posting, ensure_ascii=False)
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{posting["title"]}</title>'
        f'<script type="application/ld+json">{data}</script>{shell}'
        f"<h1>{posting['title']}</h1>{posting['description']}</main></body></html>"
    ).encode()


def sitemap(base: str, size: int) -> bytes:
    """The addresses of all pages."""
    lines = "".join(f"<url><loc>{base}/offre/{number}</loc></url>\n" for number in range(size))
    xmlns = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{xmlns}">\n{lines}</urlset>'.encode()


class PagesSite(asyncio.Protocol):
    """Answers GET over connections that stay open."""

    def __init__(self, pages: list[bytes]) -> None:
        self.pages = pages

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember whom to answer."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer a request."""
        path = data.split(b" ", 2)[1].decode("ascii", "replace")
        last = path.rsplit("/", 1)[-1]
        if last.isdecimal() and int(last) < len(self.pages):
            body, kind = self.pages[int(last)], b"text/html; charset=utf-8"
        elif path == "/sitemap.xml":
            host = next(line[6:] for line in data.split(b"\r\n") if line.lower().startswith(b"host: "))
            body, kind = sitemap(f"http://{host.decode()}", len(self.pages)), b"application/xml"
        else:
            body, kind = b"User-agent: *\nAllow: /\n", b"text/plain"
        head = b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n" % (kind, len(body))
        self.transport.write(head + body)


def run(size: int, ready: Connection) -> None:
    """Serve until the process is ended."""

    async def main() -> None:
        pages = [page(number) for number in range(size)]
        server = await asyncio.get_running_loop().create_server(lambda: PagesSite(pages), "127.0.0.1", 0)
        ready.send(server.sockets[0].getsockname()[1])
        async with server:
            await server.serve_forever()

    asyncio.run(main())


@contextmanager
def site(size: int) -> Iterator[str]:
    """The site, for as long as the block lasts: ``http://127.0.0.1:PORT``."""
    ready, started = Pipe()
    server = Process(target=run, args=(size, ready), daemon=True)
    server.start()
    try:
        if not started.poll(60):
            sys.exit("The site of the benchmark does not start.")
        yield f"http://127.0.0.1:{started.recv()}"
    finally:
        server.terminate()
        server.join(10)
