"""Values → what a page shows: the filters of our templates."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

import nh3
from markupsafe import Markup

from board.wording import formats, job_facts, labels, tones
from board.wording.dictionary import meaning
from board.wording.typography import spaced, spaced_value
from vocabulary.faults_and_mends import label_of_cause
from vocabulary.site_account import SiteAccount

HEADING = re.compile(r"<(/?)h[12]\b", re.IGNORECASE)
TEXT = re.compile(r"(?<=>)[^<]+|^[^<]+")
BOTH = re.compile(r" / |\b[HF] ?/ ?[HF]\b|\(\w{1,5}\)|[·.]\w{1,4}\b|spontanée", re.IGNORECASE)
CLEANER = nh3.Cleaner(
    tags=set("p ul ol li strong em b i br a h3 h4 h5 h6 blockquote dl dt dd".split()),
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="nofollow noopener ugc",
    url_relative="deny",
)
"""Made once: making one takes three times as long as cleaning with it."""


def job_html(description: str) -> Markup:
    """The words of an offer. They were made safe when they were read; a file may come from elsewhere, so again here."""
    lowered = HEADING.sub(r"<\1h3", description)
    clean = CLEANER.clean(lowered)
    plain = "<a " not in clean  # the only tag that holds words which are an address
    return Markup(spaced(clean) if plain else TEXT.sub(lambda words: spaced(words[0]), clean))  # noqa: S704 - what nh3 lets through


def web(url: str | None) -> str:
    """An address that may be followed, or nothing: http and https only, and no host that a browser reads otherwise than we show it.

    >>> web("https://verrerie.example/offre"), web("javascript:alert(1)")
    ('https://verrerie.example/offre', '')
    >>> web("https://mal.example\\\\@verrerie.example/"), web("https://verrerie.example@mal.example/")
    ('', '')
    """
    text = (url or "").strip()
    return text if re.match(r"https?://[^\s/\\@?#]+(?:[/?#]|$)", text, re.IGNORECASE) else ""


def neutral(title: str) -> bool:
    """Whether a title must be followed by « H/F », since it names nobody but a man (art. L1132-1).

    >>> neutral("Trieur de flacons"), neutral("Technicien(ne) de maintenance"), neutral("Trieuse / trieur")
    (True, False, False)
    """
    return not BOTH.search(title)


def trade(label: str) -> str:
    """The label of an occupation, short: its first form only.

    >>> trade("Conducteur / Conductrice de machine"), trade("Comptable")
    ('Conducteur de machine', 'Comptable')
    """
    return re.sub(r"(\S+) / \S+", r"\1", label)


def host(url: str | None) -> str:
    """Whose site that is.

    >>> host("https://www.verrerie.example/offre")
    'verrerie.example'
    """
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def label_of(table: str) -> Callable[[Any], str]:
    """Words for a value of ``board.wording.labels``."""
    known: Mapping[Any, str] = getattr(labels, table)
    return lambda value: known.get(value, str(value or ""))


FILTERS: dict[str, Callable[..., Any]] = {
    "spaced_value": spaced_value,
    "job_html": job_html,
    "web": web,
    "neutral": neutral,
    "trade": trade,
    "host": host,
    "part": lambda text: quote(str(text), safe=""),
    "in_a_line": job_facts.in_a_line,
    "salary": job_facts.salary,
    "contract": job_facts.contract,
    "shifts": job_facts.shifts,
    "where": job_facts.where,
    "employer": job_facts.employer,
    "again": job_facts.again,
    "number": formats.number,
    "plural": formats.count,
    "weight": formats.weight,
    "day": formats.day_of,
    "moment": formats.moment,
    "telephone": formats.telephone,
    "ago": formats.ago,
    "of": formats.of,
    "at": formats.at,
    **{f"{name.lower()}_label": label_of(name) for name in ("STATE", "KIND", "REJECTION", "CLOSED_BY", "FLAGS")},
    "state_tone": tones.of_state,
    "visit_tone": tones.of_visit,
    "member_status_label": label_of("MEMBER_STATUS"),
    "field_label": lambda name: labels.FIELDS.get(name, name),
    "publisher_label": label_of("PUBLISHER_KIND"),
    "meaning": lambda column, table: meaning(table, column),
    "cause_label": label_of_cause,
    "site_account": SiteAccount.of_json,
}
