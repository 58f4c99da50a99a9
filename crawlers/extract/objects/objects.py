"""One job as some program's object → schema.org properties."""

import re
from typing import Any

from crawlers.extract.formats.json_ld import from_data
from crawlers.extract.objects import names
from crawlers.extract.objects.parts import DEEPEST, Parts
from crawlers.extract.objects.values import organization, phrase, place, several
from crawlers.extract.objects.wages import salary
from crawlers.judge.hidden_keys import kept_back

Fields = dict[str, Any]
WAGE = re.compile(r"salar|salair|remuneration")
BESIDE_WAGE = {"currency", "devise", "periode", "periodicite", "unite"}
"""What says of amounts that stand beside it what they are."""
PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|ico|mp4)\b|/images?[/-]|image-service", re.IGNORECASE)


def posting(data: Fields) -> Fields:
    """What the object says, in schema.org's words; empty when it names no title."""
    inner = embedded(data)
    parts = Parts(data)
    found: Fields = {}
    title = titled(parts)
    if title:
        found["title"] = title
    text = description(parts)
    if text:
        found["description"] = text
    for known, words in names.PROPERTIES.items():
        value = READERS.get(known, simple)(parts, words.split())
        if value not in (None, "", [], {}):
            found[known] = value
    lengthen(found, parts)
    for name in kept_back(data):
        found.pop(name, None)
    return found | inner if found.get("title") or inner.get("title") else {}


def embedded(data: Fields) -> Fields:
    """A schema.org JobPosting that the object carries along."""
    inner = [value for value in data.values() if isinstance(value, dict) and "@type" in value]
    return next(iter(from_data(inner)), {}) if inner else {}


def titled(parts: Parts) -> str:
    """The title, by a strong name anywhere, or by a weak one on the outside."""
    for depth in range(DEEPEST + 1):
        for name in names.STRONG_TITLES:
            for at, value in parts.values.get(name, []):
                if at == depth and (text := phrase(value)):
                    return text[:500]
    for name in names.WEAK_TITLES:
        for at, value in parts.values.get(name, []):
            text = phrase(value)
            if at <= 1 and 1 < len(text) <= 250:
                return text
    return ""


def description(parts: Parts) -> str:
    """All parts of the text, each once."""
    pieces: list[str] = []
    for group in names.DESCRIPTIONS:
        text = part(parts, group)
        if text and not any(text in piece for piece in pieces):
            pieces.append(text)
    return "\n".join(pieces) or part(parts, names.SUMMARIES)


def part(parts: Parts, group: list[str]) -> str:
    """One part of the text."""
    for depth in range(DEEPEST + 1):
        for name in group:
            for at, value in parts.values.get(name, []):
                if at == depth and len(text := prose(value)) > 20:
                    return text
    return ""


def prose(value: Any) -> str:
    """Text with its markup, from a string, a list of sections or an object that holds one."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return "\n".join(filter(None, (prose(item) for item in value[:50])))
    if isinstance(value, dict):
        heading = phrase(value.get("text") or value.get("title") or value.get("label") or "")
        body = next((prose(value[name]) for name in ("content", "html", "description", "#text") if value.get(name)), "")
        if heading and body:
            return f"<h3>{heading}</h3>{f'<ul>{body}</ul>' if body.startswith('<li') else body}"
        return body
    return ""


def simple(parts: Parts, words: list[str]) -> Any:
    """A property that is a word or a few."""
    value = parts.first(words)[1]
    return phrase(value) if isinstance(value, dict | list) else value


def kinds(parts: Parts, words: list[str]) -> Any:
    """The contract: everything that is said of it."""
    found: list[str] = []
    for word in words:
        for _, value in parts.values.get(word, [])[:1]:
            found += [text for text in several(value) if text not in found and len(text) < 100]
    return found[0] if len(found) == 1 else found[:4]


def reference(parts: Parts, words: list[str]) -> str:
    """What names the offer: a name without any digit names none."""
    found = ""
    for word in words:
        for depth, value in parts.values.get(word, []):
            text = phrase(value)
            if depth <= 1 and text and len(text) <= 200 and not text.startswith("http"):
                if any(letter.isdigit() for letter in text):
                    return text
                found = found or (text if word in {"slug", "jobslug", "guid", "shortcode"} else "")
    return found


def address(parts: Parts, words: list[str]) -> str:
    """A link."""
    extra = ["guid", "ref", "id"] if "permalink" in words else []
    for word in [*words, *extra]:
        for depth, value in parts.values.get(word, []):
            for text in several(value) if depth <= 2 else []:
                if PICTURE.search(text):
                    continue
                if text.startswith(("http://", "https://", "//")) or (word not in extra and text.startswith("/")):
                    return text
    return ""


def where(parts: Parts, words: list[str]) -> Any:
    """Every place."""
    outside = {name: pairs[0][1] for name, pairs in parts.values.items() if name in names.PLACE_PARTS}
    found: list[Any] = []
    for word in words:
        for _, value in parts.values.get(word, [])[:3]:
            for item in value if isinstance(value, list) else [value]:
                got = place(item, {} if found else outside)
                if (
                    got
                    and got not in found
                    and not (isinstance(item, str) and any(item in str(other) for other in found))
                ):
                    found.append(got)
    if not found and any(names.PLACE_PARTS[name][0] in ("addressLocality", "postalCode") for name in outside):
        found = [got] if (got := place({}, outside)) else []
    telling = [
        item
        for item in found
        if "name" in item or item["address"].keys() - {"addressCountry", "addressRegion", "postalCode"}
    ]
    found = telling or found
    return found[0] if len(found) == 1 else found[:50]


def employer(parts: Parts, words: list[str]) -> Any:
    """Who employs."""
    for word in words:
        for _, value in parts.values.get(word, []):
            if got := organization(value):
                return got
    return None


def wage(parts: Parts, words: list[str]) -> Any:
    """The wage."""
    for word in words:
        for _, value in parts.values.get(word, []):
            if got := salary(value):
                return got
    flat = {name: pairs[0][1] for name, pairs in parts.values.items() if WAGE.search(name) or name in BESIDE_WAGE}
    return salary(flat) if any(WAGE.search(name) for name in flat) else None


def lengthen(found: Fields, parts: Parts) -> None:
    """Join to a contract how long it lasts."""
    duration = found.pop("contractDuration", "")
    if not duration:
        number, unit = parts.first(["contractperiodvalue"])[1], parts.first(["contractperiodunit"])[1]
        duration = f"{phrase(number)} {phrase(unit)}".strip() if number else ""
    if duration and found.get("employmentType"):
        text = phrase(duration)
        unit = " mois" if text.isdigit() else ""
        found["employmentType"] = [*several(found["employmentType"]), f"{text}{unit}"]


READERS = {
    "hiringOrganization": employer,
    "jobLocation": where,
    "baseSalary": wage,
    "employmentType": kinds,
    "identifier": reference,
    "url": address,
    "applicationUrl": address,
}
