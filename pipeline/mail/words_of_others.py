"""Words of a site or of a visitor → words that a mail may hold: one line, and nothing to click on but our own addresses."""

import re

from pipeline.mail.smtp import one_line

LINK = re.compile(r"[a-z][a-z0-9+.-]*:/+\S*|\bmailto:\S*|\bwww\.\S*|\S*@\S*", re.IGNORECASE)
SITE = re.compile(
    r"\b(?:[\w-]+\.)+(?:com|fr|net|org|eu|info|biz|io|ru|cn|xyz|top|shop|site|online|link|click|app|dev|bzh|be|de|uk|ly|co|example)\b\S*",
    re.IGNORECASE,
)
"""A name that mail programs make a link of. (« Technicien.ne » is none.)"""
GONE = "…"


def without_links(text: str, most_letters: int = 200) -> str:
    """One line without addresses.

    >>> without_links("Cariste.e, voir https://gain.example/x\\nou www.gain.test, gain.com/y")
    'Cariste.e, voir … ou … …'
    >>> without_links("Technicien.ne de maintenance H/F, 2x8, 12,50 €")
    'Technicien.ne de maintenance H/F, 2x8, 12,50 €'
    """
    return SITE.sub(GONE, LINK.sub(GONE, one_line(text, most_letters)))
