"""What an address says besides the name of a commune: codes, department, region, country; and what may be that name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from french import communes
from french.communes import Commune, glued
from french.letters import key
from pipeline.normalize.places.countries import CODES, FRENCH, NAMES, STATES
from pipeline.normalize.places.departments import department_names, department_of, region_names, region_of

POSTAL = re.compile(r"(?<!\d)(?:f-? ?)?(\d\d ?\d{3})(?!\d| ?(?:eur|k))")
NUMBER = re.compile(
    r"^(\d\d|2[ab]|97\d)(?= ?-|$)|\((\d\d|2[ab]|97\d)\)|(?:[,-] ?| )(\d\d|2[ab]|97\d)$|\bdep(?:artement)?\.? ?(\d\d)\b"
)
DISTRICT = re.compile(
    r"\b(?:paris|lyon|marseille)[ -]*(?:cedex )?0?(\d{1,2})(?: ?(?:e|er|eme|ieme|nd))?(?:[ -]*arr\w*)?\.?(?!\d)"
)
CITIES = {"paris": ("75", "751"), "lyon": ("69", "6938"), "marseille": ("13", "132")}
NOISE = re.compile(
    r"^(?:centre[- ]ville|gare) (?:de |d')|"
    r"\bcedex(?: ?\d+)?\b|\b\d{5}\b|\b(?:f|fr)-(?=\d)|\((?:[^)]*)\)|^\d\d(?: ?- ?| )|\bet (?:ses )?(?:environs|"
    r"alentours|peripherie)\b|"
    r"^(?:proche|pres|secteur|autour|aux alentours|alentours|environs|a proximite|proximite|peripherie|agglomeration|"
    r"ville|commune|site|usine|"
    r"base|poste base|lieu(?: de travail)?|localisation|bassin|region|departement|dep|a|au|en|sur|zi|za|"
    r"zac)\b:? ?(?:immediate )?(?:d'|de |du |des |l'|la |le |les )?"
)
STREET = re.compile(
    r"^\d+ ?(?:bis|ter)?,? |\b(?:rue|avenue|av|boulevard|bd|route|chemin|place|impasse|allee|quai|zone|zi|zac|lieu[- ]dit|bp)\b"
)
BRACKETED = re.compile(r"([^()]+\([^()]+\)) ?\((?:\d\d\d?|2[ab])\)")
"""A commune whose official name ends in brackets, and its department: « Bors (Canton de Charente-Sud) (16) »."""
SEPARATOR = re.compile(r"[,;|\n()]| - | / |/(?! )| – ")


@dataclass(frozen=True, slots=True)
class AddressHints:
    """What an address says besides a name."""

    postal: str | None
    department: str | None
    region: str | None


def hints_of(words: str) -> AddressHints:
    """The postal code, department and region that an address says."""
    postal = POSTAL.search(words)
    code = postal[1].replace(" ", "") if postal else None
    if code and not communes.with_postal(code) and not communes.table().lines.get(code):
        code = code if department_of(code).upper() in region_of() else None
    number = NUMBER.search(words)
    written = next(filter(None, number.groups()), None) if number else None
    department = written.upper() if written else (department_of(code).upper() if code else None)
    region = None
    for piece in SEPARATOR.split(words):
        name = key(piece.removeprefix("region ").removeprefix("departement de la ").removeprefix("departement de "))
        department = department or (department_names().get(name) if name != "paris" else None)
        region = region or region_names().get(name)
    return AddressHints(code, department, region)


def district(words: str) -> tuple[Commune, str] | None:
    """An arrondissement of Paris, Lyon or Marseille, by its number or its postal code."""
    for city, (number, start) in CITIES.items():
        if city not in words:
            continue
        match = DISTRICT.search(words)
        postal = re.search(rf"\b{number}[01](\d\d)\b", words)
        arrondissement = int(match[1]) if match and match.group().startswith(city) else int(postal[1]) if postal else 0
        insee = f"{start}{arrondissement:0{5 - len(start)}d}"
        if arrondissement and insee in communes.table().lines:
            return communes.commune(insee), "insee:arrondissement"
    return None


def candidates(words: str) -> Iterator[str]:
    """Keys of what may be the name of a commune: after a postal code first, then piece by piece, streets last."""
    if official := BRACKETED.fullmatch(words):
        yield glued(official[1])
    after = re.search(r"\d{5},? +(?:cedex )?([a-z][^,;|()\n]*)", words)
    pieces = ([after[1]] if after else []) + SEPARATOR.split(words)
    whole = re.sub(r"\([^)]*\)|\d{5}", "", words)
    for piece in (whole, *sorted(pieces, key=lambda piece: bool(STREET.search(piece)))):
        bare = piece.strip(" -.,")
        # A street has a name; « Rue » alone is a commune of the Somme.
        if STREET.match(bare) and " " in bare:
            continue
        name = key(bare)
        # « Y (80) » is a commune; a letter alone is none.
        if (len(name) >= 2 or "(" in words) and name not in FRENCH and not name.isdigit():
            yield glued(bare)
            cleaned = re.sub(r"\b\d+\b", " ", NOISE.sub(" ", bare)).strip(" -.,:")
            if cleaned and cleaned != bare:
                yield glued(cleaned)
                yield glued(NOISE.sub(" ", cleaned).strip())


def is_foreign(text: str) -> bool:
    """Whether an address evidently lies outside France.

    >>> is_foreign("Camberwell VIC 3124, AU"), is_foreign("Helsinki, Finland"), is_foreign("Eu, FR"), is_foreign("Sunnyvale, CA")
    (True, True, False, True)
    """
    pieces = [piece.strip() for piece in re.split(r"[,;()|\n]| [-–/] ", text) if piece.strip()]
    if not pieces or any(key(piece) in FRENCH for piece in pieces):
        return False
    last = pieces[-1]
    state = re.fullmatch(r"([A-Z]{2,3})(?: \d{4,5})?", last)
    if len(pieces) > 1 and (last in CODES or (state and state[1] in STATES)):
        return True
    if key(last) in NAMES:
        return True
    return key(pieces[0]) in NAMES and not communes.named(glued(pieces[0]))
