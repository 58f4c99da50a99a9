"""What an error says itself → words that may end a French sentence: none of Python's brackets, quotes and bytes."""

import smtplib
from collections.abc import Mapping
from errno import (
    EACCES,
    ECONNREFUSED,
    ECONNRESET,
    EDQUOT,
    EHOSTUNREACH,
    ENETUNREACH,
    ENOENT,
    ENOSPC,
    EPERM,
    EROFS,
    ETIMEDOUT,
)
from socket import gaierror
from types import MappingProxyType

MOST_LETTERS = 300
SYSTEM: Mapping[int, str] = MappingProxyType(
    {
        EACCES: "le programme n’en a pas le droit",
        EPERM: "le programme n’en a pas le droit",
        ENOENT: "introuvable",
        ENOSPC: "le disque est plein",
        EDQUOT: "le disque est plein",
        EROFS: "ce disque ne se laisse que lire",
        ECONNREFUSED: "connexion refusée",
        ECONNRESET: "connexion coupée",
        ETIMEDOUT: "pas de réponse à temps",
        EHOSTUNREACH: "machine injoignable",
        ENETUNREACH: "réseau injoignable",
    }
)
"""What the system says, in French; whatever else it says stays as it is."""


def error_words(error: BaseException) -> str:
    """One line, at most 300 characters.

    >>> error_words(FileNotFoundError(2, "No such file or directory", "/var/offres.csv"))
    '/var/offres.csv : introuvable'
    >>> error_words(smtplib.SMTPAuthenticationError(535, b"5.7.8 Error: authentication failed"))
    '535 5.7.8 Error: authentication failed'
    >>> error_words(smtplib.SMTPRecipientsRefused({"a@exemple.fr": (550, b"5.1.1 User unknown")}))
    '550 5.1.1 User unknown'
    >>> error_words(TimeoutError("timed out")), error_words(ValueError("ce jour n’existe pas")), error_words(KeyError("host"))
    ('pas de réponse à temps', 'ce jour n’existe pas', '« host » manque')
    """
    return " ".join(said_by(error).split())[:MOST_LETTERS]


def said_by(error: BaseException) -> str:
    """What it says, by its kind."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return " ; ".join(answer(*refused) for refused in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return answer(error.smtp_code, error.smtp_error)
    if isinstance(error, gaierror):
        return "nom de serveur introuvable"
    if isinstance(error, TimeoutError):
        return SYSTEM[ETIMEDOUT]
    if isinstance(error, OSError) and error.strerror and not isinstance(error, smtplib.SMTPException):
        words = SYSTEM.get(error.errno or 0, error.strerror)
        return f"{error.filename} : {words}" if error.filename else words
    if isinstance(error, KeyError) and error.args:  # it would say 'host', in Python's quotes
        return f"« {error.args[0]} » manque"
    return str(error) or type(error).__name__


def answer(code: int, words: bytes | str) -> str:
    """What a mail server answered."""
    return f"{code} {words.decode('utf-8', 'replace') if isinstance(words, bytes) else words}"
