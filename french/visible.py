"""A text → the same without what nobody sees: signs that steer terminals, turn the order of letters, or part a word in two.

A name with such a sign in it looks like another one's and is none; a NUL, an ESC or half a character breaks what prints it.
"""

import re

UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
PLAIN = bytes([*range(0x09, 0x0E), *range(0x20, 0x7F)])
"""The signs of ASCII that one sees, or that part words: most of any text."""
SHORT_LETTERS = 200
WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
"""What stands at the place of a control sign in the alphabet that Windows had: an apostrophe is still meant."""
SPACES = {"\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\u2028", "\u2029"}


def visible(text: str) -> str:
    """A text without unseen signs; half a character is « ? », as where it is kept.

    >>> visible("Ca\\u200briste\\x00 \\u202eH/F, l\\x92eau"), visible("R\\ud800gleur")
    ('Cariste H/F, l’eau', 'R?gleur')
    """
    if len(text) < SHORT_LETTERS and text.isprintable():
        return text  # a title, a name: the quickest question
    try:  # of a long one, what is no plain sign of ASCII is so little that looking it through costs nothing
        beyond = text.encode().translate(None, PLAIN).decode()
    except UnicodeEncodeError:
        return UNSEEN.sub(seen, text)
    return UNSEEN.sub(seen, text) if UNSEEN.search(beyond) else text


def whole(text: str) -> str:
    """A text in which no half of a character is left: what reads UTF-8 breaks on one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def seen(sign: re.Match[str]) -> str:
    """What is shown where an unseen sign stands."""
    letter = sign[0]
    if letter in SPACES:
        return " "
    if "\ud800" <= letter <= "\udfff":
        return "?"
    return WINDOWS.get(ord(letter), "")
