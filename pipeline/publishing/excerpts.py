"""The texts of offers → the words that tell one from the others: what a house says in every offer says nothing of this one. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

EXCERPT_CHARACTERS = 220
"""Of a description, in feeds, on cards to print and where a link is shared."""
READ_CHARACTERS = 1500
"""How far into a text its own words are looked for."""
FEWEST_CHARACTERS = 60
"""Own words that are shorter tell less than the text as it begins."""
SENTENCE_END = re.compile(r"\n+|(?<=[.!?…])\s+")


class OfferText(NamedTuple):
    """What is compared of an offer."""

    publisher: str
    title: str
    text: str


def sentences(text: str) -> Iterator[str]:
    """The sentences and lines of the beginning of a text, in order.

    >>> list(sentences("Vous triez. Vous rangez !\\nProfil"))
    ['Vous triez.', 'Vous rangez !', 'Profil']
    """
    parts = SENTENCE_END.split(text[:READ_CHARACTERS])
    return (sentence for part in parts if (sentence := " ".join(part.split())))


def repeated(offers: Iterable[OfferText]) -> Mapping[str, AbstractSet[str]]:
    """Publisher → the sentences that stand under most of its titles.

    One text for six communes is one title, and repeats nothing; what two fitters have in common is their trade, not their house.

    >>> offers = [OfferText("V", "Trieur", "Une maison fière. Tri."), OfferText("V", "Verrier", "Une maison fière. Feu.")]
    >>> repeated(offers)["V"]
    {'Une maison fière.'}
    """
    titles: dict[str, set[str]] = defaultdict(set)
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for publisher, title, text in offers:
        titles[publisher].add(title)
        for sentence in sentences(text):
            told[publisher][sentence].add(title)
    return {
        publisher: {sentence for sentence, under in said.items() if 2 <= len(under) > len(titles[publisher]) / 2}
        for publisher, said in told.items()
    }


def excerpt(text: str, common: AbstractSet[str] = frozenset()) -> str:
    """The first words that are this offer's own, cut between two of them; its first words where it has none of its own.

    ``common``: sentences that its publisher says of every offer.

    >>> excerpt("Vous conduisez une ligne. " * 20)[-18:]
    ' une ligne. Vous …'
    >>> excerpt("Une maison fière. Vous soufflez, cueillez et marbrez le verre, devant le four, en équipe.", {"Une maison fière."})
    'Vous soufflez, cueillez et marbrez le verre, devant le four, en équipe.'
    """
    own = " ".join(sentence for sentence in sentences(text) if sentence not in common)
    words = own if len(own) >= FEWEST_CHARACTERS else " ".join(text[: 2 * EXCERPT_CHARACTERS].split())
    return words if len(words) <= EXCERPT_CHARACTERS else words[:EXCERPT_CHARACTERS].rsplit(" ", 1)[0] + " …"
