"""What somebody typed as the contact of a declared offer, and whether its owner agrees → a contact, or what to mend."""

import re
from urllib.parse import urlsplit

from crawlers.addresses import page_url
from french.letters import key
from vocabulary.posting_values import Contact

PAGE = re.compile(r"https?://[^\s,;]+", re.IGNORECASE)
MAIL = re.compile(r"[A-Za-z0-9_.+%-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
NUMBER = re.compile(r"(?:\+|\b00)?(?:\(0\))?[0-9](?:[ \u00a0\u202f./()-]{0,3}[0-9]){7,14}")
FRENCH = re.compile(r"0[1-9][0-9]{8}")
ABROAD = re.compile(r"\+[1-9][0-9]{7,14}")
COSTLY = ("081", "082", "089")
"""Beginnings of French numbers that cost more than a call: nobody pays to apply."""
BETWEEN = {"", "ou", "et", "tel", "telephone", "mail", "e mail", "email", "courriel", "site", "page"}
"""What may stand beside a mail, a number or a page; a name is none of these."""
YES = {"oui", "o", "yes", "x", "1", "vrai", "true", "ok", "d accord"}
NO = {"", "non", "n", "no", "0", "faux", "false"}
HOW = "Écrivez un courriel, un téléphone ou l’adresse d’une page (https://…), sans nom de personne."


def typed_contact(text: str, consent: str) -> tuple[Contact | None, str, str]:
    """The contact that a cell gives; else ``None`` and what is wrong: the field to mend, ``contact`` or ``consent``, and how.

    A mail without consent is a contact too: it is not shown, and messages are relayed to it.

    >>> typed_contact("Tél. 02 35 00 11 22 ou rh@atelier.example", "oui")[0]
    Contact(mail='rh@atelier.example', telephone='0235001122', page='', published=True)
    >>> typed_contact("02 35 00 11 22", "")[1:]
    ('consent', 'ce contact n’est montré qu’avec l’accord de la personne : dites « oui », ou effacez-le.')
    """
    if not text.strip():
        return None, "", ""
    agreed = key(consent)
    if agreed not in YES | NO:
        return None, "consent", f"« {consent.strip()[:60]} » n’est pas compris : écrivez « oui » ou « non »."
    left, (page, mail, number) = taken(text)
    if any(key(word) not in BETWEEN for word in re.split(r"[\s,;:/|·.-]+", left)):
        return None, "contact", f"« {text.strip()[:60]} » n’est pas compris. {HOW}"
    telephone = dialled(number)
    if number and not telephone:
        return None, "contact", f"« {number.strip()} » n’est pas un numéro que l’on puisse appeler sans payer. {HOW}"
    if page and (not page_url("", page) or "." not in (urlsplit(page).hostname or "")):
        return None, "contact", f"« {page[:60]} » n’est pas l’adresse d’une page. {HOW}"
    if not (page or mail or telephone):
        return None, "contact", HOW
    if agreed not in YES and not (mail and not page and not telephone):
        return (
            None,
            "consent",
            "ce contact n’est montré qu’avec l’accord de la personne : dites « oui », ou effacez-le.",
        )
    return Contact(mail=mail, telephone=telephone, page=page, published=agreed in YES), "", ""


def taken(text: str) -> tuple[str, list[str]]:
    """What is left of a cell without its first page, mail and number, and these."""
    found = []
    for pattern in (PAGE, MAIL, NUMBER):
        match = pattern.search(text)
        found.append(match.group() if match else "")
        text = text.replace(found[-1], " ", 1) if match else text
    return text, found


def dialled(number: str) -> str:
    """A number as it is dialled; empty when it is none, or costs more than a call.

    >>> dialled("+33 (0)2 35 00 11 22"), dialled("0032 2 555 12 12"), dialled("0 892 12 34 56"), dialled("12345678")
    ('0235001122', '+3225551212', '', '')
    """
    digits = re.sub(r"[^0-9+]", "", number.replace("(0)", ""))
    digits = f"+{digits[2:]}" if digits.startswith("00") else digits
    digits = f"0{digits[3:]}" if digits.startswith("+33") else digits
    if digits.startswith(COSTLY):
        return ""
    return digits if FRENCH.fullmatch(digits) or ABROAD.fullmatch(digits) else ""
