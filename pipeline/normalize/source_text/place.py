"""schema.org's jobLocation → « 76470 Le Tréport, Normandie », one string a place."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from french.word_lists import word_list
from pipeline.normalize.source_text.line import MOST_VALUES, line

Fields = Mapping[str, Any]

BETWEEN = re.compile(r"\s*[|;]\s*|\s+/\s+")
FRANCE = {"fr", "fra", "france", "france métropolitaine"}
COUNTRIES = word_list(Path(__file__).with_name("country_names.txt")).pairs()


def locations(fields: Fields) -> tuple[str, ...]:
    """Every place, as « 76470 Le Tréport, Normandie »; the country only when it is not France."""
    value = fields.get("jobLocation")
    items = value if isinstance(value, list | tuple) else [value]
    addresses = [place for item in items[:MOST_VALUES] for place in places(item)]
    if not addresses:
        required = fields.get("applicantLocationRequirements")
        addresses = [
            line(item) for item in (required if isinstance(required, list | tuple) else [required])[:MOST_VALUES]
        ]
    return tuple(dict.fromkeys(filter(None, addresses)))


def places(value: Any) -> Iterator[str]:
    """The places that one value names."""
    if isinstance(value, Mapping):
        address = value.get("address", value)
        if isinstance(address, list | tuple):
            for item in address[:MOST_VALUES]:
                yield from places({"address": item})
        elif isinstance(address, Mapping):
            own, town = line(value.get("name")), postal(address)
            if line(address.get("addressLocality")) or not own or own.lower() in town.lower():
                yield from split(town or own)
            else:
                yield from split(f"{own}, {town}" if town and town.lower() not in own.lower() else own)
        else:
            yield from split(line(address) or line(value.get("name")))
    elif value is not None:
        yield from split(line(value))


def split(place: str) -> Iterator[str]:
    """Several places in one string."""
    for part in BETWEEN.split(place) if "|" in place or ";" in place or "/" in place else (place,):
        if part.strip(" ,()"):
            yield part.strip(" ,")


def postal(address: Mapping[str, Any]) -> str:
    """A postal address on one line."""
    street, code = line(address.get("streetAddress")), line(address.get("postalCode"))
    town, region = line(address.get("addressLocality")), line(address.get("addressRegion"))
    country = line(address.get("addressCountry"))
    if code and code in town:
        code = ""
    if town.isupper() and len(town) > 3:
        town = town.title() if town.isascii() else town
    first = f"{code} {town}".strip()
    if street and street.lower() not in first.lower() and len(street) < 120:
        first = (
            f"{street.strip(' ,')}, {first}".strip(" ,") if town.lower() not in street.lower() or not town else street
        )
    parts = [first]
    if region and region.lower() not in first.lower():
        parts.append(region)
    if country and country.lower() not in FRANCE and country.lower() not in ", ".join(parts).lower():
        parts.append(COUNTRIES.get(country.upper(), country))
    elif country and not any(parts):
        parts.append("France")
    return ", ".join(filter(None, parts))
