"""A description → the same without recruiters' names, telephones and mails; switchboards and firms stay."""

import re
from functools import lru_cache
from pathlib import Path

from french.letters import fold
from french.word_lists import pattern, word_list
from pipeline.normalize.descriptions.first_names import FIRST_NAMES

PLACEHOLDER = "contact sur le site de l’offre"
MARK = "\x00"
UP = "A-ZÀ-ÖØ-Þ"
PART = rf"[{UP}][\w’'-]{{1,25}}"
SURNAME = rf"(?:(?:de|du|des|d[’']|le|la|van|von|el|ben|da|dos)[ \u00a0]?)?{PART}"
AT = re.compile(r"@|\s?[\[({](?:at|arobase|a|@)[\])}]\s?| arobase ", re.IGNORECASE)
LOCAL = re.compile(r"[\w.+-]{1,64}$")
DOMAIN = re.compile(r"[\w-]{1,63}(?:(?:\.|\s?[\[(](?:dot|point)[\])]\s?)[\w-]{2,24}){1,4}", re.IGNORECASE)
PHONE = re.compile(
    r"[0+](?<![\d/.,+-].)(?<!\d .)(?:(?:(?<=\+)33|(?<=0)033)[ .\u00a0-]?(?:\(0\)[ .]?)?[1-9]|"
    r"(?<=0)[1-9])(?:[ .\u00a0/-]{0,2}\d\d){4}(?![\d/]|[.,-]\d)|"
    r"[0+](?<!\d.)(?:(?<=0)[1-9]\d{2}[ .]\d{3}[ .]\d{3}(?!\d)|(?<=\+)(?!33)\d{2,3}[ .-]?(?:\(0\) ?)?\d(?:[ .-]?\d{2,3}){3,4}(?!\d))"
)
SWITCHBOARD = re.compile(r"(?:standard|accueil|si[èe]ge|num[ée]ro vert|fax)\b[^.\n<]{0,25}$", re.IGNORECASE)
NUMBERED = re.compile(r"(?:siret|siren|r[ée]f[ée]rence|r[ée]f|offre n|code|rcs|tva|n°)[ .:°a-z]{0,12}$", re.IGNORECASE)
POLITE = re.compile(
    rf"M(?<!\w.)(?:\.|r\.?|me\.?|lle\.?|M\.|onsieur|adame|ademoiselle|ADAME|ONSIEUR|"
    rf"ME)[ \u00a0]{{1,2}}(?P<name>(?:d[eu] |d[’'])?{PART}(?:[ \u00a0]{SURNAME}){{0,3}})"
)
NAMES = re.compile(rf"(?P<name>[{UP}](?<![\w’'-].)[\w’'-]{{1,25}}(?:[ \u00a0]{SURNAME}){{1,3}})")
WORDS = word_list(Path(__file__).with_suffix(".txt"))
CUE = re.compile(
    rf"(?:{pattern(WORDS.plain('avant une personne'))}|propos\w+ par|publi\w+ par|responsable [a-z ]{{2,30}}|"
    r"envoy(?:er|ez)[^.\n<]*? a|adress(?:er|ez)[^.\n<]*? a|transmett(?:re|ez)[^.\n<]*? a)"
    r"(?:[ :,.\n-]|<[^>]*>|\b(?:a|au|est|de|d'|notre|votre|:)\b)*$"
)
"""What stands just before a person to reach, in folded letters."""
BEHIND = rf"(?:[ :\n]|<[^<>]{{1,20}}>){{1,6}})(?P<name>{PART})(?![ \u00a0]{PART})"
ALONE = tuple(
    (label[:6], re.compile(f"(?P<label>{label}{BEHIND}"))
    for label in ("ontact", "nterlocut(?:eur|rice)", "ecruteu(?:r|se)", "ttention d[e’']", "emande[rz]")
)
"""« Votre recruteur : Thomas »."""
LINK = re.compile(
    r"<a\b[^<>]{0,200}\bhref=[\"']?(?:mailto|tel):[^<>]{0,400}>(.{0,300}?)</a>", re.IGNORECASE | re.DOTALL
)
BETWEEN = (
    r"(?:[\s,;:/()|–.-]|\b(?:au|ou|et|par|mail|e-mail|email|courriel|t[ée]l(?:[ée]phone)?|portable|mobile|à|sur|via|"
    r"adresse|suivante|num[ée]ro|le|l[’']|directement)\b){0,14}"
)
RUN = re.compile(rf"{MARK}(?:{BETWEEN}{MARK})+", re.IGNORECASE)
RUN_OVER_TAG = re.compile(rf"{MARK}(</(?:strong|b|em|i|span)>){BETWEEN}{MARK}", re.IGNORECASE)
FIRM = re.compile(rf"(?:{pattern(WORDS.plain('avant un lieu ou une maison'))})(?: [a-z]+)?[ '-]*$")
"""Streets, schools, firms bear people's names: a name behind these words is nobody to reach."""
NOBODY = frozenset(WORDS.plain("jamais un nom"))
NEAR_LETTERS = 45
"""Letters between a name and a telephone or mail that is this person's."""
ODD_AT = re.compile(r"[\[({](?:at|a|AT)[\])}]")


