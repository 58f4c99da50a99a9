"""The lines of a page → whether they say of its offer that it is over, or that nobody can see it today.

A sentence counts where it is about this very offer, and says no more: « Cette offre n’est plus disponible. », and neither « machines
dont la pièce d’origine n’est plus disponible » nor « dès que ce poste est pourvu ». So it has to begin as one about the offer
does, and to end, or go on with a day that is past, where it has said that. A line of its own, « Offre pourvue », counts as a whole.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from french.calendar import MONTHS
from french.letters import fold
from french.word_lists import pattern, word_list


class Saying(StrEnum):
    """What a page says of its offer."""

    NOTHING = "nothing"
    """Neither that it is over, nor why it could not be seen."""

    OVER = "over"
    """That it is over: filled, closed, expired, taken away."""

    NO_PAGE = "no page"
    """That there is no such page."""

    FOR_A_TIME = "for a time"
    """That it cannot be seen now: for the moment, maintenance, an error."""

    LOGIN = "login"
    """That who wants to see it has to say first who it is: a login, a link of one's own, a check for robots."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that a reader sees."""

    text: str
    label: bool = False
    """Whether it is a badge, or the words of a picture: there « pourvu » alone says all."""
    title: bool = False
    """Whether it is the title of the page."""
    item: bool = False
    """Whether it is an item of a list: of conditions of work, say, « poste fermé »."""


WORDS = word_list(Path(__file__).with_name("closings.txt"))


def any_of(part: str) -> str:
    """The pattern of what stands in a part of the list."""
    return f"(?:{pattern(WORDS.plain(part))})"


def longest_word(entry: str) -> str:
    """The longest word of an entry, without what may lack of it.

    >>> longest_word("a ete pourvu(e)"), longest_word("n'est plus disponible")
    ('pourvu', 'disponible')
    """
    return max(re.split(r"[^a-z]+", re.sub(r"\(.*?\)", "", entry)), key=len)


