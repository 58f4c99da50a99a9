"""Records of a set → which cell of each names it."""

import re
from collections import defaultdict

from crawlers.columns.shapes import Shape, shape_of, value_in
from crawlers.extract.page.headings import GENERIC, PREFIX
from crawlers.extract.page.labels import labelled, words
from crawlers.judge.likes import like_of
from crawlers.judge.trades import is_marked, trade_in
from crawlers.records.record import Cell, Fields, Record
from vocabulary.set_aside import SetAside

TAGS = {
    "h1": 3,
    "h2": 3,
    "h3": 3,
    "h4": 3,
    "h5": 2.5,
    "h6": 2,
    "summary": 2.5,
    "dt": 1.5,
    "th": 1.0,
    "a": 1.5,
    "strong": 1,
    "b": 1,
}
NAMED = re.compile(r"titl|titre|intitul|heading|(?:^|[./_-])(?:nom|name|poste|job-?name)(?:$|[/#_-])", re.IGNORECASE)
NUMBERING = re.compile(r"^(?:(?:offre|poste|annonce)\s*)?(?:n°|no|#)?\s*\d{1,2}\s*[.):°/–—-]+\s+", re.IGNORECASE)
NUMBERED = re.compile(r"(?:offre|poste|annonce|fiche)(?: d emploi)?(?: n)? ?\d*")
LONGEST = 160
LEAST = 2.0
NO_TITLE = -3.0
LOOKED_AT = 40
"""So many cells of a record are looked at: a title stands near its beginning."""


def titles(records: list[Record]) -> list[int]:
    """For each record the number of the cell that names it; -1 where none can."""
    own = [[worth(cell, at) for at, cell in enumerate(record.cells[:LOOKED_AT])] for record in records]
    columns: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for record, worths in zip(records, own, strict=True):
        for cell, value in zip(record.cells, worths, strict=False):
            columns[cell.path].append((value, cell.text))
    bonus = {path: of_column(values, len(records)) for path, values in columns.items()}
    found = []
    for record, worths in zip(records, own, strict=True):
        if (said := said_by_label(record)) >= 0:
            found.append(said)
            continue
        totals = [
            value + bonus[cell.path] if value > -10 else -99 for cell, value in zip(record.cells, worths, strict=False)
        ]
        best = max(range(len(totals)), key=totals.__getitem__, default=-1)
        found.append(best if best >= 0 and totals[best] >= LEAST else -1)
    return found


def said_by_label(record: Record) -> int:
    """The number of the cell that stands behind a label for titles: « Intitulé »; -1 where none does."""
    for at, cell in enumerate(record.cells[:LOOKED_AT]):
        if labelled(cell.text) == "title" and at + 1 < len(record.cells) and worth(record.cells[at + 1], 0) > NO_TITLE:
            return at + 1
    return -1


def of_column(values: list[tuple[float, str]], records: int) -> float:
    """What its like in other records add to a cell: they name things too, and different ones."""
    if records < 3 or len(values) * 2 < records:
        return 0
    mean = sum(max(value, -5) for value, _ in values) / len(values)
    alike = len({text for _, text in values}) * 2 <= len(values)
    return 0.7 * mean - 4 * alike


def worth(cell: Cell, at: int) -> float:
    """How much a cell by itself looks like the name of an offer."""
    text = cell.text
    plain = words(text)
    if not 2 < len(text) <= LONGEST or not any(letter.isalpha() for letter in text):
        return -20
    if cell.tag == "img":  # old pages draw their headings
        return 2.0 if trade_in(text) == 1 or is_marked(text) else -20
    if labelled(text) is not None or shape_of(text) is not None:
        return -8
    if GENERIC.fullmatch(plain) or NUMBERED.fullmatch(plain):
        return LEAST if like_of(text) is SetAside.SPONTANEOUS else -4
    value: float = max(
        (TAGS.get(step.partition(".")[0].partition("#")[0], 0) for step in cell.path.split("/")[-3:]), default=0
    ) or (1.5 if cell.linked else 0)
    value += 1.5 * bool(NAMED.search(cell.path))
    value += 3 * trade_in(text) + 2.5 * is_marked(text)
    value -= (
        1.5 * (len(text) > 110) + 1.5 * text.endswith((":", "?", "!")) + 2 * (text.endswith(".") and len(text) > 50)
    )
    value -= 3 * (":" in text[:30] and labelled(text.partition(":")[0]) is not None)
    return value - 0.08 * at


PARTED = re.compile(r"\s+[–—|•·/]\s+|\s+-\s+|\s*\((?=[^()]*\)\s*$)|\)\s*$|\s*,\s+(?=[^,]*$)")
"""Where a title may be parted from what stands behind it: a contract, a place, a date."""


def parted(title: str) -> tuple[str, Fields]:
    """A title without the contract, place, date or wage that stands behind it, and these.

    >>> parted("Sérigraphe sur flacons — CDI — Aumale"), parted("Conducteur de four - nuit")
    (('Sérigraphe sur flacons', {'jobLocation': 'Aumale', 'employmentType': 'CDI'}), ('Conducteur de four - nuit', {}))
    """
    found: Fields = {}
    rest = title
    for _ in range(4):
        cuts = [match for match in PARTED.finditer(rest) if match.start() > 2]
        if rest.endswith(")") and len(cuts) >= 2:
            cuts = cuts[:-1]
        if not cuts:
            break
        last = rest[cuts[-1].end() :].strip(" ()")
        shape = shape_of(last)
        if shape is None or shape in {Shape.MORE, Shape.HOURS} or shape.value in found:
            break
        found[shape.value] = value_in(shape, last)
        rest = rest[: cuts[-1].start()].strip(" –—|•·-,(")
    return rest, found


def cleaned(title: str) -> str:
    """A title without the number of its place and the words that only say that it is one.

    >>> cleaned("1. Fraiseur"), cleaned("Offre d’emploi : Fraiseur"), cleaned("Offre n°3 – Fraiseur")
    ('Fraiseur', 'Fraiseur', 'Fraiseur')
    """
    return NUMBERING.sub("", PREFIX.sub("", title.strip(" \t-–—•·»>")), count=1).strip() or title.strip()
