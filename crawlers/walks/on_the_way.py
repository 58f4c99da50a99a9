"""An offer that is not closed, and that a walk did not read → what the page that it asked for on its way says of it instead."""

from collections.abc import Collection
from typing import Any

from crawlers.addresses import same_place
from crawlers.extract.page.document import Document
from crawlers.items import Page
from crawlers.walks.own_page import is_over, said_without_offer
from crawlers.walks.seen_page import seen_page
from crawlers.walks.spider import place_of
from vocabulary.faults_and_mends import Cause, Fault, Outcome
from vocabulary.own_pages import OwnPage
from vocabulary.set_aside import SetAside

TAKEN_BACK = {SetAside.FILLED, SetAside.EXPIRED, SetAside.HIDDEN, SetAside.DRAFT}
"""Why something is set aside that was an offer, and is over."""
ERRORS = ("error", "errors", "erreur", "erreurs", "exception")
FAILED = {"error", "fail", "failed", "failure", "erreur"}


def is_outage(fault: Fault) -> bool:
    """Whether what happened may be over tomorrow: until then nobody knows what the page would have told."""
    record = fault.record
    if record.cause is Cause.GONE or record.cause is Cause.MOVED:
        return False
    return record.outcome is Outcome.FAILED or fault is Fault.UNREADABLE


def said_on_the_way(url: str, page: Page, lists: Collection[str]) -> OwnPage | None:
    """What a page says of the offer at an address; nothing where it only does not tell of it. ``lists``: the site's home and lists."""
    if place_of(page.url) != place_of(url) and same_place(page.url) in lists:
        return OwnPage.LEADS_AWAY
    seen = seen_page(Document(page).text)
    said = OwnPage.OVER if is_over(seen, page) else said_without_offer(seen, page)
    return said if said in {OwnPage.OVER, OwnPage.DENIED} else None


def tells_of_error(page: Page) -> bool:
    """Whether an answer in JSON says that something went wrong, though its status does not."""
    document = Document(page)
    data: Any = document.data if document.kind == "json" else None
    if not isinstance(data, dict):
        return False
    return any(data.get(name) for name in ERRORS) or data.get("success") is False or data.get("status") in FAILED
