"""Postings and jobs as vallee.db has them → the lines that the public reads, and nothing else. Pure."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

import msgspec
from msgspec.structs import replace

from db.board.facets import PLACES, WORDS, Labels, labelled
from db.board.lines import ChangeLine, JobLine, PostingLine
from db.board.vallee_rows import JobToPublish, PostingToPublish
from french.addresses import slug
from french.contacts.addresses import reaches_person
from french.contacts.redacted import PLACEHOLDER
from french.letters import spelled
from pipeline.kept.posting_rows import PROVENANCE, to_json
from pipeline.publishing.contact_free_rows import tells_contact
from pipeline.publishing.excerpts import excerpt
from pipeline.publishing.fates import fate
from vocabulary.posting_values import Occupation, Place, Provenance, Salary

BORROWED = msgspec.json.Decoder(dict[str, str]).decode
"""``jobs.borrowed``: field of a posting → id of the posting that lends it."""
SALARY = msgspec.json.Decoder(Salary).decode
OCCUPATION = msgspec.json.Decoder(Occupation).decode
NOWHERE = Place()
NO_SALARY = Salary(min=None, max=None, period=None)
DECLARED = "declared"
"""The extractor of offers that somebody writes into a table or a form of ours."""
ON_THIS_PAGE = "contact sur cette page"
PRIVATE_FIELDS = {"description", "description_text", "apply_url"}


def provenance(text: str) -> dict[str, Provenance]:
    """Where each field comes from, without what may tell of a person.

    >>> provenance('{"title": {"raw": "Verrier, 06 12 34 56 78", "rule": "title"}}')
    {'title': Provenance(raw='', rule='title', extractor='')}
    """
    return {
        field: replace(origin, raw="") if tells_contact(origin.raw) else origin
        for field, origin in PROVENANCE(text).items()
        if field not in PRIVATE_FIELDS
    }


def posting_line(posting: PostingToPublish, job: JobLine | None) -> PostingLine:
    """A posting, with what ``job_postings`` or its sightings say of its life.

    ``job``: the line of ``jobs`` that it tells of; ``None`` when there is none.
    """
    became = fate(
        job.status if job else "closed",
        rejection=posting.rejection,
        canonical=posting.canonical,
        last_visit=posting.last_visit,
    )
    places = PLACES(posting.places)
    return PostingLine(
        id=posting.id,
        job=posting.job,
        source=posting.source,
        url=posting.url,
        title=posting.title,
        organization=posting.hiring_organization,
        organization_id=posting.hiring_member,
        publisher=posting.publisher,
        publisher_kind=posting.publisher_kind,
        commune=places[0].name if places else None,
        contract=posting.contract,
        date_posted=posting.date_posted,
        first_seen=posting.first_seen,
        last_seen=posting.last_seen,
        status=posting.status,
        closed_by=posting.closed_by or (job.closed_by if job and became == "closed" else None),
        extractor=posting.extractor,
        rejection=posting.rejection,
        provenance=to_json(provenance(posting.provenance)),
        canonical=posting.canonical or 0,
        last_visit=posting.last_visit,
        fate=became,
        merged_with=job.publisher if job and became == "merged" else None,
    )


def composed(job: JobToPublish, postings: Mapping[str, PostingToPublish]) -> PostingToPublish:
    """The canonical posting of a job, with what it leaves open taken from the postings that ``borrowed`` names.

    What people correct belongs here, between this row of ``postings`` and the line that the public reads.
    """
    posting = postings[job.canonical]
    lenders = {name: postings[id] for name, id in BORROWED(job.borrowed).items() if id in postings}
    if not lenders:
        return posting
    taken = {name: getattr(lender, name) for name, lender in lenders.items()}
    if "apply_url" in lenders:
        taken["apply_url"] = lenders["apply_url"].apply_url or lenders["apply_url"].url
    origins = {name: PROVENANCE(lender.provenance).get(name) for name, lender in lenders.items()}
    known = PROVENANCE(posting.provenance) | {name: origin for name, origin in origins.items() if origin}
    seen_at = max(speaker.seen_at for speaker in (posting, *lenders.values()))
    return replace(posting, **taken, provenance=to_json(known), seen_at=seen_at)


def job_line(job: JobToPublish, posting: PostingToPublish, labels: Labels, common: AbstractSet[str]) -> JobLine:
    """A job in the words of ``composed``. ``common``: sentences that its publisher says of every offer."""
    places = PLACES(posting.places)
    place = places[0] if places else NOWHERE
    salary = SALARY(posting.salary) if posting.salary else None
    wage = salary or NO_SALARY
    occupation = OCCUPATION(posting.occupation) if posting.occupation else None
    contract = labelled(labels, "contract", WORDS(posting.contract))
    origin = provenance(posting.provenance).get("salary") if salary else None
    line = JobLine(
        id=job.id,
        slug=slug(f"{posting.title} {place.name or ''}"),
        organization=posting.hiring_organization,
        organization_id=posting.hiring_member,
        commune=place.name,
        insee=place.insee,
        department=place.department,
        zone=place.zone,
        lat=place.lat,
        lon=place.lon,
        places=posting.places,
        contract=posting.contract,
        contract_label=" · ".join(contract.values()) or None,
        salary_min=wage.min,
        salary_max=wage.max,
        salary_period=wage.period,
        salary_months=wage.months,
        salary_gross=wage.gross,
        salary_text=(origin.raw if origin else "") or None,
        rome=occupation.rome if occupation else None,
        occupation=occupation.label if occupation else None,
        reference=posting.external_id or None,
        # the fields of a posting, written by `make docs` from vocabulary/job_posting.py
        title=posting.title,
        publisher=posting.publisher,
        publisher_kind=posting.publisher_kind,
        contract_months=posting.contract_months,
        worktime=posting.worktime,
        hours=posting.hours,
        shift=posting.shift,
        date_posted=posting.date_posted,
        valid_through=posting.valid_through,
        experience_months=posting.experience_months,
        beginner=posting.beginner,
        education=posting.education,
        language=posting.language,
        # so far the fields of a posting
        excerpt=excerpt(posting.description_text, common),
        apply_url=way_to_apply(posting),
        source=posting.source,
        status=job.status,
        first_seen=job.first_seen,
        last_seen=job.last_seen,
        closed_at=job.closed_at,
        closed_by=job.closed_by,
        reopened_at=job.reopened_at,
        republished_at=job.republished_at,
        flags=posting.flags,
        borrowed=job.borrowed,
        reasons=job.reasons,
        probable=job.probable,
        family=job.family,
        corrections=job.corrections,
        updated_at=posting.seen_at,
        description=posting.description,
        description_text=posting.description_text,
        search_text="",
    )
    return replace(line, search_text=search_text(line, places))


def on_this_page(posting: PostingToPublish) -> PostingToPublish:
    """A declared offer, whose text had a contact taken out: one applies as its page here says, since it has no site."""
    if posting.extractor != DECLARED or PLACEHOLDER not in posting.description_text:
        return posting
    words = {
        name: getattr(posting, name).replace(PLACEHOLDER, ON_THIS_PAGE) for name in ("description", "description_text")
    }
    return replace(posting, **words)


def way_to_apply(posting: PostingToPublish) -> str:
    """Where one applies; most sources name no other place than the page of the offer.

    A declared offer has no page: what leads to a home page, or to the table it stands in, is no way to apply, and none is given.
    """
    named = "" if reaches_person(posting.apply_url) else posting.apply_url
    if posting.extractor == DECLARED:
        return "" if named == posting.url else named
    return named or posting.url


def change_line(change: ChangeLine) -> ChangeLine:
    """What a source changed, without what may tell of a person.

    >>> told = change_line(ChangeLine("a", "b", "", "", "schedule", "matin", "Appeler le 02 61 91 04 17"))
    >>> told.old, told.new
    ('matin', '')
    """
    return replace(change, old=harmless(change.old), new=harmless(change.new))


def harmless(words: str) -> str:
    """Words of a source; nothing where they may tell of a person."""
    return "" if tells_contact(words) else words


def search_text(line: JobLine, places: Iterable[Place]) -> str:
    """Everything that a search may find in a job; ``places``: those of the line."""
    communes = [place.name for place in places]
    words = [line.title, line.organization, line.publisher, line.occupation, line.contract_label]
    words += [*WORDS(line.shift), "Débutant accepté" if line.beginner else None]
    words += ["Temps partiel" if line.worktime == "partiel" else None]
    parts = (part for part in [*words, *communes, line.description_text] if part)
    # The index takes accents off by itself, and ligatures for letters of their own.
    return spelled("\n".join(parts))
