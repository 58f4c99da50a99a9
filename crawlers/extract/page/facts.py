"""Labels and lines of an offer → schema.org properties as text."""

import re
from typing import Any

from crawlers.extract.page.labels import labelled, words
from crawlers.extract.page.pairs import Block, Pair
from crawlers.extract.page.patterns import (
    ADVANTAGE,
    AMOUNTS,
    AT_SITE,
    BASED,
    CITY,
    CONTRACT,
    DATE,
    DEADLINE,
    FRENCH,
    POSTED,
    SECTIONS,
    SHORT,
    STREET,
    TOWN,
    WAGE,
)

Fields = dict[str, Any]
TITLES = {"h2", "h3", "h4", "h5", "h6"}
SHORTEST_TOWN = 3
"""A name of so many letters is a town only when the table of communes has it: « Eu », « Ault » is longer."""
NO_NAME = re.compile(
    r"^\W*\d+\s*[/.)°-]\s*\w|\b(?:localisation|lieu|adresse|acc[èe]s|situation|candidature|contact|communication)\b|"
    r"(?:^|,)\s*(?:europe|france)\b",
    re.IGNORECASE,
)
"""Lines above an address that are the heading of a part, or a place, and name nobody."""
DATES = {"datePosted", "validThrough", "jobStartDate"}


def stated(found: list[Pair]) -> Fields:
    """What labels say: of each property, the first value that can be one."""
    fields: Fields = {}
    region: list[str] = []
    towns: list[str] = []
    for pair in found:
        value = pair.value.strip(" .;,-–")
        if not value or len(value) > SHORT.get(pair.property, 300):
            continue
        if pair.property in {"addressRegion", "addressCountry"}:
            region.append(value)
        elif pair.property == "jobLocation":
            if re.search(r"[^\W\d_]{2}|\d{5}", value) and not value.startswith("http"):
                (
                    towns.insert(0, value)
                    if pair.label in {"location city", "ville", "city", "commune"}
                    else towns.append(value)
                )
        elif fits(pair.property, value):
            fields.setdefault(pair.property, dated(value) if pair.property in DATES else value)
    if towns:
        fields["jobLocation"] = (
            towns[0] if len(towns[0]) > 40 or any(r in towns[0] for r in region) else ", ".join([towns[0], *region[:2]])
        )
    elif region:
        fields["jobLocation"] = ", ".join(region[:2])
    duration = fields.pop("contractDuration", "")
    if (
        duration
        and "employmentType" in fields
        and re.search(r"\d", duration)
        and duration not in fields["employmentType"]
    ):
        fields["employmentType"] = f"{fields['employmentType']}, {duration}"
    return fields


def dated(value: str) -> str:
    """Only the date, where there is one that is recognised."""
    found = re.search(DATE, value, re.IGNORECASE)
    return found[0] if found else value


def fits(known: str, value: str) -> bool:
    """Whether a value can be of a property."""
    if known in {"identifier", "datePosted", "validThrough"}:
        return bool(re.search(r"\d|il y a|hier|aujourd|ago|today|yesterday", value)) and not (
            known == "identifier" and len(value.split()) > 5
        )
    if known == "baseSalary":
        return len(value) > 2
    if known == "hiringOrganization":
        return not value.startswith("http") and len(value.split()) <= 12
    if known == "applicationUrl":
        return value.startswith("http") and " " not in value
    return True


def told(lines: list[Block], fields: Fields) -> Fields:
    """What the text says without a label, only for what no label said."""
    found: Fields = {}
    texts = [line.text for line in lines if len(line.text) < 3000][:600]
    if "datePosted" not in fields and (match := first(POSTED, texts, 400)):
        found["datePosted"] = match[1]
    if "validThrough" not in fields and (match := first(DEADLINE, texts, 3000)):
        found["validThrough"] = match[1]
    if "employmentType" not in fields and (kind := contract(texts)):
        found["employmentType"] = kind
    if "jobLocation" not in fields and (place := somewhere(texts)):
        found["jobLocation"] = place
    if "hiringOrganization" not in fields and (name := addressee([line for line in lines if len(line.text) < 3000])):
        found["hiringOrganization"] = name
    if "baseSalary" not in fields and (wage := pay(texts)):
        found["baseSalary"] = wage
    return found