LONGEST_SENTENCE = 400
LONG_LINE = 200
"""From so many letters a line is a paragraph: only its first sentence is about the offer as a whole."""
RECENT_DAYS = 90
"""How far back a day without its year may be."""
MONTH = "|".join(map(fold, MONTHS))
DAY = re.compile(rf"(\d{{1,2}})(?:er)?[ /.-](\d{{1,2}}|{MONTH})(?:[ /.-](\d{{4}}))?|(\d{{4}})-(\d\d)-(\d\d)")
SENTENCES = re.compile(r"(?<=[.!?;])\s+|\s\|\s|\n")
ADVERBS = re.compile(
    r"\b(?:deja|desormais|malheureusement|maintenant|now|already|unfortunately|toutefois|helas|donc|peut-etre|probablement"
    r"|actuellement (?=pourvue?\b))\s*"
)
THING = rf"(?:job )?{any_of('choses')}\b(?: d'emploi| de travail)?(?:\s?\(s\))?"
BEGINS = rf"\W*(?:(?:{any_of('avant')}\b\W*){{1,3}})?(?:mais |que )?"
ANOTHER = r"dont|qui|ou|que(?! vous)|quand|si|mais|comporte|consiste|et|and|est|is (?:an|based|for|in|located|open|part|the)|has|will"
MIDDLE = rf"(?:(?! (?:{ANOTHER})\b)[^.!?;:,]){{0,80}}?"
"""The name of the offer, perhaps; no second sentence."""
DATED = r"(?P<dated>,? (?:depuis |since )?(?:le |on |au |the )?(?=\d))"
ENDS = (
    rf"(?:{DATED}|\W*$|[,(:]| - | (?:a|pour|for|to|sur|in|on) (?:la|cette|ce|cet|this|l'|le|notre|our)(?! \d)\s?\w+\W*$|"
    r" (?:par|by) (?:le |l'|son |the |its )?\w+\W*$| (?:au recrutement|aux candidatures|to applications|en ligne|en interne)\b|"
    rf" (?:et|ou|and|or) (?:n'|ne |a |est |has |is |{any_of('états')})| (?:merci|decouvrez|consultez|retrouvez)\b)"
)
OF_THE_OFFER = rf"(?:cette|cet|ce|l'|le|la|votre|this|the) ?{THING}{MIDDLE} {any_of('est finie')}{ENDS}"
WHOLE = tuple(
    re.compile(BEGINS + sentence)
    for sentence in (OF_THE_OFFER, rf"{THING} {any_of('est finie')}{ENDS}", rf"{any_of('phrases')}{ENDS}")
)
"""Sentences that begin as one about the offer does."""
ANYWHERE = re.compile(rf"\b{OF_THE_OFFER}")
STATE = rf"(?:{any_of('états')})"
NAME = r"\W*(?:statut|etat|status)(?: de (?:l'offre|l'annonce|ce poste))?"
LABEL = re.compile(
    rf"(?:{NAME} ?[:-]? ?)?\W*(?:cette |cet |ce |l')?{THING} {STATE}(?: (?:ou|or|et) {STATE})?(?:{DATED}.*|\W*)"
)
BARE_LABEL = re.compile(rf"\W*{STATE}(?:{DATED}.*|\W*)")
STATUS = re.compile(rf"{NAME}\W*")
STATUS_OF = re.compile(rf"{NAME} ?: {STATE}(?:{DATED}.*|\W*)")
PLACE_OF_WORK = re.compile(r"\W*(?:poste|position) (?:ferme|clos|closed)\W*")
"""« Poste fermé » in a list of conditions is a cabin."""
TITLE_PARTS = re.compile(r" - | \| |[\[\]():]|^\W+|\W+$")
UNCERTAIN = re.compile(
    r"\b(?:si|s'il|s'ils|des que|des qu'|une fois|lorsque|lorsqu'|quand|tant que|apres que|jusqu'a ce|considerez"
    r"|sera|seront|aura|if|once|when|until|unless|will|not yet|pas encore)\b"
)
NO_PAGE = re.compile(rf"\b(?:{any_of('page disparue')})")
NO_PAGE_THING = re.compile(rf"\b(?:page|contenu|document|{any_of('choses')})s?\b|404|not found")
FOR_A_TIME = re.compile(rf"\b{any_of('pour un temps')}\b")
OUT_OF_REACH = re.compile(
    r"\bn'est p|\bne sont p|n'existe|\bn'a pu|\bn'ont pu|\bindisponible|\binaccessible|\bunavailable"
    r"|\bno longer\b|\bnot available|\bcannot\b"
)
OF_A_PAGE = re.compile(rf"\b(?:pages?|site|service|contenu|serveur|{any_of('choses')}s?)\b")
BROKEN = re.compile(rf"\b{any_of('panne')}")
LATER = re.compile(rf"\b{any_of('revenez')}")
SESSION = re.compile(rf"\b{any_of('session')}\b")
LOGIN = re.compile(rf"\b(?:{any_of('connexion')}|{any_of('session')})\b")
STEMS = tuple(
    sorted({longest_word(entry) for part in ("est finie", "états", "phrases") for entry in WORDS.plain(part)})
)
"""What says that an offer is over holds one of these."""


def may_be_over(folded: str) -> bool:
    """Whether a folded text holds a word without which nothing says that an offer is over: what most texts fail at."""
    return any(stem in folded for stem in STEMS)


def over(lines: Iterable[TextLine], day: date) -> bool:
    """Whether a page that shows its offer says all the same that it is over, and of nothing that is out of order.

    ``lines``: of the page, without other offers and, where they are known, without the offer's own text.

    >>> on = date(2026, 11, 24)
    >>> [over([TextLine(text)], on) for text in ("Ce poste a été pourvu.", "Retirée dès que ce poste est pourvu.")]
    [True, False]
    >>> [over([TextLine(f"Offre clôturée le {when}")], on) for when in ("12 novembre 2026", "31 décembre 2026")]
    [True, False]
    """
    kept = [(line, fold(line.text[: 10 * LONGEST_SENTENCE]).strip()) for line in lines]
    pairs = pairwise(folded for _, folded in kept)
    said = any(line_is_over(line, folded, day) for line, folded in kept if may_be_over(folded)) or any(
        STATUS.fullmatch(name) and is_past(BARE_LABEL.fullmatch(state), day) for name, state in pairs
    )
    return said and not any(BROKEN.search(folded) or SESSION.search(folded) for _, folded in kept)


