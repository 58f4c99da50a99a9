"""Values of any shape → the phrase, place, employer or wage that they hold."""

import re
from typing import Any

from crawlers.extract.objects import names
from crawlers.extract.objects.names import letters

Fields = dict[str, Any]
NAMES = (
    "name",
    "label",
    "libelle",
    "title",
    "value",
    "#text",
    "text",
    "nom",
    "displayName",
    "description",
    "Name",
    "namn",
    "intitule",
)
EMPTY = {"", "null", "none", "n/a", "undefined", "-", "not specified", "non précisé", "non renseigné"}
LONGEST_EMPTY = max(map(len, EMPTY))
NUMBER = re.compile(r"\s*(\d[\d\s  ]*(?:[.,]\d+)?)\s*\Z")
LANGUAGE = re.compile(r"(?:fr|en|de|es|it|nl|pt|pl)(?:[-_][A-Za-z]{2})?", re.IGNORECASE)
HOLDER = {
    "address",
    "postaladdress",
    "parts",
    "location",
    "locations",
    "country",
    "region",
    "municipality",
    "lan",
    "kommun",
}


def phrase(value: Any, depth: int = 0) -> str:
    """A few words, whatever holds them.

    >>> phrase({"id": 3, "label": " CDI "}), phrase(["CDI", {"name": "temps plein"}]), phrase(None), phrase(12)
    ('CDI', 'CDI, temps plein', '', '12')
    """
    if value is None or isinstance(value, bool) or depth > 6:
        return ""
    if isinstance(value, str):
        text = value.strip()
        if len(text) <= LONGEST_EMPTY and text.lower() in EMPTY:
            return ""
        return "" if text.startswith(("{{", "{$", "${", "<%")) else text
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, (phrase(item, depth + 1) for item in value[:30]))))
    if isinstance(value, dict):
        if (french := in_french(value)) is not value:
            return phrase(french, depth + 1)
        found = next((text for name in NAMES if (text := phrase(value.get(name), depth + 1))), "")
        if not found and 1 <= len(value) <= 2:
            found = next(
                (text for name, item in value.items() if name[:1] not in "_@" and (text := phrase(item, depth + 1))), ""
            )
        return found
    return ""


def in_french(value: Any) -> Any:
    """What an object that says one thing in several languages says in French; any other value as it is.

    >>> in_french({"fr": "Régleur", "en": "Setter", "de": "Einrichter"}), in_french({"id": 3})
    ('Régleur', {'id': 3})
    """
    if isinstance(value, dict) and value and all(LANGUAGE.fullmatch(str(name)) for name in value):
        return next((item for name, item in value.items() if str(name)[:2].lower() == "fr"), value)
    return value


def several(value: Any) -> list[str]:
    """Each phrase of a value by itself."""
    if isinstance(value, dict) and len(value) <= 2 and any(isinstance(item, list | dict) for item in value.values()):
        value = next(item for item in value.values() if isinstance(item, list | dict))
    items = value if isinstance(value, list) else [value]
    return [text for item in items[:50] if (text := phrase(item if not isinstance(item, dict) else typed(item)))]


def typed(value: Fields) -> Any:
    """What an object that has a type besides its name says."""
    label = phrase(value.get("label") or value.get("name") or value.get("#text"))
    code = phrase(value.get("id")) if not label or re.fullmatch(r"[a-z_ -]{3,20}", str(value.get("id"))) else ""
    return (
        f"{code} ({label})" if code and label and code.lower() != label.lower() else label or value.get("type") or value
    )


def organization(value: Any) -> Any:
    """An employer as schema.org writes it, or nothing.

    >>> organization({"id": 5, "name": "Verrerie Novembre"}), organization(" Atelier "), organization({"id": 3})
    ({'name': 'Verrerie Novembre'}, {'name': 'Atelier'}, None)
    """
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        known = {letters(name): item for name, item in value.items()}
        wanted = ("name", "nom", "companyname", "raisonsociale", "label", "libelle", "displayname", "text", "")
        text = next((text for name in wanted if (text := phrase(known.get(name)))), "")
    else:
        text = phrase(value) if isinstance(value, str) else ""
    return {"name": text} if text and len(text) <= 300 and not text.startswith(("http", "/")) else None


def place(value: Any, outside: Fields) -> Any:
    """A place as schema.org writes it; ``outside`` is what the object says beside it."""
    if isinstance(value, str):
        text = phrase(value)
        if not text or len(text) > 300 or text.startswith("http"):
            return None
        beside = address(outside)
        beside.pop("name", None)
        inside = [part for part in beside.values() if part.lower() in text.lower()]
        if beside.get("addressLocality") and (beside["addressLocality"] in text or text in beside.values()):
            return {"address": {**beside}}
        return {"name": text} | ({"address": beside} if beside.get("addressCountry") and not inside else {})
    if not isinstance(value, dict):
        return None
    parts = address({letters(name): item for name, item in inner(value)}) or address(outside)
    for name, item in address(outside).items():
        if name not in {"name", "streetAddress"}:
            parts.setdefault(name, item)
    name = parts.pop("name", "")
    town = parts.get("addressLocality", "")
    if not parts:
        return {"name": name} if name else None
    return {"address": parts} | ({"name": name} if name and not town else {})


def inner(value: Fields, depth: int = 0) -> list[tuple[str, Any]]:
    """The parts of an address, wherever in the object they are; the outer last, so that they win."""
    found: list[tuple[str, Any]] = []
    for item in value.values():
        child = item[0] if isinstance(item, list) and item else item
        if isinstance(child, dict) and depth < 4:
            found += inner(child, depth + 1)
    for name, item in value.items():
        key = letters(name)
        if isinstance(item, str | int) or (
            key in names.PLACE_PARTS
            and phrase(item)
            and key not in HOLDER - {"country", "region", "municipality", "lan", "kommun"}
        ):
            found.append((name, item))
    return found


def address(known: Fields) -> Fields:
    """Flat names → a postal address."""
    best: dict[str, tuple[int, str]] = {}
    for name, value in known.items():
        part, rank = names.PLACE_PARTS.get(name, ("", 0))
        text = phrase(value)
        if not part or not text or len(text) > 200 or text.startswith("http"):
            continue
        if part == "addressLocality" and text.isdigit():
            continue
        if part not in best or rank < best[part][0]:
            best[part] = rank, text
    return {part: text for part, (_, text) in best.items()}


def positive(value: Any) -> float | None:
    """A number above 0."""
    if isinstance(value, str) and (match := NUMBER.match(value)):
        value = float(re.sub(r"[\s  ]", "", match[1]).replace(",", "."))
    return value if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else None
