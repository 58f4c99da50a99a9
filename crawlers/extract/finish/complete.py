"""What a first extractor found → the same, completed by what the page shows."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from crawlers.extract.formats import embedded_json, html
from crawlers.extract.objects.values import phrase, several
from crawlers.extract.objects.wages import is_wage
from crawlers.extract.page.apply_link import apply_url
from crawlers.extract.page.document import Document
from crawlers.extract.page.facts import contract, stated
from crawlers.extract.page.labels import words
from crawlers.extract.page.pairs import blocks, fragment, pairs
from crawlers.extract.page.patterns import CONTRACT, FRENCH

Fields = dict[str, Any]
SIGNS = {
    "employmentType": ("contrat", "contract", "employment type", "job type", "anstellung", "vertragsart"),
    "baseSalary": ("salaire", "rémunération", "salary", "gehalt", "vergütung", "salario"),
    "hiringOrganization": ("entreprise", "société", "employeur", "company", "employer", "unternehmen"),
    "jobLocation": ("lieu", "localisation", "location", "ville", "standort", "ubicación"),
    "datePosted": ("publi", "mise en ligne", "posted", "date", "veröffentlicht"),
    "identifier": ("réf", "ref", "offre n", "job id", "req"),
    "workHours": ("horaire", "temps de travail", "rythme"),
    "experienceRequirements": ("expérience", "experience"),
    "educationRequirements": ("formation", "diplôme", "études", "education"),
    "validThrough": ("limite", "deadline", "clôture", "closing"),
}
"""Property → words without which a page cannot label it: looking for them is far cheaper than reading the page's structure."""
CODES = {
    "full_time",
    "part_time",
    "temporary",
    "other",
    "contractor",
    "intern",
    "per_diem",
    "volunteer",
    "fulltime",
    "parttime",
    "full-time",
    "part-time",
}
"""Words of schema.org that say nothing of a French contract."""
COUNTRY = "addressCountry"
"""A country by itself is no place where somebody works: what the page shows says more."""
DATA_KNOW = ("jobLocation", "datePosted", "hiringOrganization")
"""What the page's own data are asked for where the posting lacks it."""
MOST_READ = 500
LABEL = re.compile(
    r"(?:contrat|lieu|localisation|salaire|rémunération|horaires?|référence|contract|location|"
    r"salary)[^<>]{0,30}?(?:</(?:b|strong|dt|th|span)>\s{0,3})?:",
    re.IGNORECASE,
)
BEARERS = {"json_ld", "microdata", "rdfa", "embedded_json"}
"""Extractors that read data which stand inside a page for people."""


@dataclass(slots=True)
class Found:
    """A posting before it has its key."""

    fields: Fields
    read_by: dict[str, str] = field(default_factory=dict)


def completed(
    name: str, found: list[Fields], document: Document, *, html_of: Callable[[Document], list[Fields]]
) -> list[Found]:
    """The postings of one extractor, and what the page says beside."""
    whole = document.stumbles.each(name, found, named)
    if document.kind != "html":
        document.stumbles.each(name, whole[:MOST_READ], told_inside)
        return whole
    if len(whole) == 1 and name in BEARERS:
        document.stumbles.each(name, whole, lambda posting: fill(posting, document, html_of))
    if len(whole) == 1 and not whole[0].fields.get("applicationUrl") and (url := apply_url(document)):
        whole[0].fields["applicationUrl"] = url
        whole[0].read_by |= {"applicationUrl": "html"} if name != "html" else {}
    return whole


def fill(posting: Found, document: Document, html_of: Callable[[Document], list[Fields]]) -> None:
    """Add what is missing."""
    fields = posting.fields
    essential = [name for name in ("title", "description") if not phrase(fields.get(name))]
    if essential:
        for shown in html_of(document)[:1]:
            add(posting, {name: shown[name] for name in shown if name != "url"})
    missing = [name for name in SIGNS if lacks(fields, name)]
    shown_words = document.shown if missing else ""
    if any(sign in shown_words for name in missing for sign in SIGNS[name]):
        add(posting, html.stated(document))
    if any(lacks(fields, name) for name in DATA_KNOW):
        for data in embedded_json.postings(document):
            if words(phrase(data.get("title"))) == words(phrase(fields.get("title"))):
                add(posting, {name: data[name] for name in data if name in SIGNS}, by="embedded_json")
    if lacks(fields, "employmentType") and FRENCH.search(shown_words):
        kind = contract(html.short_lines(document))
        add(posting, {"employmentType": kind} if FRENCH.search(kind) else {})


def named(fields: Fields) -> Found:
    """A posting with the contract that its title names, and the employer that a plugin only names beside its identifier."""
    posting = Found(fields)
    if not fields.get("employmentType") and (kind := contract([phrase(fields.get("title"))])):
        posting.fields["employmentType"] = kind
        posting.read_by["employmentType"] = "title"
    given = fields.get("identifier")
    if (
        not fields.get("hiringOrganization")
        and isinstance(given, dict)
        and given.get("value")
        and phrase(given.get("name"))
    ):
        fields["hiringOrganization"] = {"name": phrase(given["name"])}
    return posting


def told_inside(posting: Found) -> None:
    """Add what labels inside the description say: a blog's feed has no other place for it."""
    text = posting.fields.get("description")
    if (
        not isinstance(text, str)
        or "<" not in text
        or not LABEL.search(text)
        or not any(lacks(posting.fields, name) for name in SIGNS)
    ):
        return
    shown = stated(pairs(blocks(fragment(text[:100_000]))))
    shown.pop("title", None)
    add(posting, shown)


def lacks(fields: Fields, name: str) -> bool:
    """Whether a property says nothing, or nothing of a French contract."""
    if name == "employmentType":
        return all(kind.lower() in CODES for kind in several(fields.get(name)))
    if name == "baseSalary":
        return not is_wage(fields.get(name))
    return not says(fields.get(name), but=COUNTRY if name == "jobLocation" else "")


def says(value: Any, but: str = "") -> bool:
    """Whether a value holds any word, however deep; ``but`` in what bears this name.

    >>> says({"@type": "Place", "address": {"addressLocality": ""}}), says({"address": {"addressCountry": "FR"}}, but="addressCountry")
    (False, False)
    """
    if isinstance(value, dict):
        return any(says(item, but) for name, item in value.items() if name[:1] != "@" and name != but)
    if isinstance(value, list):
        return any(says(item, but) for item in value[:50])
    return bool(phrase(value))


def add(posting: Found, shown: Fields, by: str = "html") -> None:
    """Take over what is missing, and put a contract in words beside a code."""
    for name, value in shown.items():
        if not value or not lacks(posting.fields, name):
            continue
        kinds = several(posting.fields.get(name)) if name == "employmentType" else []
        if kinds and (not CONTRACT.search(str(value)) or str(value).lower().replace(" ", "_") in CODES):
            continue
        posting.fields[name] = [*kinds, value] if kinds else value
        posting.read_by[name] = by
