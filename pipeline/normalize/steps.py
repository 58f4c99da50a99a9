"""Texts → JobPostings, every field with its provenance."""

from collections.abc import Callable, Sequence
from pathlib import Path

from french import closings, contacts
from french.calendar import PARIS
from french.letters import fold
from french.word_lists import fingerprint
from pipeline.model import JobPosting, Rejection, Text
from pipeline.normalize.claims import claims
from pipeline.normalize.contact_free import cleaned, contact_free
from pipeline.normalize.descriptions.language import language
from pipeline.normalize.descriptions.prose import Prose
from pipeline.normalize.draft import Draft, Raw
from pipeline.normalize.field_readers import (
    FieldReading,
    read_contract,
    read_education,
    read_experience,
    read_salary,
    read_schedule,
    source_of,
)
from pipeline.normalize.occupations.occupation import occupation
from pipeline.normalize.organization import NO_MEMBERS, MembersByName, organization
from pipeline.normalize.places.out_of_area import out_of_area
from pipeline.normalize.places.place import places
from pipeline.normalize.rejections import rejection
from pipeline.normalize.times.posting_days import posting_days
from pipeline.normalize.titles.title import title, title_key
from pipeline.normalize.warnings import flags

LISTS = (Path(__file__).parent, Path(contacts.__file__).parent, Path(closings.__file__).parent)
RULES_VERSION = f"14.{''.join(map(fingerprint, LISTS))}"
"""The version of all rules and of their word lists: another one means that kept postings are to be normalized again."""
READERS = (read_contract, read_schedule, read_salary, read_experience, read_education)
"""What reads a field in its own text, or else in the description."""


def normalize(raw: Raw, members: MembersByName = NO_MEMBERS) -> JobPosting:
    """A posting in schema.org's words."""
    return normalize_all([raw], members)[0]


def normalize_all(raws: Sequence[Raw], members: MembersByName = NO_MEMBERS) -> list[JobPosting]:
    """Postings in schema.org's words, in the same order.

    One step for all of them, then the next: so the code and the tables of a step stay in the processor's cache.
    A hundred at a time cost 0.77 of one by one (measured).
    """
    drafts = [Draft(raw) for raw in raws]
    for step in STEPS:
        for draft in drafts:
            step(draft, members)
    return [finished(draft) for draft in drafts]


def hide_contacts(draft: Draft, _: MembersByName) -> None:
    """First of all: no rule reads what reaches a person, so nothing that it gives tells of one."""
    draft.text = contact_free(draft.text)


def clean_description(draft: Draft, _: MembersByName) -> None:
    """The description, and the other fields that are kept as the source has them, but for people's addresses."""
    text, prose = draft.text, Prose.of(draft.text.description)
    draft.prose = prose
    draft.values |= {
        "url": text.url,
        "apply_url": apply_url(text),
        "contact": draft.raw.contact,
        "external_id": text.external_id,
        "description": prose.html,
        "description_text": prose.text,
    }


def read_fields(draft: Draft, _: MembersByName) -> None:
    """The fields that a reader of the text alone can fill."""
    text, prose, values = draft.text, draft.prose, draft.values
    for reader in READERS:
        fields, reading = reader(text, prose)
        values |= fields
        draft.readings += [reading] if reading else []
    days = posting_days(text.date_posted, text.valid_through, draft.raw.seen_at)
    values["date_posted"], values["valid_through"], draft.days_doubted = days
    draft.readings += [FieldReading("date_posted", text.date_posted, "date")] if days.posted else []
    draft.readings += [FieldReading("valid_through", text.valid_through, "date")] if days.end else []


def find_places(draft: Draft, _: MembersByName) -> None:
    """Where the work is."""
    draft.located = places(draft.text.locations)
    draft.values["places"] = tuple(located.place for located in draft.located)


