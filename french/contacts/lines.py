"""One line that is shown as it is (a title, an employer's name, a reference) → the same without contacts and what announced them."""

import re

from french.contacts.redacted import TAG, hidden, signs_of
from french.contacts.words import MARK, WORDS
from french.word_lists import pattern

LABEL = (
    rf"(?:{pattern(WORDS.plain('avant une personne'))}|{pattern(WORDS.plain('avant un nom, à coup sûr'))}|"
    rf"{pattern(WORDS.plain('avant un téléphone'))}|{pattern(WORDS.plain('après une personne'))}|"
    r"e-?mails?|courriels?|mels?|adresse|postule[rz]|candidat(?:er|ez)|ecri(?:re|vez)|envoye[rz]|cv|infos?|renseignements?|merci|"
    r"plus d'infos?|par|au|aux|a|ou|et|de|via|sur|le|la|votre|notre|chez|avec|directement|mr|mme|rdv|whatsapp|linkedin|profil)"
)
BEFORE = re.compile(rf"(?:(?<![a-z0-9])(?:{LABEL})(?![a-z0-9])|[ \t,;:/|.&>\x1a\x10\x00-]|[(\[])*$")
SIGNS_BEFORE = re.compile(r"(?:(?<![a-z0-9])(?:au|a|tel|mail)(?![a-z0-9])|[ \t,;:/|.&>\x1a\x10\x00(\[-])*$")
"""Where nothing else would be left, the words stay: « Recruteur – 06 … » is a trade."""
AFTER = re.compile(r"(?:[ \t,;:/|.&\x00-]|(?<![a-z0-9])(?:ou|et|via|au|par|tel|mail)(?![a-z0-9]))*")
RUN = re.compile(f"{MARK}+")
BEFORE_LETTERS = 60


def line_without_contacts(line: str) -> str:
    """A line without what reaches a person.

    >>> line_without_contacts("Trieur H/F - contact : Odile Vernay (02 35 00 11 22)")
    'Trieur H/F'
    >>> line_without_contacts("Verrerie Martin (rh@verrerie.example), Eu"), line_without_contacts("Verrerie Martin")
    ('Verrerie Martin, Eu', 'Verrerie Martin')
    """
    text, signs = signs_of(TAG.sub(" ", line) if "<" in line else line)
    small = hidden(signs)
    if MARK not in small:
        return line
    return shortened(text, small, BEFORE) or shortened(text, small, SIGNS_BEFORE)


def shortened(text: str, small: str, before: re.Pattern[str]) -> str:
    """A line without its marks, and without the words that ``before`` finds in front of them."""
    parts, last = list[str](), 0
    for run in RUN.finditer(small):
        if run.start() < last:
            continue
        floor = max(last, run.start() - BEFORE_LETTERS)
        announced, behind = before.search(small, floor, run.start()), AFTER.match(small, run.end())
        start, stop = announced.start() if announced else run.start(), behind.end() if behind else run.end()
        opened = sum(small.count(sign, start, run.start()) for sign in "([")
        while opened and small[stop : stop + 1] in {")", "]"}:
            stop, opened = stop + 1, opened - 1
        parts += [text[last:start], joint(small[start : run.start()], small[run.end() : stop])]
        last = stop
    shown = " ".join("".join([*parts, text[last:]]).split())
    for loose, tight in ((" ,", ","), (" )", ")"), ("( ", "("), (" ()", "")):
        shown = shown.replace(loose, tight)
    return shown.strip(" ,;:/|-–—·•(&")


def joint(before: str, behind: str) -> str:
    """What stands between the two sides of what was taken out of a line."""
    if "," in behind and "-" not in before:
        return ", "
    return " - " if "-" in before and "-" in behind else " "
