"""Answers whose objects name others in a list beside them (Contentful's ``includes``, JSON:API's ``included``) → whole objects."""

from typing import Any

DEEPEST = 20
Key = tuple[str, str]


def linked(value: dict[str, Any]) -> Any:
    """The answer with each link replaced by what it names; nothing when the object is no such answer.

    >>> place = {"type": "places", "id": "7", "attributes": {"city": "Eu"}}
    >>> job = {"id": "1", "attributes": {"title": "Régleur"}, "relationships": {"place": {"data": {"type": "places", "id": "7"}}}}
    >>> linked({"data": [job], "included": [place]})
    {'data': [{'id': '1', 'title': 'Régleur', 'place': {'id': '7', 'type': 'places', 'city': 'Eu'}}]}
    """
    if isinstance(value.get("items"), list) and isinstance(value.get("includes"), dict):
        return of_contentful(value)
    data = value.get("data")
    first = data[0] if isinstance(data, list) and data else data
    if isinstance(first, dict) and isinstance(first.get("attributes"), dict) and "id" in first:
        return of_json_api(value)
    return None


def of_contentful(value: dict[str, Any]) -> dict[str, Any]:
    """``{"sys": {"type": "Link", "linkType": "Entry", "id": "p1"}}`` → that entry."""
    entries: list[Any] = [*value["items"]]
    for included in value["includes"].values():
        entries += included if isinstance(included, list) else []
    made: dict[Key, dict[str, Any]] = {key: {} for entry in entries if (key := entry_key(entry))}
    for entry in entries:
        key = entry_key(entry)
        if key and not made[key]:
            made[key].update((name, followed(inner, made, 0)) for name, inner in entry.items())
    items = [made[key] if (key := entry_key(item)) else item for item in value["items"]]
    return {**{name: inner for name, inner in value.items() if name != "includes"}, "items": items}


def entry_key(entry: Any) -> Key | None:
    """What an entry, or a link to it, is named by."""
    system = entry.get("sys") if isinstance(entry, dict) else None
    if not isinstance(system, dict) or not isinstance(system.get("id"), str):
        return None
    return str(system.get("linkType") or system.get("type")), system["id"]


def followed(value: Any, made: dict[Key, dict[str, Any]], depth: int) -> Any:
    """A value with the entries that its links name."""
    if depth > DEEPEST:
        return None
    if isinstance(value, list):
        return [followed(item, made, depth + 1) for item in value]
    if not isinstance(value, dict):
        return value
    system = value.get("sys")
    if isinstance(system, dict) and system.get("type") == "Link" and (key := entry_key(value)):
        return made.get(key)
    return {name: followed(inner, made, depth + 1) for name, inner in value.items()}


def of_json_api(value: dict[str, Any]) -> dict[str, Any]:
    """Each object with its attributes beside its number, and what its relationships name."""
    data = value["data"] if isinstance(value["data"], list) else [value["data"]]
    included = value.get("included")
    all_objects = [one for one in [*data, *(included if isinstance(included, list) else [])] if isinstance(one, dict)]
    made: dict[Key, dict[str, Any]] = {}
    for one in all_objects:
        attributes = one.get("attributes")
        own = {name: one[name] for name in ("id", "type", "links") if name in one}
        made.setdefault(resource_key(one), {**own, **(attributes if isinstance(attributes, dict) else {})})
    for one in all_objects:
        relations = one.get("relationships")
        for name, relation in relations.items() if isinstance(relations, dict) else ():
            named = relation.get("data") if isinstance(relation, dict) else None
            if isinstance(named, list):
                made[resource_key(one)].setdefault(
                    name, [made.get(resource_key(to)) for to in named if isinstance(to, dict)]
                )
            elif isinstance(named, dict):
                made[resource_key(one)].setdefault(name, made.get(resource_key(named)))
    rows = [made[resource_key(one)] for one in data if isinstance(one, dict)]
    rest = {name: inner for name, inner in value.items() if name not in {"data", "included"}}
    return {**rest, "data": rows if isinstance(value["data"], list) else rows[0]}


def resource_key(one: dict[str, Any]) -> Key:
    """What an object, or whatever names it, is named by."""
    return str(one.get("type")), str(one.get("id"))
