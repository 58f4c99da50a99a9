"""One offer of a platform, and the record of its shape → schema.org properties."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crawlers.extract.formats.json_api import at
from crawlers.extract.objects.objects import posting
from crawlers.extract.objects.values import organization, phrase, positive
from crawlers.platforms.record.shape import AnsweredOffer, Fields, Shape

BODIES = ("content", "value", "text", "#text", "html", "description")
HEADINGS = ("title", "name", "label", "text")


@dataclass(frozen=True, slots=True)
class PlainOffer(AnsweredOffer):
    """An offer as the functions that finish its properties ask it."""

    item: Any

    def at(self, path: str) -> Any:
        """What is at a dotted name."""
        return at(self.item, path)

    def words(self, path: str) -> str:
        """The words there."""
        return phrase(at(self.item, path))

    def number(self, path: str) -> float | None:
        """The number above 0 there."""
        return positive(at(self.item, path))

    def each(self, path: str) -> list[AnsweredOffer]:
        """Every object in the list there, or in its lists."""
        listed = at(self.item, path)
        rows = (
            [row for value in listed for row in (value if isinstance(value, list) else [value])]
            if isinstance(listed, list)
            else []
        )
        return [PlainOffer(row) for row in rows if isinstance(row, dict)]


def read(item: Fields, answer: Any, known: Mapping[str, str], shape: Shape) -> Fields:
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
        fields["url"] = filled(shape.link, item, known)
    done = shape.finish(PlainOffer(item), fields)
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


def filled(template: str, item: Fields, known: Mapping[str, str]) -> str:
    """A template with values; empty when one is missing."""
    try:
        return template.format(item=item, **known)
    except (KeyError, TypeError, IndexError):
        return ""
