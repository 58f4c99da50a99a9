"""What can go wrong on a site, so that a test or a visitor may see what the program does of it."""

from dataclasses import replace
from enum import StrEnum

from demo.answers import Request, Response, Site, number


class Fault(StrEnum):
    """A way of being broken."""

    EMPTY = "empty"
    """The list answers, without any offer, and does not say why."""

    HALF = "half"
    """The list stops in the middle, as if it were its end."""

    MOVED = "moved"
    """The list has another markup: its container is gone."""

    PAGE_2 = "page_2"
    """The second page of the list answers 503."""

    BROKEN = "broken"
    """Everything answers 500."""

    LOGIN = "login"
    """Everything leads to a login page, which answers 200."""

    CUT = "cut"
    """Every body stops before its end, and the connection closes."""


LOGIN_PAGE = "<h1>Connexion</h1><form><input name='identifiant'><input type='password' name='mot-de-passe'></form>"


def broken_site(site: Site, fault: Fault | None) -> Site:
    """The site, as its lists see it."""
    if fault is Fault.EMPTY:
        return replace(site, listed=())
    if fault is Fault.HALF:
        return replace(site, listed=site.listed[: len(site.listed) // 2])
    return replace(site, container="grille-v2") if fault is Fault.MOVED else site


def broken_answer(request: Request, fault: Fault | None) -> Response | None:
    """What is answered in place of the site, if anything."""
    if request.path == "/robots.txt":
        return None
    if fault is Fault.BROKEN:
        return Response("<h1>Erreur interne</h1>", status=500)
    if fault is Fault.PAGE_2 and number(request) > 1:
        return Response("<h1>Service indisponible</h1>", status=503)
    if fault is Fault.LOGIN and request.path != "/connexion":
        return Response("", status=302, headers={"Location": "/connexion"})
    return Response(LOGIN_PAGE) if fault is Fault.LOGIN else None
