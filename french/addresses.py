"""French words → a part of an address."""

import re

from french.letters import bare

LONGEST_CHARACTERS = 80
"""An address stays one that people can read out and mail."""


def slug(text: str) -> str:
    """Text as a part of an address.

    >>> slug("Opérateur bout froid – Cœur de vallée")
    'operateur-bout-froid-coeur-de-vallee'
    >>> slug("Technicien d’usinage")
    'technicien-d-usinage'
    """
    return "-".join(re.findall(r"[a-z0-9]+", bare(text)))[:LONGEST_CHARACTERS].strip("-")
