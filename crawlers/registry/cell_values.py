"""One cell of the registry → its value; a wrong cell raises ``ValueError`` with the mend, in French."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from urllib.parse import urlsplit

from crawlers.registry.area import read_area
from crawlers.registry.intervals import check_times

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
INSEE = re.compile(r"(?:\d\d|2[AB])\d{3}", re.ASCII)
OPTION = re.compile(r"(?:^|;)\s*(?=[a-z_]+=)")
ANOTHER = re.compile(r";(?=\s*[a-z_]+=)")
"""What would begin another option in the middle of a value."""
FRENCH_DATE = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})", re.ASCII)


def slug(text: str) -> str:
    """An id: small letters, digits and hyphens."""
    if SLUG.fullmatch(text):
        return text
    if not text:
        raise ValueError("l’identifiant manque. Donnez-en un, par exemple « verrerie-dupont ».")
    raise ValueError(f"« {text} » : minuscules sans accent, chiffres et traits d’union seulement.")


def not_empty(text: str) -> str:
    """A cell that must say something."""
    if text:
        return text
    raise ValueError("cette cellule ne peut pas rester vide.")


def one_of(text: str, words: Collection[str]) -> str:
    """A word that must be one of a list."""
    if text in words:
        return text
    listed = ", ".join(word or "(vide)" for word in words)
    raise ValueError(f"« {text} » n’est pas prévu. Mettez l’un de : {listed}.")


def consent(text: str) -> str:
    """What the member said: nothing asked yet (empty), ``asked`` and no answer, ``yes``, ``no``."""
    return one_of(text, ("", "asked", "yes", "no"))


def source_consent(text: str) -> str:
    """What was said of reading a source: as ``consent``, or ``proposed``: nobody decided yet, and it is off; a refusal is none."""
    if one_of(text, ("", "proposed", "asked", "yes", "no")) == "no":
        raise ValueError("cette source a été refusée (consent = no). Retirez la ligne.")
    return text


def day(text: str) -> str:
    """A date as 2026-11-24; 24/11/2026, which a French spreadsheet makes of it, is understood.

    >>> day("24/11/2026"), day("")
    ('2026-11-24', '')
    """
    if not text:
        return ""
    french = FRENCH_DATE.fullmatch(text)
    try:
        if french:
            return date(int(french[3]), int(french[2]), int(french[1])).isoformat()
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ValueError(f"« {text} » n’est pas un jour du calendrier. Corrigez-le.") from error
    raise ValueError(f"« {text} » n’est pas une date. Écrivez-la ainsi : 2026-11-24.")


def insee(text: str) -> str:
    """An INSEE code of five characters, or nothing: whether the commune exists is for the tables to say."""
    if not text or INSEE.fullmatch(text):
        return text
    raise ValueError(f"« {text} » n’est pas un code INSEE. Attention au code postal : Eu est 76255, et non 76260.")


def siren(text: str) -> str:
    """A SIREN: nine digits whose last one checks the others (Luhn), or nothing.

    >>> siren("732 829 320")
    '732829320'
    """
    digits = re.sub(r"\s", "", text)
    if not digits or (re.fullmatch(r"\d{9}", digits, re.ASCII) and luhn(digits)):
        return digits
    raise ValueError(f"« {text} » n’est pas un SIREN valable (9 chiffres). Vérifiez-le, ou laissez vide.")


def luhn(digits: str) -> bool:
    """Whether the last digit checks the others (ISO/IEC 7812-1)."""
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def url(text: str) -> str:
    """An http or https address with a host, without spaces nor password."""
    try:
        parts = urlsplit(text)
        sound = bool(parts.hostname) and parts.port != 0
    except ValueError:
        parts, sound = urlsplit(""), False
    if parts.scheme not in {"http", "https"}:
        raise ValueError(f"« {text} » : une adresse commence par https:// ou http://.")
    if parts.username or parts.password:
        raise ValueError("l’adresse contient un identifiant ou un mot de passe. Retirez-le.")
    if not sound or re.search(r"\s", text):
        raise ValueError(f"« {text} » n’est pas une adresse. Copiez-la depuis le navigateur.")
    return text


def optional_url(text: str) -> str:
    """An http or https address, or nothing."""
    return url(text) if text else ""


def options(text: str) -> dict[str, str]:
    """``key=value; key=value``; a value may hold ``=``, and ``;`` where no ``key=`` follows.

    >>> options("links=css:a.offre; next=xpath://a[@rel='next']/@href")
    {'links': 'css:a.offre', 'next': "xpath://a[@rel='next']/@href"}
    """
    values: dict[str, str] = {}
    before, *pairs = OPTION.split(text)
    if before.strip():
        raise ValueError(f"« {before.strip()} » n’a pas la forme nom=valeur ; exemple : links=css:a.offre.")
    for pair in pairs:
        name, _, value = pair.partition("=")
        if name in values:
            raise ValueError(f"l’option « {name} » est donnée deux fois. N’en gardez qu’une.")
        values[name] = value.strip().removesuffix(";").strip()
    check_times(values)
    if "area" in values:
        read_area(values["area"])
    return values


def options_cell(values: Mapping[str, str]) -> str:
    """Options as they are written in a cell, so that none of their values is read as another option: sites write addresses.

    >>> written = options_cell({"lists": "https://moulerie.example/a;hosts=verrerie.example", "pages": "moulerie.example/o/*"})
    >>> written
    'lists=https://moulerie.example/a%3Bhosts=verrerie.example; pages=moulerie.example/o/*'
    >>> sorted(options(written))
    ['lists', 'pages']
    """
    return "; ".join(f"{name}={ANOTHER.sub('%3B', value)}" for name, value in values.items())


def names(text: str) -> tuple[str, ...]:
    """Names separated by ``|``.

    >>> names("MG Group | Somobresle")
    ('MG Group', 'Somobresle')
    """
    return tuple(dict.fromkeys(name.strip() for name in text.split("|") if name.strip()))
