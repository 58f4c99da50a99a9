"""A value, or the name that it bears → whether it may be a secret."""

import re
from itertools import pairwise

HIDDEN = "***"
"""What stands in the place of a secret."""
HARMLESS_ARGUMENTS = frozenset(
    "p page pages pg paged numpage page_number pagenumber start from offset limit size per_page perpage count rows max "
    "lang language langue locale hl q query search s recherche keyword keywords mots motscles location lieu ville city country "
    "pays region departement dept distance rayon radius sort tri order orderby dir view vue format type types category "
    "categorie contract contrat metier job jobs job_id jobid offre offer id ref reference feed post_type tab details content "
    "origineoffre origine publieedepuis commune range mincreationdate domain domainname utm_source utm_medium utm_campaign".split()
)
"""Arguments of an address that say which page, which search or which offer: shown, unless their value looks like a key."""
SECRET_NAME = re.compile(
    r"(?:^|[-_.\[])(?:x?api[-_]?key|key|keys|cle|clef|token|tokens|jeton|jwt|sig|sign|signature|auth|authorization|oauth|hash|hmac|secret|secrets|"
    r"access|acces|pass|passe|password|passwd|pwd|mdp|motdepasse|code|pin|session|sessionid|sid|credential|credentials|user|login|"
    r"client[-_]?id|private|bearer)(?:$|[-_.\]])|token|secret|password|apikey|accesskey|authkey",
    re.IGNORECASE,
)
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
KEY_LETTERS = re.compile(r"[A-Za-z0-9_\-+/=.~]{16,}")
KINDS = str.maketrans("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "a" * 26 + "A" * 26 + "0" * 10)
LONGEST_WORD_LETTERS = 30
"""A longer run of letters is no word of any language that offers are written in."""
PIECES = re.compile(r"[A-Za-z0-9]+")


def is_secret_name(name: str) -> bool:
    """Whether what bears this name is a secret.

    >>> [name for name in ("token", "api_key", "X-Auth", "page", "metier", "monkey") if is_secret_name(name)]
    ['token', 'api_key', 'X-Auth']
    """
    return SECRET_NAME.search(name) is not None


def looks_secret(value: str) -> bool:
    """Whether a text was drawn by a machine: long, and its letters and digits take turns as no words do.

    The number of an offer (digits, or a UUID as platforms give them) is none.

    >>> looks_secret("operateur-bout-froid-h-f-2x8-12345"), looks_secret("743999812345678")
    (False, False)
    >>> looks_secret("Zk3vQ9xT1mB7wLp0"), looks_secret("9f86d081884c7d659a2feaa0c55ad015")
    (True, True)
    """
    if UUID.fullmatch(value) or not KEY_LETTERS.fullmatch(value):
        return False
    return any(map(is_drawn, PIECES.findall(value))) or changes_of_kind(value) >= len(value) // 3


def is_drawn(text: str) -> bool:
    """Whether the kinds of letters in a long run (small, capital, digit) change more often than in words."""
    if len(text) < 12 or text.isdigit():
        return False
    mixed = len(set(text.translate(KINDS))) > 1
    return mixed and (len(text) > LONGEST_WORD_LETTERS or changes_of_kind(text) >= max(4, len(text) // 4))


def changes_of_kind(text: str) -> int:
    """How often a small letter, a capital and a digit follow one another; what else stands between two counts for nothing."""
    kinds = text.translate(KINDS)
    return sum(one != other for one, other in pairwise(kinds) if one in "aA0" and other in "aA0")
