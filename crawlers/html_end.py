"""Text of an HTML page → whether it was sent to its end: parsers that forgive do not say."""

import re

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
PAGE = re.compile(r"\s*(?:<[!?][^>]*>\s*)*<(?:html|head|body)\b", re.IGNORECASE)
END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
UNREAD = re.compile(r"<!--.*?-->|<(script|style|textarea|noscript|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
"""What may speak of tags without being any."""
BOXES = re.compile(r"<(/?)(?:table|div|ul|ol|dl|main|section|article|form)\b", re.IGNORECASE)
"""Elements whose end tag no author and no minifier may leave out."""
LAST_TAG = re.compile(r"<[a-zA-Z/!][^<>]*\Z")
LONGEST = 2_000_000


def cut(text: str, *, unframed: bool = False) -> bool:
    """Whether a page stops in the middle: it has no end, and something that must be closed is open.

    ``unframed``: its server did not say how long it is, so that a page without its end is not known to be whole.
    A page that leaves out the end tags that HTML lets one leave out is whole.

    >>> cut("<html><body><div><p>Régleur"), cut("<html lang=fr><p>Régleur"), cut("<html><p>Rég", unframed=True)
    (True, False, True)
    """
    if len(text) > LONGEST or not PAGE.match(COMMENT.sub("", text[:20_000])) or END.search(text):
        return False
    seen = UNREAD.sub("", text)
    if unframed or LAST_TAG.search(seen[-2000:]) or "<!--" in seen:
        return True
    ends = [found[1] for found in BOXES.finditer(seen)]
    return ends.count("") > ends.count("/")
