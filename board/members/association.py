"""The association's own page: what waits for its word, who is silent, what is held back, and who holds a link."""

from typing import NamedTuple

from datasette.utils.asgi import NotFound, Response
from msgspec.structs import replace

from board.members import reading_figures, removals
from board.members.desk import Guest, private
from board.members.request_wording import MESSAGES
from board.members.shown_requests import dressed
from board.wording.labels import REJECTION
from db.board.facets import WORDS
from db.people.consents import refusing as without_consent
from db.people.links import all_links, audit_lines, revoke
from db.people.open import open_people
from db.people.requests import decide, find_request, read
from db.people.rows import Actor, PictureRow
from db.store import open_store
from db.times import stamp
from db.vallee import member_offers as offers
from db.vallee.member_offers import WarnedOffer
from db.vallee.rows import MemberRow

LAST_LINES = 60
WARNINGS = {
    "contact_removed": "coordonnées retirées",
    "no_date": "sans date",
    "no_salary": "sans salaire",
    "dates_doubted": "dates impossibles",
    "discriminating": "mots qui écartent",
    "apply_elsewhere": "on postule sur un site que nous ne connaissons pas",
    "odd_letters": "lettres d’un autre alphabet dans l’intitulé ou le nom de l’employeur",
}
UNDECIDED = {"dejafait", "inconnue", "plusieurs"}
"""Names of the messages after which nothing is decided."""
USUAL = {"employer_claimed", "address_claimed"}
"""Flags of offers that somebody passes on, as agencies do: nothing to look at."""


class ToLookAt(NamedTuple):
    """An offer that is held back, or shown with a warning, in the association's list."""

    job: str | None
    title: str
    publisher: str
    why: str
    """Why it is held back, or what it is shown with."""


def show(guest: Guest) -> Response:
    """The association's page: what waits, what was decided, and who holds a link."""
    with open_people(guest.desk.people) as people:
        waiting = read(people, "WHERE state = 'waiting'")
        recent = read(people, "WHERE state != 'waiting' AND n > (SELECT max(n) FROM requests) - ?", [LAST_LINES])
        removed = read(people, "WHERE kind = 'removal' AND state = 'active'")
        consents = read(people, "WHERE kind = 'consent' AND state = 'active'")
        links, audit = all_links(people), audit_lines(people, LAST_LINES)
        days = reading_figures.of_all(people, guest)
    with open_store(guest.desk.store, write=False) as store:
        listed = list(store.read(MemberRow))
        silent, warned = offers.silent(store), offers.warned(store)
    names = {row.id: row.name for row in listed}
    return guest.html(
        "members/association.html",
        names=names,
        silent=silent,
        warned=[told for row in warned if (told := with_words(row)).why],
        audit=audit,
        days=days,
        waiting=[dressed(row) for row in waiting],
        recent=[dressed(row) for row in reversed(recent)][:LAST_LINES],
        named=removals.named(guest, waiting),
        removed=[dressed(row) for row in reversed(removed)],
        refusing=without_consent(listed, consents),
        links=links,
        alive={link.id for link in links if not link.revoked_at and link.expires_at > stamp(guest.now)},
        message=MESSAGES.get(guest.request.http.args.get("dit") or "", ""),
    )


def with_words(offer: WarnedOffer) -> ToLookAt:
    """An offer as the association's list tells of it."""
    if offer.rejection:
        why = REJECTION.get(offer.rejection, offer.rejection)
    else:
        why = ", ".join(WARNINGS.get(flag, flag.replace("_", " ")) for flag in WORDS(offer.flags) if flag not in USUAL)
    return ToLookAt(offer.job, offer.title, offer.publisher, why)


def answer(guest: Guest) -> Response:
    """Approve or reject what waits, with a word."""
    n, verdict = int(guest.request.named["n"]), guest.form.get("faire", "")
    state = {"approve": "active", "refuse": "refused"}.get(verdict)
    with open_people(guest.desk.people) as people:
        row = find_request(people, n)
    words = guest.form.get("answer", "").strip()
    if row is None or row.state != "waiting" or state is None:
        message_name = "dejafait"
    elif row.kind == "removal" and state == "active":
        message_name = removals.accept(guest, row, voice(guest), words)
    else:
        with open_people(guest.desk.people) as people:
            done = decide(people, n, state, guest.now, by=voice(guest), answer=words, action=verdict)
        if done and row.kind == "removal":
            removals.answer(guest, row)
        message_name = ("reponse" if row.member else "repondue") if done else "dejafait"
    if message_name in UNDECIDED:
        guest.refuse(verdict[:20] or "rien", MESSAGES[message_name], f"demande {n}")
    return guest.back("/association", message_name)


def voice(guest: Guest) -> Actor:
    """Who decides, as the member sees it."""
    person = guest.who.person
    return replace(guest.who.actor, person=f"l’association ({person})" if person else "l’association")


def take_back(guest: Guest) -> Response:
    """Take a link back."""
    with open_people(guest.desk.people) as people:
        done = revoke(people, guest.request.named["id"], guest.now, by=guest.who.actor)
    return guest.back("/association", "reprise" if done else "dejafait")


def preview(guest: Guest) -> Response:
    """A picture that waits, before anybody else sees it."""
    with open_people(guest.desk.people) as people:
        picture = next(people.read(PictureRow, "WHERE sha256 = ?", [guest.request.named["sha256"]]), None)
    if picture is None:
        raise NotFound("Cette image n’existe pas.")
    return Response(picture.image, content_type=picture.type)


page = private("association", show)
answer_page = private("association", answer, writes=True)
take_back_page = private("association", take_back, writes=True)
preview_page = private("association", preview)
