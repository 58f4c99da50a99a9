"""Where mail addresses stand in a text, their « @ » and their dots written out or not, in French or in English."""

import re
from collections.abc import Iterator

from french.contacts.first_names import FIRST_NAMES
from french.contacts.words import WORDS
from french.word_lists import pattern

OPEN, CLOSE = r"(?:[\[({<|*_~#/=-]|&lt;)", r"(?:[\])}>|*_~#/=-]|&gt;)"
BRACKETED = r"[\[({<]|&lt;"
SPOKEN_AT = r"at|arobase?s?|arrobase?s?|aro|@|chez"
AT = re.compile(
    rf"(?P<sign>\s{{0,3}}(?:{OPEN}\s?)?(?:@|%40)(?:\s?{CLOSE})?\s{{0,3}})|"
    rf"\s{{0,2}}(?:{OPEN}\s?(?:{SPOKEN_AT})\s?{CLOSE}|(?:{BRACKETED})\s?a\s?(?:[\])}}>]|&gt;))\s{{0,2}}|"
    r"(?<=[a-z0-9_])[ -](?:arobase?s?|arrobase?s?)[ -]|(?P<word> (?:at|chez) )"
)
"""The « @ », or what stands for it."""
AT_WORDS = ("at", "chez", "aro", "arobas", "arobase", "arobases", "arrobas", "arrobase", "arrobases")
LONE_A = re.compile(r"[\[({<;] ?a ?[\])}>&]")
GLUED = re.compile(
    r"\.(?:[a-z]{2,10}(?=[A-Z][^.]*\Z)|(?:FR|COM|EU|NET|ORG)(?=[A-Z][a-z][^.]*\Z)|[A-Za-z]{2,10}(?=[0-9][^.]*\Z))"
)
"""Where an address ends that a word or a number is glued to: « rh@verrerie.frPoste »."""
SPACED = re.compile(r"(?<!\w)(?:[\w.-] ){2,40}@(?: [\w.-](?!\w)){3,60}")
"""« r h @ v e r r e r i e . f r », as a PDF may space it."""
FIRST = re.compile(r"(?<!\w)([a-z]{3,20}) \Z")
AT_LETTERS = 20
"""Letters that one takes at most, with brackets and spaces."""
SPOKEN_DOT = rf"\s?(?:{OPEN}\s?(?:dot|point|pt|\.)\s?{CLOSE})\s?|[ -](?:dot|point)[ -]"
LOCAL = re.compile(r"[\w.+%'&-]{1,64}$")
LOCAL_SPOKEN = re.compile(
    r"[\w.+%'-]{1,64}(?:(?:\s?[\[({](?:dot|point|pt|\.|tiret|underscore|-|_)[\])}]\s?|"
    r" (?:dot|point|tiret|underscore|tiret du bas) | \. )"
    r"[\w+%'-]{1,40}){0,4}$"
)
KNOWN_END = (
    r"(?:fr|com|eu|net|org|be|ch|lu|info|biz|pro|io|co|uk|de|es|it|nl|jobs|emploi|bzh|paris|email|example|test|gouv)\b"
)
DOMAIN = re.compile(
    rf"[\w-]{{1,63}}(?:(?:\.|{SPOKEN_DOT})[\w-]{{1,63}}){{0,5}}(?:\s{{0,2}}[.,]\s{{0,2}}{KNOWN_END}|(?:\s?\.\s?[\w-]{{2,40}}\s?\.\s?{KNOWN_END}))?"
)
DOTTED = re.compile(rf"(?:\.|{SPOKEN_DOT}|,)\s{{0,2}}[a-z][\w-]")
ENDED = re.compile(rf"[\w-]+(?:\.[\w-]+)*\.{KNOWN_END}")
GENERAL = re.compile(rf"(?:{pattern(WORDS.plain('boîte commune'))})")
ANNOUNCED = re.compile(r"\b(?:e?-?mails?|courriels?|mels?|adresse|contact\w*|ecri\w+|cv|candidature\w*)\b[^\n]{0,30}$")
LETTERS_BEFORE = 100


def mails(small: str, signs: str = "") -> Iterator[tuple[int, int]]:
    """Where each address begins and ends in a text of small ASCII letters; ``signs``: the same with its capitals."""
    if " @ " in small:
        yield from (spaced.span() for spaced in SPACED.finditer(small))
    last = 0
    for place in places_of_at(small):
        at = at_around(small, place, last)
        if not at:
            continue
        before = small[max(last, at.start() - LETTERS_BEFORE) : at.start()]
        spoken = at["sign"] is None
        local = (LOCAL_SPOKEN if spoken or " . " in before[-20:] else LOCAL).search(before)
        domain = DOMAIN.match(small, at.end())
        if local and domain and is_mail(before, at, local.group(), domain.group()):
            start = at.start() - len(local.group())
            glued = GLUED.search(signs or small, at.end(), domain.end())
            last = glued.end() if glued else domain.end()
            first = FIRST.search(small, max(0, start - 30), start) if spoken else None
            if first and first[1] in FIRST_NAMES:
                start = first.start(1)
            yield start + len(local.group()) - len(local.group().lstrip(".'&")), last


def places_of_at(small: str) -> list[int]:
    """Where a text has an « @ », or a word that may stand for one: looked for one by one, since a text of letters is long."""
    found = []
    for sign in ("@", "%40", *AT_WORDS):
        at = small.find(sign)
        while at >= 0:
            end = at + len(sign)
            if not (sign.isalpha() and (small[at - 1 : at].isalpha() or small[end : end + 1].isalpha())):
                found.append(at)
            at = small.find(sign, end)
    return sorted([*found, *(lone.start() for lone in LONE_A.finditer(small))])


def at_around(small: str, place: int, begin: int) -> re.Match[str] | None:
    """The « @ » of which a place is a part, with the brackets and spaces around it, behind the beginning."""
    around = AT.finditer(small, max(begin, place - AT_LETTERS), place + AT_LETTERS)
    return next((at for at in around if at.start() <= place < at.end()), None) if begin <= place else None


def is_mail(before: str, at: re.Match[str], local: str, domain: str) -> bool:
    """Whether what stands on both sides of an « @ » makes an address."""
    dotted = bool(DOTTED.search(domain))
    if at["sign"] is not None:
        if before.endswith("/") or (not re.search(r"[a-z]", domain)):
            return False
        joined = not at.group().strip("@")
        return dotted or (joined and len(local.strip(".'")) >= 2 and len(domain) >= 3 and not local.endswith("'"))
    if at["word"] is None:
        return dotted or "arob" in at.group() or "arrob" in at.group()
    written_out = bool(re.search(SPOKEN_DOT, domain))
    personal = bool(re.search(r"\w[.\d_+]\w|\w-\w", local)) or " point " in local or " dot " in local
    return written_out or (
        at["word"] == " at "
        and bool(ENDED.match(domain))
        and (personal or bool(GENERAL.fullmatch(local)) or bool(ANNOUNCED.search(before[: -len(local)])))
    )
