"""A platform of the table and a list on one page or several → every page of it, and whether its end was reached."""

import json
import re
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from typing import Any

from scrapy import Request
from scrapy.http import JsonRequest, Response

from crawlers.addresses import host
from crawlers.extract.formats.json_api import at
from crawlers.platforms.record.template_values import missing, values_of, walk_of
from crawlers.platforms.record.walk import OFFSET, Question, Walk
from crawlers.platforms.table import PLATFORMS
from crawlers.walks.page_text import text_of
from crawlers.walks.spider import MOST_LISTINGS, SourceSpider
from vocabulary.faults_and_mends import Fault

SMALLEST_PAGE = 10
"""Fewer offers than this are a whole list, even when its site knows no second page."""
ACCEPT = "application/json, application/xml;q=0.9, text/html;q=0.9, */*;q=0.8"


class PlatformSpider(SourceSpider):
    """Asks for the pages of the list, one after the other, until it is at its end."""

    custom_settings = {"DEFAULT_REQUEST_HEADERS": {"Accept": ACCEPT, "Accept-Language": "fr"}}  # noqa: RUF012 - as Scrapy has it
    walk: Walk
    """How this source is walked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.platform = PLATFORMS[self.name]
        walk = walk_of(self.platform, self.source.options)
        if walk is None:
            raise TypeError(f"{self.name} does not say how it is walked")
        self.walk = walk
        self.values = values_of(self.platform, self.source.url.whole, self.source.options)
        """What the source says, and what is learnt on the way, by name."""
        self.allowed_domains += [*self.platform.hosts.split(), host(self.values["api"])]
        self.listed_names: dict[str, None] = {}
        """What the list named so far, each once."""
        self.rows = 0
        """How many lines of the list were read."""
        self.announced: int | None = None
        """How many offers the list says that it has."""

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the first page, when it is known where that is."""
        if absent := missing(self.platform, self.values):
            self.note_unknown(absent)
            return
        for request in self.first():
            yield request

    def first(self) -> Iterator[Request]:
        """What is asked for first: the first page of the list, or what must be known before."""
        question = self.walk.question
        if question is None or self.values[question.name]:
            yield self.ask_page(self.page_address())
        elif question.needs and not self.values[question.needs]:
            self.note_unknown([question.needs, question.name])
        else:
            url = self.filled(question.ask, question.api)
            asked = {"listing": True, "question": question}
            yield Request(url, self.take_answer, errback=self.note_failure, cb_kwargs=asked, dont_filter=True)

    def take_answer(self, response: Response, *, listing: bool, question: Question) -> Iterator[Request]:
        """What had to be known, and so the first page of the list."""
        try:
            self.values[question.name] = learnt(question, response)
        except ValueError as error:
            self.report.note_trouble(question.fault, response.url, str(error), listing=listing)
            return
        yield self.ask_page(self.page_address())

    def page_address(self) -> str:
        """The address of the page that comes next."""
        return self.filled(self.walk.pages, self.walk.api)

    def filled(self, template: str, api: str) -> str:
        """A template with what the source says; ``api``: where this is asked, unless the source says where."""
        values: dict[str, Any] = {
            **self.values,
            "offset": self.rows,
            "page": self.pages_read + 1,
            "index": self.pages_read,
        }
        if api and not self.source.options.get("api"):
            values["api"] = api
        return template.format_map(values)

    @property
    def pages_read(self) -> int:
        """How many pages of the list were read."""
        return self.report.listings

    def ask_page(self, url: str) -> Request:
        """Ask for a page of the list, by POST where the platform wants it."""
        if self.walk.post is None:
            return self.ask_listing(url)
        data = {name: self.rows if value == OFFSET else value for name, value in self.walk.post.items()}
        asked = {"listing": True}
        return JsonRequest(
            url, self.take_listing, errback=self.note_failure, cb_kwargs=asked, dont_filter=True, data=data
        )

    def fresh(self, names: Iterable[str]) -> list[str]:
        """Names that no earlier page had."""
        new = [name for name in dict.fromkeys(names) if name not in self.listed_names]
        self.listed_names.update(dict.fromkeys(new))
        return new

    def turn_page(self, url: str, rows: int, fresh: int, total: int | None = None) -> Iterator[Request]:
        """Ask for the page after this one, or judge the list now that it is at its end."""
        if rows in self.walk.doubtful:
            self.note_unfinished(url, f"{rows} offres exactement : l’export a pu être coupé")
        self.rows += rows
        if self.announced is None:
            self.announced = total
        known = self.announced
        if self.walk.size and fresh and (known is None or self.rows < known):
            yield from self.ask_following(url)
        elif known is not None and known != len(self.listed_names):
            self.note_unfinished(url, f"{known} offres annoncées, {len(self.listed_names)} dans la liste")
        elif self.walk.size and not fresh and rows >= SMALLEST_PAGE and self.pages_read == 2:
            self.note_unfinished(url, "la deuxième page de la liste répète la première")

    def ask_following(self, url: str) -> Iterator[Request]:
        """Ask for the next page, unless there are too many."""
        if self.pages_read >= MOST_LISTINGS:
            self.note_unfinished(url, f"plus de {MOST_LISTINGS} pages de liste")
        else:
            yield self.ask_page(self.page_address())

    def note_unknown(self, names: list[str]) -> None:
        """Note what nothing says that must be known."""
        words = f"l’adresse ne dit pas : {', '.join(names)}. Donnez-le dans les options de la source."
        self.report.note_trouble(Fault.EXCEPTION, self.source.url, words, listing=True)

    def note_unfinished(self, url: str, words: str) -> None:
        """Note that the end of the list was not reached."""
        self.report.note_trouble(Fault.CAP_REACHED, url, words, listing=True)

    def note_misread(self, url: str, shown: int, read: int) -> None:
        """Note that offers are listed which were not understood."""
        if read < shown:
            self.report.note_trouble(Fault.NOTHING_FOUND, url, f"{read} offres lues sur {shown}", listing=True)


def learnt(question: Question, response: Response) -> str:
    """What an answer tells; raises ``ValueError`` with the words of the trouble when it does not."""
    if question.choose:
        return question.choose(answer_of(response))
    if question.pattern:
        match = re.search(question.pattern, text_of(response))
        value = match[question.name] if match else ""
    else:
        value = at(answer_of(response), question.at)
    if not isinstance(value, str) or not value:
        raise ValueError(question.trouble)
    return value


def answer_of(response: Response) -> Any:
    """What a JSON body holds, or nothing."""
    try:
        return json.loads(response.body)
    except (ValueError, RecursionError):
        return None


def filled(template: str, values: Mapping[str, Any]) -> str:
    """A template with values; empty when one is missing.

    >>> filled("{api}/{item[id]}", {"api": "https://a.example", "item": {"id": 3}}), filled("{item[id]}", {"item": {}})
    ('https://a.example/3', '')
    """
    try:
        return template.format_map(values)
    except (KeyError, TypeError, IndexError):
        return ""
