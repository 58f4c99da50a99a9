"""Each fact of an offer: whether what the board would show is what its page says."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from benchmarks.saved_sites.tally import Tally
from french.letters import fold
from pipeline.model import JobPosting
from pipeline.normalize.contract import contract
from pipeline.normalize.organization import employer_key
from pipeline.normalize.places.place import places
from pipeline.normalize.titles.title import title, title_key

NO_LETTERS = re.compile(r"[^a-z0-9]+")
Want = dict[str, Any]
"""A line of a site's truth."""


def plain(text: object) -> str:
    """Letters and digits alone, without accents or capitals: how two texts are compared.

    >>> plain("Régleur·se – Eu")
    'regleur se eu'
    """
    return NO_LETTERS.sub(" ", fold(str(text or ""))).strip()


def spellings(want: Want, name: str) -> list[str]:
    """Every spelling of a fact that its page bears out."""
    return [one for one in (want.get(name), *(want.get(f"{name}_alt") or ())) if one]


def title_is(want: Want, got: JobPosting) -> bool:
    """The same name of the job, once both are without H/F, place and reference."""
    shown = {title_key(title(one, places=want["locations"])) for one in spellings(want, "title")}
    return title_key(title(got.title, places=want["locations"])) in shown


def employer_is(want: Want, got: JobPosting) -> bool:
    """Who employs; of a client that an agency hides, nobody or the agency itself."""
    named = employer_key(got.hiring_organization or "")
    known = spellings(want, "company") or ["", want.get("publisher") or ""]
    return named in map(employer_key, known)


def place_is(want: Want, got: JobPosting) -> bool:
    """Every commune that its page names as a place of work, and no other."""
    return communes(want["locations"]) == {place.insee for place in got.places if place.insee}


def communes(texts: Iterable[str]) -> set[str]:
    """The codes of the communes that some lines name."""
    return {located.place.insee for located in places(texts) if located.place.insee}


def contract_is(want: Want, got: JobPosting) -> bool:
    """A kind of contract that its page names: CDI, CDD, apprenticeship …"""
    return bool({code for one in spellings(want, "contract") for code in contract(one)} & {*got.contract})


def posted_is(want: Want, got: JobPosting) -> bool:
    """The day of publication; « il y a deux semaines » is as exact as its author says (``date_tolerance_days``)."""
    if got.date_posted is None:
        return False
    apart = got.date_posted - date.fromisoformat(want["date_posted"])
    return abs(apart.days) <= (want.get("date_tolerance_days") or 0)


def until_is(want: Want, got: JobPosting) -> bool:
    """The last day for applying."""
    return got.valid_through == date.fromisoformat(want["valid_through"])


def salary_is(want: Want, got: JobPosting) -> bool:
    """Lower end, upper end and period; a single amount has one end."""
    wage, read = want["salary"], got.salary
    if read is None:
        return False
    return {wage["min"], wage["max"]} - {None} == {read.min, read.max} - {None} and plain(wage["period"]) == read.period


def reference_is(want: Want, got: JobPosting) -> bool:
    """What the employer calls the offer by."""
    return plain(got.external_id) in map(plain, spellings(want, "identifier"))


def text_is(want: Want, got: JobPosting) -> bool:
    """A sentence that is in the offer's text."""
    return plain(want["key_phrase"]) in plain(got.description_text)


def only_text_is(want: Want, got: JobPosting) -> bool:
    """A sentence that its page shows and that is not of the offer: a menu, another offer, a foot."""
    return plain(want["forbidden_phrase"]) not in plain(got.description_text)


Holds = Callable[[Want, JobPosting], bool]
FACTS: dict[str, tuple[str, Holds]] = {
    "title": ("title", title_is),
    "employer": ("", employer_is),
    "place": ("locations", place_is),
    "contract": ("contract", contract_is),
    "posted": ("date_posted", posted_is),
    "until": ("valid_through", until_is),
    "salary": ("salary", salary_is),
    "reference": ("identifier", reference_is),
    "text": ("key_phrase", text_is),
    "only_text": ("forbidden_phrase", only_text_is),
}
"""A fact → the key of the truth that says it (asked only where it does; nothing: of every offer), and whether the reading agrees."""
SILENT: dict[str, Callable[[JobPosting], object]] = {
    "date_posted": lambda got: got.date_posted,
    "valid_through": lambda got: got.valid_through,
    "salary": lambda got: got.salary,
}
"""What a page may say nothing about → what was read of it all the same."""


def note_facts(tally: Tally, want: Want, got: JobPosting) -> None:
    """Count each fact of one offer that was found, and what was read where its page is silent (``nothing_invented``)."""
    for name, (key, holds) in FACTS.items():
        if not key or want[key]:
            tally.note(name, holds(want, got))
    for key, read in SILENT.items():
        if not want[key]:
            tally.note("nothing_invented", not read(got))
