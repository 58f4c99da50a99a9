"""The one secret of an installation: from the environment, else a file that only its owner reads, made when first needed."""

import hmac
import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from vocabulary.regular_file import read_regular

VARIABLE = "GLASSVALLEE_SECRET"
FILE = "secret"
SHORTEST_CHARACTERS = 32
"""Characters; what is shorter could be guessed."""
MOST_BYTES = 10_000
MEND = (
    "Les liens privés des adhérents n’ouvrent qu’avec le secret d’avant : remettez-le (`glassvallee restore FICHIER --yes`). "
    "Sans sauvegarde, retirez-le : un nouveau sera tiré, et il faudra donner de nouveaux liens."
)


class SecretError(ValueError):
    """The secret keeps nothing secret, or is not that of the links in force: the message gives the mend."""


def installation_secret(data: Path) -> bytes:
    """``GLASSVALLEE_SECRET``, else ``secret`` in the data folder. Whoever changes it makes all private links void."""
    secret = known_secret(data)
    if secret is None:
        data.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):  # another process made it in this very moment: its own is the one
            write_secret(data / FILE)
        secret = known_secret(data)
    if secret is None:
        raise SecretError(f"{data / FILE} vient d’être retiré par un autre programme : recommencez.")
    return secret


def known_secret(data: Path) -> bytes | None:
    """The same, where there is one; makes none. Raises ``SecretError``, with its mend, for one that keeps nothing secret."""
    file = data / FILE
    given, where = os.environ.get(VARIABLE, "").strip(), VARIABLE
    if not given:
        where = str(file)
        try:
            given = read_regular(file, MOST_BYTES).decode("utf-8").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "ce n’est pas du texte"
            raise SecretError(f"{where} ne peut pas être lu ({why}). {MEND}") from error
    if len(given) < SHORTEST_CHARACTERS:
        how = "est vide" if not given else "est trop court"
        raise SecretError(f"{where} {how} : il faut au moins {SHORTEST_CHARACTERS} caractères tirés au hasard. {MEND}")
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
