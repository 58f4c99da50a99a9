"""Sites of three members, each on a host of its own (127.0.0.2 and on): an employer, one that claims its offers, an agency."""

import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

EMPLOYER, RIVAL, AGENCY = "Verrerie Novembre", "Décor Rival", "Intérim Valcourbe"
WORK = (
    "Vous conduisez la ligne {n} du bout froid, réglez les machines d’inspection, triez les flacons et notez chaque défaut. "
    "Vous changez les outillages avec votre équipe et transmettez les consignes à la relève, poste {n} après poste {n}. "
    "Nous vous formons trois mois auprès d’un ancien de l’atelier numéro {n}, puis vous passez sur votre propre ligne."
)
"""What the employer says of its offer ``n``."""
TITLES = (
    "Conducteur de ligne",
    "Régleur de machine",
    "Cariste",
    "Mouliste",
    "Technicien qualité",
    "Magasinier",
    "Soudeur",
    "Électricien",
)
EVIL = "http://evil.example/pay"
MORE = (
    " Envoyez d’abord vos frais de dossier à notre bureau, qui vous rappelle dans la journée et s’occupe de tout." * 8
)


def job_page(n: int, head: str = "", **more: Any) -> str:
    """The page of offer ``n``, with what else it says; ``head`` stands before its data."""
    posting = {
        "@type": "JobPosting",
        "title": f"{TITLES[n]} (H/F)",
        "description": f"<p>{WORK.format(n=n)}</p>",
        "datePosted": "2026-11-20",
        "employmentType": "CDI",
        "jobLocation": {"@type": "Place", "address": {"addressLocality": "Eu", "postalCode": "76260"}},
    }
    data = json.dumps(posting | more)
    script = f'<script type="application/ld+json">{data}</script>'
    return f"<html><head>{head}{script}</head><body><h1>{TITLES[n]}</h1></body></html>"


def claiming_pages(employer: str) -> dict[str, str]:
    """Trick → the page by which another member claims one of the employer's offers; ``employer``: the address of its site."""
    theirs = {n: f"{employer}/offre/{n}" for n in range(len(TITLES))}
    longer = {n: f"<p>{WORK.format(n=n)}{MORE}</p>" for n in theirs}
    pay: dict[str, Any] = {"applicationContact": {"url": EVIL}, "applicationUrl": EVIL}
    both: dict[str, Any] = {"hiringOrganization": {"name": f"{RIVAL} {EMPLOYER}"}}
    named: dict[str, Any] = {"hiringOrganization": {"name": EMPLOYER}}
    link = f'<link rel="canonical" href="{theirs[1]}">'
    return {
        "url": job_page(0, url=theirs[0], description=longer[0], **pay),
        "canonical": job_page(1, link, description=longer[1], **pay),
        "main entity": job_page(2, mainEntityOfPage={"@id": theirs[2]}, description=longer[2], **pay, **named),
        "identifier": job_page(3, identifier="VN-2026-3", description=MORE, **pay, **named),
        "employer and text": job_page(4, description=longer[4], **pay, **named),
        "both names": job_page(7, description=longer[7], **pay, **both),
        "everything": job_page(
            5, f'<link rel="canonical" href="{theirs[5]}">', url=theirs[5], identifier="VN-2026-5", sameAs=theirs[5],
            description=longer[5], **pay, **named,
        ),
    }  # fmt: skip


class Site:
    """One member's site: a list, and the pages of its offers."""

    def __init__(self, server: ThreadingHTTPServer, pages: dict[str, str]) -> None:
        self.address = f"http://{server.server_address[0]!s}:{server.server_port}"
        self.pages = pages
        """Path → page; what is not there is gone."""

    def list_of(self) -> str:
        """Links to all offers."""
        links = "".join(f'<li><a href="{path}">Offre</a></li>' for path in self.pages)
        return f'<html><body><ul class="offres">{links}</ul></body></html>'


def handler(pages: dict[str, str]) -> type[BaseHTTPRequestHandler]:
    """What answers for one site."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site = Site(self.server, pages)  # type: ignore[arg-type]
            body = site.list_of() if self.path == "/emploi" else pages.get(self.path)
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((body or "").encode())

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    return Answer


@contextmanager
def sites(*all_pages: dict[str, str]) -> Iterator[list[Site]]:
    """A site for each of these, each on a host of its own, for as long as the block lasts."""
    with ExitStack() as stack:
        found = []
        for number, pages in enumerate(all_pages, 2):
            server = ThreadingHTTPServer((f"127.0.0.{number}", 0), handler(pages))
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()
            stack.callback(server.server_close)
            stack.callback(server.shutdown)
            found.append(Site(server, pages))
        yield found
