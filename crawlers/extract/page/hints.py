"""Names that a site's makers gave to elements, its header, its title → what no label says."""

import re
from typing import Any
from urllib.parse import urlsplit

from crawlers.extract.page import article, patterns
from crawlers.extract.page.document import Document
from crawlers.extract.page.labels import labelled, words
from crawlers.extract.page.site_name import site_name

Fields = dict[str, Any]
NAMED = {
    "jobLocation": re.compile(
        r"(?:^|[\s_-])(?:job-?)?(?:locations?|localisation|lieu|ville|place|standort|ubicacion)(?:$|[\s_-])",
        re.IGNORECASE,
    ),
    "hiringOrganization": re.compile(
        r"(?:^|[\s_-])(?:company-?(?:name)?|employer|entreprise|societe|org-name|advertiser-name|"
        r"recruiter-name)(?:$|[\s_-])",
        re.IGNORECASE,
    ),
    "employmentType": re.compile(
        r"(?:^|[\s_-])(?:contrat|contract(?:-type)?|type-contrat|employment-?type|job-?type|work-?type)(?:$|[\s_-])",
        re.IGNORECASE,
    ),
    "datePosted": re.compile(
        r"(?:^|[\s_-])(?:date|posted|posted-time-ago__text|published|publication|publish-date|post-date|"
        r"job-date)(?:$|[\s_-])",
        re.IGNORECASE,
    ),
    "baseSalary": re.compile(r"(?:^|[\s_-])(?:salary|salaire|compensation|remuneration)(?:$|[\s_-])", re.IGNORECASE),
    "identifier": re.compile(r"(?:^|[\s_-])(?:reference|job-?(?:code|ref|id|number))(?:$|[\s_-])", re.IGNORECASE),
}
ATTRIBUTES = (
    "class",
    "id",
    "data-automation",
    "data-testid",
    "data-test",
    "data-ui",
    "itemprop",
    "data-qa",
    "data-field",
    "property",
)
COMPANY_LINK = re.compile(r"/(?:company|companies|entreprise|entreprises|cmp|employer|societe)/", re.IGNORECASE)


def hinted(frame: Any, fields: Fields) -> Fields:
    """What the names of elements say, near the top of the article."""
    found: Fields = {}
    missing = [name for name in NAMED if name not in fields]
    for count, element in enumerate(frame.iter()):
        if count > 3000 or not missing:
            break
        if not isinstance(element.tag, str) or len(element) > 8:
            continue
        named = " ".join(filter(None, (element.get(name) for name in ATTRIBUTES)))[:300]
        for name in list(missing):
            if named and NAMED[name].search(named) and (text := value(element, name)):
                found[name] = text
                missing.remove(name)
    if "datePosted" not in {**fields, **found} and (moment := time_of(frame)):
        found["datePosted"] = moment
    return found


def value(element: Any, name: str) -> str:
    """The text of a named element, when it can be what the name says."""
    text = article.text_of(element)
    label, _, rest = text.partition(":")
    if rest and labelled(label) is not None:
        text = rest.strip()
    limit = {
        "jobLocation": 100,
        "hiringOrganization": 80,
        "employmentType": 60,
        "datePosted": 60,
        "baseSalary": 120,
        "identifier": 40,
    }[name]
    if not 1 < len(text) <= limit or labelled(text) is not None:
        return ""
    if name == "datePosted":
        match = re.search(patterns.DATE, text, re.IGNORECASE)
        return match[0] if match else ""
    if name == "employmentType":
        return text if patterns.CONTRACT.search(text) else ""
    if name == "baseSalary":
        return text if re.search(r"\d{2}", text) else ""
    if name == "identifier":
        return text.split(":")[-1].strip() if re.search(r"\d", text) and len(text.split()) <= 3 else ""
    return text if re.search(r"[^\W\d_]{2}", text) else ""


def time_of(frame: Any) -> str:
    """The moment of the first ``time`` element."""
    element = next(iter(frame.iter("time")), None)
    return (element.get("datetime") or article.text_of(element))[:40] if element is not None else ""


def employer(document: Document, frame: Any, title: str) -> str:
    """The employer that the article links to, or whose site this is."""
    for element in frame.iter("a"):
        if COMPANY_LINK.search(element.get("href") or "") and 1 < len(text := article.text_of(element)) <= 80:
            return text
    own = re.sub(r"[^a-z0-9]", "", (urlsplit(document.page.url).hostname or "").rpartition(".")[0])
    for element in frame.iter("h2", "h3", "h4"):
        text = article.text_of(element)
        name = words(text.partition("(")[0]).replace(" ", "")
        if 4 <= len(name) <= 40 and single(name) in single(own) and words(text) != words(title):
            return text
    return site_name(document, title)


def single(text: str) -> str:
    """Letters that are written twice, once: a host seldom keeps both."""
    return re.sub(r"(.)\1", r"\1", text)