def first(pattern: re.Pattern[str], texts: list[str], longest: int) -> re.Match[str] | None:
    """The first text in which a pattern is found."""
    return next((match for text in texts if len(text) <= longest and (match := pattern.search(text))), None)


def somewhere(texts: list[str]) -> str:
    """A postcode with its town, a line that is a town and its country, or the town where the text says that the work is."""
    for text in texts[:10]:
        for piece in re.split(r"\s*[|·•]\s*", text[:300]):
            if CITY.fullmatch(piece) and not CONTRACT.search(piece):
                return piece
    if match := first(TOWN, texts, 400):
        return f"{match[1]} {match[2]}"
    based = first(BASED, texts, 2000)
    if based and len(based[1].strip()) > SHORTEST_TOWN:
        return based[1].strip()
    from crawlers.columns.shapes import is_place

    at = (match[1].strip() for text in texts if len(text) <= 2000 for match in AT_SITE.finditer(text))
    return next((name for name in at if is_place(name)), "")


def contract(texts: list[str]) -> str:
    """The contract that short lines name, or the one that the text names alone."""
    for text in texts:
        for piece in re.split(r"\s*[·|•]\s*", text) if len(text) <= 90 else []:
            if len(piece) <= 60 and (match := CONTRACT.search(piece)):
                return piece if len(piece) <= 40 else match[0]
    named = {match[0].lower(): match[0] for text in texts for match in CONTRACT.finditer(text)}
    french = [word for word in named.values() if FRENCH.search(word)]
    chosen = french or list(named.values())
    return chosen[0] if len({words(word)[:6] for word in chosen}) == 1 else ""


def addressee(lines: list[Block]) -> str:
    """The name that stands on top of a postal address, or as a heading of its own before a street or a contact."""
    for at, line in enumerate(lines[:-1]):
        name = line.text.strip(" -–")
        if not 1 < len(name) <= 50 or re.search(r"[:.!?;]", name) or known(name) or NO_NAME.search(name):
            continue
        below = [following.text for following in lines[at + 1 : at + 3]]
        if line.tag in TITLES and (
            STREET.search(below[0][:60]) or TOWN.search(below[0][:90]) or words(below[0])[:7] == "contact"
        ):
            return name
        town = next((text for text in below if len(text) <= 90 and TOWN.search(text)), "")
        if (
            town
            and re.match(r"[A-ZÀ-Ý0-9]", name)
            and not STREET.search(name)
            and (town == below[0] or STREET.search(below[0]))
        ):
            return name
    return ""


def known(name: str) -> bool:
    """Whether a line is a label, or the heading of a part of an offer."""
    return labelled(name) is not None or SECTIONS.fullmatch(words(name)) is not None


def pay(texts: list[str]) -> str:
    """A range of amounts in a sentence that speaks of the wage, and of no voucher or bonus just before."""
    for text in texts:
        for match in AMOUNTS.finditer(text):
            before = text[max(0, match.start() - 160) : match.start()]
            if (WAGE.search(before) or len(text) < 60) and not ADVANTAGE.search(before[-40:]):
                return match[0].strip()
    return ""


def sections(lines: list[Block]) -> int:
    """How many headings announce a part of an offer."""
    return len(
        {plain for line in lines if len(line.text) < 60 and SECTIONS.fullmatch(plain := words(line.text.rstrip(" :")))}
    )


def prose(lines: list[Block]) -> int:
    """Letters in the lines that are sentences and no links."""
    return sum(len(line.text) for line in lines if len(line.text) >= 60 and not line.linked)
