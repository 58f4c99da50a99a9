"""Sites that are looked at for the first time."""

import asyncio

from crawlers.addresses import page_url
from crawlers.gather.ask import Ask
from crawlers.items import Page
from crawlers.probe.explore import probe
from crawlers.probe.finding import Finding
from tests.worlds.crawled_sources import NOW

HOME = "https://verrerie.example/"


OFFER = """<html><body><main><h1>{title} (H/F)</h1><dl><dt>Type de contrat</dt><dd>CDI</dd>
<dt>Lieu</dt><dd>Eu (76)</dd>
<dt>Référence</dt><dd>R-{n}</dd><dt>Date de publication</dt><dd>12/11/2026</dd></dl>
<h2>Vos missions</h2>
<p>Vous réglez les machines de l’atelier, vous contrôlez les premières pièces et vous formez les nouveaux venus.</p>
<h2>Votre profil</h2><p>Vous aimez le travail bien fait.</p></main></body></html>"""


TITLES = ("Régleur", "Trieur", "Cariste", "Fondeur", "Ajusteur", "Laqueur", "Mouliste", "Graveur")


def offers(path: str = "/offre/{n}", count: int = 8) -> dict[str, str]:
    return {path.format(n=n): OFFER.format(title=TITLES[n], n=n) for n in range(count)}


def look(pages: dict[str, str], url: str = HOME) -> tuple[Finding, list[str]]:
    """What is found on a site of these pages, and what was asked for."""
    known = {page_url(HOME, path): body for path, body in pages.items()}
    asked: list[str] = []

    async def fetch(ask: Ask) -> Page | None:
        address = ask.url
        asked.append(address)
        if address not in known:
            return None
        kind = {"<?xm": "application/xml", "{": "application/json"}.get(
            known[address][:4].strip()[:4], "text/html; charset=utf-8"
        )
        return Page(source="p", url=address, status=200, content_type=kind, body=known[address].encode(), seen_at=NOW)

    return asyncio.run(probe(url, fetch)), asked


def page(*links: str, more: str = "") -> str:
    menu = "<nav><a href='/'>Accueil</a><a href='/contact'>Contact</a></nav>"
    return f"<html><body>{menu}<main>{''.join(links)}{more}</main></body></html>"


def rows(numbers: range, form: str = "<div class='card'><h3><a href='/offre/{n}'>{title} H/F</a></h3></div>") -> str:
    return f"<div class='liste'>{''.join(form.format(n=n, title=TITLES[n]) for n in numbers)}</div>"
