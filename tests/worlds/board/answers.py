"""What a page of the board answers: how many, and which."""

import re


def titles(page: str) -> list[str]:
    """Titles of the cards."""
    return re.findall(r'<h3><a href="/offres/[^"]+">([^<]+)</a>', page)


def count(page: str) -> int:
    """How many jobs the page says that it found."""
    found = re.search(r'id="compte"[^>]*>([\d\u202f]+)', page)
    assert found
    return int(found[1].replace("\u202f", ""))
