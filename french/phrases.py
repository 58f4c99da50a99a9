"""Phrases of several lists → those that stand in a text, in one walk through its words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from french.letters import fold

WORD = re.compile(r"[a-z0-9]+|:")
MAY_LACK = re.compile(r"\((\w+)\)")


class Phrases:
    """Phrases by the list in which they stand; « (s) » may lack, as in the patterns of word lists.

    A walk costs a look into a table for each word, however many phrases there are; patterns cost one try for each phrase.

    >>> phrases = Phrases({"hires": ["nous recrutons", "poste(s) à pourvoir"], "sold": ["frais de scolarité"]})
    >>> {name: sorted(found) for name, found in phrases.found_in("Postes à pourvoir : nous recrutons").items()}
    {'hires': ['nous recrutons', 'postes a pourvoir']}
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self.words: dict[str, str] = {}
        self.by_two: dict[tuple[str, str], list[tuple[list[str], str]]] = defaultdict(list)
        """The first two words of a phrase → what follows, and the name of its list."""
        for name, entries in lists.items():
            for first, *rest in (WORD.findall(fold(way)) for entry in entries for way in ways(entry)):
                if rest:
                    self.by_two[first, rest[0]].append((rest[1:], name))
                else:
                    self.words[first] = name

    def found_in(self, text: str) -> dict[str, set[str]]:
        """Name of a list → its phrases that stand in the text, each once."""
        said = WORD.findall(fold(text))
        found: dict[str, set[str]] = defaultdict(set)
        for word in self.words.keys() & set(said):
            found[self.words[word]].add(word)
        for at, two in enumerate(pairwise(said), 2):
            for rest, name in self.by_two.get(two, ()):
                if said[at : at + len(rest)] == rest:
                    found[name].add(" ".join((*two, *rest)))
        return dict(found)


def ways(entry: str) -> list[str]:
    """The ways in which an entry may be written.

    >>> ways("souhaite(e)(s)")
    ['souhaitees', 'souhaitee', 'souhaites', 'souhaite']
    """
    if not (found := MAY_LACK.search(entry)):
        return [entry]
    before, behind = entry[: found.start()], entry[found.end() :]
    return [before + middle + rest for middle in (found[1], "") for rest in ways(behind)]
