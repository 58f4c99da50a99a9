"""A line of ``jobs`` → its lines of ``job_facets``: what filters offer."""

import json
from collections.abc import Iterable, Iterator, Mapping

from db.rows import Row
from french.addresses import slug

Labels = Mapping[str, Mapping[str, str]]
"""Facet → value → words for readers; a value that has none is its own label."""


def facet_rows(row: Row, labels: Labels) -> Iterator[Row]:
    """Lines of ``job_facets`` for one line of ``jobs``."""
    places = json.loads(row["places"])
    values_of: dict[str, dict[str, str]] = {
        "contract": labelled(labels, "contract", json.loads(row["contract"])),
        "shift": labelled(labels, "shift", json.loads(row["shift"])),
        "zone": labelled(labels, "zone", [place["zone"] for place in places if place.get("zone")]),
        "publisher_kind": labelled(labels, "publisher_kind", [row["publisher_kind"]]),
        "commune": {place["insee"]: place["name"] for place in places if place.get("insee") and place.get("name")},
        "occupation": {row["rome"]: row["occupation"] or row["rome"]} if row["rome"] else {},
        "organization": {},
    }
    if row["organization"]:
        values_of["organization"] = {row["organization_id"] or slug(row["organization"]): row["organization"]}
    for facet, values in values_of.items():
        for value, label in values.items():
            yield {"facet": facet, "value": value, "job": row["id"], "label": label}


def labelled(labels: Labels, facet: str, values: Iterable[str]) -> dict[str, str]:
    """Values that are not empty, with their words."""
    return {value: labels.get(facet, {}).get(value, value) for value in values if value}