def without_contacts(text: str) -> tuple[str, bool]:
    """The text with one placeholder for every way to reach a person, and whether there was any.

    >>> without_contacts("Votre contact : Mme Odile Vernay, 02 35 00 11 22, o.vernay@verrerie.example. Standard : 02 35 00 00 00.")
    ('Votre contact : contact sur le site de l’offre. Standard : 02 35 00 00 00.', True)
    >>> without_contacts("Rejoignez la Verrerie du Val, rue Jean Jaurès.")
    ('Rejoignez la Verrerie du Val, rue Jean Jaurès.', False)
    """
    marked = text.replace(MARK, " ")
    if "<a" in marked:
        marked = LINK.sub(r"\1", marked)
    marked = without_mails(marked)
    if "0" in marked or "+" in marked:
        marked = PHONE.sub(hide_phone, marked)
    surnames: set[str] = set()
    marked = without_polite(marked, surnames)
    marked = without_names(marked, surnames)
    if surnames:
        marked = without_surnames(marked, surnames)
    if MARK not in marked:
        return text, False
    marked = RUN_OVER_TAG.sub(rf"{MARK}\1", RUN.sub(MARK, marked))
    return marked.replace(MARK, PLACEHOLDER), True


def without_mails(text: str) -> str:
    """Without mails, « at » written out too."""
    if "@" not in text and "arobase" not in text and not (any(map(text.__contains__, "[({")) and ODD_AT.search(text)):
        return text
    parts, last = [], 0
    for sign in AT.finditer(text):
        local = LOCAL.search(text[max(last, sign.start() - 64) : sign.start()])
        domain = DOMAIN.match(text, sign.end())
        if local and domain:
            parts += [text[last : sign.start() - len(local.group())], MARK]
            last = domain.end()
    return "".join(parts) + text[last:]


def hide_phone(match: re.Match[str]) -> str:
    """A mark, unless the number is a switchboard's, a reference, or a firm's registration."""
    before = match.string[max(0, match.start() - 45) : match.start()]
    return match.group() if SWITCHBOARD.search(before) or NUMBERED.search(before) else MARK


def without_polite(text: str, surnames: set[str]) -> str:
    """Without « Mme Vernay »; her name is kept in mind."""

    def hide(match: re.Match[str]) -> str:
        words = [fold(word).strip("'.") for word in match["name"].split()]
        title = words[1:] if words[0] in {"le", "la"} else words
        if not title or title[0] in NOBODY:
            return match.group()
        remember(match["name"], surnames)
        return MARK

    return POLITE.sub(hide, text)


def without_names(text: str, surnames: set[str]) -> str:
    """Without « Kevin Lestringue » beside a telephone, or after « contact : »."""

    def hide(match: re.Match[str]) -> str:
        words = match["name"].split()
        first = next((at for at, word in enumerate(words) if is_first_name(word)), None)
        if first is None:
            return match.group()
        kept = words[:first] if first < len(words) - 1 else []
        if not is_reached(match, " ".join(kept)):
            return match.group()
        remember(" ".join(words[len(kept) :]), surnames)
        return " ".join([*kept, MARK])

    def hide_alone(match: re.Match[str]) -> str:
        return match["label"] + MARK if is_first_name(match["name"]) else match.group()

    text = NAMES.sub(hide, text)
    for label, alone in ALONE:
        if label in text:
            text = alone.sub(hide_alone, text)
    return text


@lru_cache(maxsize=8192)
def is_first_name(word: str) -> bool:
    """Whether it is a first name, or two joined: « Jean-Marc »."""
    return fold(word).split("-")[0] in FIRST_NAMES


def is_reached(match: re.Match[str], kept: str) -> bool:
    """Whether a name is that of somebody to write to or call; ``kept``: capitals before it that are no name."""
    before = fold(f"{match.string[max(0, match.start() - 80) : match.start()]}{kept} ")
    if FIRM.search(before):
        return False
    after = match.string[match.end() : match.end() + NEAR_LETTERS]
    return bool(CUE.search(before)) or MARK in after.split("\n\n")[0] or before.rstrip(" ,(-:").endswith(MARK)


def remember(name: str, surnames: set[str]) -> None:
    """Keep the surname, which may come again."""
    words = [word for word in re.findall(r"[\w’'-]{3,}", name) if word[:1].isupper() and not is_first_name(word)]
    surnames.update(word for word in words if fold(word) not in {"des", "van", "von", "les"})


def without_surnames(text: str, surnames: set[str]) -> str:
    """Without names that were found already, wherever they come again, with the first name beside them."""
    written = {way for name in surnames for way in (name, name.upper(), name.title()) if way in text}
    if not written:
        return text
    either = "|".join(map(re.escape, sorted(written, key=len, reverse=True)))
    whole = re.compile(rf"(?:(?P<before>{PART})[ \u00a0])?(?<!\w)(?:{either})(?!\w)(?:[ \u00a0](?P<after>{PART}))?")
    return whole.sub(keep_neighbours, text)


def keep_neighbours(match: re.Match[str]) -> str:
    """A mark for the surname and its first name; any other word beside it stays."""
    before, after = match["before"], match["after"]
    kept = [f"{before} "] if before and not is_first_name(before) else []
    return "".join([*kept, MARK, *([f" {after}"] if after and not is_first_name(after) else [])])
