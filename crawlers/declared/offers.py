"""Lines of declared offers → raw postings; a bad line is named with its number, its column and what to do."""

import re
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from msgspec import to_builtins

from crawlers.addresses import page_url
from crawlers.declared.columns import COLUMN_NAMES, MANDATORY, fields_of
from crawlers.declared.contact import typed_contact
from crawlers.declared.sheet import NumberedCells, lines_of
from crawlers.extract.objects.names import letters
from crawlers.extract.page.stumbles import Stumbles
from crawlers.items import Page, RawPosting
from crawlers.registry.cell_values import day
from crawlers.registry.csv_file import CsvTable, Problem
from crawlers.registry.registry import name_key
from vocabulary.posting_values import Contact

EXTRACTOR = "declared"
EXAMPLE = re.compile(r"exemple\b", re.IGNORECASE)
"""The reference of an example of the template, which is never an offer."""
DATE = re.compile(r"(\d{1,4})[/.\- ](\d{1,2})[/.\- ](\d{2,4})(?:[ T]\d\d:\d\d(?::\d\d)?)?", re.ASCII)
HEADER_WITHIN_LINES = 20
"""How far down a table its header is looked for: people write a heading above it."""
PROPERTY_OF = {
    "contract": "employmentType",
    "schedule": "workHours",
    "salary": "baseSalary",
    "description": "description",
}
PROPERTY_OF |= {"experience": "experienceRequirements", "education": "educationRequirements", "place": "jobLocation"}


@dataclass(frozen=True, slots=True)
class Declared:
    """A table of declared offers that was read."""

    postings: list[RawPosting]
    problems: list[Problem]
    understood: bool
    """Whether the header was found: an empty table under it says that there is no offer."""
    file: str = ""
    lines: list[tuple[int, dict[str, str]]] = dataclass_field(default_factory=list)
    """The cells that each offer was made of, by their fields, and the number of its line."""


def read_declared(page: Page, *, file: str = "") -> Declared:
    """Every offer of a table; ``file`` is its name, for the person who mends it."""
    table = CsvTable(file or name_of(page.url))
    lines = lines_of(page.body, table)
    at, fields = header(lines, table)
    postings: dict[str, RawPosting] = {}
    told: list[tuple[int, dict[str, str]]] = []
    stumbles = Stumbles(page.url)
    for line in lines[at:]:
        read = stumbles.each(EXTRACTOR, [line], partial(read_line, fields=fields, page=page, table=table))
        if not read:
            table.note_problem(line[0], "", "cette ligne n’a pas pu être lue. Recopiez-la dans une ligne neuve.")
        offer = read[0] if read else None
        if offer is None:
            continue
        if offer.key in postings:
            message = f"« {offer.key} » est déjà donné plus haut. Chaque offre a sa propre référence."
            table.note_problem(line[0], COLUMN_NAMES["reference"], message)
        else:
            postings[offer.key] = offer
            told.append((line[0], cells_of(line, fields)))
    return Declared(list(postings.values()), table.problems, bool(fields), table.file, told)


def name_of(url: str) -> str:
    """The name of a file at an address."""
    return PurePosixPath(unquote(urlsplit(url).path)).name or url


def header(lines: list[NumberedCells], table: CsvTable) -> tuple[int, list[str]]:
    """Where the offers begin, and the field of each column; a heading above the header does no harm."""
    for at, (number, cells) in enumerate(lines[:HEADER_WITHIN_LINES], 1):
        fields = fields_of(cells)
        if "title" not in fields or len([field for field in fields if field]) < 2:
            continue
        missing = [COLUMN_NAMES[field] for field in MANDATORY if field not in fields]
        for name in missing:
            table.note_problem(
                number, name, "cette colonne est obligatoire et manque. Ajoutez-la à la ligne des titres."
            )
        return (len(lines), []) if missing else (at, fields)
    if not table.problems:
        needed = ", ".join(COLUMN_NAMES[field] for field in MANDATORY)
        table.note_problem(1, "", f"la ligne des titres n’est pas là. Elle contient au moins : {needed}.")
    return len(lines), []


