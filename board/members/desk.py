"""A request for a private page → who asks, by a cookie; every write is proved to come from our own form."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Response

from board.http.request import PageRequest, shared
from board.http.visitor_quotas import take_turn
from board.members.forms import body, cookie, forged
from board.members.upload import Upload
from db.people.corrections import CorrectedColumns
from db.people.links import audit, session_of
from db.people.open import open_people
from db.people.requests import TooManyRequestsError
from db.people.rows import NOBODY, OpenedLink
from db.people.secret import keyed
from db.store import Store

Read = Callable[[str, str, datetime], CorrectedColumns]
Remarks = list[tuple[str, str]]
"""Of a form that was sent: a field, empty where it is none alone, and what to say of it."""
Check = Callable[[Mapping[str, str], datetime], Remarks]
Unread = Callable[[Mapping[str, str]], Remarks]
COOKIES = {"member": "membre", "association": "association"}
"""Kind of link → its cookie, and the only folder that the cookie is sent to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeekerMessage:
    """What somebody who looks for work writes to who declared an offer."""

    job: str
    """The id of the offer."""
    title: str
    url: str
    """The address of its page."""
    name: str
    """Who writes; empty when it is not said."""
    address: str
    """Where to answer."""
    words: str
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where people write, and how their words are read; given by who serves the board."""

    people: Path
    store: Path
    """The private working database, which is only read here: what a source said, hidden offers too."""
    secret: bytes
    moderated: frozenset[str]
    """Kinds of requests that the association looks at first."""
    crawl_now_hours: int
    read: Read
    """(field, words, now) → columns of ``postings``; ``ValueError`` in words for who typed."""
    check: Check
    """A declared offer → its fields that are wrong, and what to say of each."""
    unread: Unread
    """A declared offer → its fields that are not understood, and what to say of each."""
    remarks: Callable[[str], list[str]]
    """A member → what nobody understands of the tables that it keeps: a sentence a cell, with its line and its mend."""
    address: Callable[[str], str]
    """What somebody types → an address that mails may be sent to; ``ValueError`` in words for who typed."""
    relay: Callable[["SeekerMessage"], bool]
    """Mail a message to who declared an offer; says whether it left. Nothing of it is kept."""


DESKS: "WeakKeyDictionary[Datasette, Desk]" = WeakKeyDictionary()


class GuestPage(Protocol):
    """A page behind a link; it runs in a thread of its own, since it reads and writes files."""

    def __call__(self, guest: "Guest", /) -> Response:
        """The answer."""
        ...


@dataclass(frozen=True, kw_only=True)
class Guest:
    """Who is there, and what was sent."""

    request: PageRequest
    desk: Desk
    who: OpenedLink
    """The link behind the cookie."""
    form: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    @property
    def member(self) -> str:
        """The member whose page this is."""
        return self.who.member

    @property
    def now(self) -> datetime:
        """When it was asked."""
        return self.request.now

    @cached_property
    def csrf(self) -> str:
        """What our own forms carry, and nobody else can know: made of this session."""
        return keyed(self.desk.secret, "csrf", self.who.session)[:32]

    def html(self, template: str, status: int = 200, **context: Any) -> Response:
        """A private page, with the token that its forms carry."""
        return self.request.html(template, status=status, csrf=self.csrf, who=self.who, **context)

    def back(self, path: str, message_name: str = "") -> Response:
        """See the page again, so that reloading it sends nothing twice. ``said``: the name of a message."""
        return self.request.redirect(f"{path}?dit={message_name}" if message_name else path, status=303)

    def refuse(self, action: str, why: str, subject: str = "") -> None:
        """Write into the audit that something was refused to this guest."""
        with open_people(self.desk.people) as people:
            audit(people, self.now, action, who=self.who.actor, subject=subject, refused=why)


def private(kind: str, show: GuestPage, *, writes: bool = False) -> Callable[[PageRequest], Any]:
    """A page for those who came by a link of that kind. ``writes``: it only takes forms, so that following a link changes nothing."""

    async def page(request: PageRequest) -> Response:
        desk = desk_of(request)
        if writes and request.http.method != "POST":
            refused = message(request, 405, "Cette adresse ne se lit pas", "Revenez à votre page.")
            refused.headers["Allow"] = "POST"
            return refused
        sent = await body(request)
        try:
            return await asyncio.to_thread(attend, request, desk, kind, show, sent)
        except TooManyRequestsError as error:
            return message(request, 429, "Beaucoup de demandes", str(error))

    return page


def attend(
    request: PageRequest, desk: Desk, kind: str, show: GuestPage, sent: tuple[dict[str, str], dict[str, Upload]]
) -> Response:
    """Look at the cookie, then at the form, then show the page."""
    value = cookie(request, COOKIES[kind])
    with open_people(desk.people) as people:
        who = session_of(people, desk.secret, value, kind, request.now) if value else None
        if who is None:
            if value or request.http.method == "POST":
                note_refusal(request, people, "enter", why="session inconnue ou terminée", subject=request.http.path)
            return closed_door(request)
    guest = Guest(request=request, desk=desk, who=who, form=sent[0], files=sent[1])
    if request.http.method == "POST":
        wrong = forged(request, guest.csrf, guest.form.get("csrf", ""))
        if wrong:
            guest.refuse("post", wrong, request.http.path)
            return message(request, 403, "Ce formulaire n’est pas le nôtre", "Rechargez la page, puis recommencez.")
    return show(guest)


def note_refusal(request: PageRequest, people: Store, action: str, *, why: str, subject: str = "") -> None:
    """Write into the audit what was refused to somebody unknown: so much of each visitor that nobody's noise hides the others."""
    if take_turn(request, "refusal").allowed:
        audit(people, request.now, action, who=NOBODY, subject=subject, refused=why)


def has_desk(request: PageRequest) -> bool:
    """Whether people may write here."""
    return request.datasette in DESKS


def writes_mail(request: PageRequest) -> bool:
    """Whether mails can leave from here."""
    return request.site.facts.alerts


def desk_of(request: PageRequest) -> Desk:
    """The desk; where there is none, there is no such page."""
    desk = DESKS.get(request.datasette)
    if desk is None:
        raise NotFound("Cette page n’existe pas.")
    return desk


def closed_door(request: PageRequest) -> Response:
    """The page for somebody who came without a living session."""
    return message(
        request, 403, "Cette page s’ouvre par un lien personnel",
        "Votre lien a peut-être expiré, ou la journée est finie : ouvrez-le à nouveau. "
        "L’association vous en donne un autre sur simple demande.",
    )  # fmt: skip


def message(request: PageRequest, status: int, heading: str, sentence: str) -> Response:
    """A page that says one thing."""
    context = request.context() | {"status": status, "heading": heading, "sentence": sentence}
    return Response.html(
        shared(request.datasette).templates.get_template("message.html").render(context), status=status
    )
