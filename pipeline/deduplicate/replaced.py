"""Two texts that are one but for a few words → those words, unless copies change such words: two openings differ by them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from zstandard import ZstdCompressor, ZstdDecompressor

from pipeline.normalize.letters import folded_word

LONGEST = 8_000
"""Letters of a text that are compared."""
WORD = re.compile(r"[^\W_]+|€")
ANCHOR = 3
"""So many words in a row that are the same hold two texts together."""
AT_THE_END = 4
"""Words by which both texts may end otherwise; more is what one of them lost there, or its board's."""
A_FEW = 3
"""Words that may stand elsewhere in the other text by chance."""
LONGEST_ALIKE = 200
"""Letters of two runs that are compared one by one."""
WHOLE = 5
"""Letters of a run that is no other one when a longer one holds it."""
FARTHEST = 400
LIKE = 0.8
"""Two words that are so alike are one word in two forms."""
SHOWN = 60
LICENCES = frozenset("b be c ce ec d".split())
"""Of vehicles; words of every day elsewhere."""
MONEY = frozenset(
    "salaire salaires remuneration remunerations primes eur euro euros keur k brut bruts net nets smic mensuel annuel".split()
)
"""What stands beside a wage: a figure there is no other opening's."""
NUMBERING = frozenset("ref reference references annonce offre numero id identifiant".split())
SAYS_NOTHING = frozenset(
    """
    de du des d la le les l un une a au aux en et ou sur pour par avec dans chez ce cette ces que qui qu s se y il elle on est sont
    h f hf fh x m e s nous vous notre nos votre vos son sa ses leur leurs n c t
    client clients societe entreprise groupe maison site verrerie verreries etablissement recherche recherchons recrute recrutons
    recrutement poste postes emploi offre annonce pourvoir possible toujours immediat immediate immediatement urgent rapidement prise
    fonction des nouveau nouvelle partenaire partenaires
    contact contacter contactez candidature candidatures candidater postuler postulez adresser adressez envoyer envoyez cv lettre
    mail courriel telephone tel ligne lire suite plus savoir merci reference ref rappeler indiquant repondre personne cliquez ici jusqu
    jusqua
    """.split()
)
"""What copies put in the place of one another: articles, who recruits, when, and how to apply."""
compress = ZstdCompressor(level=1).compress
expand = ZstdDecompressor().decompress


@dataclass(frozen=True, slots=True)
class Words:
    """A text, word for word."""

    written: tuple[str, ...]
    folded: tuple[str, ...]


def packed(text: str) -> bytes:
    """A text as it is kept for comparing: a kilobyte."""
    found = compress(text[:LONGEST].encode("utf-8", "replace"))
    return bytes(memoryview(found))  # the compressor's own keeps the room of the whole text


@lru_cache(maxsize=256)
def unpacked(kept: bytes) -> Words:
    """The words of a kept text."""
    written = WORD.findall(expand(kept).decode())
    return Words(tuple(written), tuple(map(folded_word, written)))


def replaced(a: bytes, b: bytes, names: frozenset[str]) -> tuple[str, str] | None:
    """The first words that one text has in the place of the other's; ``names``: the words of who recruits or publishes.

    >>> here, there = (packed(f"Au secteur chaud, vous tenez le four {n} de jour comme de nuit.") for n in (4, 5))
    >>> replaced(here, there, frozenset()), replaced(here, here, frozenset())
    (('4', '5'), None)
    """
    here, there = unpacked(a), unpacked(b)
    for left, right in gaps(here.folded, there.folded):
        if tells(here.folded, left, there.folded, right, names):
            return shown(here.written[left]), shown(there.written[right])
    return None


def shown(words: Sequence[str]) -> str:
    """Some words, not too many."""
    text = " ".join(words)
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rsplit(' ', 1)[0]} …"


def gaps(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[slice, slice]]:
    """Where both texts have words of their own, after words that they share; how they begin says who recruits."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(b) - ANCHOR + 1):
        places[tuple(b[at : at + ANCHOR])].append(at)
    i = j = same = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            i, j, same = i + 1, j + 1, same + 1
            continue
        after = anchor(a, i, places, j)
        ends = after or (len(a), len(b))
        own = ends[0] - i, ends[1] - j
        if all(own) and same >= ANCHOR and (after or max(own) <= AT_THE_END):
            yield slice(i, ends[0]), slice(j, ends[1])
        i, j = ends
        same = 0


def anchor(a: Sequence[str], i: int, places: dict[tuple[str, ...], list[int]], j: int) -> tuple[int, int] | None:
    """Where both texts go on together, after the fewest words."""
    best: tuple[int, int] | None = None
    fewest = FARTHEST
    for at in range(i, len(a) - ANCHOR + 1):
        if at - i >= fewest:
            break
        found = places.get(tuple(a[at : at + ANCHOR]), ())
        later = bisect_left(found, j)
        if later < len(found) and (at - i) + (found[later] - j) < fewest:
            fewest = (at - i) + (found[later] - j)
            best = at, found[later]
    return best


def tells(a: Sequence[str], left: slice, b: Sequence[str], right: slice, names: frozenset[str]) -> bool:
    """Whether two runs of words that stand in one place mean two things."""
    mine, theirs = list(a[left]), list(b[right])
    if bare(mine) == bare(theirs):
        return False
    before, after = set(a[max(0, left.start - 4) : left.start]), set(a[left.stop : left.stop + 2])
    nothing = SAYS_NOTHING - LICENCES if "permis" in before else SAYS_NOTHING
    told = (
        [word for word in words if word not in nothing and word.removesuffix("s") not in names]
        for words in (mine, theirs)
    )
    own, other = ([(word.lstrip("0") or "0") if word.isdigit() else word for word in words] for words in told)
    if not own or not other or set(own) <= set(other) or set(other) <= set(own):
        return False
    if max(len(own), len(other)) > A_FEW and (set(own).issubset(b) or set(other).issubset(a)):
        return False  # moved here from elsewhere, in the place of what was left out
    numbers = all(word.isdigit() or word in MONEY for word in own + other)
    if numbers and (not before.isdisjoint(NUMBERING) or not MONEY.isdisjoint({*own, *other, *after})):
        return False
    return not alike(bare(own), bare(other))


def bare(words: Sequence[str]) -> str:
    """The letters of some words, without œ, which feeds lose; some write « tâche » for « mission », in « permission » too."""
    return "".join(words).replace("oe", "").replace("tache", "mission")


def alike(one: str, other: str) -> bool:
    """Whether two runs of letters are one in two forms, or one in the other; figures have none."""
    if min(len(one), len(other)) >= WHOLE and (one in other or other in one):
        return True
    if max(len(one), len(other)) > LONGEST_ALIKE or figures(one) != figures(other):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= LIKE


def figures(run: str) -> list[str]:
    """The figures of a run, in order."""
    return [sign for sign in run if sign.isdigit()]
