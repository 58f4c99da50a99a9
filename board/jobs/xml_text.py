"""Any text → text that XML and iCalendar may hold."""

import re

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    r"""Without the characters that XML does not allow.

    >>> plain("a\x00b\ufffe")
    'ab'
    """
    return FORBIDDEN.sub("", text)
