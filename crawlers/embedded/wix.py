"""Wix: ``<script id="wix-warmup-data" type="application/json">``, whose records lie by number in ``recordsByCollectionId``."""

import re
from typing import Any

from crawlers.extract.objects.tolerant_json import read

ID = re.compile(r"id\s*=\s*[\"']?wix-(?:warmup-data|essential-viewer-model|viewer-model)")
RECORDS = "recordsByCollectionId"
MOST_NODES = 50_000


def decoded(attributes: str, text: str) -> list[Any] | None:
    """The records of its collections, a list a collection, and all else; ``None`` when the script is another.

    >>> decoded('id="wix-warmup-data"', '{"a":{"recordsByCollectionId":{"Offres":{"1":{"title":"Régleur"}}}}}')
    [{'a': {'recordsByCollectionId': {'Offres': [{'title': 'Régleur'}]}}}]
    """
    if not ID.search(attributes):
        return None
    data = read(text)
    waiting = [data]
    for _ in range(MOST_NODES):
        if not waiting:
            break
        value = waiting.pop()
        if isinstance(value, dict):
            collections = value.get(RECORDS)
            if isinstance(collections, dict):
                value[RECORDS] = {
                    name: list(records.values()) if isinstance(records, dict) else records
                    for name, records in collections.items()
                }
            waiting += [inner for inner in value.values() if isinstance(inner, dict | list)]
        elif isinstance(value, list):
            waiting += [inner for inner in value if isinstance(inner, dict | list)]
    return [data]
