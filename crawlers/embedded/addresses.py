"""Page → addresses of data that it names, or whose place its make fixes; likely ones first. Nothing is guessed beyond that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from crawlers.addresses import host, page_url
from crawlers.counted_pages import first_page

if TYPE_CHECKING:
    from crawlers.extract.page.document import Document

MOST = 8
MOST_FOUND = 200
MOST_NODES = 20_000
ATTRIBUTES = frozenset(
    "data-url data-api data-api-url data-endpoint data-source data-feed data-jobs-url data-offers-url data-json-url".split()
)
NAMED = (
    "//@*[name() = 'hx-get' or name() = 'src' and parent::turbo-frame or starts-with(name(), 'data-') or name() = 'x-data'"
    " or name() = 'x-init' or (name() = 'endpoint' or name() = 'api-url' or name() = 'source') and contains(name(..), '-')"
    " or parent::link and name() = 'href' and (contains(../@type, 'json') or ../@as = 'fetch' or contains(../@href, '/payload.js'))]"
)
ASKED = re.compile(
    r"(?:\bfetch|axios(?:\.get)?|\$\.(?:get|getJSON|ajax)|jQuery\.(?:get|getJSON|ajax)|\$fetch|useFetch|ky\.get|http\.get|\.open)\s{0,3}\(\s{0,9}"
    r"(?:\{\s{0,9}url\s{0,3}:\s{0,9}|[\"']GET[\"']\s{0,3},\s{0,9})?([\"'`])([^\"'`\s$<>{}]{2,500})(\$\{)?"
)
KEYS = re.compile(r"api|url|uri|endpoint|search|jobs?$|offers?$|offres?|source|feed|href|path", re.IGNORECASE)
LIKELY = re.compile(
    r"job|offre|offer|career|carriere|emploi|recrut|vacanc|poste|position|annonce|opening|stellen", re.IGNORECASE
)
DATA = re.compile(
    r"\.json\b|/api/|/graphql|wp-json|/_data|format=json|/ajax|/search|\.php\b|/rest/|/v\d/|payload\.js", re.IGNORECASE
)
NOT_DATA = re.compile(
    r"\.(?:css|m?js|png|jpe?g|svg|gif|webp|avif|ico|woff2?|ttf|mp4|webm|pdf|map|html?|webmanifest)(?:[?#]|\Z)|manifest\.json|oembed|/login|logout|analytics|"
    r"google|facebook|consent|cookie|csrf|translations?|/i18n|locale|tracking|newsletter|contact",
    re.IGNORECASE,
)
POST_TYPE = re.compile(
    r"/wp-json/wp/v2/(?!(?:pages|posts|media|users|comments|categories|tags|types|search|blocks)(?:/|\Z))[\w-]{1,60}(?:/\d+)?/?\Z"
)
GATSBY = re.compile(r"window\.pagePath\s{0,3}=\s{0,3}[\"']([^\"']{1,500})[\"']|___gatsby|id=[\"']?gatsby-")
BUILD = re.compile(r"\"buildId\"\s{0,3}:\s{0,3}\"([\w.-]{1,80})\"")
JOB_MANAGER = re.compile(r"\"ajax_url\"\s{0,3}:\s{0,3}\"([^\"\s]{0,300}%%endpoint%%[^\"\s]{0,100})\"")
"""Where WP Job Manager asks for the offers that it puts into an empty list."""
PAYLOAD = re.compile(r"data-src=[\"']?([^\"'\s>]{1,300}_payload\.json[^\"'\s>]{0,100})")


def data_addresses(document: Document) -> list[str]:
    """Absolute addresses of JSON, at most 8, on the page's host or on that of an API that it names; likely to be of jobs first."""
    scored: dict[str, int] = {}
    here = page_url(document.page.url, document.page.url)
    for place, (link, worth) in enumerate(islice(candidates(document), MOST_FOUND)):
        url = page_url(document.base_url, link.strip().replace("&amp;", "&"))
        if not url or url == here or not allowed(document, url):
            continue
        score = worth + 4 * bool(LIKELY.search(urlsplit(url).path + urlsplit(url).query)) + 2 * bool(DATA.search(url))
        scored[url] = max(scored.get(url, -1000), score * 1000 - place)
    return sorted(scored, key=lambda url: -scored[url])[:MOST]


def allowed(document: Document, url: str) -> bool:
    """Whether data may lie at an address: on this host, or on that of an API; files of other kinds are none."""
    if (NOT_DATA.search(urlsplit(url).path) or SUGGESTED.search(url)) and not PAYLOAD_FILE.search(url):
        return False
    own = host(document.page.url)
    there = host(url)
    if there == own or there.endswith(f".{own}") or own.endswith(f".{there}"):
        return True
    return bool(API_HOST.search(url)) and (own.split(".")[0] in there or bool(LIKELY.search(urlsplit(url).path)))


