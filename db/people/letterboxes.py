"""A mail address → the letterbox it leads to: spelled otherwise, it is the same person who gets the mail. For counting only.

Mails go to the address as it was typed. What is counted is a keyed hash, so that nothing tells which addresses were asked.
"""

from db.people.secret import keyed

SAME_DOMAIN = {
    "googlemail.com": "gmail.com",
    "protonmail.com": "proton.me",
    "protonmail.ch": "proton.me",
    "pm.me": "proton.me",
}
WITHOUT_DOTS = {"gmail.com", "proton.me"}
"""Where a dot before the @ changes nothing."""


def letterbox(address: str) -> str:
    """One spelling for all that lead to the same letterbox.

    >>> {letterbox(one) for one in ("Lea.Martin+emploi@GMail.com", "leamartin@googlemail.com.", "l.e.a.martin@gmail.com")}
    {'leamartin@gmail.com'}
    >>> letterbox("lea@verrerie-é.example") == letterbox("lea@XN--verrerie--j4a.example")
    True
    """
    name, _, domain = address.strip().rpartition("@")
    domain = plain_domain(domain)
    domain = SAME_DOMAIN.get(domain, domain)
    plain = name.lower().partition("+")[0] or name.lower()
    return f"{plain.replace('.', '') if domain in WITHOUT_DOTS else plain}@{domain}"


def plain_domain(domain: str) -> str:
    """A domain in small letters, without the dot of its root, as the network spells it (IDNA)."""
    bare = domain.strip().rstrip(".").lower()
    try:
        return bare.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return bare


def fingerprint(secret: bytes, address: str) -> str:
    """What is kept of a letterbox to count for it."""
    return keyed(secret, "letterbox", letterbox(address))[:32]
