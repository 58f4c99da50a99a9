"""A private link → a session. Opening the address does nothing: a person presses a button, no mail scanner does it for them."""

import asyncio

from datasette.utils.asgi import Response

from board.http.request import PageRequest
from board.members.desk import COOKIES, Guest, closed_door, desk_of, message, note_refusal, private
from board.members.forms import elsewhere
from db.people.links import SESSION, audit, end_session, link_of, open_link
from db.people.open import open_people

WHY = {
    "lien expiré": "Ce lien a expiré. L’association vous en donne un autre sur simple demande.",
    "lien révoqué": "Ce lien a été remplacé ou repris. Demandez le nouveau à l’association.",
    "lien inconnu": "Ce lien n’est pas le bon : il est peut-être coupé. Copiez-le en entier.",
}


async def member(request: PageRequest) -> Response:
    """A member's link."""
    return await door(request, "member")


async def association(request: PageRequest) -> Response:
    """The association's link."""
    return await door(request, "association")


async def door(request: PageRequest, kind: str) -> Response:
    """Ask for confirmation, or let in."""
    return await asyncio.to_thread(knock, request, kind)


def knock(request: PageRequest, kind: str) -> Response:
    """GET looks at the link and changes nothing but the audit, when it is refused; POST exchanges it for a cookie."""
    desk, token = desk_of(request), request.named["token"]
    with open_people(desk.people) as people:
        if request.http.method != "POST":
            link, why = link_of(people, desk.secret, token, kind, request.now)
            if why:
                if link:
                    audit(people, request.now, "look", who=link.actor, subject=kind, refused=why)
                else:
                    note_refusal(request, people, "look", why=why, subject=kind)
                return message(request, 403, "Ce lien n’ouvre pas", WHY[why])
            return request.html("members/door.html", kind=kind, link=link)
        if elsewhere(request):
            note_refusal(request, people, "open", why="formulaire d’un autre site", subject=kind)
            return closed_door(request)
        link, why = link_of(people, desk.secret, token, kind, request.now)
        if link is None:
            note_refusal(request, people, "open", why=why, subject=kind)
        else:
            value, why = open_link(people, desk.secret, token, kind, request.now)
    if why:
        return message(request, 403, "Ce lien n’ouvre pas", WHY[why])
    response = request.redirect(f"/{COOKIES[kind]}", status=303)
    set_cookie(request, response, kind, value, int(SESSION.total_seconds()))
    return response


def set_cookie(request: PageRequest, response: Response, kind: str, value: str, seconds: int) -> None:
    """A cookie that only our own pages under one folder get, and no script; 0 seconds: forget it."""
    response.set_cookie(
        COOKIES[kind],
        value,
        max_age=seconds,
        path=f"{request.root}/{COOKIES[kind]}",
        secure=request.origin.startswith("https:"),
        httponly=True,
        samesite="strict",
    )


def leave(guest: Guest) -> Response:
    """End the session."""
    with open_people(guest.desk.people) as people:
        end_session(people, guest.who, guest.now)
    response = message(guest.request, 200, "À bientôt", "Vous avez quitté votre page. Votre lien l’ouvre de nouveau.")
    set_cookie(guest.request, response, guest.who.kind, "", 0)
    return response


leave_member = private("member", leave, writes=True)
leave_association = private("association", leave, writes=True)
