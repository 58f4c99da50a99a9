"""A platform and a line of ``sources.csv`` → the values that fill the templates of its record."""

import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from crawlers.platforms.record.platform import Platform
from crawlers.platforms.record.walk import Walk

NEVER = r"\A(?!)"


def values_of(platform: Platform, url: str, options: Mapping[str, str]) -> dict[str, str]:
    """What a source says, by its address and by its options, which win; ``api`` is where it is asked.

    >>> one = Platform(name="one", for_="", addresses=r"jobs\\.example/(?P<company>\\w+)", api="https://api.example/{company}")
    >>> values_of(one, "https://jobs.example/novembre/", {})["api"]
    'https://api.example/novembre'
    """
    parts = urlsplit(url)
    values = dict.fromkeys([*platform.options, *platform.needs.split()], "")
    values |= {"url": url, "site": f"{parts.scheme}://{parts.netloc}", "host": parts.hostname or ""}
    values["encoded_url"] = quote(url, safe="")
    for pattern in (platform.addresses, platform.path):
        values |= groups(pattern, url)
    values |= options
    for name, template in platform.defaults.items():
        values[name] = values.get(name) or template.format_map(values)
    return values | {"api": (options.get("api") or platform.api.format_map(values)).rstrip("/")}


def groups(pattern: str, url: str) -> dict[str, str]:
    """What each group of a regular expression finds in an address; empty where it finds nothing."""
    compiled = re.compile(pattern or NEVER)
    match = compiled.search(url)
    return dict.fromkeys(compiled.groupindex, "") | (match.groupdict("") if match else {})


def missing(platform: Platform, values: Mapping[str, str]) -> list[str]:
    """What neither the address nor an option says."""
    return [name for name in platform.needs.split() if not values[name]]


def walk_of(platform: Platform, options: Mapping[str, str]) -> Walk | None:
    """How the list of a source is walked: as its options wish, or as usual."""
    for wish, walk in platform.walk_with.items():
        name, _, value = wish.partition("=")
        if options.get(name) and value in ("", options[name]):
            return walk
    return platform.walk
