"""Two references that are the halves of one letter (``&#55357;&#56832;``) → that letter: parsers break on each half."""

import re

DECIMAL = r"0{0,6}(5(?:529[6-9]|5[3-9]\d\d|6\d{3}|7[0-2]\d\d|73[0-3]\d|734[0-3]))(?!\d)"
HEXADECIMAL = r"[xX]0{0,6}([dD][89a-fA-F][0-9a-fA-F]{2})(?![0-9a-fA-F])"
HALF = re.compile(rf"&(?:amp;)?#(?:{DECIMAL}|{HEXADECIMAL});?", re.ASCII)
HALVES = re.compile(rf"{HALF.pattern}(?:{HALF.pattern})*", re.ASCII)


def joined_halves(text: str) -> str:
    """A text whose halves of letters are letters, as old programs meant them; one without the other is « ? ».

    >>> joined_halves("Régleur &#55357;&#56832; &#xD83D;&amp;#xDE00; &#55357; l&#8217;eau")
    'Régleur 😀 😀 ? l&#8217;eau'
    """
    return HALVES.sub(letters, text) if "&#" in text or "&amp;#" in text else text


def letters(halves: re.Match[str]) -> str:
    """The letters that a row of halves makes."""
    codes = (int(half[1]) if half[1] else int(half[2], 16) for half in HALF.finditer(halves[0]))
    units = b"".join(code.to_bytes(2, "little") for code in codes)
    return units.decode("utf-16-le", "replace").replace("\ufffd", "?")
