"""What can go wrong on a site, so that a test or a visitor may see what the program does of it."""

import re
from dataclasses import replace
from enum import StrEnum

from demo.answers import InventedSite, SiteRequest, SiteResponse, last_part, number
from demo.pdf import pdf


class SiteFault(StrEnum):
    """A way of being broken."""

    EMPTY = "empty"
    """The list answers, without any offer, and does not say why."""

    HALF = "half"
    """The list stops in the middle, as if it were its end."""

    MOVED = "moved"
    """The list has another markup: its container, or the pattern of its addresses, is gone."""

    SCRIPTS = "scripts"
    """The list is as it was, and the offers are drawn by scripts now: their pages say nothing."""

    PAGE_2 = "page_2"
    """The second page of the list answers 503, and so does the page of the second offer."""

    BROKEN = "broken"
    """Everything answers 500."""

    SLOW = "slow"
    """Nothing answers at all, and the connection stays."""

    LOGIN = "login"
    """Everything leads to a login page, which answers 200."""

    COOKIES = "cookies"
    """A wall of cookies answers 200 in place of every page, at its own address; only sitemaps and files pass."""

    ROBOTS = "robots"
    """robots.txt asks to read nothing."""

    CUT = "cut"
    """Every body stops before its end, and the connection closes."""


LOGIN_PAGE = "<h1>Connexion</h1><form><input name='identifiant'><input type='password' name='mot-de-passe'></form>"
COOKIE_PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Vos préférences</title></head><body><main>
<h1>Le respect de votre vie privée est notre priorité</h1>
<p>Avec votre accord, nous et nos 842 partenaires utilisons des cookies pour mesurer l’audience de nos offres.</p>
<button>Tout accepter</button><button>Paramétrer mes choix</button></main></body></html>"""
NOBODY = "User-agent: *\nDisallow: /\n"
NEVER = SiteResponse("", status=0)
"""What stands for no answer at all: the connection stays open, and nothing is sent."""
SCRIPT = "<div id='app'>Chargement&hellip;</div><noscript>Cette page a besoin de JavaScript.</noscript>"


def broken_site(site: InventedSite, fault: SiteFault | None) -> InventedSite:
    """The site, as its lists see it."""
    if fault is SiteFault.EMPTY:
        return replace(site, listed=())
    if fault is SiteFault.HALF:
        return replace(site, listed=site.listed[: len(site.listed) // 2])
    return replace(site, container="grille-v2") if fault is SiteFault.MOVED else site


def broken_answer(request: SiteRequest, fault: SiteFault | None, site: InventedSite) -> SiteResponse | None:
    """What is answered in place of the site, if anything."""
    if request.path == "/robots.txt":
        return SiteResponse(NOBODY, "text/plain") if fault is SiteFault.ROBOTS else None
    if fault is SiteFault.BROKEN:
        return SiteResponse("<h1>Erreur interne</h1>", status=500)
    if fault is SiteFault.SLOW:
        return NEVER
    if fault is SiteFault.PAGE_2 and (number(request) > 1 or site.find(last_part(request.path)) in site.offers[1:2]):
        return SiteResponse("<h1>Service indisponible</h1>", status=503)
    if fault is SiteFault.LOGIN and request.path != "/connexion":
        return SiteResponse("", status=302, headers={"Location": "/connexion"})
    return SiteResponse(LOGIN_PAGE) if fault is SiteFault.LOGIN else None


def changed_answer(
    request: SiteRequest, response: SiteResponse, fault: SiteFault | None, site: InventedSite
) -> SiteResponse:
    """What becomes of an answer of the site."""
    kind = response.content_type.partition(";")[0]
    if request.path == "/robots.txt" or response.status != 200:
        return response
    if fault is SiteFault.COOKIES and kind not in {"text/xml", "application/pdf"}:
        return SiteResponse(COOKIE_PAGE)
    if fault is SiteFault.MOVED and isinstance(response.body, str):
        return replace(response, body=moved(response.body, kind))
    if fault is not SiteFault.SCRIPTS:
        return response
    if kind == "application/pdf":
        return replace(response, body=pdf("", ()))
    offer = bool(site.find(last_part(request.path))) or site.company.make == "anchors"
    if not offer and kind == "text/html":
        return response
    if isinstance(
        response.body, bytes
    ):  # a page of another age, in an encoding that only it declares: Latin-1 keeps every byte
        return replace(response, body=emptied(response.body.decode("latin-1"), kind).encode("latin-1"))
    return replace(response, body=emptied(response.body, kind))


def moved(body: str, kind: str) -> str:
    """A list whose elements and addresses bear other names."""
    if kind == "application/json":
        return body.replace('"jobs": [', '"results": [')
    body = re.sub(r"<(/?)(item|entry)\b", r"<\1article", body) if "xml" in kind else body
    return re.sub(r"(<loc>https?://[^/]+/)(?=[^<]+/</loc>)", r"\1v2-", body) if kind == "text/xml" else body


def emptied(body: str, kind: str) -> str:
    """An offer without its words; each is still there."""
    if kind == "application/json":
        return re.sub(r'"(title|description)": ', r'"\1_v2": ', body)
    if kind == "text/html":
        words = re.compile(r"(<(main|body)\b[^>]*>).*(</\2>)", re.DOTALL | re.IGNORECASE)
        return words.sub(rf"\1{SCRIPT}\3", strip_data(body))
    return re.sub(r"<(title|summary|description|content:encoded)>.*?</\1>", "", body, flags=re.DOTALL)


def strip_data(body: str) -> str:
    """A page without its title and its data for machines."""
    return re.sub(r"<(script|title)\b.*?</\1>", "", body, flags=re.DOTALL | re.IGNORECASE)
