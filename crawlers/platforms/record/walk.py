"""How a platform's list is walked: what is asked for, how its pages follow one another, and how its end is known.

Each kind is a record here and a spider in ``crawlers/walks/``: lists in JSON, lists of links, feeds in XML.
"""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from vocabulary.faults_and_mends import Fault

OFFSET = "{offset}"
"""In what is sent by POST: how many offers were read so far, as a number."""


class Question(Struct, frozen=True, kw_only=True):
    """What must be asked before the list can be, when neither the address nor the options say it.

    One of ``pattern``, ``at`` and ``choose`` says how the answer is understood.
    """

    name: str
    """What is learnt: a name in the templates of the record."""

    ask: str
    """Address that answers it: a template."""

    api: str = ""
    """``{api}`` in that address, when it is not the platform's; the option ``api`` wins."""

    needs: str = ""
    """Name of what must be known to ask."""

    pattern: str = ""
    """Regular expression of a page, with a group of that name."""

    at: str = ""
    """Dotted name in a JSON answer."""

    choose: Callable[[Any], str] | None = None
    """A JSON answer, ``None`` when it is none → what is learnt; raises ``ValueError`` with the words of the trouble."""

    fault: Fault = Fault.CONTAINER_MISSING
    """What is wrong when the answer does not tell, …"""

    trouble: str = ""
    """… and in what words."""


class Walk(Struct, frozen=True, kw_only=True):
    """A list on one page or several."""

    pages: str = "{api}"
    """Address of a page of the list: a template; ``{offset}``: offers read so far, ``{page}``: from 1, ``{index}``: from 0."""

    api: str = ""
    """``{api}`` in that address, when it is not the platform's; the option ``api`` wins."""

    size: int = 0
    """How many offers a page holds at most; 0 when all are on one."""

    doubtful: frozenset[int] = frozenset()
    """How many offers a list holds that may have been cut there without saying so."""

    post: Mapping[str, Any] | None = None
    """What is sent by POST, as JSON, for a page; nothing when pages are asked for by GET."""

    question: Question | None = None
    """What must be asked before the list can be."""


class JsonPages(Walk, frozen=True, kw_only=True):
    """Answers in JSON: all about each offer, or enough to ask for each."""

    items: str = ""
    """Dotted name of the offers in an answer, when that differs from what the shape says."""

    id: str = "id"
    """Dotted name of what names an offer."""

    total: str = ""
    """Dotted name of how many offers there are."""

    total_header: str = ""
    """Header that says how many offers there are, when no name does."""

    next: str = ""
    """Dotted name of the address of the next answer, when pages are not counted."""

    detail: str = ""
    """Address of one offer: a template, with ``{item[…]}``; empty when the list says all."""


class LinkPages(Walk, frozen=True, kw_only=True):
    """Pages with links, each to the page of an offer."""

    pages: str = "{url}"

    links: str
    """Selector of the links to the offers: ``css:`` or ``xpath:``."""

    offer: str = ""
    """Regular expression that the address of an offer contains."""

    next: str = ""
    """Selector of the link to the next page, when pages are not counted."""

    container: str = ""
    """Selector of what holds the list: without it, the page is not trusted."""

    total: str = ""
    """Regular expression whose group is how many offers the list says that it has."""

    detail: str = ""
    """Where an offer is read, when not behind its link: a template, with ``{link}`` and ``{query[…]}`` of it, encoded."""

    inside: str = ""
    """Dotted name of the HTML in an answer in JSON, where a page of the list is such an answer."""

    written: bool = False
    """Whether a page of the list is a script that writes the list into a page of the employer's."""

    empty_without_links: bool = False
    """Whether a list that has its container, and no link, is one without offers, though no word says so."""


class FeedPages(Walk, frozen=True, kw_only=True):
    """Pages of a feed in XML, which say all about each offer."""

    root: str = "rss"
    """Name of the root element: without it, this is no such feed."""

    entry: str = "item"
    """Name of the element of one offer."""
