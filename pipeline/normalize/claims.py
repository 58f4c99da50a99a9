"""A posting → what it only claims: an address that is somebody else's, an employer who did not say so, letters that deceive."""

import re

from crawlers.own_hosts import RECRUITING_HOSTS, leads_to
from pipeline.normalize.organization import MembersByName, Organization, Publisher, speaks_for_itself
from pipeline.normalize.values import PostingValues

DECLARED = "declared"
"""The extractor of offers that somebody declares by hand."""
LATIN = re.compile(r"[a-zà-ÿœ]", re.IGNORECASE)
ALIKE = re.compile(r"[Ͱ-ϿЀ-ԯ԰-֏Ꭰ-᏿Ⲁ-⳿Ꙁ-ꚟ𝐀-𝟿]")
"""Letters of other alphabets (Greek, Cyrillic, Armenian, Cherokee, Coptic, those of mathematics) that look like Latin ones."""


def claims(
    values: PostingValues, employer: Organization, publisher: Publisher, members: MembersByName, extractor: str
) -> tuple[str, ...]:
    """What nothing proves, as flags; none of a posting of which nobody knows who published it.

    ``address_claimed``: it gives itself an address on the host of somebody else. ``apply_elsewhere``: one applies on a host
    that is neither its source's nor a recruiting platform's. ``employer_claimed``: who publishes is not who employs, and
    names it. ``odd_letters``: a name or a title mixes alphabets, as who wants to pass for another does.
    """
    hosts, declared = publisher.hosts, extractor == DECLARED and publisher.kind == "association"
    known = bool(publisher.name and publisher.kind)
    claimed = {
        "address_claimed": hosts is not None and bool(values["url"]) and not leads_to(values["url"], hosts),
        "apply_elsewhere": hosts is not None
        and bool(values["apply_url"])
        and not leads_to(values["apply_url"], hosts | RECRUITING_HOSTS),
        "employer_claimed": known
        and bool(employer.name)
        and not declared
        and not speaks_for_itself(employer, publisher, members),
        "odd_letters": bool(ALIKE.search(employer.name or "")) or mixes_alphabets(values["title"]),
    }
    return tuple(name for name, true in claimed.items() if true)


def mixes_alphabets(name: str) -> bool:
    """Whether letters of another alphabet stand where Latin ones are read; a µ or a Δ in a word of its own deceives nobody.

    >>> mixes_alphabets("V\u0435rrerie du Val"), mixes_alphabets("Verrerie du Val"), mixes_alphabets("Contrôle Δ P")
    (True, False, False)
    """
    return not name.isascii() and any(ALIKE.search(word) and LATIN.search(word) for word in name.split())
