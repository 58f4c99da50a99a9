"""A page → its links, and the groups of links that are written alike."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from crawlers.addresses import host, page_url
from crawlers.extract.page.document import Document
from crawlers.probe.words import AWAY, FRAME, MORE, NEXT, OFFER, TITLE, plain

FRAMES = {"header", "nav", "footer", "aside"}
UNSTABLE = re.compile(
    r"\d{3}|^(?:css|sc|jss|jsx|svelte|emotion|ng)-|__[A-Za-z0-9]{5,}$|^(?:odd|even|first|last|active|current|alt|visited|is-\w+|post-\d+|item-\d+|row\d+)$"
)
"""Classes that say where an element stands, or that a program made: they are not the same tomorrow."""
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
LONGEST_CARD = 1500
LEVELS = 7
MOST_GROUPS = 5


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page."""

    url: str
    text: str
    element: Any
    framed: bool
    """Whether it stands in the menu, the foot or the side of the page."""


@dataclass(frozen=True, slots=True)
class Group:
    """Links that are written alike."""

    links: tuple[Link, ...]
    score: float

    @property
    def telling(self) -> bool:
        """Whether most of their words or addresses speak of offers."""
        said = [TITLE.search(link.text) or OFFER.search(plain(urlsplit(link.url).path)) for link in self.links]
        return sum(map(bool, said)) * 2 >= len(said)

    @property
    def urls(self) -> tuple[str, ...]:
        """Their addresses, each once."""
        return tuple(dict.fromkeys(link.url for link in self.links))


def links_of(document: Document) -> list[Link]:
    """The links of a page that lead to other pages."""
    tree, own = document.tree, page_url(document.page.url, document.page.url)
    if tree is None:
        return []
    found = []
    for element in tree.iter("a"):
        url = page_url(document.base_url, element.get("href") or "")
        if url and url != own:
            found.append(Link(url, words_of(element)[:200], element, framed(element)))
    return found


def words_of(element: Any) -> str:
    """What a link says; where that is only « En savoir plus », what the card or row says that it stands in."""
    text = " ".join("".join(element.itertext()).split())
    text = text or (element.get("title") or element.get("aria-label") or "")
    if not MORE.fullmatch(plain(text).strip()):
        return text
    around = ""
    for above in element.iterancestors():
        links = {link.get("href") for link in above.iter("a")}
        whole = " ".join(" ".join(above.itertext()).split())
        if above.tag in {"body", "html", "main"} or len(links) > 1 or len(whole) > LONGEST_CARD:
            break
        around = whole
    return around or text


def framed(element: Any) -> bool:
    """Whether an element stands around the content rather than in it."""
    return any(
        str(above.tag) in FRAMES or FRAME.search(f"{above.get('class') or ''} {above.get('id') or ''}")
        for above in element.iterancestors()
        if str(above.tag) not in {"body", "html"}
    )


def classes(element: Any) -> list[str]:
    """The classes of an element that are the same tomorrow and that a selector can name."""
    return [name for name in (element.get("class") or "").split() if NAME.match(name) and not UNSTABLE.search(name)]


def signature(link: Link) -> tuple[str, ...]:
    """How a link is written: the tags and classes around it, and the shape of its address."""
    above = [link.element, *link.element.iterancestors()][:LEVELS]
    return (shape(link.url), *(f"{one.tag}.{'.'.join(sorted(classes(one)))}" for one in above))


def shape(url: str) -> str:
    """An address without what differs between two offers.

    >>> shape("https://a.example/offre/regleur-12?id=3"), shape("https://a.example/documents/trieur.pdf")
    ('a.example/offre/*?id', 'a.example/documents/*.pdf')
    """
    parts = urlsplit(url)
    steps = [step for step in parts.path.split("/") if step]
    last = steps[-1] if steps else ""
    ending = re.search(r"\.[a-z]{2,5}$", last)
    kept = ["*" if re.search(r"\d", step) else step for step in steps[:-1]]
    names = "&".join(sorted(pair.partition("=")[0] for pair in parts.query.split("&") if pair))
    whole = "/".join([host(url), *kept, f"*{ending[0] if ending else ''}" if not names or not ending else last])
    return f"{whole}?{names}" if names else whole


def groups(document: Document) -> list[Group]:
    """The groups of links that are most likely offers, the likeliest first.

    Rows of a list may be written in two ways in turn: those of one shape and under the same tags are a group too.
    """
    alike: dict[tuple[str, ...], list[Link]] = defaultdict(list)
    for link in links_of(document):
        if not AWAY.search(plain(link.url)) and not NEXT.match(plain(link.text).strip()) and len(link.text) > 2:
            own = signature(link)
            alike[own].append(link)
            alike[(own[0], str(link.framed), *(step.partition(".")[0] for step in own[1:]))].append(link)
    known: dict[tuple[str, ...], Group] = {}
    for links in alike.values():
        group = Group(tuple(links), score(links, document))
        if group.urls not in known or group.score > known[group.urls].score:
            known[group.urls] = group
    ranked = sorted(known.values(), key=lambda group: (-group.score, -len(group.urls)))
    return [group for group in ranked if group.score > 0][:MOST_GROUPS]


def score(links: list[Link], document: Document) -> float:
    """How likely a group of links are offers."""
    count = len({link.url for link in links})
    paths = sum(
        bool(OFFER.search(plain(urlsplit(link.url).path + "?" + urlsplit(link.url).query))) for link in links
    ) / len(links)
    titles = sum(bool(TITLE.search(link.text)) for link in links) / len(links)
    wordy = sum(len(link.text) >= 8 for link in links) / len(links)
    below = sum(
        link.url.startswith(page_url(document.page.url, document.page.url).partition("?")[0].rstrip("/") + "/")
        for link in links
    ) / len(links)
    frame = 3 if links[0].framed else 0
    return min(count, 10) * 0.3 + 2 * paths + 3 * titles + wordy + below - frame
