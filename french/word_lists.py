"""A text file that people extend → its words, its pairs or its groups.

Such a list lies beside the module that reads it: one entry a line, ``#`` before a remark, ``[name]`` before a part. It
begins with remarks that say, to somebody of the trade, what it holds and how to extend it, with an example. A line that
cannot be understood is told with its file, its number and its mend.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from french.letters import fold

LARGEST_BYTES = 500_000
LONGEST_LETTERS = 500
"""Of a line."""
PART = re.compile(r"\[([^\[\]]+)\]")


class WordListError(ValueError):
    """A line of a word list that cannot be understood; in French, with the mend."""


class ListLine(NamedTuple):
    """One entry, and where it stands, as a text editor counts."""

    number: int
    text: str


class WordGroup(NamedTuple):
    """A name and what belongs to it, and where that stands."""

    name: str
    ways: tuple[str, ...]
    line: ListLine


@dataclass(frozen=True, slots=True)
class WordList:
    """A file, read once: its parts in their order, each with its lines in theirs; what stands before any part is part ``""``."""

    file: Path
    parts: dict[str, tuple[ListLine, ...]]

    def words(self, part: str = "") -> tuple[str, ...]:
        """The entries of a list: a word or a phrase a line."""
        lines = self.lines(part)
        self.refuse_twice((line.text, line) for line in lines)
        return tuple(line.text for line in lines)

    def plain(self, part: str = "") -> tuple[str, ...]:
        """The entries of a list in small letters without accents, as folded texts have them."""
        return tuple(map(fold, self.words(part)))

    def pairs(self, part: str = "") -> dict[str, str]:
        """The entries of a table: « adjointe : adjoint »."""
        lines = [(*self.divided(line), line) for line in self.lines(part)]
        self.refuse_twice((left, line) for left, _, line in lines)
        return {left: right for left, right, _ in lines}

    def grades(self, part: str = "") -> dict[str, int]:
        """The entries of a table whose right side is a figure: « experte : 3 »."""
        for line in self.lines(part):
            if not self.divided(line)[1].isdecimal():
                raise self.error(line, f"« {line.text} » doit finir par un nombre.")
        return {left: int(right) for left, right in self.pairs(part).items()}

    def groups(self, part: str = "", *, once: bool = False) -> tuple[WordGroup, ...]:
        """The entries of a table of several: « N1101 : cariste | conducteur chariot »; a name may come again.

        ``once``: a way stands under one name only.
        """
        found, ways = [], list[tuple[str, ListLine]]()
        for line in self.lines(part):
            name, right = self.divided(line)
            those = tuple(way.strip() for way in right.split("|"))
            if not all(those):
                raise self.error(line, "rien n’est écrit d’un côté de « | ». Complétez, ou enlevez ce signe.")
            found.append(WordGroup(name, those, line))
            ways += [(way if once else f"{name} : {way}", line) for way in those]
        self.refuse_twice(ways)
        return tuple(found)

    def lines(self, part: str = "") -> tuple[ListLine, ...]:
        """The lines of a part, for whoever reads them another way."""
        if part not in self.parts:
            raise WordListError(f"{self.file} : la partie [{part}] manque. Remettez cette ligne, et les mots dessous.")
        return self.parts[part]

    def divided(self, line: ListLine) -> tuple[str, str]:
        """What stands left and right of « : »."""
        left, found, right = (side.strip() for side in line.text.partition(":"))
        if not (left and found and right):
            raise self.error(line, f"« {line.text} » doit s’écrire « gauche : droite ».")
        return left, right

    def refuse_twice(self, entries: Iterable[tuple[str, ListLine]]) -> None:
        """Refuse an entry that is written twice: of two that disagree, nobody would know which counts."""
        those = [(entry.casefold(), line) for entry, line in entries]
        if len({entry for entry, _ in those}) == len(those):
            return
        before: dict[str, ListLine] = {}
        for entry, line in those:
            if entry in before:
                raise self.error(
                    line, f"« {entry} » est déjà à la ligne {before[entry].number}. Gardez l’une des deux."
                )
            before[entry] = line

    def error(self, line: ListLine, why: str) -> WordListError:
        """What is wrong with a line, and where it is."""
        return WordListError(f"{self.file}, ligne {line.number} : {why}")


def pattern(entries: Iterable[str]) -> str:
    """The regular expression of any of these; « (s) » may lack, « * » is any ending.

    >>> print(pattern(["prime(s)", "cadeau(x)", "interim*", "chiffre d'affaires"]))
    prime(?:s)?|cadeau(?:x)?|interim\\w*|chiffre d'affaires
    """
    escaped = (re.escape(entry).replace(r"\ ", " ").replace(r"\*", r"\w*") for entry in entries)
    return "|".join(re.sub(r"\\\((.*?)\\\)", r"(?:\1)?", entry) for entry in escaped)


@cache
def word_list(file: Path) -> WordList:
    """Read a file, once.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "grades.txt")
    ...     _ = file.write_text("# Grades.\\n[grades]\\nadjointe : adjoint\\n\\n[vides]\\nemploi\\noffre\\n", encoding="utf-8")
    ...     grades = word_list(file)
    >>> grades.pairs("grades"), grades.words("vides")
    ({'adjointe': 'adjoint'}, ('emploi', 'offre'))
    """
    try:
        if file.stat().st_size > LARGEST_BYTES:
            raise WordListError(f"{file} : plus de {LARGEST_BYTES} octets. Ce n’est plus une liste de mots.")
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise WordListError(f"{file} : ne peut pas être lu ({error.strerror}). Remettez ce fichier.") from error
    except UnicodeDecodeError as error:
        number = error.object.count(b"\n", 0, error.start) + 1
        raise WordListError(f"{file}, ligne {number} : n’est pas en UTF-8. Enregistrez-le en UTF-8.") from error
    file_read = WordList(file, {})
    part, kept = "", list[ListLine]()
    parts = {part: kept}
    for number, written in enumerate(text.splitlines(), 1):
        entry = written.strip()
        if not entry or entry.startswith("#"):
            continue
        line = ListLine(number, entry)
        if len(entry) > LONGEST_LETTERS:
            raise file_read.error(line, f"plus de {LONGEST_LETTERS} lettres. Coupez la ligne en deux.")
        if entry.startswith("[") and (name := PART.fullmatch(entry)):
            part, kept = name[1], []
            if part in parts:
                raise file_read.error(line, f"la partie [{part}] est déjà plus haut. Écrivez ces mots sous elle.")
            parts[part] = kept
        else:
            kept.append(line)
    file_read.parts.update((name, tuple(those)) for name, those in parts.items())
    return file_read


def fingerprint(folder: Path) -> str:
    """What changes when somebody changes a word list of a folder, and what rules read with it."""
    lists = sha256()
    for file in sorted(folder.rglob("*.txt")):
        lists.update(file.read_bytes())
    return lists.hexdigest()[:8]
