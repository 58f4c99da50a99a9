"""The text of a file → the offers in it, as properties of schema.org, or why it holds none."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from crawlers.extract.page.facts import contract, pay, stated
from crawlers.extract.page.labels import words
from crawlers.extract.page.patterns import DATE, FRENCH
from crawlers.files.days import is_dateline, posted, until
from crawlers.files.judgement import MOST_LETTERS, Reason, is_filled, is_offer, is_something_else
from crawlers.files.labelled import pairs_of, with_values
from crawlers.files.lines import FileText, Line
from crawlers.files.parts import parted
from crawlers.files.titles import title_of
from crawlers.files.workplaces import town_in, workplace
from crawlers.files.written import html_of

Fields = dict[str, Any]
SHARED = ("datePosted", "validThrough", "hiringOrganization")
"""What is said once for all offers of a file."""
RECRUITS = re.compile(
    r"^(?:(?i:l['’]|la |le |les ))?([A-ZÀ-Ý0-9][^.,;:()]{1,60}?)(?:\s?\([^)]{2,80}\))?,?\s(?:recrute|recherche|embauche)(?:nt)?\b"
)
LEFT_OUT = re.compile(
    r"^(?:notre|nous|vous|votre|une?|cette?|ce|afin|pour|dans|afin de|qui|il|elle|peut|sait|travaux|projets?)\b"
    r"|\bêtre\b|\bet\s*$",
    re.IGNORECASE,
)
"""What stands before « recherche » and is nobody."""
BARS = re.compile(r"\s*[|•]\s*|\s{3,}")
"""« Eu (76) | CDI | de nuit » is three facts."""
REFERENCE = re.compile(
    r"\b(?i:r[ée]f(?:[ée]rence)?s?)\.?\s*(?:de l['’]offre\s*)?:?\s*((?=[\w/.-]*\d)[A-Z0-9][\w/.-]{2,40})"
)


def offers_in(text: FileText, url: str, seen_at: datetime) -> tuple[list[Fields], Reason]:
    """The offers in a text, and the reason when there are none."""
    lines = with_values(text.lines)
    if is_something_else(lines):
        return [], Reason.NO_OFFER
    before, parts = parted(lines)
    if len(parts) > 1 and is_filled(before, ""):
        return [], Reason.FILLED
    whole = words(" ".join(line.text for line in lines))[:MOST_LETTERS]
    found: list[Fields] = []
    filled = False
    for part in parts:
        title, at = title_of(part, text.name)
        fields = facts_of(title, part, seen_at)
        if not is_offer(title, part, {pair.property for pair in pairs_of(part)}, set(fields), whole):
            continue
        if is_filled(part, title):
            filled = True
            continue
        rest = [line for number, line in enumerate(part) if number != at]
        found.append({"title": title, "description": html_of(rest), "url": url} | fields)
    if len(parts) > 1:
        share(found, facts_of("", before, seen_at))
    return found, Reason.NONE if found else Reason.FILLED if filled else Reason.NO_OFFER


def facts_of(title: str, lines: list[Line], seen_at: datetime) -> Fields:
    """What labels and sentences of an offer say of it, but its title and its text."""
    fields = stated(pairs_of(lines))
    fields.pop("title", None)
    for name in ("datePosted", "validThrough"):
        if name in fields and not re.search(DATE, str(fields[name]), re.IGNORECASE):
            fields.pop(name)  # a month alone is no day
    texts = [f"{line.label} : {line.text}" if line.label else line.text for line in lines if len(line.text) < 3000][
        :600
    ]
    unlabelled = [line.text for line in lines if not line.label and len(line.text) < 3000][:600]
    pieces = [piece for text in unlabelled for piece in (BARS.split(text) if len(text) < 160 else [text])]
    seen = seen_at.date()
    told: tuple[tuple[str, Callable[[], str]], ...] = (
        ("datePosted", lambda: posted(texts)),
        ("validThrough", lambda: until(texts, str(fields.get("datePosted", "")), seen)),
        ("employmentType", lambda: french_contract([*unlabelled, title])),
        ("jobLocation", lambda: workplace(title, pieces)),
        ("baseSalary", lambda: pay(texts)),
        ("hiringOrganization", lambda: recruiter(unlabelled)),
        ("identifier", lambda: reference(texts)),
    )
    for name, read in told:
        if name not in fields and (value := read()):
            fields[name] = value
    return fields


def french_contract(texts: list[str]) -> str:
    """The contract of a notice: the words CDI, CDD … on a short line before what only says full time."""
    return contract([text for text in texts if FRENCH.search(text)]) or contract(texts)


def recruiter(texts: list[str]) -> str:
    """Who recruits: the subject of « X recrute », or the line above a « recrute » that stands alone."""
    for at, text in enumerate(texts[:60]):
        if text.strip(" :!").lower() in {"recrute", "recherche", "recrute :"} and at:
            above = [line for line in texts[max(0, at - 2) : at] if not is_dateline(line)]
            return next((line for line in above if not line.lower().startswith("département")), "")
        found = RECRUITS.search(text[:200])
        if found and not LEFT_OUT.search(found[1]) and len(found[1].split()) <= 8:
            return found[1].strip()
    return ""


def reference(texts: list[str]) -> str:
    """What a notice calls itself: « Référence : TRI-2026-11 »."""
    return next((found[1] for text in texts if (found := REFERENCE.search(text[:200]))), "")


def share(found: list[Fields], common: Fields) -> None:
    """Give every offer what is said before the first one, and what only the last one says of days: its end is that of the file."""
    for name in SHARED:
        value = common.get(name)
        if not value and name == "validThrough" and found and sum(name in fields for fields in found) == 1:
            value = found[-1].get(name)
        for fields in found:
            if value:
                fields.setdefault(name, value)
    town = common.get("jobLocation")
    if town and town_in(str(town)) and not any("jobLocation" in fields for fields in found):
        for fields in found:
            fields["jobLocation"] = town
