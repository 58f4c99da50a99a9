"""Lines → the same, each value with its label: « Lieu : Nantes Rémunération : 1 850 € » is two lines."""

import re
from dataclasses import replace
from pathlib import Path

from crawlers.extract.page.facts import known
from crawlers.extract.page.labels import labelled, words
from crawlers.extract.page.pairs import Pair
from crawlers.extract.page.patterns import CONTRACT, SHORT
from crawlers.files.lines import Line
from crawlers.files.printed_text import WEAK
from french.word_lists import word_list

COLON = re.compile(r"\s?:(?=\s|$)")
WORDS_BEFORE = re.compile(r"(?:^|(?<=[\s(.,;]))[A-ZÀ-Ýa-zà-ÿ(][^\s:]*")
MOST_WORDS = 7
LONGEST_LABEL = 60
SHORT_LABEL = 20
LONGEST_HEADED_VALUE = 110
ALONE = {
    "employmentType", "jobLocation", "baseSalary", "validThrough", "datePosted", "jobStartDate", "identifier", "workHours",
    "hiringOrganization",
}  # fmt: skip
"""Properties whose label may stand above its value, without a colon."""
VAGUE = {None, "", "qualifications", "contractDuration"}
"""What a label announces that may yet stand before a contract: « Statut : CDI, cadre »."""
OF_LISTS = {"employmentType", "jobLocation", "baseSalary", "validThrough", "datePosted", "jobStartDate"}
"""Those whose value may be an item below it."""
MORE = word_list(Path(__file__).with_name("paper_labels.txt")).pairs()
"""Labels that only notices on paper have, in plain words → their property."""


def property_of(label: str) -> str | None:
    """The property that a label announces; « » when it is a known label of nothing that is kept."""
    plain = words(label)
    return MORE.get(plain, labelled(label)) if len(plain) < 60 else None


def with_values(lines: tuple[Line, ...]) -> list[Line]:
    """The lines, cut at the labels in them; a label that stands alone is given to the line below it."""
    found: list[Line] = []
    for line in (piece for whole in lines for piece in cut_at_labels(whole)):
        waiting = found[-1] if found else None
        if waiting and not line.label and takes(waiting, line):
            found[-1] = replace(line, label=waiting.text.rstrip(" :"), apart=waiting.apart)
        else:
            found.append(line)
    return found


def cut_at_labels(line: Line) -> list[Line]:
    """The pairs of label and value in a line, or the line as it is."""
    if line.label:
        return [replace(line, label=line.label.rstrip(" :"))]
    marks = labels_in(line.text[:600])
    if marks and marks[0][0] and not ends_a_value(line.text[: marks[0][0]].strip(), line.text[marks[0][1] :].strip()):
        return [line]
    if not marks or (len(marks) == 1 and marks[0][1] == len(line.text)):
        return [line]
    starts = [begin for begin, _, _ in marks] + [len(line.text)]
    lead = line.text[: starts[0]].strip(" -–|•")
    found = [replace(line, text=lead)] if lead else []
    for (_, value_at, label), end in zip(marks, starts[1:], strict=True):
        value = line.text[value_at:end].strip(" -–|•")
        apart = line.apart and not found
        found.append(
            replace(line, label=label, text=value, apart=apart)
            if value
            else replace(line, text=f"{label} :", apart=apart)
        )
    return found


def ends_a_value(lead: str, rest: str) -> bool:
    """Whether what stands before a label can be a value of its own, and no sentence that the label belongs to.

    >>> ends_a_value("CDI – 35 h", "Eu"), ends_a_value("Il travaille pour l’", "et pour son équipe")
    (True, False)
    """
    return bool(rest) and len(lead) < 60 and words(lead).rpartition(" ")[2] not in WEAK and lead[-1:] not in "’'"


def labels_in(text: str) -> list[tuple[int, int, str]]:
    """Where each label of a line begins, where its value begins, and the label.

    A word that is no known label counts beside known ones: « Période » in « Lieu : Nantes Période : CDI ».

    >>> [label for _, _, label in labels_in("Lieu : Nantes Rémunération : 12 € Période : CDI")]
    ['Lieu', 'Rémunération', 'Période']
    """
    certain: list[tuple[int, int, str]] = []
    likely: list[tuple[int, int, str]] = []
    since = 0
    for colon in COLON.finditer(text):
        head = text[max(since, colon.start() - LONGEST_LABEL) : colon.start()]
        begins = [match.start() for match in WORDS_BEFORE.finditer(head)][-MOST_WORDS:]
        names = [
            (colon.start() - len(head) + begin, colon.end(), head[begin:]) for begin in begins if head[begin].isupper()
        ]
        known_ones = [name for name in names if property_of(name[2]) is not None]
        if known_ones:
            certain.append(known_ones[0])
        elif names and len(names[-1][2]) < SHORT_LABEL:
            likely.append(names[-1])
        since = colon.end()
    return sorted([*certain, *likely]) if certain else []


def takes(above: Line, below: Line) -> bool:
    """Whether a line is a label without a value, and the next one its value."""
    if above.label or len(below.text) > LONGEST_HEADED_VALUE or known(below.text):
        return False
    name = property_of(above.text.rstrip(" :?"))
    if below.bullet and not above.bullet and name not in OF_LISTS:
        return False  # « Organisation : » is the heading of a list
    if above.text.endswith(":"):
        return bool(name) and not (below.heading and not above.heading)
    return name in ALONE and not below.large and len(below.text) <= SHORT.get(name or "", LONGEST_HEADED_VALUE)


def pairs_of(lines: list[Line]) -> list[Pair]:
    """What the labels of lines say, and a contract behind a label that nobody knows: « Période : CDI »."""
    found: list[Pair] = []
    for line in lines:
        name = property_of(line.label) if line.label else None
        if line.label and name in VAGUE and len(line.text) <= 60 and CONTRACT.match(line.text):
            name = "employmentType"
        if name:
            found.append(Pair(name, words(line.label), line.text))
    return found
