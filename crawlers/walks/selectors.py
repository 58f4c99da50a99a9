"""``css:…`` or ``xpath:…`` of sources.csv, on a page → the addresses that it finds."""

from parsel import Selector, SelectorList
from scrapy.http import TextResponse

from crawlers.walks.page_text import text_of

FORMS = ("css", "xpath")


def select(response: TextResponse, option: str) -> "SelectorList[Selector]":
    """What a selector finds; raises ``ValueError`` when it is none."""
    form, _, path = option.partition(":")
    if form not in FORMS:
        raise ValueError(f"« {option} » : un sélecteur commence par css: ou xpath:.")
    page = Selector(text_of(response) or " ", type="html", base_url=response.url)
    return page.css(path) if form == "css" else page.xpath(path)


def check(option: str) -> None:
    """Raise ``ValueError`` when an option is not a selector that can be used."""
    select(TextResponse("http://localhost/", body=b"<p></p>", encoding="utf-8"), option)


def present(response: TextResponse, option: str) -> bool:
    """Whether a selector finds something; without one, the page is trusted."""
    return not option or bool(select(response, option))


def links(response: TextResponse, option: str) -> list[str]:
    """The addresses that a selector finds, in the order of the page, each once."""
    if not option:
        return []
    addresses = (address(element) for element in select(response, option))
    return list(dict.fromkeys(link for link in addresses if link))


def address(element: Selector) -> str:
    """The address of an element, of the first link in it, or the text that was selected."""
    if isinstance(element.root, str):
        return element.root.strip()
    return (element.attrib.get("href") or element.xpath("string(.//@href)").get() or "").strip()
