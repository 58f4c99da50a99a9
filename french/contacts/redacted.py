"""A text, a line or markup → the same without what reaches a person."""

import re
from functools import lru_cache
from html import unescape

from french.contacts.addresses import addresses, reaches_person
from french.contacts.dictated import dictated
from french.contacts.mails import mails
from french.contacts.persons import without_persons
from french.contacts.telephones import telephones
from french.contacts.words import MARK, marked
from french.letters import INVISIBLE, sign_for_sign, visible

PLACEHOLDER = "contact sur le site de l’offre"
ENTITY = re.compile(
    r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|(?!(?:amp|lt|gt|quot|apos)\b)[a-zA-Z]{2,12})(?:;|(?<=[0-9]))"
)
TAG = re.compile(r"(</?(?!(?:at|arobase?|dot|point)\b)[a-zA-Z][^<>]*>)")
INLINE = re.compile(
    r"</?(?:strong|b|em|i|u|span|a|font|small|big|sup|sub|abbr|mark|label|wbr)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
"""Tags that end no word."""
ANCHOR = re.compile(
    r"<a\b[^<>]{0,200}\bhref\s*=\s*[\"']?([^\"'<>\s]{1,2000})[^<>]{0,400}>(.{0,300}?)</a>", re.IGNORECASE | re.DOTALL
)
EMPTY = re.compile(r"<(strong|em|b|i|span)></\1>")
BETWEEN = (
    r"(?:[ \t,;:/()|.-]|\b(?:au|ou|et|par|mail|e-mail|email|courriel|tel(?:ephone)?|portable|mobile|a|sur|via|adresse|"
    r"suivante|numero|le|l'|directement)\b){1,14}"
)
RUN = re.compile(rf"{MARK}{MARK}*+(?:{BETWEEN}{MARK}++)*")


def signs_of(text: str) -> tuple[str, str]:
    """A text without signs that nobody sees and with its entities read, and its signs in ASCII, one for one."""
    text = text.replace(MARK, " ") if MARK in text else text
    if "&" in text:
        text = ENTITY.sub(entity, text)
    signs = sign_for_sign(text)
    if INVISIBLE in signs:
        text = visible(text)
        signs = sign_for_sign(text)
    return text, signs


def entity(match: re.Match[str]) -> str:
    """The sign of an entity, unless that would make markup."""
    sign = unescape(unescape(unescape(match.group() if match.group().endswith(";") else f"{match.group()};")))
    return match.group() if len(sign) != 1 or sign in "<>&\"'" or sign < " " else sign


def hidden(signs: str) -> str:
    """The signs of a text with a mark for each one of a contact."""
    small = signs.lower()
    for find in (addresses, mails):
        if spans := list(find(small)):
            signs, small = marked(signs, spans), marked(small, spans)
    for find_number in (telephones, dictated):
        if spans := list(find_number(signs, small)):
            signs, small = marked(signs, spans), marked(small, spans)
    return without_persons(signs, small)


def without_contacts(text: str) -> tuple[str, bool]:
    """The text, plain or marked up, with one placeholder for every way to reach a person, and whether there was any.

    >>> without_contacts("Votre contact : Mme Odile Vernay, 02 35 00 11 22, o.vernay (at) verrerie point example.")
    ('Votre contact : contact sur le site de l’offre.', True)
    >>> without_contacts("Rejoignez la Verrerie du Val, 12 rue Jean Jaurès : 2 100 € brut, référence 0612345678.")
    ('Rejoignez la Verrerie du Val, 12 rue Jean Jaurès : 2 100 € brut, référence 0612345678.', False)
    """
    whole = text
    if "<a" in whole:
        whole = ANCHOR.sub(lambda link: link[2] if reaches_person(link[1]) else link.group(), whole)
    unmarked = whole is not text and whole != text
    whole, signs = signs_of(whole)
    if "<" in signs:
        signs = TAG.sub("\n", INLINE.sub("", signs))
    signs = hidden(signs)
    if MARK not in signs:
        return (whole, True) if unmarked else (text, False)
    return rebuilt(
        TAG.split(whole) if "<" in whole else [whole], [run.span() for run in RUN.finditer(signs.lower())]
    ), True


def rebuilt(pieces: list[str], spans: list[tuple[int, int]]) -> str:
    """Texts and tags by turns, with a placeholder for each span of the texts; all tags stay, for they come in pairs."""
    out: list[str] = []
    at, number, inline = 0, 0, 0
    for order, piece in enumerate(pieces):
        if order % 2:
            out.append(piece)
            is_within = is_inline(piece)
            inline += is_within
            at += 1 - is_within
            continue
        done, end = at, at + len(piece)
        while number < len(spans) and spans[number][0] < end:
            start, stop = spans[number]
            out.append(piece[done - at : max(start, done) - at])
            if start >= at:
                out.append(PLACEHOLDER)
            done = min(stop, end)
            if stop > end:
                break
            number += 1
        out.append(piece[done - at :])
        at = end
    text = "".join(out)
    return EMPTY.sub("", text) if inline else text


@lru_cache(maxsize=1024)
def is_inline(tag: str) -> bool:
    """Whether a tag ends no word."""
    return bool(INLINE.match(tag))


def redacted(text: str) -> str:
    """The text without what reaches a person, for whoever needs nothing else."""
    return without_contacts(text)[0]


def holds_contact(text: str) -> bool:
    """Whether a text tells how to reach a person.

    >>> holds_contact("Appeler le 02 61 91 04 17"), holds_contact("2 100 € brut, 35 h")
    (True, False)
    """
    return MARK in hidden(signs_of(text)[1])
