"""Where people to write to or to call are named in a text; streets, schools and firms that bear a name are nobody."""

import re
from collections.abc import Iterable
from functools import lru_cache

from french.contacts import hints
from french.contacts.first_names import FIRST_NAMES
from french.contacts.hints import Hints
from french.contacts.names import FIRM, PART, Spans, again, is_firm, is_first_name, remember
from french.contacts.words import MARK, WORDS, marked
from french.word_lists import pattern

PARTICLE = r"(?:de la|de|du|des|d'|le|la|van der|van|von|el|ben|da|dos)"
NO_SURNAME = (
    r"Tel\b|Tels\b|Teleph|Port\b|Portab|Mob\b|Mobile|"
    "Mail|Mel|Email|Courriel|Fax|Resp|Charg|Serv|Stand|Candid|Poste|Lieu|Date|Envoy|Merci|Recrut|Contact|Adresse"
)
SURNAME = rf"(?:{PARTICLE}[ ]?)?(?=[A-Z])(?!(?:{NO_SURNAME})[\w-]*){PART}"
INITIALS = r"(?:[A-Z]|Ch|Cl|Fr|Ph|Th)\.(?:[ -]?[A-Z]\.)?"
FULL = rf"(?:{INITIALS}[ ]?{SURNAME}|[A-Z](?:-?[A-Z])? {PART}|{PART}(?:[ \t]{SURNAME}){{1,3}}|{PART} [A-Z]\b\.?)"
POLITE_NAME = rf"[ \t]{{1,2}}(?P<name>(?:{INITIALS}[ ]?|[A-Z] )?(?:d[eu] |d')?{PART}(?:[ \t]{SURNAME}){{0,3}}|[A-Z]\.)"
POLITE = re.compile(
    r"M(?<!\w.)(?:\.|r\.?|rs\.?|me\.?|lle\.?|M\.|onsieur|adame|ademoiselle|ADAME|ONSIEUR|ADEMOISELLE|ME|R\.?|LLE|iss|s\.)"
    + POLITE_NAME
)
POLITELY = re.compile(r"m(?<!\w.)(?:onsieur|adame|ademoiselle|me|lle|r)" + POLITE_NAME)
"""The same in small letters."""
DOCTORS = ("Dr", "Docteur", "Pr ", "Me ")
SMALL_TITLES = ("mme", "mlle", "mademoiselle", "madame", "monsieur", "mr ")
NAMES = re.compile(rf"(?P<name>[A-Z](?<![\w'-].)[\w'-]{{1,25}}(?:[ \t]{SURNAME}){{1,3}})")
INITIALED = re.compile(
    rf"(?P<name>[A-Z](?<![\w.'-].)(?:h?\.(?:[ -]?[A-Z]\.)?[ ]?{SURNAME}|[\w'-]{{1,25}} [A-Z]\.))(?!\w)"
)
"""« J. Vernay », « Odile V. »."""
NO_INITIALS = re.compile(r"(?:S\.? ?A|R\.? ?H|N\.? ?B|P\.? ?S|St|Ste|Bd|Av|Pl|Ex|Cf|Mr?|Mm|No|Nb|C\.? ?V|Tel)\.")
FOR_WHAT = "rh|recrutements?|candidats?|principale?|privilegiee?|dediee?|unique|entreprise|technique|emploi"
"""What may stand between « interlocuteur » and its colon."""
CUE = re.compile(
    rf"(?:\b(?:{pattern(WORDS.plain('avant une personne'))})|propos\w+ par|publi\w+ par|responsable [a-z' ]{{2,30}}|"
    r"(?:envoy|adress)(?:er|ez)[^.\n<]*? a|transmett(?:re|ez)[^.\n<]*? a)"
    rf"(?:[ :,.\n-]|\b(?:a|au|est|sera|de|d'|notre|votre|avec|par|{FOR_WHAT})\b)*$"
)
"""What stands just before a person to reach, in small letters."""
INCLUSIVE = re.compile(
    r"(?:\((?:e|se|trice|rice|ere|ne)s?\)|(?<=[a-z]{3})[./-](?:e|se|trice|rice|ere|euse|ne)\b(?:[./-]s\b)?)"
)
"""« consultant(e) », « conseiller·e », « recruteur/trice »: read as the first of both words."""
BYLINE = (
    re.compile(r"(?:^|\n)[ \t]*(?:par|by) $"),
    re.compile(r"[ \t]*[|,-]?[ \t]*(?:le )?(?:[0-9]{1,2}[ /.]|[a-z]{3,9} [0-9]{1,2}, )"),
)
BYLINE_BEHIND = re.compile(r"(?:19|20)[0-9]{2} ?(?:\||par) ?$")
"""« Par Claire Dubois | 12 mars 2025 »."""
DOCTOR = re.compile(r"(?:\bDr\.?|\bDocteur|\bPr\.?|\bMe)" + POLITE_NAME)
SIGNED = re.compile(
    r"(?P<name>[a-z][a-z'-]+(?: [a-z]\b\.?)?)(?: ?[-|,(\n] ?| (?=de l'equipe))(?:votre |ton |ta |notre |futur |de l')*"
    r"(?:charge|talent acquisition|rh\b|responsable (?:rh|d'agence|(?:du |de )?recrut)|recruteu|consultant|assistante? rh|"
    r"agence de|drh\b|"
    r"gestionnaire rh|equipe (?:rh|recrut)|manager)"
)
"""« Julie, chargée de recrutement », at the beginning of a line."""
CLOSED = re.compile(r"(?P<name>[a-z][a-z'-]+(?: [a-z]\b\.?)?)[ .!]*(?:\n|$)")
ODD_END = {ord(sign): None for sign in "()./-"}
CLOSING = re.compile(r"(?:a bientot|a tres (?:vite|bientot)|bien a vous|cordialement|bonne journee)[ ,.!\n]{1,4}\Z")
ANNOUNCES = re.compile(
    rf"\b(?P<label>{pattern(WORDS.plain('avant un nom, à coup sûr'))})(?: (?:{FOR_WHAT}))? ?(?:\([^()\n]{{1,25}}\) ?)?$"
)
ANNOUNCED = (":", re.compile(r":(?=[ \t\n]{0,3}[a-z])")), (" -", re.compile(r" -(?=[ \t]{0,3}[a-z])"))
"""What stands between « recruteur » and a name."""
LAST_WORDS = re.compile(
    pattern({words.split()[-1].split("'")[-1] for words in WORDS.plain("avant un nom, à coup sûr")}) + f"|{FOR_WHAT}"
)
OR_A_FIRM = ("recrut", "contact", "drh", "responsable", "suivi", "manager", "gerant", "tut")
"""Behind these words a firm may stand as well: only what has a first name, or its letter, is a person."""
ALONE = re.compile(
    r"(?:contact(?:er|ez)?|interlocut(?:eur|rice)|recruteu(?:r|se)|referente?|appele[rz]|joindre|demande[rz]|ecri(?:re|vez)|"
    r"envoye[rz]|adresse[rz]|attention|aupres|signee?|cordialement|rencontre[rz]|m'appelle|moi c'est)"
    r"(?:[ :,\n-]{1,6}|\b(?:est|sera|de|d'|a|avec|votre cv|cv|votre candidature)\b){1,6}\Z"
)
"""« Votre recruteur : Thomas »."""
ALONE_LETTERS = 80
ONE = re.compile(rf"(?P<name>{PART})(?![ \t](?!{NO_SURNAME}){PART})")
BEFORE_MARK = re.compile(rf"(?P<name>{PART})(?=[ \t]?[:,(-]?[ \t]?{MARK})")
BEHIND_MARK = re.compile(rf"(?P<name>{PART})(?![ \t]{PART})")
"""« Odile 06 … »"""
MARK_BEFORE = re.compile(rf"{MARK}[ \t]?[:,(-]?[ \t]?\Z")
FULL_NAME = re.compile(rf"[ \t\n]{{0,3}}(?P<name>{FULL})")
SURNAME_ALONE = re.compile(rf"[ \t\n]{{0,3}}(?P<name>{PART})(?![ \t](?!{NO_SURNAME})[A-Z])")
SMALL_NAME = re.compile(r"[ \t\n]{0,3}(?P<name>(?P<first>[a-z][a-z'-]{2,20})(?: (?P<last>[a-z][a-z'-]{1,20}))?)")
AFTER = re.compile(
    rf"[ ,;:(\n/-]{{1,5}}(?:votre |notre |la |le |l')?(?:{pattern(WORDS.plain('après une personne'))})\b"
)
NOBODY = frozenset(WORDS.plain("jamais un nom"))
SMALL_WORDS = frozenset(
    "de du des la le les et ou en au aux pour par sur avec dans un une notre votre nos vos sans chez via est sera qui".split()
)
NEAR_LETTERS = 45
"""Letters between a name and a telephone or mail that is this person's."""
BEFORE_LETTERS = 80
Names = tuple[str, ...]


