"""An object of data → what its keys say of it that no visitor sees: not published, filled, the employer or the wage kept back."""

from pathlib import Path
from typing import Any

from crawlers.extract.objects.names import letters
from french.letters import squeezed
from french.word_lists import word_list
from vocabulary.set_aside import SetAside

WORDS = word_list(Path(__file__).with_name("hidden_keys.txt"))
REASONS = {
    "hidden": SetAside.HIDDEN,
    "filled": SetAside.FILLED,
    "spontaneous": SetAside.SPONTANEOUS,
    "training": SetAside.TRAINING,
    "event": SetAside.EVENT,
    "news": SetAside.NEWS,
}
KEPT_BACK = {"no employer": "hiringOrganization", "no wage": "baseSalary", "no place": "jobLocation"}
"""Part of the list → the property that the site does not show."""
VISIBLE = ("visible", "show", "display", "public", "affiche")
"""Keys inside a wage or an address by which it is kept back when they are false."""

NO_DAY = ("published", "none")
"""No day of publication: a draft, unless the object says that it is open."""
PAIRS = {
    part: frozenset(
        (group.name, way if way != "null" else "none") for group in WORDS.groups(part) for way in group.ways
    )
    for part in (*REASONS, *KEPT_BACK, "shown")
    if part in WORDS.parts
}
"""Part of the list → the keys and values of it."""


def set_aside_by(data: dict[str, Any]) -> SetAside | None:
    """Why an object is no offer for visitors, by its own keys; nothing where they say nothing.

    >>> set_aside_by({"title": "Régleur", "published": False}), set_aside_by({"_id": "drafts.12"}), set_aside_by({"titre": "Régleur"})
    (<SetAside.HIDDEN: 'hidden'>, <SetAside.HIDDEN: 'hidden'>, None)
    """
    if str(data.get("_id") or data.get("id") or "").startswith("drafts."):
        return SetAside.HIDDEN
    said = plain_values(data)
    if said & PAIRS["shown"]:
        said.discard(NO_DAY)
    return next((reason for part, reason in REASONS.items() if any(pair in said for pair in PAIRS.get(part, ()))), None)


def kept_back(data: dict[str, Any]) -> set[str]:
    """The properties that an object holds and its site does not show.

    >>> sorted(kept_back({"titre": "Soudeur", "confidentiel": True, "salaire": {"min": "2000", "visible": False}}))
    ['baseSalary', 'hiringOrganization']
    """
    said = plain_values(data)
    found = {known for part, known in KEPT_BACK.items() if any(pair in said for pair in PAIRS.get(part, ()))}
    for name, value in data.items():
        if isinstance(value, dict) and any(value.get(key) is False for key in VISIBLE):
            found |= {"baseSalary"} if "sal" in letters(name) or "remun" in letters(name) else set()
            found |= (
                {"hiringOrganization"}
                if any(word in letters(name) for word in ("client", "entreprise", "company", "societe"))
                else set()
            )
    return found


def plain_values(data: dict[str, Any]) -> set[tuple[str, str]]:
    """Key and value of everything plain in an object."""
    found = set()
    for name, given in list(data.items())[:200]:
        coded = isinstance(given, dict)
        value = given.get("value") or given.get("code") or given.get("slug") or given.get("name") if coded else given
        if value is None or isinstance(value, str | int | bool):
            found.add((letters(name), squeezed(str(value)).decode()[:40]))
    return found
