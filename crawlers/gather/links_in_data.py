"""Data of a page → the links in them: menus and buttons of a site that draws itself."""

from collections.abc import Iterator
from typing import Any

from crawlers.addresses import page_url
from crawlers.extract.objects.values import phrase

ADDRESSES = ("url", "href", "link", "lien", "to", "path", "route", "permalink", "slug")
WORDS = ("label", "title", "text", "titre", "nom", "name", "libelle", "texte", "intitule")
MOST_NODES = 20_000
MOST = 200


def links_in_data(data: Any, base: str) -> Iterator[tuple[str, str]]:
    """Address and words of each object that has both; an address begins with « / » or « http »."""
    waiting, seen, given = [data], 0, 0
    while waiting and seen < MOST_NODES and given < MOST:
        seen += 1
        value = waiting.pop()
        if isinstance(value, dict):
            address = next(
                (
                    item
                    for name in ADDRESSES
                    if isinstance(item := value.get(name), str) and item.startswith(("/", "http"))
                ),
                "",
            )
            words = next((text for name in WORDS if (text := phrase(value.get(name)))), "")
            if address and words and len(words) < 120 and (url := page_url(base, address)):
                given += 1
                yield url, words
            waiting += [item for item in value.values() if isinstance(item, dict | list)]
        elif isinstance(value, list):
            waiting += [item for item in value if isinstance(item, dict | list)]
