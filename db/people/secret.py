"""The one secret of an installation: from the environment, else a file that only its owner reads, made when first needed."""

import hmac
import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

VARIABLE = "GLASSVALLEE_SECRET"
SHORTEST_CHARACTERS = 32
"""Characters; what is shorter could be guessed."""


class SecretError(ValueError):
    """The secret is too short to keep anything secret."""


def installation_secret(data: Path) -> bytes:
    """``GLASSVALLEE_SECRET``, else ``secret`` in the data folder. Whoever changes it makes all private links void."""
    given = os.environ.get(VARIABLE, "").strip()
    file = data / "secret"
    if not given:
        data.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):  # another process made it in this very moment: its own is the one
            write_secret(file)
        given = file.read_text(encoding="ascii").strip()
    if len(given) < SHORTEST_CHARACTERS:
        where = VARIABLE if os.environ.get(VARIABLE) else str(file)
        raise SecretError(
            f"{where} est trop court : il faut au moins {SHORTEST_CHARACTERS} caractères tirés au hasard."
        )
    return given.encode()


def write_secret(file: Path) -> None:
    """Write a new secret, whole or not at all: it is written beside its place, and linking it there fails when the name is taken."""
    temporary = file.with_name(f"{file.name}.tmp-{os.getpid()}-{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as handle:
            handle.write(secrets.token_hex(32))
            handle.flush()
            os.fsync(handle.fileno())
        file.hardlink_to(temporary)
    finally:
        temporary.unlink(missing_ok=True)


def keyed(secret: bytes, purpose: str, token: str) -> str:
    """A fingerprint that nobody can make, or undo, without the secret: 64 hexadecimal digits."""
    return hmac.new(secret, f"{purpose}\0{token}".encode("utf-8", "replace"), sha256).hexdigest()
