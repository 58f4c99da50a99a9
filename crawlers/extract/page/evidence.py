"""What a page shows → how much speaks for one offer, and whether it is a list of several."""

import re
from typing import Any
from urllib.parse import urlsplit

from crawlers.extract.page import facts, headings
from crawlers.extract.page.apply_link import SAID
from crawlers.extract.page.document import Document
from crawlers.extract.page.labels import words
from crawlers.extract.page.pairs import Block
from crawlers.extract.page.patterns import OCCUPATION

OFFER_URL = re.compile(
    r"(?:offres?|emplois?|jobs?|careers?|carrieres?|vacanc(?:y|ies)|annonces?|postes?|recrutement|stellen\w*|"
    r"positions?|openings?|viewjob|jobdetail|"
    r"requisition|rejoindre|node|job_?id|vacante|oferta)[\w-]*[/=?.]\W{0,3}[\w%-]*[\w]",
    re.IGNORECASE,
)
OFFER_CLASS = re.compile(
    r"\b(?:single-job|job-?(?:page|detail|offer|posting|view)|job_listing|portaltype-[\w-]*job|offre|oferta|vacancy|"
    r"single-offre\w*|poste)\b",
    re.IGNORECASE,
)
MARK = headings.MARK
WORTH = {
    "employmentType": 2,
    "baseSalary": 1.5,
    "jobLocation": 1.5,
    "identifier": 1,
    "experienceRequirements": 1,
    "educationRequirements": 1,
    "workHours": 1,
    "datePosted": 1,
    "validThrough": 1,
    "jobStartDate": 1,
    "title": 1,
    "occupationalCategory": 0.5,
}
"""What a labelled property says for an offer."""
ABOUT_JOBS = re.compile(
    r"\b(?:jobs?|emplois?|offres?|careers?|carri[èe]res?|recrut\w+|recherche|vacanc\w+|postes?|stellen\w*|karriere|"
    r"apply|ofertas?|vacante)\b",
    re.IGNORECASE,
)
MORE = re.compile(
    r"(?:lire|voir|consulter|d[ée]couvrir|acc[ée]der [àa]) (?:l['’]|cette |the )?(?:offre|annonce|poste|d[ée]tails?|"
    r"suite|plus)|en savoir plus|read more|view (?:job|details|offer)|see (?:job|details)|"
    r"learn more|mehr erfahren|zur stelle|ver (?:oferta|m[áa]s)",
    re.IGNORECASE,
)


def weight(document: Document, title: str, labels: list[Any], lines: list[Block]) -> float:
    """How much speaks for an offer."""
    stated = {pair.property for pair in labels}
    score = sum(WORTH.get(name, 0) for name in stated)
    score += 2 * bool(MARK.search(title))
    score += min(3, facts.sections(lines))
    score += 1.5 * any(len(line.text) < 60 and SAID.search(line.text) for line in lines)
    score += 1 * bool(OFFER_URL.search(urlsplit(document.page.url).path + "?" + urlsplit(document.page.url).query))
    body = document.tree.find("body")
    score += 1 * bool(body is not None and OFFER_CLASS.search(body.get("class") or ""))
    score += 1 * bool(ABOUT_JOBS.search(headings.page_title(document)))
    score += 1.5 * bool(OCCUPATION.search(words(title)))
    found = facts.told([line for line in lines if len(line.text) < 200], dict.fromkeys(stated, 1))
    score += sum(1 for name in ("datePosted", "employmentType", "jobLocation") if name in found)
    return score


def listing(labels: list[Any], lines: list[Block]) -> bool:
    """Whether the page shows many offers: the same label again and again, or more links than text."""
    for name in ("employmentType", "jobLocation", "datePosted", "identifier"):
        values = {words(pair.value) for pair in labels if pair.property == name}
        if len(values) >= 4:
            return True
    if sum(1 for line in lines if len(line.text) < 40 and MORE.match(line.text)) >= 3:
        return True
    marked = [line for line in lines if MARK.search(line.text) and len(line.text) < 120]
    linked = [line for line in lines if line.linked]
    shown = facts.prose(lines)
    return len({words(line.text) for line in marked}) >= 5 or (len(linked) > 30 and len(linked) * 25 > shown)