SUGGESTED = re.compile(r"suggest|autocomplete|opensearch", re.IGNORECASE)
PAYLOAD_FILE = re.compile(r"/payload\.js(?:\Z|\?)")
API_HOST = re.compile(
    r"//(?:[\w.-]*\.)?(?:api|graphql|cdn|data|jobs?|careers?|recrut\w*|emploi)[\w-]*\.|/api/|/v\d/|\.json(?:\Z|\?)",
    re.IGNORECASE,
)


def candidates(document: Document) -> Iterator[tuple[str, int]]:
    """Links, and how sure it is that data lie there."""
    if document.kind == "json":
        yield from of_gatsby_answer(document.data)
        return
    if document.kind != "html":
        return
    yield from of_makes(document)
    for link in document.tree.xpath(NAMED)[:MOST_FOUND] if document.tree is not None else ():
        yield from of_attribute(link)
    for _, text in document.scripts[:100]:
        for asked in islice(ASKED.finditer(text), 100):
            if counted := first_page(asked[2]):  # « …?page= » + n
                yield counted, 3
            elif not asked[3]:
                yield asked[2], 3
            elif "?" in asked[2]:  # what is put into it comes after the question mark
                yield asked[2].partition("?")[0], 2
    for embedded in document.embedded:
        yield from of_settings(embedded.data)


def of_makes(document: Document) -> Iterator[tuple[str, int]]:
    """What the make of the page fixes."""
    text = document.text
    path = urlsplit(document.page.url).path
    trimmed = path.strip("/")
    gatsby = GATSBY.search(text[:400_000]) if "gatsby" in text or "pagePath" in text else None
    if gatsby:
        named = next((found[1] for found in GATSBY.finditer(text) if found[1]), path)
        yield f"/page-data/{named.strip('/') or 'index'}/page-data.json", 6
    if "__NEXT_DATA__" in text and (build := BUILD.search(text)):
        yield f"/_next/data/{build[1]}/{trimmed or 'index'}.json", 2
    if payload := PAYLOAD.search(text):
        yield payload[1], 5
    elif "__NUXT_DATA__" in text and "_payload.json" in text:
        yield f"/{trimmed}/_payload.json".replace("//", "/"), 4
    if "job_listings" in text and (asked := JOB_MANAGER.search(text)):
        yield asked[1].replace("\\/", "/").replace("%%endpoint%%", "get_listings"), 6
    if "Static.SQUARESPACE_CONTEXT" in text:
        yield f"{path}?format=json", 4


def of_attribute(value: Any) -> Iterator[tuple[str, int]]:
    """What an attribute names."""
    name, tag, text = str(value.attrname), str(value.getparent().tag), str(value).strip()
    if name in {"x-data", "x-init"}:
        yield from ((asked[2], 3) for asked in islice(ASKED.finditer(text), 5) if not asked[3])
    elif tag == "link":
        if name == "href" and ("wp-json" not in text or POST_TYPE.search(text)):
            yield text, 3
    elif (tag, name) == ("turbo-frame", "src") or name in {"hx-get", "data-hx-get"}:
        yield text, 3
    elif text.startswith(("/", "http")) and (name in ATTRIBUTES or (KEYS.search(name) and DATA.search(text))):
        yield text, 3 if DATA.search(text) or LIKELY.search(text) else -2


def of_settings(data: Any) -> Iterator[tuple[str, int]]:
    """Addresses among settings: ``{api: {jobs: "/api/jobs", params: {site: 12}}}``."""
    waiting: list[tuple[Any, str]] = [(data, "")]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        value, key = waiting.pop()
        if isinstance(value, dict):
            query = next((value[name] for name in ("params", "query", "defaultParams") if flat(value.get(name))), None)
            for name, inner in value.items():
                if isinstance(inner, str) and KEYS.search(f"{name}") and is_address(inner, key or name):
                    yield inner + (f"{'&' if '?' in inner else '?'}{urlencode(query)}" if query else ""), 2
            waiting += [(inner, name) for name, inner in value.items() if isinstance(inner, dict | list)]
        elif isinstance(value, list) and len(value) <= 20:
            waiting += [(inner, key) for inner in value if isinstance(inner, dict | list)]


def flat(value: Any) -> bool:
    """Whether something can stand behind ``?``."""
    return isinstance(value, dict) and bool(value) and all(isinstance(one, str | int) for one in value.values())


def is_address(text: str, key: str) -> bool:
    """Whether a text is the address of data: a path or an address that looks like one."""
    if (
        not 4 <= len(text) <= 500
        or not (text[0] == "/" or text.startswith(("http://", "https://")))
        or " " in text
        or "{" in text
    ):
        return False
    return bool(DATA.search(text)) or (
        bool(re.search("api|endpoint", key, re.IGNORECASE)) and bool(LIKELY.search(text))
    )


def of_gatsby_answer(data: Any) -> Iterator[tuple[str, int]]:
    """What Gatsby's ``page-data.json`` leaves to other files: the answers of static queries."""
    hashes = data.get("staticQueryHashes") if isinstance(data, dict) else None
    for name in hashes[:MOST] if isinstance(hashes, list) else []:
        if isinstance(name, str) and name.isdigit():
            yield f"/page-data/sq/d/{name}.json", 3
