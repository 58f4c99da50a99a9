"""What the association takes from the board: because a visitor asked, or because it wants so; and what it shows again.

A request is accepted only when it names an offer that is on the board: « accepted » is said of what is done, and of nothing else.
"""

from collections.abc import Iterable
from typing import NamedTuple

from datasette.utils.asgi import Response
from msgspec.structs import replace

from board.members.desk import Guest, private, writes_mail
from db.people.answers import owe
from db.people.open import open_people
from db.people.requests import ask, decide, find_request
from db.people.rows import Actor, Request
from db.store import Store, open_store
from db.vallee.named_offers import NamedOffer, named_offers

CHOSEN = "offre-"
"""What a box that chooses one of several offers is called: this, and the id of its posting."""
LONGEST_WHY_LETTERS = 300


class Named(NamedTuple):
    """What a request for a removal names, as the association sees it before deciding."""

    offers: list[NamedOffer]
    mailed: bool
    """Whether the answer is mailed to the visitor."""


def named_by(store: Store, request: Request) -> list[NamedOffer]:
    """The offers that a request names: the one whose page it was made on, or those whose address was pasted."""
    return named_offers(store, f"/offres/{request.subject}" if request.subject else str(request.value.get("why", "")))


def named(guest: Guest, waiting: Iterable[Request]) -> dict[int, Named]:
    """Number of each removal that waits → what it names."""
    with open_store(guest.desk.store, write=False) as store:
        return {
            row.n: Named(named_by(store, row), bool(answer_address(guest, row)))
            for row in waiting
            if row.kind == "removal"
        }


def answer_address(guest: Guest, request: Request) -> str:
    """Where an answer to a visitor is mailed; empty when no mail leaves from here, or none was asked for."""
    if not writes_mail(guest.request):
        return ""
    try:
        return guest.desk.address(str(request.value.get("contact", "")))
    except ValueError:
        return ""


def accept(guest: Guest, request: Request, by: Actor, words: str) -> str:
    """Hide what a visitor asked for; gives the name of the message that says what became of it.

    Of several offers that the request names, those that the association ticked; of none, the one whose address it gives.
    """
    with open_store(guest.desk.store, write=False) as store:
        typed = guest.form.get("adresse", "").strip()
        offers = named_offers(store, typed) if typed else named_by(store, request)
    if len(offers) > 1:
        ticked = {name.removeprefix(CHOSEN) for name in guest.form if name.startswith(CHOSEN)}
        offers = [offer for offer in offers if offer.id in ticked]
        if not offers:
            return "plusieurs"
    if not offers:
        return "inconnue"
    with open_people(guest.desk.people) as people, people.transaction():
        if not decide(people, request.n, "done", guest.now, by=by, answer=words, action="approve"):
            return "dejafait"
        for offer in offers:
            hide(people, guest, by, offer, f"demande {request.n}")
    answer(guest, request)
    return "retiree"


def hide(people: Store, guest: Guest, by: Actor, offer: NamedOffer, why: str) -> None:
    """Have an offer hidden, whoever tells of it."""
    value = {"title": offer.title, "why": why[:LONGEST_WHY_LETTERS]}
    ask(people, guest.now, who=replace(by, member=""), kind="removal", subject=offer.id, value=value)


def answer(guest: Guest, request: Request) -> None:
    """Have the answer mailed to the visitor, if it left an address and mails leave from here."""
    address = answer_address(guest, request)
    if address:
        with open_people(guest.desk.people) as people:
            owe(people, request.n, address, guest.now)


def remove(guest: Guest) -> Response:
    """Hide the offer whose address the association gives."""
    with open_store(guest.desk.store, write=False) as store:
        offers = named_offers(store, guest.form.get("adresse", ""))
    if len(offers) != 1:
        return guest.back("/association", "plusieurs" if offers else "inconnue")
    with open_people(guest.desk.people) as people:
        hide(people, guest, guest.who.actor, offers[0], guest.form.get("pourquoi", "").strip())
    return guest.back("/association", "retiree")


def show_again(guest: Guest) -> Response:
    """Show again what the association had hidden."""
    n = int(guest.request.named["n"])
    with open_people(guest.desk.people) as people:
        row = find_request(people, n)
        ours = row is not None and row.kind == "removal" and row.state == "active"
        done = ours and decide(people, n, "withdrawn", guest.now, by=guest.who.actor)
    return guest.back("/association", "remontree" if done else "dejafait")


remove_page = private("association", remove, writes=True)
show_again_page = private("association", show_again, writes=True)
