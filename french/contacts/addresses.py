"""Addresses of the web: those that reach a person, and what is left of one without them."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, unquote_plus, urlsplit

from french.contacts.first_names import FIRST_NAMES
from french.contacts.mails import mails
from french.contacts.telephones import telephones
from french.contacts.words import WORDS
from french.letters import sign_for_sign, visible
from french.word_lists import pattern

SCHEMES = (
    "mailto|tel|telto|sms|smsto|callto|skype|facetime|facetime-audio|viber|whatsapp|signal|sip|sips|tg|xmpp|im|msteams"
)
SCHEME = re.compile(rf"\s*(?:{SCHEMES})\s*:(?!\s)", re.IGNORECASE)
PLACES = tuple(WORDS.plain("adresses d’une personne"))
PLACE = re.compile(rf"(?:^|[/.@\s])(?:{'|'.join(re.escape(place) for place in PLACES)})[^\s/]")
AT_PLACE = re.compile(
    rf"(?<![\w@])(?:[\w-]+\.){{0,3}}(?:{'|'.join(re.escape(place) for place in PLACES)})[^\s<>\"\x00]{{1,500}}"
)
WWW = re.compile(r"www\.(?<=\b....)")
ADDRESS = re.compile(
    rf"\b(?:(?:{SCHEMES}):(?=[^\s<>\"])|https?:/{{1,2}}|www\.)[^\s<>\"\x00]{{1,2000}}|{AT_PLACE.pattern}"
)
SCHEME_ENDS = re.compile(rf"\b(?:{SCHEMES}|https?)$")
NUMBER_SCHEME = re.compile(r"(?:tel|telto|sms|smsto|callto):[+0-9(]")
LONGEST_SCHEME = 16
PLACE_ENDS = tuple({place[place.rfind(".", 0, place.index("/")) : place.index("/") + 1] for place in PLACES})
NETWORKS = ("facebook.com/", "instagram.com/", "tiktok.com/", "twitter.com/", "snapchat.com/")
NETWORK_PAGE = re.compile(r"(?:facebook|instagram|tiktok|twitter|snapchat)\.com/(?:add/)?@?([a-z]{3,20})(?=[._0-9-])")
PLAIN = re.compile(r"https?://[a-z0-9.-]{1,100}(?:/(?:[A-Za-z._~]++-?+|[0-9]{1,6}+(?![0-9])-?+)*)*")
SCHEME_LIKE = re.compile(r":(?![\s<\"])")
TELLS = re.compile(rf"(?:{pattern(WORDS.plain('paramètres qui disent quelqu’un'))})")
REFERS = re.compile(rf"(?:{pattern(WORDS.plain('paramètres qui disent une offre'))})")
NOTHING = {"", "true", "false", "yes", "no", "oui", "non", "0", "1", "null", "undefined"}
MOST_LETTERS = 4000


def addresses(small: str) -> Iterator[tuple[int, int]]:
    """Where addresses stand in a text of small ASCII letters that reach a person."""
    done = 0
    for start in starts(small):
        if start >= done and (address := ADDRESS.match(small, start)):
            done = address.end()
            written = address.group().rstrip(".,;:!?)]}'")
            if NUMBER_SCHEME.match(
                written
            ):  # « Tél:0235001122Poste » is a label, and the number behind it is found as others are
                done = start
                continue
            if reaches_person(written):
                yield start, start + len(written)


def starts(small: str) -> list[int]:
    """Where an address may begin, in order."""
    found = {address.start() for address in WWW.finditer(small)}
    for colon in SCHEME_LIKE.finditer(small):
        begin = max(0, colon.start() - LONGEST_SCHEME)
        if scheme := SCHEME_ENDS.search(small[begin : colon.start()]):
            found.add(begin + scheme.start())
    if any(map(small.__contains__, PLACE_ENDS)):
        found.update(address.start() for address in AT_PLACE.finditer(small))
    return sorted(found)


def reaches_person(address: str) -> bool:
    """Whether an address is a mail, a telephone or somebody's own page, or tells one in its path or its parameters.

    >>> reaches_person("mailto:o.vernay@verrerie.example"), reaches_person("https://wa.me/33612345678")
    (True, True)
    >>> reaches_person("https://verrerie.example/offre?ref=0612345678"), reaches_person("https://verrerie.example/?tel=06+12345678")
    (False, True)
    """
    if is_plain(address):
        return False
    plain = read(address[:MOST_LETTERS])
    if SCHEME.match(plain) or PLACE.search(plain) or is_page_of_person(plain):
        return True
    try:
        parts = urlsplit(address[:MOST_LETTERS].strip())
    except ValueError:
        return holds_contact(plain)
    return holds_contact(read(parts.path)) or any(
        tells_person(parameter)
        for part in (parts.query, parts.fragment)
        if part
        for parameter in re.split(r"[&;?]", part)
    )


def is_page_of_person(address: str) -> bool:
    """Whether a page of a network is named after a first name: « facebook.com/odile.vernay »."""
    page = NETWORK_PAGE.search(address)
    return page is not None and page[1] in FIRST_NAMES


def is_plain(address: str) -> bool:
    """Whether an address of the web is so short of signs and digits that there is nothing to look for: most are."""
    return (
        bool(PLAIN.fullmatch(address))
        and not any(end in address for end in PLACE_ENDS)
        and not any(network in address for network in NETWORKS)
    )


def read(written: str) -> str:
    """A part of an address as it is meant: percents decoded, however often they were encoded; small ASCII letters."""
    for _ in range(3):
        if "%" not in written:
            break
        written = unquote(written)
    signs = sign_for_sign(written)
    return (sign_for_sign(visible(written)) if "\x7f" in signs else signs).lower()


def holds_contact(part: str) -> bool:
    """Whether a path or a value holds a mail or a telephone."""
    if "@" in part and next(mails(part), None):
        return True
    before = ""
    for step in re.split(r"[/?&=]", part):
        if re.fullmatch(r"\+?(?:0033|33)[1-9]\d{8}", step.strip()) or next(
            telephones(f"{before}/{step}", f"{before}/{step}"), None
        ):
            return True
        before = step.strip("0123456789 +.-")
    return "arob" in part and next(mails(part), None) is not None


def tells_person(parameter: str) -> bool:
    """Whether a parameter is the mail or the telephone of somebody; the number of an offer is none."""
    name, equals, value = parameter.partition("=")
    name, value = read(name).strip(" -_[]"), read(unquote_plus(value)).strip()
    if not equals:
        return holds_contact(name)
    if TELLS.fullmatch(name) and value not in NOTHING:
        return "@" in value or len(re.findall(r"\d", value)) >= 6 or bool(re.search(r"[a-z]{2}", value))
    if REFERS.fullmatch(name) and "@" not in value:
        return False
    return holds_contact(value) or (
        value.startswith(("http", "mailto:", "tel:")) and bool(PLACE.search(value) or SCHEME.match(value))
    )


def without_contact(address: str) -> str:
    """An address without the parameters that tell of a person; the site's first page when its path does; nothing when it is one's own.

    >>> without_contact("https://verrerie.example/offre/7?email=o.vernay%40verrerie.example&ref=7")
    'https://verrerie.example/offre/7?ref=7'
    >>> without_contact("https://verrerie.example/o.vernay@verrerie.example"), without_contact("tel:0235001122")
    ('https://verrerie.example/', '')
    """
    if not reaches_person(address):
        return address
    plain = read(address[:MOST_LETTERS])
    if SCHEME.match(plain) or PLACE.search(plain):
        return ""
    head, mark, query = address.partition("?")
    query = query.partition("#")[0]
    kept = "&".join(part for part in query.split("&") if not tells_person(part))
    bare = head.partition("#")[0]
    for shorter in (f"{bare}{mark}{kept}" if kept else bare, bare, "/".join(bare.split("/")[:3]) + "/"):
        if shorter.startswith(("http://", "https://")) and not reaches_person(shorter):
            return shorter
    return ""
