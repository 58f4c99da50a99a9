"""A script that writes HTML → the HTML."""

import re

WRITTEN = re.compile(r"\s*document\.write\((['\"])(.*)\1\)\s*(?:;\s*)?\Z", re.DOTALL)
ESCAPED = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
LETTERS = {"n": "\n", "r": "\r", "t": "\t"}


def written(text: str) -> str:
    r"""What a script of one ``document.write`` writes; empty when it is no such script.

    >>> written(r"document.write('<p>L\'atelier<\/p>\n');")
    "<p>L'atelier</p>\n"
    """
    found = WRITTEN.match(text)
    return ESCAPED.sub(letter, found[2]) if found else ""


def letter(escape: re.Match[str]) -> str:
    """The character that an escape stands for."""
    code = escape[1]
    return chr(int(code[1:], 16)) if len(code) > 1 else LETTERS.get(code, code)