def without_persons(signs: str, small: str, found: Hints) -> str:
    """A text in small letters with marks in the place of those who are named beside its other marks, or behind such words.

    ``signs``: the same text with its capitals.
    """
    surnames: set[str] = set()
    for hint, find in FINDERS:
        if hint not in found.kinds:
            continue
        spans = list(find(signs, small, found.first_names))
        for start, end in spans:
            remember(signs[start:end], surnames)
        if spans:
            signs, small = marked(signs, spans), marked(small, spans)
    return marked(small, again(signs, small, surnames)) if surnames else small


def polite(signs: str, small: str, _: Names) -> Spans:
    """« Mme Vernay »."""
    matches = [*POLITE.finditer(signs), *(DOCTOR.finditer(signs) if any(map(signs.__contains__, DOCTORS)) else ())]
    if any(map(signs.__contains__, SMALL_TITLES)):
        matches += POLITELY.finditer(signs)
    matches.sort(key=re.Match.start)
    for match in matches:
        words = match["name"].lower().replace("'", " ").split()
        title = words[1:] if words[0] in {"le", "la"} else words
        if (
            title
            and title[0].strip(".") not in NOBODY
            and not FIRM.search(small[max(0, match.start() - 40) : match.start()])
        ):
            yield match.span()


def announced(signs: str, small: str, _: Names) -> Spans:
    """« Recruteur : J. Vernay »: behind such words and a colon even one whose first name nobody knows."""
    for colon in sorted(
        (sign for near, way in ANNOUNCED if near in small for sign in way.finditer(small)), key=re.Match.start
    ):
        before = small[max(0, colon.start() - NEAR_LETTERS) : colon.start()]
        if before[-4:].translate(ODD_END) != before[-4:]:
            before = INCLUSIVE.sub("", before)
        label = ANNOUNCES.search(before) if ends_label(last_word(before)) else None
        if not label:
            continue
        name = FULL_NAME.match(signs, colon.end())
        if name:
            known = bool(INITIALED.match(name["name"]) or re.match(r"[A-Z](?:-?[A-Z])? ", name["name"])) or any(
                map(is_first_name, name["name"].split())
            )
            if (known or not label["label"].startswith(OR_A_FIRM)) and not is_firm(name["name"]):
                yield name.span("name")
            continue
        name = SURNAME_ALONE.match(signs, colon.end())
        if name and stands_alone(signs, name, label["label"]):
            yield name.span("name")
        name = SMALL_NAME.match(signs, colon.end())
        if name and name["first"] in FIRST_NAMES:
            yield name.span("first" if not name["last"] or name["last"] in SMALL_WORDS else "name")


