"""One offer of a member: hide it, mark it filled, correct it, or say what it is and is not."""

from datasette.utils.asgi import NotFound, Response

from board.members.desk import Guest, private
from board.members.home import dressed, line
from board.members.words import COLUMNS, FIELDS, SAID, shown
from db.people.open import open_people
from db.people.requests import ask, read
from db.store import Row, open_store
from db.vallee import member_offers as offers

DONE = {"hide": "masquee", "filled": "pourvue", "correct": "corrigee", "join": "rapproche", "split": "rapproche"}
LONGEST_WORDS = 20_000


def offer_of(guest: Guest) -> tuple[Row, list[Row], list[Row]]:
    """The offer, what was joined to it, and what may be the same; another member's is as if it were not there."""
    id = guest.visit.named["id"]
    with open_store(guest.desk.store, write=False) as store:
        found = offers.offer(store, guest.member, id)
        if found is None:
            guest.refuse("offer", "offre d’un autre, ou inconnue", id)
            raise NotFound("Nous n’avons pas d’offre de votre entreprise à cette adresse.")
        return found, offers.same_job(store, found), offers.probable(store, found)


def show(guest: Guest, wrong: dict[str, str] | None = None) -> Response:
    """The offer as we read it, each field with its correction."""
    if guest.visit.request.method == "POST" and wrong is None:
        return write(guest)
    found, joined, probable = offer_of(guest)
    with open_people(guest.desk.people) as people:
        about = read(people, "WHERE member = ? AND subject = ?", (guest.member, found["id"]))
    fields = [
        {"name": name, "label": label, "example": example, "source": shown(name, found), "wrong": (wrong or {}).get(name, ""),
         "typed": guest.form.get("value", "") if wrong and name in wrong else "", "now": corrected(about, name)}
        for name, (label, example) in FIELDS.items()
    ]  # fmt: skip
    return guest.html(
        "members/offer.html", status=422 if wrong else 200,
        offer=line(found, about), fields=fields, joined=joined, probable=probable,
        requests=[dressed(row) for row in reversed(about)], said=SAID.get(guest.visit.request.args.get("dit") or "", ""),
    )  # fmt: skip


def corrected(about: list[Row], name: str) -> Row | None:
    """The living correction of a field, with its words."""
    for row in reversed(about):
        if row["kind"] == "correct" and row["field"] == name and row["state"] in {"waiting", "active"}:
            return dressed(row) | {"words": shown(name, row["value"])}
    return None


def write(guest: Guest) -> Response:
    """What a button asked for."""
    found, joined, probable = offer_of(guest)
    what = guest.form.get("faire", "")
    if what in {"hide", "filled"}:
        return kept(guest, found, what, value={"title": found["title"], "why": guest.form.get("why", "")[:300]})
    if what == "correct":
        return correct(guest, found)
    others = {row["id"]: row for row in (joined if what == "split" else probable)}
    other = others.get(guest.form.get("other", ""))
    if what in {"split", "join"} and other:
        value = {"other": other["id"], "other_title": other["title"], "why": guest.form.get("why", "")[:300]}
        with open_store(guest.desk.store, write=False) as store:
            disputed = offers.disputed(store, guest.member, found, other)
        return kept(guest, found, what, value=value, disputed=disputed)
    guest.refuse(what[:20] or "rien", "demande incomprise", found["id"])
    return guest.back(f"/membre/offres/{found['id']}")


def correct(guest: Guest, found: Row) -> Response:
    """A correction, read by the rules that read sources; told what is wrong when they do not understand it."""
    name, typed = guest.form.get("field", ""), guest.form.get("value", "")[:LONGEST_WORDS]
    if name not in FIELDS:
        guest.refuse("correct", "champ inconnu", found["id"])
        return guest.back(f"/membre/offres/{found['id']}")
    try:
        value = guest.desk.read(name, typed, guest.now)
    except ValueError as error:
        return show(guest, {name: str(error)})
    before = {column: found[column] for column in COLUMNS[name]}
    value |= {"_source_words": shown(name, found)[:500]}
    # What the association approved before it appeared is not to become something else behind its back.
    approved = "declare" in guest.desk.moderated and found["source"].startswith(offers.DECLARED)
    return kept(guest, found, "correct", field=name, value=value, before=before, disputed=approved)


def kept(
    guest: Guest,
    found: Row,
    kind: str,
    *,
    value: Row,
    field: str = "",
    before: Row | None = None,
    disputed: bool = False,
) -> Response:
    """Keep it, and see the offer again. ``disputed``: others have a say in it, so that the association has the last word."""
    moderated = disputed or kind in guest.desk.moderated
    with open_people(guest.desk.people) as people:
        ask(
            people, guest.now, who=guest.who, kind=kind, subject=found["id"], field=field, value=value, source_value=before,
            moderated=moderated,
        )  # fmt: skip
    return guest.back(f"/membre/offres/{found['id']}", "attend" if moderated else DONE[kind])


page = private("member", show)
