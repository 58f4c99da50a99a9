"""A wage of any shape → a wage as schema.org writes it, or as text."""

import re
from typing import Any

from crawlers.extract.objects import names
from crawlers.extract.objects.names import letters
from crawlers.extract.objects.values import phrase, positive

Fields = dict[str, Any]


def is_wage(value: Any) -> bool:
    """Whether it says a wage; schema.org's own way of writing needs no search for it."""
    inner = value.get("value") if isinstance(value, dict) else None
    if isinstance(inner, dict) and (positive(inner.get("minValue")) or positive(inner.get("maxValue"))):
        return True
    return bool(salary(value))


def salary(value: Any) -> Any:
    """A wage as schema.org writes it, or as text; nothing when its amounts are empty, null or 0."""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        text = phrase(value)
        return (
            text
            if len(text) <= 500 and re.search(r"[1-9]", text)
            else text
            if 3 < len(text) <= 200 and "0" not in text
            else None
        )
    if isinstance(value, list):
        return next((got for item in value[:5] if (got := salary(item))), None)
    if not isinstance(value, dict):
        return None
    known = amounts(value)
    low, high = positive(known.get("minValue")), positive(known.get("maxValue"))
    if low is None and high is None:
        text = phrase(known.get("text"))
        return text if re.search(r"[1-9]", text) or len(text) > 12 else None
    if "cent" in phrase(known.get("unitText")).lower():  # some programs keep money in hundredths: « cents_per_month »
        low, high = (amount and amount / 100 for amount in (low, high))
    quantity = {"minValue": low, "maxValue": high, "unitText": phrase(known.get("unitText"))}
    found: Fields = {"value": {name: item for name, item in quantity.items() if item}}
    if currency := phrase(known.get("currency")):
        found["currency"] = currency
    return found


def amounts(value: Fields, depth: int = 0) -> Fields:
    """Lowest, highest, currency, unit and text of a wage, wherever in the object they are."""
    best: dict[str, tuple[int, Any]] = {}
    for name, item in value.items():
        part, rank = names.SALARY_PARTS.get(letters(name), ("", 0))
        if part and phrase(item) and not isinstance(item, dict | list) and (part not in best or rank < best[part][0]):
            best[part] = rank, item
    found = {part: item for part, (_, item) in best.items()}
    if depth < 4 and not {"minValue", "maxValue"} & set(found):
        for item in value.values():
            for child in (item if isinstance(item, list) else [item])[:5]:
                if isinstance(child, dict):
                    inside = amounts(child, depth + 1)
                    if {"minValue", "maxValue"} & set(inside):
                        return found | inside
                    found = inside | found
    return found
