"""A text, a line or markup → the same without what reaches a person."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape
from itertools import accumulate

from french.contacts.addresses import addresses, reaches_person
from french.contacts.dictated import dictated
from french.contacts.handles import handles
from french.contacts.hints import ADDRESS, DICTATED, HANDLE, MAIL, TELEPHONE, Hints, hints
from french.contacts.mails import mails
from french.contacts.persons import without_persons
from french.contacts.telephones import telephones
from french.contacts.words import MARK, marked
from french.letters import INVISIBLE, sign_for_sign, visible

PLACEHOLDER = "contact sur le site de l’offre"
ENTITY = re.compile(
    r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|(?!(?:amp|lt|gt|quot|apos)\b)[a-zA-Z]{2,12})(?:;|(?<=[0-9]))"
)
TAG = re.compile(r"(</?(?!(?:at|arobase?|dot|point|chez)\b|[a-zA-Z0-9._%+-]*@|(?:mailto|tel|https?):)[a-zA-Z][^<>]*>)")
"""« <rh@verrerie.example> » and « <mailto:…> » are none."""
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
    """The signs of a text in small letters, with a mark for each one of a contact."""
    small = signs.lower()
    found = hints(signs, small)
    return hidden_as_hinted(signs, small, found) if found.kinds else small


def hidden_as_hinted(signs: str, small: str, found: Hints) -> str:
    """A text in small letters, and with its capitals → the first with marks for all that it hints at."""
    for hint, find in FINDERS:
        if hint in found.kinds and (spans := list(find(signs, small))):
            signs, small = marked(signs, spans), marked(small, spans)
    return without_persons(signs, small, found)


FINDERS: tuple[tuple[str, Callable[[str, str], Iterator[tuple[int, int]]]], ...] = (
    (ADDRESS, lambda _, small: addresses(small)),
    (HANDLE, lambda _, small: handles(small)),
    (MAIL, lambda signs, small: mails(small, signs)),
    (TELEPHONE, telephones),
    (DICTATED, lambda _, small: dictated(small)),
)
"""One after the other: in an address of the web stands a mail, in a mail a number."""


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
    small = signs.lower()
    found = hints(signs, small)
    if not found.kinds:
        return (whole, True) if unmarked else (text, False)
    pieces, inline = [signs], False
    if "<" in signs:
        pieces = TAG.split(signs)
        inline = any(map(is_inline, pieces[1::2]))
        signs = lines_of(pieces, inline=inline)
        small = signs.lower()
        if inline:  # a word went through a tag
            found = hints(signs, small)
    small = hidden_as_hinted(signs, small, found)
    if MARK not in small:
        return (whole, True) if unmarked else (text, False)
    shown = rebuilt(whole, pieces, [closed(small, *run.span()) for run in RUN.finditer(small)], inline=inline)
    return EMPTY.sub("", shown) if inline else shown, True


def closed(small: str, start: int, stop: int) -> tuple[int, int]:
    """Where a contact begins and ends, with the bracket that closes one which it opened."""
    opened = small.count("(", start, stop) > small.count(")", start, stop)
    return start, stop + (opened and small[stop : stop + 1] == ")")


def lines_of(pieces: list[str], *, inline: bool) -> str:
    """Texts and tags by turns → the texts, with the end of a line for each tag that ends a word; ``inline``: some do not."""
    if not inline:
        return "\n".join(pieces[::2])
    return "".join(("" if is_inline(piece) else "\n") if at % 2 else piece for at, piece in enumerate(pieces))


def rebuilt(whole: str, pieces: list[str], spans: list[tuple[int, int]], *, inline: bool) -> str:
    """A text with a placeholder for each span of what it says; all tags stay, for they come in pairs.

    ``pieces``: what it says and its tags by turns; ``spans``: where contacts stand in the lines of these.
    """
    lengths = list(map(len, pieces))
    ends_in_whole = list(accumulate(lengths))
    lengths[1::2] = [1 - is_inline(tag) for tag in pieces[1::2]] if inline else [1] * (len(pieces) // 2)
    ends = list(accumulate(lengths))
    out, done = list[str](), 0
    for start, stop in spans:
        first = bisect_right(ends, start)
        for at in range(first, bisect_left(ends, stop) + 1, 2):
            ahead = ends_in_whole[at] - ends[at]
            begin = max(start, ends[at] - lengths[at]) + ahead
            out += [whole[done:begin], PLACEHOLDER if at == first else ""]
            done = min(stop, ends[at]) + ahead
    return "".join([*out, whole[done:]])


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
