"""The own page of an offer that no list shows any more → whether it still tells of it."""

from scrapy.selector import Selector

from crawlers.extract import extract
from crawlers.extract.page.stumbles import Stumbles
from crawlers.items import Page
from crawlers.process.order import LiveOffer
from crawlers.walks.no_offer import MOST_HTML_LETTERS, says_broken, says_closed, says_no_page, says_over, visible
from french.letters import squeezed
from vocabulary.own_pages import OwnPage

LEAST_LETTERS = 8
"""How long a title must be to be looked for inside a longer one: « Stage » is in many."""


def said_of(offer: LiveOffer, page: Page, text: str) -> OwnPage:
    """What a page that answered 200 says of an offer; ``text``: of the page.

    Its own words that it is closed count before all data, which many a site leaves on the page of an offer that is
    filled; words inside a description (« sera retirée une fois le poste pourvu ») count after them.
    """
    shown = visible(text)
    if says_closed(shown):
        return OwnPage.GONE
    stumbles = Stumbles(page.url)
    read = extract(page, stumbles=stumbles)
    if any(posting.key == offer.key or same_title(posting.fields.get("title"), offer.title) for posting in read):
        return OwnPage.THERE
    if says_broken(shown) or (stumbles.readers and not read):
        return OwnPage.BROKEN
    if not read and (says_over(text) or says_no_page(shown)):
        return OwnPage.GONE
    return OwnPage.THERE if not read and headed_by(text, offer.title) else OwnPage.SILENT


def same_title(read: object, known: str) -> bool:
    """Whether two titles are one, or one is the other with more words.

    >>> same_title("Régleur sur machine IS (H/F) - CDI", "Régleur sur machine IS"), same_title("Stage", "Stage qualité")
    (True, False)
    """
    short, long = sorted((squeezed(str(read or "")), squeezed(known)), key=len)
    return bool(short) and (short == long or (len(short) >= LEAST_LETTERS and short in long))


def headed_by(text: str, title: str) -> bool:
    """Whether the page bears the title of the offer as its own: one that nobody could read as an offer, but a person can."""
    if "<" not in text:
        return False
    headings = Selector(text=text[:MOST_HTML_LETTERS], type="html").xpath("//h1 | //title").xpath("string()").getall()
    return any(same_title(heading, title) for heading in headings)
