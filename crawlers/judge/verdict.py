"""Everything that is known of a record → is it an offer, is it set aside and why, or must a person say?"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawlers.extract.page.headings import GENERIC
from crawlers.extract.page.labels import words
from crawlers.gather.words import plain
from crawlers.judge.cards import WORTH
from crawlers.judge.likes import like_of
from crawlers.judge.texts import NO_SIGNS, TextSigns
from crawlers.judge.trades import is_marked, trade_in
from crawlers.records.record import Fields
from vocabulary.set_aside import SetAside

OFFER = 4.0
"""The evidence from which a record is an offer; between this and the next, a person is asked."""
UNSURE = 2.5
TERMS = 2
"""So many conditions of work in a text are concrete too, on a page to which one about work leads."""
OVERRULED = {SetAside.NEWS, SetAside.TRAINING, SetAside.EVENT}
"""What a title seems to be that names a trade, and whose text hires: « La machine 3 fête ses 50 ans : il lui faut un conducteur »."""
CONCRETE = (
    "employmentType",
    "baseSalary",
    "identifier",
    "validThrough",
    "workHours",
    "jobStartDate",
    "applicationUrl",
    "experienceRequirements",
)
"""What an offer says, and a page about a trade does not."""
NEWS = re.compile(
    r"\b(?:actualites?|actus?|news|blog|presse|evenements?|agenda|portraits?|temoignages?|magazine|journal)\b"
)
TRADES = re.compile(r"\b(?:nos )?metiers?\b|\bformations?\b|\bprestations?\b|\bservices\b|\bproduits?\b")
TEAM = re.compile(
    r"(?:^| )(?:l |notre |nos |our |une )?(?:equipes?|team|collaborateurs|collegues|visages)(?: html| php)? ?$"
)
"""How the address of a page ends that shows who works there."""
PERSON = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ-]{2,}(?: [A-ZÀ-Ý][\w’'.-]*)?\s*[,:–—]\s+(?:\d+ ans|[a-zà-ÿ])")
"""« Sandrine, conductrice de four », « Youssef, alternant »."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for and against a record."""

    title: str
    url: str
    fields: Fields
    structured: bool = False
    """Whether it is written for machines as a job posting."""
    sections: int = 0
    letters: int = 0
    careers: bool = False
    """Whether a page about work led to it."""
    siblings: bool = False
    """Whether most of its set look like offers."""
    signs: TextSigns = NO_SIGNS
    """What its text says of itself."""


def weigh(evidence: Evidence) -> float:
    """How much speaks for an offer."""
    title, fields = evidence.title, evidence.fields
    value = 2.0 * trade_in(title) + 2.0 * is_marked(title) + 3.0 * evidence.structured
    value += sum(weight for name, weight in WORTH.items() if fields.get(name))
    value += 0.8 * min(evidence.sections, 3) + 0.8 * bool(fields.get("applicationUrl"))
    value += 0.5 * (evidence.letters >= 300) + 1.0 * evidence.careers + 1.0 * evidence.siblings
    signs = evidence.signs
    value += 1.2 * signs.hires + 1.0 * signs.duties + 0.5 * min(signs.terms, 3)
    path = plain(urlsplit(evidence.url).path)
    value -= 2.0 * bool(NEWS.search(path)) + 2.5 * bool(TRADES.search(path)) + 2.0 * bool(TEAM.search(path.rstrip()))
    value -= 3.0 * bool(GENERIC.fullmatch(words(title))) + 1.0 * title.endswith("?")
    value -= 1.0 * (not trade_in(title) and not is_marked(title) and not evidence.siblings)
    return value - 2.5 * bool(PERSON.match(title) and not is_marked(title))


def verdict(evidence: Evidence, like: SetAside | None) -> SetAside | None:
    """Why a record is set aside; nothing where it is an offer."""
    if like:
        return like
    named, signs = like_of(evidence.title), evidence.signs
    if named and not (named in OVERRULED and signs.hires and signs.terms >= TERMS and trade_in(evidence.title)):
        return named
    if signs.like:
        return signs.like
    value = weigh(evidence)
    concrete = (
        evidence.structured
        or any(evidence.fields.get(name) for name in CONCRETE)
        or (evidence.signs.terms > 0 and (evidence.signs.hires or evidence.signs.duties))
        or (evidence.signs.terms >= TERMS and evidence.careers and trade_in(evidence.title) > 0)
    )
    if value >= OFFER and (concrete or (evidence.siblings and evidence.careers and is_marked(evidence.title))):
        return None
    return SetAside.UNSURE if value >= UNSURE else SetAside.PAGE