def line_is_over(line: TextLine, folded: str, day: date) -> bool:
    """Whether one line says so: by a sentence about the offer, or as a badge."""
    if len(folded) <= LONG_LINE and not folded.endswith("?") and not (line.item and PLACE_OF_WORK.fullmatch(folded)):
        parts = TITLE_PARTS.split(folded) if line.title else [folded]
        if any(is_past(LABEL.fullmatch(part), day) for part in parts) or is_past(STATUS_OF.fullmatch(folded), day):
            return True
        if (line.label or len(parts) > 1) and any(is_past(BARE_LABEL.fullmatch(part), day) for part in parts):
            return True
    return any(is_past(whole.match(sentence), day) for sentence in sentences(folded) for whole in WHOLE)


def sentences(folded: str) -> Iterator[str]:
    """The sentences of a line that may be about the offer as a whole, each without adverbs; no question is one."""
    every = SENTENCES.split(folded)
    for sentence in every if len(folded) <= LONG_LINE else every[:1]:
        said = ADVERBS.sub("", sentence[:LONGEST_SENTENCE])
        if not said.rstrip().endswith("?") and not FOR_A_TIME.search(said):
            yield said


def is_past(match: re.Match[str] | None, day: date) -> bool:
    """Whether what says that an offer is over gives no day, or one that is past."""
    if match is None:
        return False
    if match.groupdict()["dated"] is None:
        return True
    named = day_named(match.string[match.end("dated") :], day)
    return named is not None and named <= day


def day_named(text: str, day: date) -> date | None:
    """The day with which a text begins; without its year, the last of that name; nothing where it names none, or an old one.

    >>> day_named("3 novembre", date(2026, 11, 24)), day_named("31/12/2026", date(2026, 11, 24))
    (datetime.date(2026, 11, 3), datetime.date(2026, 12, 31))
    """
    found = DAY.match(text)
    if not found:
        return None
    number, month, year, *iso = found.groups()
    try:
        if iso[0]:
            return date(int(iso[0]), int(iso[1]), int(iso[2]))
        of_year = int(month) if month.isdecimal() else MONTH.split("|").index(month) + 1
        named = date(int(year or day.year), of_year, int(number))
    except ValueError:
        return None
    return named if year or 0 <= (day - named).days <= RECENT_DAYS else None


def said_instead(lines: Iterable[TextLine], day: date) -> Saying:
    """What a page says that does not show its offer: whatever speaks of a login or of a moment counts before all that is over.

    >>> on = date(2026, 11, 24)
    >>> said_instead([TextLine("Cette offre n’est plus disponible."), TextLine("Site en maintenance")], on).value
    'for a time'
    >>> said_instead([TextLine("Désolé, l’offre demandée n’existe plus")], on).value
    'over'
    """
    kept = list(lines)
    folded = [fold(line.text[: 10 * LONGEST_SENTENCE]).strip() for line in kept]
    every = [sentence for text in folded for sentence in SENTENCES.split(text)]
    if any(LOGIN.search(sentence) for sentence in every):
        return Saying.LOGIN
    if any(for_a_time(sentence) or LATER.search(sentence) for sentence in every):
        return Saying.FOR_A_TIME
    certain = [sentence for sentence in every if not (UNCERTAIN.search(sentence) or sentence.endswith("?"))]
    if over(kept, day) or any(is_past(ANYWHERE.search(ADVERBS.sub("", sentence)), day) for sentence in certain):
        return Saying.OVER
    no_page = any(NO_PAGE.search(sentence) and NO_PAGE_THING.search(sentence) for sentence in certain)
    return Saying.NO_PAGE if no_page or "404" in folded else Saying.NOTHING


def for_a_time(sentence: str) -> bool:
    """Whether a folded sentence says that something is out of order, or that a page or an offer is out of reach for a time."""
    if BROKEN.search(sentence):
        return True
    return all(words.search(sentence) for words in (FOR_A_TIME, OUT_OF_REACH, OF_A_PAGE))


def out_of_order(text: str) -> bool:
    """Whether a text says that something went wrong: then nothing else that it says proves anything.

    >>> out_of_order("Une erreur est survenue, revenez plus tard."), out_of_order("Cariste, sans erreur de préparation")
    (True, False)
    """
    return bool(BROKEN.search(fold(text)))
