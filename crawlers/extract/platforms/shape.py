"""How a platform writes an offer, told by dotted names, and one such offer → schema.org properties."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from crawlers.extract.formats.json_api import at
from crawlers.extract.objects.objects import posting
from crawlers.extract.objects.values import organization, phrase

Fields = dict[str, Any]


def as_is(item: Fields, fields: Fields) -> Fields:
    """Nothing more to say."""
    del item
    return fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Where a platform's offer says what, as far as the meaning of its names is not plain."""

    paths: Mapping[str, str] = field(default_factory=dict)
    """Property → dotted names, ``|`` between alternatives: the first that says something."""

    texts: str = ""
    """Dotted names of the parts of the description, in their order, a space between two."""

    places: str = ""
    """Dotted names of places or lists of them, a space between two, ``|`` between alternatives; ``.`` is the offer."""

    parts: Mapping[str, str] = field(default_factory=dict)
    """Part of an address, or ``name`` → its dotted name in a place."""

    employer: str = ""
    """Dotted name of the employer in the whole answer, for offers that do not name it."""

    link: str = ""
    """The public page of an offer, ``{item[…]}`` and ``{site}`` filled in, where the offer does not say it."""

    only: Mapping[str, str] = field(default_factory=dict)
    """Dotted name → regular expression that its value must contain, for this to be an offer at all."""

    finish: Callable[[Fields, Fields], Fields] = as_is
    """What no dotted name can say: the offer and its properties so far → its properties."""


def read(item: Fields, answer: Any, site: str, shape: Shape) -> Fields:
    """One offer in schema.org's words; what the shape does not say is told by the names themselves."""
    fields = posting(item)
    if shape.places:
        fields.pop("jobLocation", None)
    for name, paths in shape.paths.items():
        value = first(item, paths)
        if phrase(value):
            fields[name] = value
    if text := "\n".join(filter(None, (section(first(item, path)) for path in shape.texts.split()))):
        fields["description"] = text
    if found := where(item, shape):
        fields["jobLocation"] = found[0] if len(found) == 1 else found
    outer = at(answer, shape.employer) if shape.employer else None
    fields["hiringOrganization"] = organization(fields.get("hiringOrganization") or outer)
    if shape.link and not phrase(first(item, shape.paths.get("url", ""))):
        fields["url"] = filled(shape.link, item, site)
    done = shape.finish(item, fields)
    return {name: value for name, value in done.items() if value not in (None, "", [], {})}


def first(item: Any, paths: str) -> Any:
    """The value of the first alternative that has one."""
    values = (item if path == "." else at(item, path) for path in paths.split("|"))
    return next((value for value in values if value not in (None, "", [], {})), None)


def section(value: Any) -> str:
    """A part of a description: text, a heading with its text, or several of these."""
    if isinstance(value, list):
        return "\n".join(filter(None, map(section, value[:50])))
    if isinstance(value, dict):
        body = next((text for name in BODIES if isinstance(text := value.get(name), str) and text.strip()), "")
        heading = next((phrase(value[name]) for name in HEADINGS if value.get(name) and value[name] != body), "")
        listed = f"<ul>{body}</ul>" if body.lstrip().startswith("<li") else body
        return f"<h3>{heading}</h3>{listed}" if heading and body else body
    return value.strip() if isinstance(value, str) else ""


BODIES = ("content", "value", "text", "#text", "html", "description")
HEADINGS = ("title", "name", "label", "text")


def where(item: Fields, shape: Shape) -> list[Fields]:
    """Every place, each once."""
    found: list[Fields] = []
    for path in shape.places.split():
        value = first(item, path)
        for one in value if isinstance(value, list) else [value]:
            place = {"name": phrase(one)} if isinstance(one, str) else parts_of(one, shape.parts)
            if place and place not in found and (place.get("name") or place.get("address")):
                found.append(place)
    return found[:50]


def parts_of(place: Any, parts: Mapping[str, str]) -> Fields:
    """A place as schema.org writes it."""
    if not isinstance(place, dict):
        return {}
    said = {name: text for name, path in parts.items() if (text := phrase(first(place, path)))}
    name = said.pop("name", "")
    return ({"name": name} if name else {}) | ({"address": said} if said else {})


def filled(template: str, item: Fields, site: str) -> str:
    """A template with values; empty when one is missing."""
    try:
        return template.format(item=item, site=site)
    except (KeyError, TypeError, IndexError):
        return ""
