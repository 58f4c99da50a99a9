"""Data, of a page's scripts or an answer in JSON → their record sets: arrays of like objects, at any depth, in any envelope."""

from collections.abc import Iterator
from functools import partial
from html import escape
from typing import Any

from crawlers.extract.objects.names import JOBS, letters
from crawlers.extract.objects.objects import WAGE, posting
from crawlers.extract.objects.values import phrase
from crawlers.extract.page.stumbles import Stumbles
from crawlers.judge.hidden_keys import set_aside_by
from crawlers.records.code_tables import Tables
from crawlers.records.record import Cell, Record, RecordSet

MOST_NODES = 60_000
DEEPEST = 30
MOST_RECORDS = 2_000
KEY = "@key"
"""Under which name a record of a map has its own key: ``{"c71f": {…}}``."""
SAMPLE = 4
SHORT_TEXT, SENTENCE = 200, 60
"""A shorter description is a summary; a shorter text is a field."""
ENVELOPE = 3
"""How many objects deep a record may be wrapped: ``edges[].node``, ``jobs[].data``, ``recordMap.block.*.value.value``."""
NAMES = ("title", "hiringOrganization", "datePosted")


def data_sets(data: Any, stumbles: Stumbles) -> Iterator[RecordSet]:
    """The sets of some data; an object that is inside one of them begins none."""
    waiting: list[tuple[Any, tuple[str, ...]]] = [(data, ())]
    tables = Tables.of(data)
    for _ in range(MOST_NODES):
        if not waiting:
            return
        value, path = waiting.pop()
        if len(path) > DEEPEST:
            continue
        if isinstance(value, list):
            objects = [item for item in value if isinstance(item, dict)]
            if found := record_set(objects, path, stumbles, tables):
                yield found
            waiting += [(item, path) for item in reversed(value) if isinstance(item, dict | list)]
        elif isinstance(value, dict):
            inner = [(name, item) for name, item in value.items() if isinstance(item, dict | list)]
            objects = [{**item, KEY: str(name)} for name, item in inner if isinstance(item, dict)]
            if (
                len(objects) >= 2 and like(objects) and (found := record_set(objects, (*path, "*"), stumbles, tables))
            ) or (not path and (found := record_set([value], path, stumbles, tables))):
                yield found
            waiting += [(item, (*path, str(name))) for name, item in reversed(inner)]


def like(objects: list[dict[str, Any]]) -> bool:
    """Whether the values of an object are objects of one kind: most keys of the first are those of the last."""
    first, last = set(objects[0]), set(objects[-1])
    return len(first & last) * 2 > len(first | last)


def record_set(
    objects: list[dict[str, Any]], path: tuple[str, ...], stumbles: Stumbles, tables: Tables
) -> RecordSet | None:
    """The records of an array, when a sample of it has titles and is about jobs."""
    if not objects or not any(about_jobs(item, path) for item in objects[:SAMPLE]):
        return None
    found = stumbles.each("data", objects[:MOST_RECORDS], partial(record, tables=tables))
    records = [one for one in found if one is not None]
    return RecordSet(by="data", path=".".join(path)[-200:], records=records) if records else None


def about_jobs(item: dict[str, Any], path: tuple[str, ...]) -> bool:
    """Whether an object may be an offer: it has a title, and a word of offers in its keys, its path or its text."""
    inner = unwrapped(item)
    if len(inner) < 2 or len(inner) > 300:
        return False
    names = {letters(name) for name in inner}
    hinted = JOBS.search(" ".join(path).lower()) is not None or any(JOBS.search(name) for name in names)
    return bool(posting(inner).get("title")) and (hinted or len(names & TELLING) >= 2)


TELLING = {
    "lieu", "ville", "location", "city", "site", "commune", "salaire", "salary", "type", "missions", "mission", "profil", "profile",
    "description", "texte",
    "corps", "date", "horaires", "equipe", "reference", "ref", "intitule", "titre", "title", "slug", "publieele",
    "datepublication",
}  # fmt: skip
"""Keys that offers have; two of them make an object worth a look."""


def unwrapped(item: dict[str, Any]) -> dict[str, Any]:
    """An object out of its envelopes: while all that is said is said by one inner object, that one."""
    for _ in range(ENVELOPE):
        inner = [value for value in item.values() if isinstance(value, dict) and len(value) >= 3]
        plain = [value for value in item.values() if isinstance(value, str) and len(value) > 12]
        if len(inner) != 1 or plain or len(item) > 4:
            return item
        item = inner[0]
    return item


def record(item: dict[str, Any], tables: Tables) -> Record | None:
    """One object as a record: its title is the first cell, its other words the others; ``tables`` say what its codes mean."""
    data = {name: tables.meant(value) for name, value in unwrapped(item).items()}
    if KEY in item:
        data[KEY] = item[KEY]
    fields = posting(data)
    title = phrase(fields.pop("title", ""))
    if not title:
        return None
    if len(str(fields.get("description") or "")) < SHORT_TEXT and (text := long_texts(data)):
        fields["description"] = text
    cells = [Cell(path="title", text=title, tag="h3")]
    cells += [
        Cell(path=str(name), text=text, tag="p")
        for name, value in list(data.items())[:60]
        if (text := short(value)) and text != title and not (WAGE.search(letters(str(name))) and text.isdigit())
    ]
    url = phrase(fields.pop("url", ""))
    reason = set_aside_by(data)
    return Record(
        cells=cells,
        links={url: title} if url else {},
        fields=fields,
        hidden=reason.value if reason else "",
        codes=tuple(
            str(data[name]) for name in (KEY, "id", "ref", "reference", "uuid") if isinstance(data.get(name), str | int)
        ),
        anchors=tuple(slugs(data)),
    )


def short(value: Any) -> str:
    """A value as the words of a cell."""
    text = phrase(value) if not isinstance(value, bool) else ""
    return " ".join(text.split())[:4000] if "<" not in text else ""


def slugs(data: dict[str, Any]) -> Iterator[str]:
    """What may be the last step of the address of an object."""
    data = {**{str(name).lower(): value for name, value in data.items()}, **data}
    for name in (
        "slug",
        "path",
        "permalink",
        "uri",
        "url_slug",
        "urlSlug",
        "alias",
        "handle",
        "id",
        "_id",
        "reference",
        "ref",
    ):
        value = data.get(name)
        if isinstance(value, dict):
            value = value.get("current") or value.get("value")
        if isinstance(value, str | int) and not isinstance(value, bool) and 0 < len(str(value)) < 200:
            yield str(value)


def long_texts(data: dict[str, Any], depth: int = 0) -> str:
    """The sentences of an object, in their order, whatever their keys are called: of a record that has no description by name."""
    found: list[str] = []
    for value in list(data.values())[:80]:
        if isinstance(value, str) and len(value) >= SENTENCE and " " in value.strip():
            found.append(value if "<" in value else f"<p>{escape(value)}</p>")
        elif isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            items = "".join(f"<li>{escape(item)}</li>" for item in value[:60] if len(item) > 3)
            found += [f"<ul>{items}</ul>"] if items and sum(map(len, value)) >= SENTENCE else []
        elif isinstance(value, dict) and depth < 2 and (inner := long_texts(value, depth + 1)):
            found.append(inner)
        elif isinstance(value, list) and depth < 2:
            found += [inner for item in value[:20] if isinstance(item, dict) and (inner := long_texts(item, depth + 1))]
    return "".join(found)
