"""Fields and address of an offer → the key that names it in its source, the same from visit to visit."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from crawlers.addresses import page_url
from crawlers.extract.finish.keys import LONGEST_KEY, reference
from crawlers.items import RawPosting


def keyed(postings: Sequence[RawPosting]) -> list[RawPosting]:
    """Postings under keys that tell them apart: a reference that several bear names none of them, their addresses do."""
    counted = Counter(posting.key for posting in postings)
    found: dict[str, RawPosting] = {}
    for posting in postings:
        key = posting.key if counted[posting.key] == 1 else reference_key({}, posting.url)
        found.setdefault(key, posting if key == posting.key else replace(posting, key=key))
    return list(found.values())


def reference_key(fields: dict[str, Any], url: str) -> str:
    """Its reference, when that has a digit and so is no name; else its address with the place on the page.

    >>> reference_key({"identifier": "AS-14"}, "https://a.example/"), reference_key({}, "https://a.example/offres?utm_source=x#regleur")
    ('AS-14', 'https://a.example/offres#regleur')
    """
    identifier = reference(fields.get("identifier"))
    if identifier and any(letter.isdigit() for letter in identifier):
        return identifier[:LONGEST_KEY]
    bare, _, fragment = url.partition("#")
    whole = page_url(bare, bare) or bare
    return (f"{whole}#{fragment}" if fragment else whole)[:1000]
