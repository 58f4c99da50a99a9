"""Bytes that may lie about their charset → text."""

import ast
import codecs
import re

LARGEST = 20_000_000
"""Bytes that are read of one body; the rest is left."""
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,3}=\s{0,3}["']?\s{0,3}([A-Za-z0-9_:.-]{2,30})""", re.IGNORECASE)
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0x7F, 0xFFFE, 0xFFFF])
"""Characters that no parser wants."""
CONTROL_BYTES = bytes([*range(9), 11, 12, *range(14, 32), 0x7F])
WITHOUT_CONTROLS = bytes.maketrans(CONTROL_BYTES, b" " * len(CONTROL_BYTES))
WESTERN = {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1"}
"""What people declare when they mean Windows' Western encoding."""
OF_PAGES = frozenset(
    codecs.lookup(name).name
    for name in (
        "utf-8 utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be ascii latin-1 mac-roman mac-cyrillic koi8-r koi8-u "
        "cp437 cp850 cp866 cp874 gbk gb2312 gb18030 big5 big5hkscs euc-jp iso-2022-jp shift-jis cp932 euc-kr cp949 tis-620"
    ).split()
    + [f"iso8859-{part}" for part in range(2, 17) if part != 12]
    + [f"cp{page}" for page in range(1250, 1259)]
)
"""The encodings of the WHATWG, and a few that old programs still write."""
REPR = re.compile(r"""\s{0,50}b(['"]).*\1\s{0,50}\Z""", re.DOTALL)


def western(error: UnicodeError) -> tuple[str, int]:
    """The byte that is no UTF-8, read as Windows would."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("glassvallee.western", western)


def decoded(body: bytes, content_type: str = "") -> str:
    r"""The text of a body: valid UTF-8 is UTF-8, whatever is declared; then what is declared; then Windows' Western.

    >>> decoded("Opérateur – été".encode("cp1252"), "text/html; charset=utf-8")
    'Opérateur – été'
    >>> decoded(b'<meta charset="iso-8859-1">Caf\xc3\xa9')
    '<meta charset="iso-8859-1">Café'
    """
    body = body[:LARGEST]
    for mark, charset in BOMS:
        if body.startswith(mark):
            return clean(body[len(mark) :].decode(charset, "replace"))
    try:
        text = body.decode("utf-8")
        plain = body.translate(WITHOUT_CONTROLS) == body and text[:2] not in ("b'", 'b"')
        return text if plain else clean(text)
    except UnicodeDecodeError:
        return clean(body.decode(*otherwise(body, content_type)))


def otherwise(body: bytes, content_type: str) -> tuple[str, str]:
    """Charset and error handler for a body that is not all UTF-8."""
    declared = DECLARED.search(content_type.encode("ascii", "ignore")) or DECLARED.search(body[:2000])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name in WESTERN or not known(name):
        # Many letters beyond ASCII that are UTF-8, and a few that are not: the page was cut or patched together.
        return "utf-8" if mostly_utf8(body) else "cp1252", "glassvallee.western"
    if codecs.lookup(name).name == "utf-8":
        return "utf-8", "glassvallee.western"
    return name, "replace"


def known(name: str) -> bool:
    """Whether it is an encoding in which pages are written; Python knows many more, of which some are no text at all.

    >>> known("windows-1252"), known("idna"), known("unicode_escape"), known("utf-7")
    (True, False, False, False)
    """
    try:
        return bool(name) and codecs.lookup(name).name in OF_PAGES
    except (LookupError, UnicodeError, ValueError):
        return False


def mostly_utf8(body: bytes) -> bool:
    """Whether most letters beyond ASCII are written in UTF-8."""
    sample = body[:200_000]
    pairs = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]", sample))
    beyond = len(re.findall(rb"[\x80-\xff]", sample))
    return pairs * 2 > beyond * 0.7


def clean(text: str) -> str:
    """The text without control characters, out of the quotes that a Python program left around it."""
    if text.startswith(("b'", 'b"')) and REPR.match(text):
        text = unquoted(text)
    return text.translate(CONTROLS)


def unquoted(text: str) -> str:
    r"""What a Python bytes literal holds.

    >>> unquoted(r"b'<h1>Caf\xc3\xa9</h1>'"), unquoted(r"b'<h1>Caf\xe9</h1>'")
    ('<h1>Café</h1>', '<h1>Café</h1>')
    """
    try:
        value = ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text
    return decoded(value) if isinstance(value, bytes) else text