def find_employer(draft: Draft, members: MembersByName) -> None:
    """Who employs, and who publishes."""
    located, publisher = draft.located, draft.raw.publisher
    employer = organization(draft.text.organization, publisher, members, located[0].place.insee if located else None)
    draft.employer = employer
    draft.values |= {
        "hiring_organization": employer.name,
        "hiring_member": employer.member,
        "publisher": cleaned(publisher.name),
        "publisher_kind": publisher.kind,
    }


def write_title(draft: Draft, _: MembersByName) -> None:
    """The title as shown."""
    text = draft.text
    names = (text.organization, draft.employer.name or "", draft.raw.publisher.name)
    shown = title(text.title, names=names, places=text.locations)
    draft.values |= {"title": shown, "title_key": title_key(shown)}


def detect_language(draft: Draft, _: MembersByName) -> None:
    """The language that it is written in."""
    draft.values["language"] = language(draft.prose.words) or language(fold(draft.text.title))


def find_occupation(draft: Draft, members: MembersByName) -> None:
    """The trade."""
    kind, words = members.kind(draft.employer.member), draft.prose.words
    trade = occupation(draft.values["title"], rome=draft.text.rome, employer_kind=kind, words=words)
    draft.trade = trade
    draft.values["occupation"] = trade[0] if trade else None


def add_flags(draft: Draft, members: MembersByName) -> None:
    """What the law or a reader would object to, and what it only claims."""
    values, publisher = draft.values, draft.raw.publisher
    warnings = flags(draft.text, values["title"], draft.prose, values, publisher, values["language"])
    doubts = ("dates_doubted",) if draft.days_doubted else ()
    removed = draft.text is not draft.raw.text and "contact_removed" not in warnings
    warnings += ("contact_removed",) if removed else ()
    values["flags"] = warnings + doubts + claims(values, draft.employer, publisher, members, draft.raw.extractor)


def decide_rejection(draft: Draft, members: MembersByName) -> None:
    """Why it is not to be shown, if it is not."""
    text, values = draft.text, draft.values
    values["rejection"] = rejection(
        title=text.title,
        words=draft.prose.words,
        locations=text.locations,
        places=values["places"],
        valid_through=values["valid_through"],
        today=draft.raw.seen_at.astimezone(PARIS).date(),
        language=values["language"],
    )
    publisher = draft.raw.publisher
    if values["rejection"] is None and publisher.area:
        home = members.home(draft.employer.member or publisher.member)
        outside = out_of_area(values["places"], publisher.area, agency=publisher.kind == "agency", home=home)
        values["rejection"] = Rejection.OUT_OF_AREA if outside else None


def note_provenance(draft: Draft, _: MembersByName) -> None:
    """Where each field comes from."""
    text, raw, prose, readings = draft.text, draft.raw, draft.prose, draft.readings
    readings.append(FieldReading("title", text.title, "title"))
    if draft.employer.name:
        readings.append(FieldReading("hiring_organization", text.organization, draft.employer.rule))
    if draft.located:
        readings.append(FieldReading("places", " | ".join(text.locations), draft.located[0].rule))
    if draft.trade:
        readings.append(FieldReading("occupation", text.rome or text.title, draft.trade[1]))
    if draft.values["language"]:
        readings.append(FieldReading("language", "", "small words"))
    draft.values["provenance"] = {
        reading.field: source_of(reading, prose, raw.extractor, raw.read_by) for reading in readings
    }


STEPS: tuple[Callable[[Draft, MembersByName], None], ...] = (
    hide_contacts,
    clean_description, read_fields, find_places, find_employer, write_title, detect_language, find_occupation, add_flags,
    decide_rejection, note_provenance,
)  # fmt: skip


def finished(draft: Draft) -> JobPosting:
    """The posting."""
    raw = draft.raw
    return JobPosting(id=raw.id, source=raw.source, key=raw.key, seen_at=raw.seen_at, **draft.values)


def apply_url(text: Text) -> str:
    """Where to apply: what the source says, else its page of the offer, which tells it; what reached a person is gone by then."""
    return text.apply_url or text.url
