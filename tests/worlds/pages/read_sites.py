"""Small sites that are read without a network: each page is an address and what is written there."""

from crawlers.addresses import page_url
from crawlers.extract.page.document import Document
from crawlers.gather.walk import Walk
from crawlers.items import Page
from crawlers.join.page_told import PageTold, tell
from crawlers.join.reading import SiteReading, read_site
from crawlers.judge.cards import Card
from crawlers.records.visible_tree import visible_tree
from tests.worlds.crawled_sources import NOW

HOME = "https://moulerie.example/"
LISTED = f"{HOME}offres"
TEXT = (
    "Vous préparez les moules, vous réglez la machine et vous contrôlez les premières pièces. Vous travaillez en équipe, "
    "de jour, dans un atelier clair. Vous aimez le travail bien fait et vous savez lire un plan. "
)


def page(body: str, url: str = LISTED, kind: str = "text/html; charset=utf-8", status: int = 200) -> Page:
    """A page of the site."""
    return Page(source="s", url=page_url(HOME, url), status=status, content_type=kind, body=body.encode(), seen_at=NOW)


def html(body: str, title: str = "Nos offres d’emploi", head: str = "") -> str:
    """A page's markup."""
    return f"<html lang=fr><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def own(title: str, more: str = "", text: str = TEXT) -> str:
    """The markup of an offer's own page."""
    return html(
        f"<main><h1>{title}</h1><p>Contrat : CDI</p><p>Lieu : Eu</p>{more}<h2>Vos missions</h2><p>{text}</p></main>",
        title,
    )


def read(*pages: Page) -> SiteReading:
    """Pages read together."""
    return read_site(pages, source="s")


def titles(reading: SiteReading) -> list[str]:
    """The titles of the offers."""
    return sorted(str(posting.fields["title"]) for posting in reading.postings)


def asides(reading: SiteReading) -> dict[str, str]:
    """Title → why it is set aside."""
    return {aside.title: aside.reason.value for aside in reading.set_aside}


def told(body: str) -> PageTold:
    """What the list tells that holds some markup."""
    return tell(page(html(f"<h1>Nos offres d’emploi</h1>{body}")))


def cards(body: str) -> list[Card]:
    """The cards of the list that holds some markup."""
    return [card for one in told(body).sets for card in one.cards]


def seen(body: str) -> str:
    """What a visitor sees of some markup."""
    return " ".join("".join(visible_tree(Document(page(html(body)))).itertext()).split())


def walked(pages: dict[str, str], **given: object) -> tuple[Walk, list[str]]:
    """A walk to its end through a site of these pages, and the addresses that it asked for, in their order."""
    known = {page_url(HOME, path): body for path, body in pages.items()}
    walk = Walk(HOME, **given)  # type: ignore[arg-type]
    asked: list[str] = []
    while (ask := walk.next()) is not None:
        asked.append(ask.url.removeprefix(HOME))
        body = known.get(ask.url)
        kind = "text/html; charset=utf-8" if body is None or body.lstrip().startswith("<html") else "text/plain"
        kind = "application/json" if body and body.lstrip().startswith(("{", "[")) else kind
        walk.take(ask, None if body is None else page(body, ask.url, kind))
    return walk, asked
