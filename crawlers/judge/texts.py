"""The text of a record → what it says of itself: that it hires, or that it is something else."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from french.closings.said import TextLine, may_be_over, over
from french.letters import fold
from french.phrases import Phrases
from french.word_lists import word_list
from vocabulary.set_aside import SetAside

WORDS = word_list(Path(__file__).with_name("texts.txt"))
LONGEST = 6_000
"""Letters of a text that are read: what it is, it says before."""
SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
YOU_DO = re.compile(r"\bvous (?:\w+ )?\w{2,}(?:ez|rez)\b")
"""« Vous réglez », « vous y contrôlerez »: what somebody will do who is hired."""
DONE = 2
"""So many of them tell of work."""
ALONE = ("spontaneous", "draft", "language")
"""Parts of the list of which one word is enough."""
TOGETHER = ("training", "news", "event")
"""Parts of which two are needed, and nobody that hires."""
ENOUGH = 2
REASONS = {
    "filled": SetAside.FILLED,
    "spontaneous": SetAside.SPONTANEOUS,
    "draft": SetAside.DRAFT,
    "language": SetAside.LANGUAGE,
    "training": SetAside.TRAINING,
    "news": SetAside.NEWS,
    "event": SetAside.EVENT,
}
PHRASES = Phrases({part: WORDS.plain(part) for part in ("hires", "terms", *REASONS)})


@dataclass(frozen=True, slots=True)
class TextSigns:
    """What a text says of itself."""

    hires: bool = False
    """Whether it says that somebody is sought."""
    duties: bool = False
    """Whether it tells what one does there."""
    terms: int = 0
    """How many conditions of work it names, each once."""
    like: SetAside | None = None
    """What it says that it is instead of an offer."""


NO_SIGNS = TextSigns()
"""What nothing says."""


def signs_of(text: str, day: date) -> TextSigns:
    """What a text, on a day, says of itself.

    >>> on = date(2026, 11, 30)
    >>> signs_of("Nous cherchons un tourneur. CDI, débutant accepté.", on).hires, signs_of("Tri. Merci de ne plus postuler.", on).like
    (True, <SetAside.FILLED: 'filled'>)
    """
    shown = text[:LONGEST]
    found = PHRASES.found_in(shown)
    hires, terms = "hires" in found, len(found.get("terms", ()))
    duties = len(set(YOU_DO.findall(shown.lower()))) >= DONE
    like = like_of_text(shown, found, hired=hires or terms > ENOUGH or (duties and terms == ENOUGH), day=day)
    return TextSigns(hires=hires, duties=duties, terms=terms, like=like)


def like_of_text(shown: str, found: Mapping[str, Collection[str]], *, hired: bool, day: date) -> SetAside | None:
    """What a text says that it is; nothing where it may be an offer."""
    for part in ALONE:
        if part in found:
            return REASONS[part]
    if says_over(shown, day):
        return SetAside.FILLED
    best = max(TOGETHER, key=lambda part: len(found.get(part, ())))
    return REASONS[best] if not hired and len(found.get(best, ())) >= ENOUGH else None


def says_over(shown: str, day: date) -> bool:
    """Whether a paragraph of several sentences says in one of them that the offer is over.

    A line that says nothing else may be a badge, or one by which a visitor reports an offer: where it stands decides, not its words.
    """
    told = [line for line in shown.split("\n") if len(SENTENCE.split(line.strip())) > 1]
    if "filled" in PHRASES.found_in("\n".join(told)):
        return True
    sentences = (sentence for line in told if may_be_over(fold(line)) for sentence in SENTENCE.split(line))
    return any(over([TextLine(sentence)], day) for sentence in sentences)
