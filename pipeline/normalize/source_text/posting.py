"""schema.org properties of any shape → Text: one string a field."""

import re
from collections.abc import Mapping
from typing import Any

from french.visible import visible
from pipeline.model import Text
from pipeline.normalize.source_text.line import DESCRIPTION_LETTERS, MOST_LETTERS, line, link, markup, several
from pipeline.normalize.source_text.place import locations
from pipeline.normalize.source_text.wage import amount, salary

Fields = Mapping[str, Any]
FULL_PART = {"FULL_TIME": "temps plein", "FULLTIME": "temps plein", "FULL-TIME": "temps plein", "PART_TIME": "temps partiel",
             "PARTTIME": "temps partiel", "PART-TIME": "temps partiel"}  # fmt: skip


def text(fields: Fields, *, url: str = "") -> Text:
    """What a posting says, one string a field.

    >>> place = {"address": {"postalCode": "76470", "addressLocality": "Le Tréport"}}
    >>> found = text({"title": "Régleur &amp; monteur", "jobLocation": place})
    >>> found.title, found.locations
    ('Régleur & monteur', ('76470 Le Tréport',))
    """
    kinds = list(several(fields.get("employmentType")))
    return Text(
        title=line(fields.get("title") or fields.get("name")),
        organization=organization(fields.get("hiringOrganization")),
        locations=locations(fields),
        contract=", ".join(kinds)[:MOST_LETTERS],
        salary=salary(fields.get("baseSalary")) or salary(fields.get("estimatedSalary")),
        date_posted=line(fields.get("datePosted")),
        valid_through=line(fields.get("validThrough")),
        schedule=schedule(fields, kinds),
        experience=experience(fields.get("experienceRequirements")),
        education=line(fields.get("educationRequirements")),
        description=description(fields),
        url=visible(url) or link(fields.get("url")),
        apply_url=link(fields.get("applicationUrl")) or link(fields.get("applicationContact")),
        external_id=line(identifier(fields.get("identifier"))),
        rome=rome(fields),
        language=line(fields.get("inLanguage")),
    )


def organization(value: Any) -> str:
    """The employer's name."""
    if isinstance(value, list | tuple):
        return next((name for item in value[:5] if (name := organization(item))), "")
    if isinstance(value, Mapping):
        name = line(value.get("name") or value.get("legalName") or value.get("@value"))
        return "" if name.startswith(("http://", "https://")) else name
    name = line(value)
    return "" if name.startswith(("http://", "https://")) else name


def schedule(fields: Fields, kinds: list[str]) -> str:
    """Hours, and full or part time where the contract's codes say so."""
    own = line(fields.get("workHours"))
    coded = next((FULL_PART[kind.upper()] for kind in kinds if kind.upper() in FULL_PART), "")
    return ", ".join(filter(None, [own, coded if coded and "temps" not in own.lower() else ""]))


def experience(value: Any) -> str:
    """What experience is asked for."""
    if isinstance(value, Mapping) and amount(value.get("monthsOfExperience")):
        return f"{amount(value['monthsOfExperience'])} mois"
    return line(value)


def description(fields: Fields) -> str:
    """The text as it was found, with what other properties add to it."""
    own = fields.get("description")
    parts = [markup(own)]
    for name in ("responsibilities", "skills", "qualifications", "jobBenefits", "incentiveCompensation"):
        more = markup(fields.get(name))
        if len(more) > 80 and not any(line(more)[:60] in line(part) for part in parts):
            parts.append(more)
    return "\n\n".join(filter(None, parts))[:DESCRIPTION_LETTERS]


def identifier(value: Any) -> Any:
    """The value of an identifier, not the name of who gave it."""
    if isinstance(value, list | tuple):
        return next((item for item in map(identifier, value[:5]) if line(item)), "")
    if isinstance(value, Mapping):
        return value.get("value") or value.get("@value") or value.get("propertyID") or ""
    return value


def rome(fields: Fields) -> str:
    """A code of the ROME, where the category is one."""
    code = re.search(r"\b[A-N]\d{4}\b", line(fields.get("occupationalCategory")))
    return code[0] if code else ""
