"""A JSON body, or any data → the objects in it that are jobs."""

from functools import partial
from typing import Any

from crawlers.extract.formats.json_ld import from_data
from crawlers.extract.objects.likeness import likeness
from crawlers.extract.objects.names import letters
from crawlers.extract.objects.objects import posting
from crawlers.extract.objects.values import organization
from crawlers.extract.page.document import Document
from crawlers.extract.page.stumbles import Stumbles

Fields = dict[str, Any]
DEEPEST = 14
MOST_NODES = 100_000
ENVELOPES = {
    "data",
    "vacancy",
    "job",
    "offer",
    "offre",
    "node",
    "attributes",
    "source",
    "fields",
    "posting",
    "content",
    "item",
    "annonce",
}
"""Names under which a row keeps the job that it is."""
MOST_BESIDE = 4
"""How many names an envelope may have: type, id, a score."""
SAMPLE = 5
MOST = 2000


def postings(document: Document) -> list[Fields]:
    """The jobs of an API's answer."""
    return jobs(document.data, document.stumbles, document.items) if document.data is not None else []


def jobs(data: Any, stumbles: Stumbles, path: str = "") -> list[Fields]:
    """The array of jobs that says most, else the one object that is a job."""
    listed = at(data, path) if path else None
    if isinstance(listed, list):
        return rows(listed, [], stumbles)
    lists, singles = candidates(data, stumbles)
    if lists:
        _, items, above = max(lists, key=lambda found: found[0])
        return rows(items, above, stumbles)
    if singles:
        _, single, above = max(singles, key=lambda found: found[0])
        fields = posting(single)
        for outer in above[::-1][:2] if fields else []:
            fields = posting({**outer, "title": fields["title"]}) | fields if len(outer) < 60 else fields
        return [fields]
    return from_data(data, stumbles)


def rows(items: list[Any], above: list[Fields], stumbles: Stumbles) -> list[Fields]:
    """The jobs of an array, and what is said around it."""
    objects = [item for item in map(unwrapped, items[:MOST]) if isinstance(item, dict)]
    found = stumbles.each("json_api", objects, lambda item: completed(posting(item), above))
    return [fields for fields in found if fields.get("title")]


def unwrapped(item: Any) -> Any:
    """A row without its envelope: an object in which one other is all there is, or all but a few plain marks of it.

    >>> unwrapped({"data": {"title": "Régleur", "city": "Eu"}}), unwrapped({"id": 3, "company": {"name": "Atelier", "city": "Eu"}})
    ({'title': 'Régleur', 'city': 'Eu'}, {'id': 3, 'company': {'name': 'Atelier', 'city': 'Eu'}})
    """
    if not isinstance(item, dict) or not 0 < len(item) <= MOST_BESIDE:
        return item
    inner = [(letters(name), value) for name, value in item.items() if isinstance(value, dict)]
    if len(inner) != 1 or (inner[0][0] not in ENVELOPES and len(item) > 1):
        return item
    return inner[0][1] if len(inner[0][1]) > 1 else item


def at(data: Any, path: str) -> Any:
    """What is at a dotted path; ``*`` and numbers are not needed."""
    for name in path.split("."):
        if isinstance(data, list) and name.isdigit() and int(name) < len(data):
            data = data[int(name)]
        elif isinstance(data, dict):
            data = data.get(name)
        else:
            return None
    return data


Lists = list[tuple[float, list[Any], list[Fields]]]
Singles = list[tuple[float, Fields, list[Fields]]]


def candidates(data: Any, stumbles: Stumbles) -> tuple[Lists, Singles]:
    """Arrays of jobs and single jobs, each with how likely it is and the objects around it."""
    lists: Lists = []
    singles: Singles = []
    waiting: list[tuple[Any, str, list[Fields]]] = [(data, "", [])]
    for _ in range(MOST_NODES):
        if not waiting:
            break
        value, path, above = waiting.pop()
        if isinstance(value, list):
            value = [unwrapped(item) for item in value[:MOST_NODES]]
            objects = [item for item in value if isinstance(item, dict)]
            scores = stumbles.each("json_api", objects[:SAMPLE], partial(likeness, path=path))
            if scores and sum(map(bool, scores)) * 2 >= len(scores) and (len(objects) > 1 or max(scores) > 0):
                lists.append((sum(scores) / len(scores) * (len(objects) ** 0.5) - 4 * len(above), value, above))
                continue
            waiting += [(item, path, above) for item in reversed(value[:MOST_NODES]) if isinstance(item, dict | list)]
        elif isinstance(value, dict):
            score = likeness(value, path)
            if score >= 6 and not any(
                isinstance(item, list) and len(item) > 1 and likeness(item[0], name) for name, item in value.items()
            ):
                singles.append((score - len(above) / 10, value, above))
            if len(above) < DEEPEST:
                inner = [(item, name, [*above, value]) for name, item in value.items() if isinstance(item, dict | list)]
                waiting += reversed(inner)
    return lists, singles


def completed(fields: Fields, above: list[Fields]) -> Fields:
    """A job whose employer is only named around the list: a board of one company."""
    if "hiringOrganization" not in fields and above:
        outer = above[-1]
        employer = organization(outer.get("company") or outer.get("organization") or outer.get("name"))
        if employer:
            return fields | {"hiringOrganization": employer}
    return fields
