"""A member's private page: its offers, what it asked for, and what it may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from datasette.utils.asgi import Response

from board.members import reading_figures
from board.members.desk import Guest, private
from board.members.request_wording import MESSAGES, shown, state
from board.members.shown_requests import dressed
from board.wording import formats
from db.people.consents import ANSWERS, Word, own_words, standing
from db.people.corrections import corrected_columns
from db.people.open import open_people
from db.people.requests import ask, decide, find_request, read
from db.people.rows import ReadJob, Request
from db.store import open_store
from db.times import stamp
from db.vallee import member_offers as offers
from db.vallee.member_offers import OfferRow
from db.vallee.rows import MemberRow

FIRST_REQUESTS_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOffer:
    """An offer in a member's list, and over its own page."""

    id: str
    job: str | None
    title: str
    """As the public reads it: corrected, where the member corrected it."""
    url: str
    owner: str | None
    """The member whose source tells of it."""
    publisher: str
    last_seen: str | None
    state: tuple[str, str]
    """A tone, and a sentence."""
    open: bool
    taken: bool
    """Whether the member took it away."""
    rejected: bool
    refused: bool
    """Whether it would be shown, had the member not said no to being listed."""
    corrected: int
    """Corrections in force."""
    figures: ReadJob | None
    """How often it was read; unknown on its own page."""


def show(guest: Guest) -> Response:
    """The member's page: its offers, what it asked for, and its sources."""
    with open_store(guest.desk.store, write=False) as store:
        mine, name = offers.offers(store, guest.member), offers.name_of(store, guest.member)
        sources = offers.sources_of(store, guest.member)
        listed = offers.member(store, guest.member)
    first = own_first(mine, guest.member)
    with open_people(guest.desk.people) as people:
        requests = read(people, "WHERE member = ? AND kind != 'removal'", [guest.member])
        read_by = reading_figures.of_offers(people, guest, first)
    word = consent_word(listed, requests)
    lines = [line(offer, requests, read_by.get(offer.job or ""), refused_on(word)) for offer in first]
    groups = {
        "En ligne": [row for row in lines if row.open and not row.taken],
        "Non publiées : vous avez dit non": [row for row in lines if row.refused],
        "Retirées par vous": [row for row in lines if row.taken and not row.refused],
        "Écartées": [row for row in lines if row.rejected and not row.taken],
        "Passées": [row for row in lines if not (row.open or row.rejected or row.taken or row.refused)],
    }
    return guest.html(
        "members/home.html",
        name=name, groups=groups, sources=sources, remarks=guest.desk.remarks(guest.member),
        requests=[dressed(row) for row in reversed(requests)][:FIRST_REQUESTS_SHOWN],
        consent=word, message=MESSAGES.get(guest.request.http.args.get("dit") or "", ""),
        description=last(requests, "description"), logo=last(requests, "logo"), days=reading_figures.LAST_DAYS,
    )  # fmt: skip


def own_first(mine: list[OfferRow], member: str) -> list[OfferRow]:
    """One posting a job: the one of the member's own source, else the one whose words are shown."""
    best: dict[str, OfferRow] = {}
    for offer in mine:
        known = best.get(offer.job or offer.id)
        if known is None or rank(offer, member) < rank(known, member):
            best[offer.job or offer.id] = offer
    return list(best.values())


def rank(offer: OfferRow, member: str) -> tuple[bool, bool]:
    """How well a posting stands for its job in the member's list: the smaller, the better."""
    return offer.owner != member, not offer.canonical