def full_names(signs: str, small: str, names: Names) -> Spans:
    """« Kevin Lestringue » beside a telephone, after « contact : », before « chargé de recrutement »."""
    for match in (match for line in lines_with(small, names) for match in NAMES.finditer(signs, *line)):
        words = match["name"].split()
        first = next((at for at, word in enumerate(words) if is_first_name(word)), None)
        if first is None:
            continue
        kept = words[:first] if first < len(words) - 1 else []
        start = match.start() + sum(len(word) + 1 for word in kept)
        if is_reached(signs, small, start, match.end()):
            yield start, match.end()


def lines_with(small: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where the lines begin and end that have one of these words, or a longer one."""
    lines = set()
    for word in words:
        at = small.find(word)
        while at >= 0:
            end = small.find("\n", at)
            end = len(small) if end < 0 else end
            lines.add((small.rfind("\n", 0, at) + 1, end))
            at = small.find(word, end)
    return sorted(lines)


def initialed(signs: str, small: str, _: Names) -> Spans:
    """« J. Vernay » or « Odile V. » in the same places."""
    for match in INITIALED.finditer(signs):
        name = match["name"]
        if (
            NO_INITIALS.match(name)
            or (name[-1] == "." and not is_first_name(name.split(maxsplit=1)[0]))
            or is_firm(name)
        ):
            continue
        if is_reached(signs, small, *match.span()):
            yield match.span()


def alone(signs: str, small: str, names: Names) -> Spans:
    """« Votre recruteur : Thomas »; in small letters only beside a telephone or mail."""
    for at in places_of(small, names):
        is_announced = bool(ALONE.search(small, max(0, at - ALONE_LETTERS), at))
        name = (is_announced and ONE.match(signs, at)) or beside(signs, small, at)
        if name and is_first_name(name["name"]):
            yield name.span("name")
            continue
        name = SMALL_NAME.match(signs, at) if is_announced else None
        if name and name["first"] in FIRST_NAMES and MARK in signs[name.end("first") : name.end("first") + 25]:
            yield name.span("first" if not name["last"] or name["last"] in SMALL_WORDS else "name")


def places_of(small: str, words: Iterable[str]) -> list[int]:
    """Where a word of the text begins with one of these."""
    found = []
    for word in words:
        at = small.find(word)
        while at >= 0:
            if not small[at - 1 : at].isalnum():
                found.append(at)
            at = small.find(word, at + len(word))
    return sorted(found)


def beside(signs: str, small: str, at: int) -> re.Match[str] | None:
    """A name that begins there, when a telephone or a mail stands just before or behind it."""
    if signs[at - 1 : at] in {"_", "'", "-"}:
        return None
    name = BEFORE_MARK.match(signs, at)
    if not name and MARK_BEFORE.search(signs, max(0, at - 4), at):
        name = BEHIND_MARK.match(signs, at)
    return None if name and FIRM.search(small, max(0, at - 30), at) else name


def last_word(before: str) -> str:
    """The last word of a text, brackets behind it aside: « interlocuteur » in « votre interlocuteur (RH) »."""
    before = before.rstrip()
    if before.endswith(")"):
        before = before[: before.rfind("(")].rstrip()
    return before.replace("'", " ").rsplit(None, 1)[-1] if before else ""


def stands_alone(signs: str, name: re.Match[str], label: str) -> bool:
    """Whether one word behind « interlocuteur : » is a name: a first name, in capitals, or beside a telephone or mail."""
    word = name["name"]
    if is_firm(word) or word.lower() in NOBODY:
        return False
    beside = MARK in signs[name.end() : name.end() + 4]
    return is_first_name(word) or beside or (word.isupper() and len(word) > 3 and not label.startswith(OR_A_FIRM))


@lru_cache(maxsize=8192)
def ends_label(word: str) -> bool:
    """Whether one of the ways to announce somebody ends in a word."""
    return bool(LAST_WORDS.fullmatch(word))


def is_reached(signs: str, small: str, start: int, end: int) -> bool:
    """Whether a name is that of somebody to write to or call."""
    before = small[max(0, start - BEFORE_LETTERS) : start]
    if FIRM.search(before):
        return False
    after = signs[end : end + NEAR_LETTERS]
    return (
        MARK in after.split("\n\n")[0]
        or before.rstrip(" ,(-:").endswith(MARK)
        or bool(CUE.search(INCLUSIVE.sub("", before)))
        or (is_first_name(signs[start:end].split(maxsplit=1)[0]) and is_author(signs, small, start, end))
        or bool(AFTER.match(small, end))
    )


def is_author(signs: str, small: str, start: int, end: int) -> bool:
    """Whether a name stands where a page says who wrote it."""
    before = small[max(0, start - 30) : start]
    written = bool(BYLINE[0].search(before) and BYLINE[1].match(small, end)) or bool(BYLINE_BEHIND.search(before))
    return written and not is_firm(signs[start:end])


def signed(signs: str, small: str, names: Names) -> Spans:
    """« Julie, chargée de recrutement » at the beginning of a line, « À bientôt, Léa » at its end."""
    for at in places_of(small, names):
        if not signs[at].isupper():
            continue
        begins = not small[small.rfind("\n", 0, at) + 1 : at].strip()
        name = SIGNED.match(small, at) if begins else None
        if not name and CLOSING.search(small, max(0, at - 30), at):
            name = CLOSED.match(small, at)
        if name and is_first_name(signs[at : name.end("name")].split(maxsplit=1)[0]):
            yield name.span("name")


FINDERS = (
    (hints.POLITE, polite),
    (hints.ANNOUNCED, announced),
    (hints.INITIAL, initialed),
    (hints.FIRST_NAME, full_names),
    (hints.FIRST_NAME, alone),
    (hints.FIRST_NAME, signed),
)
"""What is looked for, when the text hints at it, one after the other: each finds more beside what those before it found."""
