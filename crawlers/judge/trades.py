"""Title → how surely it names a job."""

import re
from functools import lru_cache
from pathlib import Path

from crawlers.extract.page.labels import words
from french.letters import fold
from french.word_lists import word_list

WORDS = word_list(Path(__file__).with_name("trades.txt"))
TRADES = frozenset(map(fold, WORDS.words("trades")))
OTHERS = frozenset(map(fold, WORDS.words("not trades")))
"""Words that look like trades and are none."""
AGENT = re.compile(r"\w{3,}(?:eur|euse|trice|ien|ienne|ier|iere|iste)s?\Z")
"""How French names who does something: « ajusteur », « polisseuse », « mouliste »."""
MARK = re.compile(
    r"\(?\b[hf]\s?[/.-]\s?[fh]\b\)?|\([mwfdx]\s?/\s?[mwfdx]|\b\w{3,}[·.(-](?:e|euse|trice|rice|se|ne|re|ère|ière|ienne)\b\)?",
    re.IGNORECASE,
)
"""« H/F », « opérateur·rice », « agent(e) »."""
CONTRACT = re.compile(
    r"\W*(?:\d+ )?(?:stage|alternance|apprentissage|contrat|cdi|cdd|int[ée]rim|v\.?i\.?e)\b(?!s)(?=\W+[^\W\d])"
    r"(?!\W+(?:et|ou|en|and)\b)",
    re.IGNORECASE,
)
"""A title that begins with the contract: « Stage préparation des écrans »."""
LEADING = 3
"""So many words at its beginning decide; a trade that comes later counts half."""
SMALL = {
    "un", "une", "des", "le", "la", "les", "l", "d", "de", "nouveau", "futur", "recherche", "recrute", "recherchons",
    "recrutons", "nous", "on", "offre", "emploi", "poste", "urgent", "e", "h", "f", "hf",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def trade_in(title: str) -> float:
    """How surely a title names a job: 1 where it begins with a trade, 0.5 where one comes later, 0 where none does.

    >>> trade_in("2 régleurs presses (H/F)"), trade_in("Syndicat des eaux du Val : un fontainier"), trade_in("Atelier 1")
    (1.0, 0.5, 0.0)
    """
    if CONTRACT.match(title):
        return 0.5
    named = [word for word in words(title).split() if not word.isdigit() and word not in SMALL][:14]
    for at, word in enumerate(named):
        if is_trade(word):
            return 1.0 if at < LEADING else 0.5
    return 0.0


def begins_with_trade(title: str) -> bool:
    """Whether the first word of a title that says something names a job, or it begins with the contract.

    >>> [begins_with_trade(title) for title in ("Gestionnaire des marchés publics", "Portrait d’une opératrice", "Stage forum")]
    [True, False, True]
    """
    first = next((word for word in words(title).split() if not word.isdigit() and word not in SMALL), "")
    return CONTRACT.match(title) is not None or is_trade(first)


def is_trade(word: str) -> bool:
    """Whether one plain word names who does something."""
    if word in OTHERS:
        return False
    single = word.removesuffix("s")
    return word in TRADES or single in TRADES or (AGENT.match(word) is not None and single not in OTHERS)


def is_marked(title: str) -> bool:
    """Whether a title is written for men and women: « H/F », « opérateur·rice »."""
    return MARK.search(title) is not None