def read_line(line: NumberedCells, fields: list[str], page: Page, table: CsvTable) -> RawPosting | None:
    """One offer; nothing when a mandatory cell is wrong, or for an example of the template."""
    number, values = line[0], cells_of(line, fields)
    if not values or EXAMPLE.match(values.get("reference", "")):
        return None
    missing = [field for field in MANDATORY if field not in values]
    for field in missing:
        table.note_problem(number, COLUMN_NAMES[field], "cette cellule est obligatoire et vide. Remplissez-la.")
    until = read_day(values, "valid_through", number, table)
    posted = read_day(values, "date_posted", number, table)
    if missing or not until:
        return None
    if posted and posted > until:
        table.note_problem(
            number,
            COLUMN_NAMES["valid_through"],
            f"l’offre finirait ({until}) avant sa publication ({posted}). Corrigez l’une des dates.",
        )
        return None
    return posting(values, posted, until, read_link(values, number, table), read_contact(values, number, table), page)


def cells_of(line: NumberedCells, fields: list[str]) -> dict[str, str]:
    """The cells of a line that hold something, by their fields."""
    return {field: cell for field, cell in zip(fields, line[1], strict=False) if field and cell}


def posting(
    values: dict[str, str], posted: str, until: str, link: str, contact: Contact | None, page: Page
) -> RawPosting:
    """The cells in schema.org's words."""
    key = values.get("reference") or address_end(values["title"], values["organization"], values.get("place", ""))
    fields: dict[str, Any] = {"title": values["title"], "hiringOrganization": {"name": values["organization"]}}
    fields |= {PROPERTY_OF[field]: cell for field, cell in values.items() if field in PROPERTY_OF}
    fields |= {"validThrough": until} | ({"datePosted": posted} if posted else {})
    fields |= {"identifier": values["reference"]} if "reference" in values else {}
    fields |= {"applicationUrl": link} if link else {}
    fields |= {"declaredContact": to_builtins(contact)} if contact else {}
    return RawPosting(
        source=page.source, key=key[:300], url=f"{page.url}#{address_end(key)}", seen_at=page.seen_at,
        extractor=EXTRACTOR, page=page.sha256, fields=fields,
    )  # fmt: skip


def read_day(values: dict[str, str], field: str, number: int, table: CsvTable) -> str:
    """A date as 2026-12-31; empty when there is none, or when it is told of as wrong."""
    try:
        return typed_day(values.get(field, ""))
    except ValueError as error:
        table.note_problem(number, COLUMN_NAMES[field], str(error))
        return ""


def typed_day(text: str) -> str:
    """A date, in the ways in which people type it.

    >>> typed_day("31/12/2026"), typed_day("31.12.26"), typed_day("2026-12-31 00:00:00"), typed_day("")
    ('2026-12-31', '2026-12-31', '2026-12-31', '')
    """
    parts = DATE.fullmatch(text)
    if parts is None:
        return day(text)
    first, month, last = (int(part) for part in parts.groups())
    year, of_month = (first, last) if first > 31 else (last + 2000 * (last < 100), first)
    try:
        return date(year, month, of_month).isoformat()
    except ValueError as error:
        raise ValueError(f"« {text} » n’est pas un jour du calendrier. Écrivez-le ainsi : 31/12/2026.") from error


def read_link(values: dict[str, str], number: int, table: CsvTable) -> str:
    """Where to apply; an offer without it leads to the source's page."""
    text = values.get("apply", "")
    link = page_url("", text) if text.lower().startswith(("http://", "https://")) else ""
    if text and not link:
        message = (
            "ce n’est pas une adresse de page (https://…) : l’offre est lue sans ce lien. "
            "Un courriel ou un téléphone va dans « Contact professionnel » ; ici, il n’est jamais publié."
        )
        table.note_problem(number, COLUMN_NAMES["apply"], message)
    return link


def read_contact(values: dict[str, str], number: int, table: CsvTable) -> Contact | None:
    """How to reach the employer; nothing when there is nothing, or when it is told of as wrong: the offer is read without it."""
    contact, field, wrong = typed_contact(values.get("contact", ""), values.get("consent", ""))
    if wrong:
        table.note_problem(number, COLUMN_NAMES[field], wrong)
    return contact


def address_end(*words: str) -> str:
    """Words as the end of an address.

    >>> address_end("Régleur H/F", "Moulerie Quatrevaux", "")
    'regleur-h-f-moulerie-quatrevaux'
    """
    return "-".join(name_key(" ".join(words)).split())[:200] or letters(" ".join(words))
