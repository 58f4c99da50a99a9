"""Templates → templates in which no line begins with « : » or ends with « « »: French spaces do not break.

What a template says is spaced when Jinja compiles it, and what it is given to say (our sentences, an offer's words) each time.
"""

import re
from collections.abc import Iterator
from typing import Any

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

WIDE, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
MARKED = re.compile(r" (?=([;?!])(?![=\w])|:(?:[\s<{]|$)|»|[%€](?![\w}]))")
"""Not ``!=``, which templates compare with, nor ``%}``, which ends what Jinja is told."""
MARK = re.compile(r"<(/?)([A-Za-z!]\w*)|>")
VERBATIM = {"script", "style", "pre", "code", "textarea"}
"""Elements whose words are for machines, for copying, or somebody's own."""


def spaced(text: str) -> str:
    """The same words with spaces that do not break before and after high marks.

    >>> spaced("Quoi ? « Eu » : 12 %").encode("ascii", "xmlcharrefreplace").decode()
    'Quoi&#8239;? &#171;&#160;Eu&#160;&#187;&#160;: 12&#160;%'
    >>> spaced("{% if a != b %}")
    '{% if a != b %}'
    """
    return MARKED.sub(lambda mark: NARROW if mark[1] else WIDE, text).replace("« ", f"«{WIDE}")


def said(value: Any) -> Any:
    """What a template is given to say: words are spaced; what is HTML already was made of spaced words."""
    return spaced(value) if type(value) is str and " " in value else value


class Place:
    """Where in a page a template has come to."""

    def __init__(self) -> None:
        self.in_tag = False
        self.inside = ""
        """The verbatim element that is open."""

    def read(self, data: str) -> None:
        """Go on by a piece of HTML."""
        for found in MARK.finditer(data):
            closing, name = found[1], (found[2] or "").lower()
            self.in_tag = bool(name)
            if closing and name == self.inside:
                self.inside = ""
            elif not closing and name in VERBATIM:
                self.inside = self.inside or name

    @property
    def seen(self) -> bool:
        """Whether words are to be read here: attributes hold addresses and what somebody typed."""
        return not (self.in_tag or self.inside)


class Typography(Extension):
    """Jinja reads every template through ``spaced``, once, and says through ``said`` what is seen."""

    def preprocess(self, source: str, _name: str | None, _filename: str | None = None) -> str:
        """What Jinja compiles."""
        return spaced(source)

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """``{{ words }}`` → ``{{ (words)|said }}``."""
        place, seen = Place(), False
        for token in stream:
            if token.type == "data":
                place.read(token.value)
            elif token.type == "variable_begin":
                seen = place.seen
            elif token.type == "variable_end" and seen:
                yield from (
                    Token(token.lineno, kind, word) for kind, word in (("rparen", ")"), ("pipe", "|"), ("name", "said"))
                )
            yield token
            if token.type == "variable_begin" and seen:
                yield Token(token.lineno, "lparen", "(")
