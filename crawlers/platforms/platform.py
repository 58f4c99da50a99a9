"""What one platform is: how it is recognised, where it is asked, what its answers look like."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A way in which offers are published, and the spider that walks it."""

    for_: str
    """What it is for, in one line: ``docs/adding-a-source.md`` prints it."""

    options: Mapping[str, str] = field(default_factory=dict)
    """What the spider can be told in ``sources.csv``: option → what it means."""

    addresses: str = ""
    """Regular expression of the addresses that it gives its customers; its groups are what the spider needs to know."""

    marks: str = ""
    """Regular expression of what a customer's own page holds when its offers come from here; groups as above."""

    hosts: str = ""
    """Its own hosts, a space between two: a source may lead there."""

    api: str = ""
    """Where it is asked: ``{site}``, and what the address or the options say, filled in."""

    needs: str = ""
    """What the address or the options must say, a space between two."""

    items: str = ""
    """Where the offers are in its JSON answer: ``data.jobs``; empty when the answer is the list."""

    keys: str = ""
    """Dotted names that an offer has in its answers, a space between two: how a payload is recognised."""

    shown: str = ""
    """Dotted name of what is ``false`` in an offer that is not for the public."""


def told(platform: Platform, url: str, options: Mapping[str, str]) -> dict[str, str]:
    """What a line of ``sources.csv`` says to a spider: by its address, and by its options, which win.

    >>> one = Platform(for_="", addresses=r"jobs\\.example/(?P<company>\\w+)", api="https://api.example/{company}")
    >>> told(one, "https://jobs.example/novembre/", {})["api"]
    'https://api.example/novembre'
    """
    parts = urlsplit(url)
    pattern = re.compile(platform.addresses or r"\A(?!)")
    found = pattern.search(url)
    said = dict.fromkeys([*pattern.groupindex, *platform.options, *platform.needs.split()], "")
    said |= {"url": url, "site": f"{parts.scheme}://{parts.netloc}", "host": parts.hostname or ""}
    said |= {name: value for name, value in (found.groupdict() if found else {}).items() if value}
    said |= options
    return said | {"api": (options.get("api") or platform.api.format_map(said)).rstrip("/")}


def missing(platform: Platform, said: Mapping[str, str]) -> list[str]:
    """What neither the address nor an option says."""
    return [name for name in platform.needs.split() if not said[name]]
