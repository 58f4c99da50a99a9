"""Templates → templates in which no line begins with « : » or ends with « « »: French spaces do not break.

What a template says is spaced when Jinja compiles it, and what it is given to say (our sentences, an offer's words) each time;
never what stands in an attribute, or in what is copied or typed.
"""

import re
from collections.abc import Iterator
from typing import Any

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

WIDE, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
MARKED = re.compile(r" (?=([;?!])(?![=\w])|:(?![\w/=])|»|[%€]\B)")
MARK = re.compile(r"<(/?)([A-Za-z!]\w*)|>")
VERBATIM = {"script", "style", "pre", "code", "textarea"}
"""Elements whose words are for machines, for copying, or somebody's own."""


def spaced(text: str) -> str:
    """The same words with spaces that do not break before and after high marks.

    >>> spaced("Quoi ? « Eu » : 12 %").encode("ascii", "xmlcharrefreplace").decode()
    'Quoi&#8239;? &#171;&#160;Eu&#160;&#187;&#160;: 12&#160;%'
    """
    return MARKED.sub(lambda mark: NARROW if mark[1] else WIDE, text).replace("« ", f"«{WIDE}")


def spaced_value(value: Any) -> Any:
    """What a template is given to say: words are spaced; what is HTML already was made of spaced words."""
    return spaced(value) if type(value) is str and " " in value else value


class PlaceInPage:
    """Where in a page a template has come to."""

    def __init__(self) -> None:
        self.in_tag = False
        self.inside = ""
        """The verbatim element that is open."""

    def read(self, data: str) -> str:
        """Go on by a piece of HTML; gives it with its seen words spaced."""
        parts, last = [], 0
        for mark in MARK.finditer(data):
            parts += [self.words(data[last : mark.start()]), mark[0]]
            last = mark.end()
            closing, name = mark[1], (mark[2] or "").lower()
            self.in_tag = bool(name)
            if closing and name == self.inside:
                self.inside = ""
            elif not closing and name in VERBATIM:
                self.inside = self.inside or name
        return "".join([*parts, self.words(data[last:])])

    def words(self, text: str) -> str:
        """What stands between two tags, or inside one."""
        return spaced(text) if self.seen else text

    @property
    def seen(self) -> bool:
        """Whether words are to be read here: attributes hold addresses and what somebody typed."""
        return not (self.in_tag or self.inside)


class Typography(Extension):
    """Jinja reads the words of every template through ``spaced``, once, and says through ``spaced_value`` what is seen."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """``{{ words }}`` → ``{{ (words)|spaced_value }}``."""
        place, seen = PlaceInPage(), False
        for token in stream:
            if token.type == "data":
                token = Token(token.lineno, "data", place.read(token.value))  # noqa: PLW2901 - the same, spaced
            elif token.type == "variable_begin":
                seen = place.seen
            elif token.type == "variable_end" and seen:
                yield from (
                    Token(token.lineno, kind, word)
                    for kind, word in (("rparen", ")"), ("pipe", "|"), ("name", "spaced_value"))
                )
            yield token
            if token.type == "variable_begin" and seen:
                yield Token(token.lineno, "lparen", "(")
