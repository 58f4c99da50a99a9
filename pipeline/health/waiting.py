"""What people asked for and the association has not answered; who said no lately; and how long each has waited, in French."""

from datetime import datetime, timedelta
from typing import NamedTuple

from board.members.request_wording import KINDS, sentence
from board.wording.formats import count
from crawlers.platforms.table import SPIDERS
from crawlers.registry.registry import Registry, read_registry
from db.people.open import read_people
from db.people.requests import read
from db.people.rows import Request
from db.times import stamp
from french.calendar import paris
from pipeline.installation.paths import Paths
from pipeline.mail.words_of_others import without_links
from pipeline.publishing import consents_noted

WAITING = "WHERE state = 'waiting'"
REFUSED = """
    WHERE kind = 'consent' AND state = 'active' AND value ->> 'consent' = 'no' AND coalesce(decided_at, asked_at) > ?
"""
TOLD_FOR = timedelta(days=6)
"""A no is news: it is told once, in the mails of so many days, and nobody is reminded of it."""
LONGEST_WORDS_LETTERS = 120


class Waiting(NamedTuple):
    """Something that waits for the association, or that it has to know."""

    key: str
    """What names it: it stays the same from one morning to the next."""
    words: str
    mend: str


def waiting(paths: Paths, now: datetime) -> list[Waiting]:
    """What waits, the oldest first, then who said no, and what members.csv lacks of it."""
    registry = read_registry(paths.registry, SPIDERS)
    with read_people(paths.people) as people:
        asked = read(people, WAITING) if people else []
        refused = read(people, REFUSED, [stamp(now - TOLD_FOR)]) if people else []
    return [
        *(Waiting(f"request:{row.n}", request_words(row, registry, now), "Répondez sur la page de l’association.") for row in asked),
        *(Waiting(f"consent:{row.n}", refusal_words(row, registry), "Rien à faire, si ce n’est l’appeler.") for row in refused),
        *(
            Waiting(f"unnoted:{member.id}:{word.answer}", consents_noted.sentence(member, word), "")
            for member, word in consents_noted.unnoted(paths, registry)
        ),
    ]  # fmt: skip


def request_words(row: Request, registry: Registry, now: datetime) -> str:
    """A request that waits, whose it is, and since when.

    What a visitor typed is not told here: it may be long, or hold an address of its own; its page shows it.
    """
    said = str(row.value.get("title") or "") if row.kind == "removal" else sentence(row)
    about = f" « {without_links(said, LONGEST_WORDS_LETTERS)} »" if said else ""
    return f"{KINDS.get(row.kind, row.kind)}{about}, {who(row, registry)} : attend {since(row, now)}."


def refusal_words(row: Request, registry: Registry) -> str:
    """That a member said no."""
    return f"{who(row, registry)} a dit non à la publication le {paris(row.asked_at):%d/%m/%Y} : ses offres ne sont plus montrées."


def who(row: Request, registry: Registry) -> str:
    """Who asks, as the association knows them."""
    member = registry.members.get(row.member)
    return member.name if member else row.member or "un visiteur"


def since(row: Request, now: datetime) -> str:
    """How long it has waited."""
    days = (paris(stamp(now)).date() - paris(row.asked_at).date()).days
    return f"depuis {count(days, 'jour')}" if days > 0 else "depuis aujourd’hui"
