"""The own page of an offer → what it says of the offer: the one place where that is decided, in one word (``OwnPage``).

Data count before words where they show the offer, but for words about this very offer that it is over, which many a site puts
above an offer whose data it leaves. Where the page does not show the offer, words that ask to log in, or to come back later, count
before all: then nobody can tell.
"""

from collections.abc import Iterable
from datetime import date

from crawlers.extract import extract
from crawlers.extract.page.stumbles import Stumbles
from crawlers.items import Page, RawPosting
from crawlers.process.order import LiveOffer
from crawlers.walks.seen_page import SeenLine, SeenPage, seen_page, visible
from french.calendar import PARIS
from french.closings.said import Saying, over, said_instead
from french.letters import squeezed
from vocabulary.own_pages import OwnPage

LEAST_LETTERS = 8
"""How long a title must be to be looked for inside a longer one: « Stage » is in many."""
MOST_LOGIN_LETTERS = 600
"""A page with a field for a password and little else is a login; many a site has such a field above all of its pages."""
OWN_LETTERS = 40
"""From so many letters, a line that stands anywhere in an offer's own text is a part of it; shorter ones are lines there too."""
INSTEAD = {
    Saying.OVER: OwnPage.OVER,
    Saying.NO_PAGE: OwnPage.OVER,
    Saying.FOR_A_TIME: OwnPage.DENIED,
    Saying.LOGIN: OwnPage.DENIED,
}
"""What words tell of an offer that the page does not show."""


def said_of(offer: LiveOffer, page: Page, text: str) -> OwnPage:
    """What a page that answered 200 says of an offer; ``text``: of the page."""
    seen = seen_page(text)
    stumbles = Stumbles(page.url)
    read = extract(page, stumbles=stumbles)
    shown = [
        posting for posting in read if posting.key == offer.key or same_title(posting.fields.get("title"), offer.title)
    ]
    if shown:
        return OwnPage.OVER if says_over(seen, shown, page) else OwnPage.THERE
    if not read and headed_by(seen, offer.title):
        return OwnPage.OVER if says_over(seen, (), page) else said_under_title(seen, page)
    return said_without_offer(seen, page, unread=bool(stumbles.readers) and not read)


def is_over(seen: SeenPage, page: Page) -> bool:
    """Whether a page to which a list led says that its offer is over.

    It is read for offers here only if its words say so: nearly none do, and reading takes longer than looking. A page of several
    offers, and one that something broke the reader of, say it of none.
    """
    if not says_over(seen, (), page):
        return False
    stumbles = Stumbles(page.url)
    read = extract(page, stumbles=stumbles)
    if not read:
        return said_without_offer(seen, page, unread=bool(stumbles.readers)) is OwnPage.OVER
    return not stumbles.readers and len(read) == 1 and says_over(seen, read, page)


def said_under_title(seen: SeenPage, page: Page) -> OwnPage:
    """What a page says that bears the title of an offer, and not its data: its other headings may say that it is not there."""
    headings = [line.as_text for line in seen.lines if line.level]
    return INSTEAD.get(said_instead(headings, day_of(page)), OwnPage.THERE)


def said_without_offer(seen: SeenPage, page: Page, *, unread: bool = False) -> OwnPage:
    """What a page says where nobody sees the offer; ``unread``: whether something on it broke its reader, which may be the offer."""
    said = said_instead((line.as_text for line in seen.lines if not line.beside), day_of(page))
    if said in {Saying.LOGIN, Saying.FOR_A_TIME} or not unread:
        letters = sum(len(line.text) for line in seen.lines if not line.beside)
        asks_login = seen.asks_password and letters < MOST_LOGIN_LETTERS
        return INSTEAD.get(said, OwnPage.DENIED if asks_login else OwnPage.SILENT)
    return OwnPage.BROKEN


def says_over(seen: SeenPage, shown: Iterable[RawPosting], page: Page) -> bool:
    """Whether a page that shows an offer says that it is over, by words that are not the offer's own, or by striking its title out."""
    texts = [str(posting.fields.get("description") or "") for posting in shown if told_as_data(posting)]
    own = [
        (squeezed(text), {squeezed(line) for part in text.splitlines() for line in visible(part).split("\n")})
        for text in texts
    ]
    lines = [line for line in seen.lines if not line.beside and not is_of(line, own)]
    struck = any(line.level == 1 and line.struck for line in lines)
    return struck or over((line.as_text for line in lines), day_of(page))


def is_of(line: SeenLine, own: Iterable[tuple[bytes, set[bytes]]]) -> bool:
    """Whether a line is a part of what an offer tells of itself; ``own``: its texts, and their lines."""
    letters = squeezed(line.text)
    return any(letters in lines or (len(letters) >= OWN_LETTERS and letters in whole) for whole, lines in own)


def told_as_data(posting: RawPosting) -> bool:
    """Whether the text of an offer is its own for sure: one that is read from what the page shows may hold what is put above it."""
    return "html" not in {posting.extractor, posting.read_by.get("description")}


def day_of(page: Page) -> date:
    """The day, in Paris, on which a page was seen."""
    return page.seen_at.astimezone(PARIS).date()


def same_title(read: object, known: str) -> bool:
    """Whether two titles are one, or one is the other with more words.

    >>> same_title("Régleur sur machine IS (H/F) - CDI", "Régleur sur machine IS"), same_title("Stage", "Stage qualité")
    (True, False)
    """
    short, long = sorted((squeezed(str(read or "")), squeezed(known)), key=len)
    return bool(short) and (short == long or (len(short) >= LEAST_LETTERS and short in long))


def headed_by(seen: SeenPage, title: str) -> bool:
    """Whether the page bears the title of the offer as its own: one that nobody could read as an offer, but a person can."""
    return any(line.level == 1 and same_title(line.text, title) for line in seen.lines)
