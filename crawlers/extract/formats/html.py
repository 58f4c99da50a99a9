"""A page without data for machines → the offer that its structure shows."""

import re
from typing import Any

from crawlers.extract.formats import several
from crawlers.extract.page import article, facts, headings, recruits
from crawlers.extract.page.document import Document
from crawlers.extract.page.evidence import ABOUT_JOBS, MARK, listing, weight
from crawlers.extract.page.labels import labelled, words
from crawlers.extract.page.pairs import Block, blocks, fragment, pairs
from crawlers.extract.page.patterns import FRENCH, OCCUPATION

Fields = dict[str, Any]
ENOUGH = 4
ANNOUNCED = 2
"""What it is worth that a sentence says that somebody is sought."""
CHIP = 0.5
CONCRETE = {"employmentType", "jobLocation", "baseSalary"}
"""What a chip or the end of the title may say that speaks for an offer, and what each is worth."""
MOST_TWINS = 3
BACK = re.compile(r"(?:←|«|<)\s|(?:retour|toutes nos offres|back to)\b", re.IGNORECASE)
LEAST_PROSE = 120
WIDE = re.compile(r"\W*(?:europe|france|union europ[ée]enne|emea)\b(?!-)", re.IGNORECASE)
"""A place that begins with a country or more: a town that the page names says more."""


def postings(document: Document) -> list[Fields]:
    """The offer that the page shows, if it shows one."""
    if document.kind != "html" or document.tree is None or document.page.status >= 400:
        return []
    from crawlers.columns.titles import parted
    from crawlers.extract.page.chips import chips

    body = article.bare(document)
    element, title = headings.heading(body, document)
    frame = article.article(body, element)
    lines = blocks(fragment(article.html_of(frame)))
    labels = pairs(lines)
    fields = facts.stated(labels)
    title = title or str(fields.get("title", ""))
    if not title:
        title = first_job(body, document)
    sought, who = recruits.sought(title) if title else recruits.announced(line.text for line in lines)
    title = recruits.without_article(sought or title)
    if not title or twins(document.body, element) >= MOST_TWINS or listing(labels, lines):
        return []
    shown = {**parted(title)[1], **chips(frame, document, title)}
    said = ANNOUNCED * bool(sought) + CHIP * len(CONCRETE & shown.keys()) + bool(FRENCH.search(title))
    if weight(document, title, labels, lines) + said < ENOUGH or not plausible(document, element, title):
        return []
    if facts.prose(lines) < LEAST_PROSE and len(fields) < 3:
        return []
    if who:
        fields["@seeker"] = who
    if (element is None or beside(document.body, element)) and several.postings(document):
        return []  # it is one of several, which say all of themselves
    return [complete(document, frame, element, title, {**shown, **fields}, lines)]


def first_job(body: Any, document: Document) -> str:
    """What names a job near the beginning of a page about recruiting whose headings say only that: « Offre d’emploi »."""
    from crawlers.columns.titles import cleaned, titles
    from crawlers.judge.trades import is_marked, trade_in
    from crawlers.records.cells import cells_of
    from crawlers.records.record import Record

    if not ABOUT_JOBS.search(f"{headings.page_title(document)} {document.page.url}"):
        return ""
    cells = cells_of([body], document)
    [at] = titles([Record(cells=cells)])
    title = recruits.without_article(cleaned(cells[at].text)) if at >= 0 else ""
    return title if trade_in(title) == 1 or is_marked(title) else ""


def plausible(document: Document, element: Any, title: str) -> bool:
    """Whether a lesser heading names a job: by its words, by its class, or because the page is called so."""
    if element is None or element.tag == "h1":
        return True
    plain = words(title)
    called = plain in words(headings.page_title(document))
    return called or headings.rank(element) > 3 or bool(OCCUPATION.search(plain) or MARK.search(title))


def twins(body: Any, element: Any) -> int:
    """How many other headings of the same make name a job: a list has several."""
    if element is None or element.tag == "h1":
        return 0
    alike = [e for e in body.iter(element.tag) if e.get("class") == element.get("class")]
    titles = {article.text_of(e) for e in alike[:200]}
    return sum(1 for title in titles if OCCUPATION.search(words(title)) or MARK.search(title)) - 1


