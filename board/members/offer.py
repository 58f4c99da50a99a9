"""One offer of a member: hide it, mark it filled, correct it, or say what it is and is not.

One way for every request: read the offer, decide what the form means, write it down, see the offer again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from datasette.utils.asgi import NotFound, Response
from msgspec.structs import asdict

from board.members.desk import Desk, Guest, private
from board.members.home import consent_word, line, refused_on
from board.members.request_wording import COLUMNS, FIELDS, MESSAGES, shown
from board.members.shown_requests import ShownRequest, correction_of, dressed
from db.people.corrections import corrected_columns
from db.people.open import open_people
from db.people.requests import ask, read
from db.store import open_store
from db.vallee import member_offers as offers
from db.vallee.member_offers import OfferRow

DONE = {"hide": "masquee", "filled": "pourvue", "correct": "corrigee", "join": "rapproche", "split": "rapproche"}
LONGEST_VALUE_LETTERS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberOffer:
    """An offer, and what is said to be the same."""

    row: OfferRow
    joined: list[offers.OtherPosting]
    """The other postings of its job."""
    probable: list[offers.OtherPosting]
    """Postings that may tell of the same job."""
    other: offers.OtherPosting | None = None
    """The one of these that the form names."""
    disputed: bool = False
    """Whether somebody else has a say in what the member says of that one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the form asks for."""

    kind: str
    value: Mapping[str, Any]
    field: str = ""
    before: Mapping[str, Any] | None = None
    """What the source says now, when this is a correction."""
    moderated: bool
    """Whether the association looks at it first."""


@dataclass(frozen=True, slots=True)
class Misread:
    """A correction that our rules do not understand."""

    field: str
    why: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A form that means nothing."""

    action: str
    why: str


def answer(guest: Guest) -> Response:
    """The page; for a form, the page again once it is kept, so that reloading sends nothing twice."""
    offer = read_offer(guest)
    if guest.request.http.method != "POST":
        return show(guest, offer)
    wanted = decide(guest.form, offer, guest.desk, guest.now)
    if isinstance(wanted, Misread):
        return show(guest, offer, wanted)
    back = f"/membre/offres/{offer.row.id}"
    if isinstance(wanted, Refusal):
        guest.refuse(wanted.action, wanted.why, offer.row.id)
        return guest.back(back)
    keep(guest, offer.row.id, wanted)
    return guest.back(back, "attend" if wanted.moderated else DONE[wanted.kind])


def read_offer(guest: Guest) -> MemberOffer:
    """The offer that the address names; another member's is as if it were not there."""
    id, named = guest.request.named["id"], guest.form.get("other", "")
    with open_store(guest.desk.store, write=False) as store:
        offer = offers.offer(store, guest.member, id)
        if offer is None:
            guest.refuse("offer", "offre d’un autre, ou inconnue", id)
            raise NotFound("Nous n’avons pas d’offre de votre entreprise à cette adresse.")
        joined, probable = offers.same_job(store, offer), offers.probable(store, offer)
        near = joined if guest.form.get("faire") == "split" else probable
        other = next((row for row in near if row.id == named), None)
        disputed = other is not None and offers.disputed(store, guest.member, offer, other)
    return MemberOffer(row=offer, joined=joined, probable=probable, other=other, disputed=disputed)


def decide(form: Mapping[str, str], offer: MemberOffer, desk: Desk, now: datetime) -> Wish | Misread | Refusal:
    """What a form means for an offer, by the rules of the desk; nothing is written."""
    what, why = form.get("faire", ""), form.get("why", "")[:300]
    if what in {"hide", "filled"}:
        value = {"title": offer.row.title, "why": why}
        return Wish(kind=what, value=value, moderated=what in desk.moderated)
    if what == "correct":
        return correction(form, offer.row, desk, now)
    if what in {"split", "join"} and offer.other:
        value = {"other": offer.other.id, "other_title": offer.other.title, "why": why}
        return Wish(kind=what, value=value, moderated=offer.disputed or what in desk.moderated)
    return Refusal(what[:20] or "rien", "demande incomprise")


def correction(form: Mapping[str, str], offer: OfferRow, desk: Desk, now: datetime) -> Wish | Misread | Refusal:
    """A correction, read by the rules that read sources."""
    name, typed = form.get("field", ""), form.get("value", "")[:LONGEST_VALUE_LETTERS]
    if name not in FIELDS:
        return Refusal("correct", "champ inconnu")
    try:
        value = desk.read(name, typed, now)
    except ValueError as error:
        return Misread(name, str(error))
    # What the association approved before it appeared is not to become something else behind its back.
    approved = "declare" in desk.moderated and offer.source.startswith(offers.DECLARED)
    return Wish(
        kind="correct",
        field=name,
        value={**value, "_source_words": shown(name, corrected_columns(asdict(offer)))[:500]},
        before={column: getattr(offer, column) for column in COLUMNS[name]},
        moderated=approved or "correct" in desk.moderated,
    )


def keep(guest: Guest, id: str, wish: Wish) -> None:
    """Keep the wish as a request in people.db."""
    with open_people(guest.desk.people) as people:
        ask(
            people, guest.now, who=guest.who.actor, kind=wish.kind, subject=id, field=wish.field, value=wish.value,
            source_value=wish.before, moderated=wish.moderated,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShown:
    """A field that may be corrected."""

    name: str
    label: str
    example: str
    source: str
    """What its source says."""
    now: ShownRequest | None
    """Its living correction, if any."""
    wrong: str
    typed: str
    """What is to be mended, and why."""


def show(guest: Guest, offer: MemberOffer, misread: Misread | None = None) -> Response:
    """The offer as we read it, each field with its correction."""
    with open_people(guest.desk.people) as people:
        about = read(people, "WHERE member = ? AND subject = ?", (guest.member, offer.row.id))
        said_of_listing = read(people, "WHERE member = ? AND kind = 'consent'", [guest.member])
    with open_store(guest.desk.store, write=False) as store:
        listed = offers.member(store, guest.member)
    refused = refused_on(consent_word(listed, said_of_listing))
    wrong = {misread.field: misread.why} if misread else {}
    said = corrected_columns(asdict(offer.row))
    fields = [
        FieldShown(
            name=name, label=label, example=example, source=shown(name, said), now=correction_of(about, name),
            wrong=wrong.get(name, ""), typed=guest.form.get("value", "") if name in wrong else "",
        )
        for name, (label, example) in FIELDS.items()
    ]  # fmt: skip
    return guest.html(
        "members/offer.html", status=422 if misread else 200,
        offer=line(offer.row, about, refused_on=refused), fields=fields, joined=offer.joined, probable=offer.probable,
        requests=[dressed(row) for row in reversed(about)], message=MESSAGES.get(guest.request.http.args.get("dit") or "", ""),
    )  # fmt: skip


page = private("member", answer)
