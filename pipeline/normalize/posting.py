"""Text → JobPosting, every field with its provenance."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from pipeline.model import JobPosting, Occupation, Rejection, Text
from pipeline.normalize.dates import PARIS, day
from pipeline.normalize.language import language
from pipeline.normalize.letters import fold
from pipeline.normalize.occupation import occupation
from pipeline.normalize.organization import NO_MEMBERS, NOBODY, Members, Organization, Publisher, organization
from pipeline.normalize.place import Found, places
from pipeline.normalize.prose import Prose
from pipeline.normalize.reading import (
    Read,
    read_contract,
    read_education,
    read_experience,
    read_salary,
    read_schedule,
    source_of,
)
from pipeline.normalize.rejections import rejection
from pipeline.normalize.title import title, title_key
from pipeline.normalize.warnings import flags

RULES = "6"
"""The version of all rules together: another one means that kept postings are to be normalized again."""


def normalize(
    text: Text,
    *,
    id: str,
    source: str,
    key: str,
    seen_at: datetime,
    extractor: str = "",
    read_by: Mapping[str, str] | None = None,
    publisher: Publisher = NOBODY,
    members: Members = NO_MEMBERS,
) -> JobPosting:
    """A posting in schema.org's words; ``read_by`` names the extractor of a property that another one gave."""
    prose = Prose.of(text.description)
    found = places(text.locations)
    employer = organization(text.organization, publisher, members, found[0].place.insee if found else None)
    fields = facts(text, prose, seen_at)
    shown = title(text.title, names=(text.organization, employer.name or "", publisher.name), places=text.locations)
    spoken = language(prose.words) or language(fold(text.title))
    trade = occupation(shown, rome=text.rome, employer_kind=members.kind(employer.member), words=prose.words)
    reads = [*fields.pop("reads"), *stated(text, found, employer), *judged(text, trade, spoken)]
    return JobPosting(
        id=id,
        source=source,
        key=key,
        seen_at=seen_at,
        title=shown,
        title_key=title_key(shown),
        places=tuple(one.place for one in found),
        occupation=trade[0] if trade else None,
        language=spoken,
        flags=flags(text, shown, prose, fields, publisher, spoken),
        rejection=refused(text, prose, found, fields["valid_through"], seen_at, spoken),
        provenance={read.field: source_of(read, prose, extractor, read_by or {}) for read in reads},
        **as_written(text, prose),
        **people(employer, publisher),
        **fields,
    )


def people(employer: Organization, publisher: Publisher) -> dict[str, Any]:
    """Who employs, and who publishes."""
    return {
        "hiring_organization": employer.name,
        "hiring_member": employer.member,
        "publisher": publisher.name,
        "publisher_kind": publisher.kind,
    }


def as_written(text: Text, prose: Prose) -> dict[str, Any]:
    """The fields that are kept as the source has them, but for people's addresses."""
    return {
        "url": text.url,
        "apply_url": apply_url(text),
        "external_id": text.external_id,
        "description": prose.html,
        "description_text": prose.text,
    }


def refused(
    text: Text, prose: Prose, found: Sequence[Found], valid_through: date | None, seen_at: datetime, spoken: str | None
) -> Rejection | None:
    """Why the posting is not to be shown, if it is not."""
    return rejection(
        title=text.title,
        words=prose.words,
        locations=text.locations,
        places=[one.place for one in found],
        valid_through=valid_through,
        today=seen_at.astimezone(PARIS).date(),
        language=spoken,
    )


def judged(text: Text, trade: tuple[Occupation, str] | None, spoken: str | None) -> list[Read]:
    """Where the trade and the language come from."""
    reads = [Read("occupation", text.rome or text.title, trade[1])] if trade else []
    return [*reads, Read("language", "", "small words")] if spoken else reads


def apply_url(text: Text) -> str:
    """Where to apply: what the source says, else its page of the offer, which tells it; never a person's address."""
    return text.url if not text.apply_url or text.apply_url.startswith(("mailto:", "tel:")) else text.apply_url


def facts(text: Text, prose: Prose, seen_at: datetime) -> dict[str, Any]:
    """The fields that a reader of the text alone can fill; ``reads`` says from what."""
    values: dict[str, Any] = {}
    reads: list[Read] = []
    for reader in (read_contract, read_schedule, read_salary, read_experience, read_education):
        got, read = reader(text, prose)
        values |= got
        reads += [read] if read else []
    for name, raw, ahead in (("date_posted", text.date_posted, False), ("valid_through", text.valid_through, True)):
        values[name] = day(raw, seen_at, ahead=ahead)
        reads += [Read(name, raw, "date")] if values[name] else []
    return values | {"reads": reads}


def stated(text: Text, found: Sequence[Found], employer: Organization) -> list[Read]:
    """Where title, employer and places come from."""
    reads = [Read("title", text.title, "title")]
    if employer.name:
        reads.append(Read("hiring_organization", text.organization, employer.rule))
    if found:
        reads.append(Read("places", " | ".join(text.locations), found[0].rule))
    return reads
