"""The signs of JavaScript: spaces and comments, texts, numbers, patterns, and where a bracket closes."""

import re

from crawlers.extract.objects.tolerant_json import UnreadableError, written

SPACE = re.compile(r"\s*+")
NUMBER = re.compile(r"0[xX][0-9a-fA-F]{1,16}|0[bB][01]{1,64}|(?:\d[\d_]{0,400})?\.?\d{0,400}(?:[eE][+-]?\d{1,4})?")
STRINGS = {
    '"': re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*)"', re.DOTALL),
    "'": re.compile(r"'([^'\\]*+(?:\\.[^'\\]*+)*)'", re.DOTALL),
    "`": re.compile(r"`([^`\\]*+(?:\\.[^`\\]*+)*)`", re.DOTALL),
}
CODE = re.compile(r"""[^"'`{}()\[\]/\\]++|\\.|[{}()\[\]/"'`\\]""", re.DOTALL)
CONTINUED = re.compile(r"\\(?:\r\n|\n|\r|\u2028|\u2029)")
HEX = re.compile(r"\\x([0-9a-fA-F]{2})|\\u\{([0-9a-fA-F]{1,6})\}")
FILLED = re.compile(r"\$\{[^{}]{0,200}\}")
"""What a template leaves to running."""
PATTERN = re.compile(r"/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.){0,2000}\]){1,2000}/[a-z]{0,9}")


class Signs:
    """Reads signs from left to right; ``at`` is where it stands. ``UnreadableError`` where none of what is asked stands."""

    def __init__(self, text: str, at: int = 0) -> None:
        self.text, self.at = text, at

    def sign(self) -> str:
        """The next character that is neither space nor comment."""
        while True:
            space = SPACE.match(self.text, self.at)
            self.at = space.end() if space else self.at
            start = self.text[self.at : self.at + 2]
            if start == "//" or (start == "<!" and self.text.startswith("<!--", self.at)):
                end = self.text.find("\n", self.at)
                self.at = end if end >= 0 else len(self.text)
            elif start == "/*":
                end = self.text.find("*/", self.at + 2)
                if end < 0:
                    raise UnreadableError
                self.at = end + 2
            else:
                return start[:1]

    def expect(self, sign: str) -> None:
        """Pass a sign that must stand here."""
        if self.sign() != sign:
            raise UnreadableError
        self.at += 1

    def string(self, quote: str) -> str:
        """Text in quotes, its escapes undone."""
        found = STRINGS[quote].match(self.text, self.at)
        if not found:
            raise UnreadableError
        self.at = found.end()
        text = found[1] if quote != "`" else FILLED.sub("", found[1])
        if "\\" in text:
            text = HEX.sub(lambda code: f"\\u{int(code[1], 16):04x}" if code[1] else wide(code[2]), text)
            text = written(CONTINUED.sub("", text))
        return text

    def number(self) -> int | float | None:
        """A number; one too large to be one is ``None``."""
        found = NUMBER.match(self.text, self.at)
        if not found or not found[0].strip("."):
            raise UnreadableError
        self.at = found.end()
        digits = found[0].replace("_", "")
        if self.text[self.at : self.at + 1] == "n":
            self.at += 1
        try:
            return (
                int(digits, 0)
                if digits[:2].lower() in {"0x", "0b"}
                else int(digits)
                if digits.isdigit()
                else float(digits)
            )
        except (ValueError, OverflowError):
            return None

    def pattern(self) -> None:
        """A regular expression says nothing."""
        end = PATTERN.match(self.text, self.at)
        if not end:
            raise UnreadableError
        self.at = end.end()

    def skip(self) -> None:
        """Go behind the bracket that closes the one that stands here."""
        open_brackets = 0
        while token := CODE.match(self.text, self.at):
            sign = token[0]
            if sign in "{[(":
                open_brackets += 1
            elif sign in "}])":
                open_brackets -= 1
            elif sign in STRINGS and (text := STRINGS[sign].match(self.text, self.at)):
                self.at = text.end()
                continue
            elif sign == "/" and self.text[self.at + 1 : self.at + 2] in {"/", "*"}:
                self.sign()
                continue
            self.at = token.end()
            if open_brackets <= 0:
                return
        raise UnreadableError


def wide(code: str) -> str:
    """A letter written ``\\u{1f600}``."""
    number = int(code, 16)
    return chr(number) if number < 0x110000 else ""
