"""What names a posting: 64 bits of a hash of its source and key, so that both always give the same id."""

from hashlib import sha256

DIGITS = 16


def raw_id(source: str, key: str) -> str:
    """The id of a posting, 16 hexadecimal digits."""
    return sha256(f"{source}\0{key}".encode()).hexdigest()[:DIGITS]
