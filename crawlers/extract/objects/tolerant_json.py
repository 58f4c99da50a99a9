"""JSON as people really write it → what it holds: comments, commas too many, quotes too few, a cut end."""

import json
import re
from html import unescape
from typing import Any

import msgspec

LONGEST = 1_000_000
DEEPEST = 60
SPACE = re.compile(r"(?:\s|//[^\n]*|<!--|-->|;|\\[nrt])*")
COMMENTED = re.compile(r"(?:\s|//[^\n]*|/\*[^*]*+(?:\*(?!/)[^*]*+)*\*/|<!--|-->|;|\\[nrt])*")
WORD = re.compile(r"[^\s,:{}\[\]\"']{1,200}")
QUOTED = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*)"', re.DOTALL)
SINGLE = re.compile(r"'([^'\\]*+(?:\\.[^'\\]*+)*)'", re.DOTALL)
AFTER_TEXT = re.compile(r"\s*+(?://[^\n]{0,300}\n\s*+|/\*[^*]{0,300}\*/\s*+)?(?:[,:}\]]|\Z)")
"""What stands behind a text: a sign that ends it, after a comment of a sentence at most."""
ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "/": "/", "\\": "\\", '"': '"', "'": "'"}
WORDS = {"true": True, "false": False, "null": None, "undefined": None, "None": None, "True": True, "False": False}


class UnreadableError(Exception):
    """There is no way to read on."""


def read(text: str) -> Any:
    """What a text holds, by the first reader that understands it: the fast one, Python's, ours; nothing when none does."""
    try:
        return sound(text)
    except UnreadableError:
        return loaded(text)


def sound(text: str) -> Any:
    """What a text of sound JSON holds; ``UnreadableError`` when it is none."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        pass
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        raise UnreadableError from None


def loaded(text: str) -> Any:
    """What the text holds, or nothing when it cannot be read.

    >>> loaded('<!-- {"a": [1, 2,], /* so */ b: \\'c\\',} -->')
    {'a': [1, 2], 'b': 'c'}
    >>> loaded('{&quot;a&quot;: "un "bon" mot", "b": 1') is None
    False
    """
    text = text[:LONGEST]
    text = text[max(0, min((at for sign in "{[" if (at := text.find(sign)) >= 0), default=0)) :]
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        pass
    if '"' not in text[:200] and "&quot;" in text[:200]:
        text = unescape(text)
    try:
        return Reader(text).value(0)
    except (UnreadableError, RecursionError):
        return None


class Reader:
    """Reads from left to right, and never twice."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.last_comment = text.rfind("*/")
        """Past it, ``/*`` opens nothing: looking for its end again and again would take for ever."""

    def sign(self) -> str:
        """The next character that means something."""
        space = (COMMENTED if self.at < self.last_comment else SPACE).match(self.text, self.at)
        self.at = space.end() if space else self.at
        return self.text[self.at : self.at + 1]

    def value(self, depth: int) -> Any:
        """Any value."""
        sign = self.sign()
        if depth > DEEPEST or not sign:
            raise UnreadableError
        if sign == "{":
            return self.object(depth)
        if sign == "[":
            return self.array(depth)
        if sign in "\"'":
            return self.string(sign)
        return self.word()

    def object(self, depth: int) -> dict[str, Any]:
        """``{…}``, or as much of it as there is."""
        self.at += 1
        found: dict[str, Any] = {}
        while (sign := self.sign()) and sign != "}":
            if sign in ",]:":
                self.at += 1
                continue
            name = self.string(sign) if sign in "\"'" else str(self.word())
            if self.sign() == ":":
                self.at += 1
                try:
                    found[name] = self.value(depth + 1)
                except UnreadableError:
                    break
        self.at += 1
        return found

    def array(self, depth: int) -> list[Any]:
        """``[…]``, or as much of it as there is."""
        self.at += 1
        found: list[Any] = []
        while (sign := self.sign()) and sign != "]":
            if sign in ",}:":
                self.at += 1
                continue
            try:
                found.append(self.value(depth + 1))
            except UnreadableError:
                break
        self.at += 1
        return found

    def string(self, quote: str) -> str:
        """Text in quotes; one that is followed by neither comma nor end belongs to the text."""
        pieces: list[str] = []
        pattern = QUOTED if quote == '"' else SINGLE
        while found := pattern.match(self.text, self.at):
            pieces.append(found[1])
            self.at = found.end()
            if AFTER_TEXT.match(self.text, self.at):
                return written(quote.join(pieces))
            self.at -= 1  # the quote that seemed to end the text begins its next piece
        if not pieces:
            pieces, self.at = [self.text[self.at + 1 :]], len(self.text)
        return written(quote.join(pieces))

    def word(self) -> Any:
        """A number, a constant, or a name without quotes."""
        found = WORD.match(self.text, self.at)
        if not found:
            self.at += 1
            raise UnreadableError
        self.at = found.end()
        if found[0] in WORDS:
            return WORDS[found[0]]
        try:
            return json.loads(found[0])
        except (ValueError, RecursionError):
            return found[0]


def written(text: str) -> str:
    """What a string with escapes says; two halves of a letter are one."""
    text = ESCAPE.sub(letter, text) if "\\" in text else text
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def letter(escape: re.Match[str]) -> str:
    """The letter that an escape stands for."""
    code = escape[1]
    return chr(int(code[1:], 16)) if len(code) > 1 else LETTERS.get(code, code)
