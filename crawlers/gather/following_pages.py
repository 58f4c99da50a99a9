"""A page of a list → every page that goes on with it: named by links or data, counted by a script, or asked for by a button."""

from collections.abc import Iterator

from crawlers.counted_pages import counted_on, is_counted, says_no_more
from crawlers.extract.page.document import Document
from crawlers.gather.ask import Ask, Role
from crawlers.gather.load_more import load_more
from crawlers.gather.pages_after import pages_after, pages_after_data
from crawlers.join.page_told import PageTold
from crawlers.records.page_data import page_data


def following_pages(document: Document, told: PageTold, ask: Ask, *, lists: bool) -> Iterator[tuple[str, bool]]:
    """Address of each page, and whether it is asked for by POST; ``lists``: whether the page is known to list offers."""
    html = document.kind == "html" and document.tree is not None
    if html and (lists or told.careers):
        yield from ((url, False) for url in pages_after(document))
    if html and lists and (url := load_more(document)):
        yield url, True
    if told.data or told.sets:
        yield from ((url, False) for data in page_data(document) for url in pages_after_data(data, told.url))
    if counted := page_counted_on(document, told, ask):
        yield counted, ask.post


def page_counted_on(document: Document, told: PageTold, ask: Ask) -> str:
    """The page after one that a script asked for by its number, where the answer does not say that it is the last."""
    sets = [*told.data, *told.sets]
    asked = ask.role is Role.DATA or ask.post or (ask.role is Role.LIST and document.kind != "html")
    if not (asked and sets and is_counted(told.url)) or any(says_no_more(data) for data in page_data(document)):
        return ""
    return counted_on(told.url, max(len(one.cards) for one in sets))
