"""Jobs → RSS, Atom, iCalendar and CSV: one search, in the words of other programs."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from operator import attrgetter
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from board.jobs.xml_text import plain
from board.published.rows import PublishedJob
from board.wording import job_facts
from french.calendar import paris
from vocabulary.posting_values import CONTRACT, PERIOD_NAME

ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The jobs of a search, with the addresses and names that every kind of feed carries."""

    title: str
    page: str
    """The address of the search, for people."""
    itself: str
    """The address of the feed."""
    origin: str
    name: str
    published_at: str
    jobs: Sequence[PublishedJob]

    def url(self, job: PublishedJob) -> str:
        """The page of a job."""
        return f"{self.origin}{job.path}"


def summary(job: PublishedJob) -> str:
    """A job in a line, and its own first words."""
    return plain(f"{job_facts.in_a_line(job)}\n{job.excerpt}")


def xml(root: Element) -> str:
    """Write a tree of elements as an XML document."""
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode")


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """Add an element with its text to a parent."""
    child = SubElement(parent, tag, attributes)
    child.text = plain(text) if text is not None else None
    return child


def rss(feed: Feed) -> str:
    """The feed as RSS 2.0."""
    root = Element("rss", {"version": "2.0", "xmlns:atom": ATOM})
    channel = add(root, "channel")
    add(channel, "title", f"{feed.title} – {feed.name}")
    add(channel, "link", feed.page)
    add(channel, "atom:link", href=feed.itself, rel="self", type="application/rss+xml")
    add(channel, "description", "Chaque nouvelle offre de cette recherche, avec le lien vers sa source.")
    add(channel, "language", "fr")
    add(channel, "lastBuildDate", format_datetime(paris(feed.published_at)))
    for job in feed.jobs:
        item = add(channel, "item")
        add(item, "title", heading(job))
        add(item, "link", feed.url(job))
        add(item, "guid", job.id, isPermaLink="false")
        add(item, "pubDate", format_datetime(paris(job.first_seen)))
        add(item, "description", summary(job))
        for kind in json.loads(job.contract):
            add(item, "category", CONTRACT.get(kind, kind))
    return xml(root)


def heading(job: PublishedJob) -> str:
    """« Trieur de flacons, Le Tréport »."""
    return ", ".join(filter(None, [job.title, job_facts.where(job)]))


def atom(feed: Feed) -> str:
    """The feed as Atom 1.0."""
    root = Element("feed", {"xmlns": ATOM, "xml:lang": "fr"})
    add(root, "title", f"{feed.title} – {feed.name}")
    add(root, "id", feed.itself)
    add(root, "link", href=feed.itself, rel="self", type="application/atom+xml")
    add(root, "link", href=feed.page, rel="alternate", type="text/html")
    add(root, "updated", feed.published_at)
    add(add(root, "author"), "name", feed.name)
    for job in feed.jobs:
        entry = add(root, "entry")
        add(entry, "title", heading(job))
        add(entry, "id", f"{feed.origin}/offres/{job.id}-offre")
        add(entry, "link", href=feed.url(job), rel="alternate", type="text/html")
        add(entry, "published", job.first_seen)
        add(entry, "updated", max(job.updated_at, job.first_seen))
        add(add(entry, "author"), "name", job.publisher)
        add(entry, "summary", summary(job))
    return xml(root)


def ics(feed: Feed, now: datetime) -> str:
    """iCalendar: the last day of each offer that has one, as a whole-day event."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Glass Vallee//Emplois//FR", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(feed.title)}", "REFRESH-INTERVAL;VALUE=DURATION:PT12H"]
    for job in feed.jobs:
        if job.valid_through:
            lines += event(feed, job, date.fromisoformat(job.valid_through), now)
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def event(feed: Feed, job: PublishedJob, day: date, now: datetime) -> list[str]:
    """The lines of one event: the last day on which one may apply to a job."""
    return [
        "BEGIN:VEVENT",
        f"UID:{job.id}@glassvallee",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped('Dernier jour : ' + heading(job))}",
        f"DESCRIPTION:{escaped(summary(job))}",
        f"LOCATION:{escaped(job_facts.where(job))}",
        f"URL:{feed.url(job)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def escaped(text: str) -> str:
    """Text as iCalendar wants it."""
    for mark, code in {"\\": "\\\\", ";": "\\;", ",": "\\,", "\r": "", "\n": "\\n"}.items():
        text = text.replace(mark, code)
    return plain(text)


def folded(line: str) -> str:
    """A line cut every 75 bytes, never inside a letter."""
    rest, parts = line.encode(), []
    while len(rest) > 73:
        end = 73
        while rest[end] & 0xC0 == 0x80:  # inside a letter
            end -= 1
        parts.append(rest[:end])
        rest = rest[end:]
    return "\r\n ".join(part.decode() for part in (*parts, rest))


COLUMNS = {
    "id": "id", "intitule": "title", "employeur": "organization", "publie_par": "publisher", "commune": "commune",
    "insee": "insee", "contrat": "contract_label", "salaire_min": "salary_min", "salaire_max": "salary_max",
    "salaire_periode": "salary_period", "publiee_le": "date_posted", "limite": "valid_through", "metier": "occupation",
    "rome": "rome", "vue_le": "last_seen", "postuler": "apply_url",
}  # fmt: skip


CELLS = attrgetter(*COLUMNS.values())
HEADINGS = [*COLUMNS, "horaires", "adresse"]
WIDTHS = [18, 42, 28, 28, 22, 8, 18, 12, 12, 12, 12, 12, 36, 8, 22, 48, 16, 48]
"""How wide each column of a workbook is, in letters."""


def table(feed: Feed) -> str:
    """CSV that a spreadsheet opens in French: semicolons and a mark of order; no cell begins a formula."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([harmless(cell) for cell in line] for line in values(feed.jobs, feed))
    return out.getvalue()


def values(jobs: Iterable[PublishedJob], feed: Feed) -> Iterator[list[Any]]:
    """One line a job, under ``HEADINGS``."""
    for job in jobs:
        cells = dict(zip(COLUMNS, CELLS(job), strict=True))
        cells["salaire_periode"] = PERIOD_NAME.get(cells["salaire_periode"] or "")
        yield [*cells.values(), job_facts.shifts(job), feed.url(job)]


def harmless(cell: Any) -> str:
    """A cell that no spreadsheet would run.

    >>> harmless("=1+1"), harmless(2100.0), harmless(None)
    ("'=1+1", '2100', '')
    """
    if isinstance(cell, float):
        return f"{cell:g}".replace(".", ",") if abs(cell) < 1e5 else f"{cell:.0f}"
    text = str(cell) if cell is not None else ""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
