"""Templates → templates in which no line begins with « : » or ends with « « »: French spaces do not break."""

import re

from jinja2.ext import Extension

WIDE, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
HIGH = re.compile(r" ([;?!])(?!=)")
"""Not ``!=``, which templates compare with."""


def spaced(text: str) -> str:
    """The same words with spaces that do not break before and after high marks.

    >>> spaced("Quoi ? « Eu » : oui").encode("ascii", "xmlcharrefreplace").decode()
    'Quoi&#8239;? &#171;&#160;Eu&#160;&#187;&#160;: oui'
    >>> spaced("{% if a != b %}")
    '{% if a != b %}'
    """
    text = HIGH.sub(rf"{NARROW}\1", text.replace("« ", f"«{WIDE}").replace(" »", f"{WIDE}»"))
    return text.replace(" : ", f"{WIDE}: ")


class Typography(Extension):
    """Jinja reads every template of ours through ``spaced``, once."""

    def preprocess(self, source: str, _name: str | None, _filename: str | None = None) -> str:
        """What Jinja compiles."""
        return spaced(source)
