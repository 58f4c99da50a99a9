"""Lines of a file → the part of each offer in it, and what stands before the first."""

from itertools import pairwise

from crawlers.extract.page.facts import contract, known
from crawlers.files.labelled import pairs_of, property_of
from crawlers.files.lines import Line
from crawlers.files.titles import NUMBERED, can_be_title, is_trade

MOST_OFFERS = 60
EVIDENCE = {"employmentType", "jobLocation", "baseSalary", "workHours", "identifier", "jobStartDate"}
FEWEST_LETTERS = 60
Style = tuple[float, bool, bool]


def parted(lines: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    """What stands before the first offer, and the lines of each; all in one part where there is one offer."""
    heads = max(
        (split for split in (by_labels(lines), *by_styles(lines)) if len(split) > 1), key=len, default=list[int]()
    )
    if len(heads) < 2:
        return [], [lines]
    ends = [*heads[1:], len(lines)]
    return lines[: heads[0]], [lines[start:end] for start, end in zip(heads, ends, strict=True)][:MOST_OFFERS]


def by_labels(lines: list[Line]) -> list[int]:
    """Where offers begin that each name their title by a label: « Poste : Régleur »."""
    heads = [at for at, line in enumerate(lines) if line.label and property_of(line.label) == "title"]
    return with_evidence(lines, heads)


def by_styles(lines: list[Line]) -> list[list[int]]:
    """For each way in which headings are drawn, where offers begin if their titles are drawn so."""
    styles: dict[Style, list[int]] = {}
    for at, line in enumerate(lines):
        numbered = bool(NUMBERED.match(line.text))
        if can_be_title(line) and (line.large or numbered or stands_out(lines, at)):
            styles.setdefault((round(line.size, 1), line.heading, numbered), []).append(at)
    found = []
    for heads in styles.values():
        trades = [at for at in heads if is_trade(NUMBERED.sub("", lines[at].text))]
        found.append(with_evidence(lines, trades))
        if len(trades) * 2 >= len(heads):  # titles that name no known trade, drawn like others that do
            found.append(with_evidence(lines, heads))
    return found


def stands_out(lines: list[Line], at: int) -> bool:
    """Whether a line of usual size is a heading all the same: short, apart, and labels below it."""
    line = lines[at]
    below = lines[at + 1 : at + 4]
    return line.apart and len(line.text) <= 90 and not line.bullet and any(
        other.label and property_of(other.label) in EVIDENCE for other in below
    )  # fmt: skip


def with_evidence(lines: list[Line], heads: list[int]) -> list[int]:
    """The heads below which an offer is told; the others belong to the offer before them."""
    kept: list[int] = []
    for start, end in pairwise([*heads, len(lines)]):
        part = lines[start + 1 : end]
        stated = {pair.property for pair in pairs_of(part)} & EVIDENCE
        told = contract([line.text for line in part if len(line.text) < 120 and not known(line.text)])
        if (stated or told) and sum(len(line.text) + len(line.label) for line in part) >= FEWEST_LETTERS:
            kept.append(start)
    return kept