def beside(body: Any, element: Any) -> bool:
    """Whether another heading of the same make names a job too."""
    from crawlers.judge.trades import is_marked, trade_in

    alike = (
        [one for one in body.iter(element.tag) if one.get("class") == element.get("class")]
        if element.tag != "h1"
        else []
    )
    titles = {article.text_of(one) for one in alike[:200]} - {article.text_of(element)}
    return any(trade_in(title) == 1 or is_marked(title) for title in titles)


def stated(document: Document) -> Fields:
    """Only what labels say, to complete what a better extractor found."""
    if document.kind != "html" or document.tree is None:
        return {}
    body = article.bare(document)
    element, _ = headings.heading(body, document)
    article.without_others(body, element)
    found = facts.stated(pairs(blocks(fragment(article.html_of(body)))))
    found.pop("title", None)
    return found


def short_lines(document: Document) -> list[str]:
    """The first lines of the article: what stands under its heading."""
    body = article.bare(document)
    element, _ = headings.heading(body, document)
    frame = article.article(body, element)
    return [line.text for line in blocks(fragment(article.html_of(frame)))[:12] if len(line.text) <= 90]


def complete(document: Document, frame: Any, element: Any, title: str, fields: Fields, lines: list[Block]) -> Fields:
    """Title, text, facts: first what labels say, then what chips, sentences, the head of the page and the site say."""
    from crawlers.extract.page.head_words import head_words
    from crawlers.extract.page.hints import employer, hinted

    found = {**fields, "title": title}
    seeker = found.pop("@seeker", "")
    found |= hinted(frame, found)
    if WIDE.match(str(found.get("jobLocation", ""))):
        found["@wide"] = found.pop("jobLocation")
    head = head_words(document)
    if "jobLocation" not in found and (place := headings.place_in(title)):
        found["jobLocation"] = place
    plain = words(title)
    beside = [line for line in lines if plain not in words(line.text) or len(line.text) > 2 * len(title)]
    found |= facts.told(beside, found)
    found = {**head, **found}
    if wide := found.pop("@wide", ""):
        found.setdefault("jobLocation", wide)
    if "hiringOrganization" not in found and (name := employer(document, frame, title) or seeker):
        found["hiringOrganization"] = name
    found["title"] = without_name(title, str(found.get("hiringOrganization", "")))
    found["description"] = description(frame, element)
    found["url"] = document.canonical
    return found


def without_name(title: str, name: str) -> str:
    """A title without the employer's name behind it.

    >>> without_name("Comptable H/F – Moulerie du Val", "Moulerie du Val"), without_name("Comptable chez Tillet", "Tillet")
    ('Comptable H/F', 'Comptable')
    """
    cut = (
        re.search(rf"(?:\s+[|–—-]\s+|\s+(?:chez|at)\s+){re.escape(name)}\s*\Z", title, re.IGNORECASE) if name else None
    )
    return title[: cut.start()] if cut and cut.start() > 2 else title


def description(frame: Any, element: Any) -> str:
    """The article without its own heading, and without the lists of facts that are fields already."""
    if element is not None and element is not frame and frame in element.iterancestors():
        article.drop(element)
    if frame.tag == "body":
        frame.tag = "div"
    whole = len(article.text_of(frame))
    for form in list(frame.iter("form")):
        if len(article.text_of(form)) < 0.3 * whole:  # an old site has the whole page in one form
            article.drop(form)
    for part in [part for part in frame.iter("dl", "table", "p", "li", "ul") if part is not frame and told(part)]:
        article.drop(part)
    return article.html_of(frame)


def told(part: Any) -> bool:
    """Whether a part of the article only repeats fields, or leads back to the list."""
    if part.tag == "table" and part.find(".//table") is not None:
        return False  # it lays out the page, and its rows hold everything
    if part.tag in {"dl", "table"}:
        names = list(part.iter("dt") if part.tag == "dl" else (row[0] for row in part.iter("tr") if len(row) == 2))
        return len(names) > 1 and all(labelled(article.text_of(name)) is not None for name in names)
    text = article.text_of(part)
    if part.tag == "ul":
        return not text
    label, colon, value = text.partition(":")
    return bool((colon and value and len(text) < 160 and labelled(label)) or (len(text) < 60 and BACK.match(text)))