def line(
    offer: OfferRow, requests: Sequence[Request], figures: ReadJob | None = None, refused_on: str = ""
) -> ShownOffer:
    """An offer, with how it is; ``refused_on``: the day the member said no to being listed, « ? » when not known, else empty."""
    about = [row for row in requests if row.subject == offer.id]
    corrected = [row for row in about if row.kind == "correct" and row.state == "active"]
    titles = [shown("title", corrected_columns(row.value)) for row in corrected if row.field == "title"]
    online = offer.job_status in {"open", "unseen"} and not offer.rejection
    taken = any(row.kind in {"hide", "filled"} and row.state == "active" for row in about)
    refused = bool(refused_on) and online and not taken
    return ShownOffer(
        id=offer.id,
        job=offer.job,
        title=titles[-1] if titles else offer.title,
        url=offer.url,
        owner=offer.owner,
        publisher=offer.publisher,
        last_seen=offer.last_seen,
        state=not_listed(refused_on) if refused else state(offer, about),
        open=online and not refused,
        taken=taken,
        rejected=bool(offer.rejection),
        refused=refused,
        corrected=len(corrected),
        figures=figures,
    )


def last(requests: Sequence[Request], kind: str) -> Request | None:
    """The living request of a kind, if any."""
    return next((row for row in reversed(requests) if row.kind == kind and row.living), None)


def consent_word(listed: MemberRow | None, requests: Sequence[Request]) -> Word | None:
    """What stands of the member's being listed, said here or noted in the registry; ``None`` when nobody said yes or no."""
    own = own_words(row for row in requests if row.state == "active")
    word = standing(listed, own.get(listed.id)) if listed else next(iter(own.values()), None)
    return word if word and word.answer in ANSWERS else None


def refused_on(word: Word | None) -> str:
    """The day of a no, « ? » when it is not known; empty when there is none."""
    return (word.day or "?") if word and word.answer == "no" else ""


def not_listed(day: str) -> tuple[str, str]:
    """How an offer is that its member does not want shown: a tone and a sentence."""
    since = f" depuis le {formats.day_of(day)}" if formats.is_day(day) else ""
    return "quiet", f"Non publiée{since} : vous avez dit non"


def refuses(guest: Guest) -> bool:
    """Whether the member of this page said no to being listed."""
    with open_store(guest.desk.store, write=False) as store:
        listed = offers.member(store, guest.member)
    with open_people(guest.desk.people) as people:
        said = read(people, "WHERE member = ? AND kind = 'consent'", [guest.member])
    return bool(refused_on(consent_word(listed, said)))


def withdraw(guest: Guest) -> Response:
    """Take back what was asked for; only one's own."""
    n = int(guest.request.named["n"])
    with open_people(guest.desk.people) as people:
        row = find_request(people, n)
        mine = row is not None and row.member == guest.member
        revocable = row is not None and dressed(row).revocable
        done = mine and revocable and decide(people, n, "withdrawn", guest.now, by=guest.who.actor)
    if not mine:
        guest.refuse("withdraw", "demande d’un autre", f"demande {n}")
        return guest.back("/membre", "dejafait")
    if not revocable:
        guest.refuse("withdraw", "demande définitive", f"demande {n}")
    return guest.back("/membre", "annulee" if done else "dejafait")


def crawl(guest: Guest) -> Response:
    """Ask for a visit now; once in so many hours."""
    if refuses(guest):
        guest.refuse("crawl", "a dit non à la publication")
        return guest.back("/membre", "nonpubliee")
    since, now = stamp(guest.now - timedelta(hours=guest.desk.crawl_now_hours)), stamp(guest.now)
    with open_people(guest.desk.people) as people:
        if read(
            people,
            "WHERE kind = 'crawl' AND member = ? AND asked_at > ? AND asked_at <= ?",
            (guest.member, since, now),
        ):
            too_soon = True
        else:
            too_soon = False
            ask(people, guest.now, who=guest.who.actor, kind="crawl", moderated="crawl" in guest.desk.moderated)
    if too_soon:
        guest.refuse("crawl", "trop tôt")
    return guest.back("/membre", "tot" if too_soon else "visite")


page = private("member", show)
withdraw_page = private("member", withdraw, writes=True)
crawl_page = private("member", crawl, writes=True)
