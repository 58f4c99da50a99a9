"""Rows of vallee.db, and what people ask for → the same rows as they are to be published. Pure; nothing of vallee.db changes."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any

from msgspec.structs import asdict, replace

from db.board.lines import Correction, SourceLine
from db.board.vallee_rows import JobToPublish, PostingToPublish
from db.people.consents import Listed
from db.people.consents import refusing as without_consent
from db.people.rows import Request
from db.times import stamp
from french.calendar import end_of
from pipeline.kept.posting_rows import PROVENANCE, to_json
from pipeline.publishing.job_lines import BORROWED
from pipeline.publishing.silence import FILLED, Who, silent, speaker, withheld
from vocabulary.posting_values import Provenance

NEWER = "Votre site dit maintenant autre chose : c’est lui qui est suivi."
REOPENED = "L’offre a été publiée de nouveau depuis : elle est montrée."


@dataclass(slots=True)
class Overlay:
    """The rows as they are to be published, while requests are laid over them one after the other."""

    jobs: list[JobToPublish]
    """Those that are published."""
    postings: dict[str, PostingToPublish]
    """By id, all of them: one that is hidden says nothing but that."""
    hidden: set[str] = field(default_factory=set)
    """Jobs that are not published."""
    silenced: set[str] = field(default_factory=set)
    """Postings that say nothing but that they were found."""
    fallen: dict[int, str] = field(default_factory=dict)
    """Number of a request that is over by itself → why."""
    moved: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(source, column of its state) → how much must be added to that count."""


def lay_requests(
    jobs: Iterable[JobToPublish],
    postings: Mapping[str, PostingToPublish],
    owners: Mapping[str, str],
    requests: Collection[Request],
    today: str,
    members: Iterable[Listed] = (),
) -> Overlay:
    """Lay what is in force over jobs and postings. ``owners``: source → member; ``today``: the date in Paris; ``members``: whose word
    in the registry counts beside the one on their page.
    """
    asked: defaultdict[str, list[Request]] = defaultdict(list)
    overlay = Overlay([], dict(postings))
    refusing = without_consent(members, requests)
    for request in requests:
        if request.kind in {"hide", FILLED, "correct", "removal"}:
            asked[request.subject].append(request)
    if not asked and not refusing:
        overlay.jobs = list(jobs)
        return overlay
    of_job: defaultdict[str, list[PostingToPublish]] = defaultdict(list)
    for posting in postings.values():
        of_job[posting.job or ""].append(posting)
    who = Who(owners, refusing)
    for job in jobs:
        postings_of_job = of_job[job.id]
        wishes = sorted(
            (wish for posting in postings_of_job for wish in asked.get(posting.id, ())), key=attrgetter("n")
        )
        shown: JobToPublish | None = job
        if wishes or refusing:
            shown = as_wished(job, postings_of_job, wishes, who, overlay, today)
            count_difference(job.status, shown.status if shown else None, postings_of_job, overlay)
        if shown:
            overlay.jobs.append(shown)
    for posting in of_job[""]:
        silence_posting(posting, asked.get(posting.id, ()), who, overlay)
    return overlay


def silence_posting(posting: PostingToPublish, wishes: Iterable[Request], who: Who, overlay: Overlay) -> None:
    """Silence a posting of no job, such as one outside the area, when it is to be: the lists of what is not shown name it too."""
    if withheld([posting], posting, wishes, who):
        overlay.silenced.add(posting.id)
        overlay.postings[posting.id] = silent(posting)
        count_difference("closed", None, [posting], overlay)


def as_wished(
    job: JobToPublish,
    postings_of_job: list[PostingToPublish],
    wishes: list[Request],
    who: Who,
    overlay: Overlay,
    today: str,
) -> JobToPublish | None:
    """One job as those who may decide of it want it shown; ``None`` when they want it gone. Notes on ``overlay`` what that hides."""
    wishes = [wish for wish in wishes if not cancel_if_reopened(wish, job, overlay)]
    before = overlay.postings[job.canonical]
    gone = withheld(postings_of_job, before, wishes, who)
    words = speaker(before, postings_of_job, gone, who)
    if words is None:
        overlay.hidden.add(job.id)
        gone = {posting.id for posting in postings_of_job}
    overlay.silenced |= gone
    overlay.postings |= {posting.id: silent(posting) for posting in postings_of_job if posting.id in gone}
    if words is None:
        return None
    lent = {name: id for name, id in BORROWED(job.borrowed).items() if id not in gone and words is before}
    overlay.postings[words.id] = words = replace(words, canonical=1)
    job = replace(job, canonical=words.id, borrowed=json.dumps(lent))
    wishes = [wish for wish in wishes if wish.subject not in gone and who.may(wish.member, words)]
    return closed_when_filled(corrected(job, words, wishes, overlay, today), wishes)


def cancel_if_reopened(wish: Request, job: JobToPublish, overlay: Overlay) -> bool:
    """Whether a job was published again after somebody said that it is filled: it is another opening then, and the request falls."""
    if wish.kind == FILLED and job.status != "closed" and (job.reopened_at or "") > wish.asked_at:
        overlay.fallen[wish.n] = REOPENED
        return True
    return False


def count_difference(before: str, after: str | None, postings_of_job: list[PostingToPublish], overlay: Overlay) -> None:
    """Note what the counts of sources lose and gain: the difference of two states, so that nothing is counted twice.

    ``before``, ``after``: the status of the job without and with people's wishes; ``None`` when they want it gone.
    """
    for posting in postings_of_job:
        for sign, version, status in ((-1, posting, before), (1, overlay.postings[posting.id], after)):
            for name in counts_in(version, status):
                overlay.moved[posting.source, name] += sign


def counts_in(posting: PostingToPublish, status: str | None) -> tuple[str, ...]:
    """Columns of its source's state in which a posting of a job with that status is one; ``None``: its job is not published."""
    if posting.rejection is not None:
        return ("rejected",)
    if status is None or status == "closed":
        return ("kept",)
    return ("kept", "shown" if posting.canonical else "merged")


def corrected(
    job: JobToPublish, words: PostingToPublish, wishes: list[Request], overlay: Overlay, today: str
) -> JobToPublish:
    """The job, and its words as its employer corrects them; a correction falls when its source says otherwise."""
    changed = words
    corrections: dict[str, Correction] = {}
    lent = BORROWED(job.borrowed)
    for wish in wishes:
        if wish.kind != "correct":
            continue
        posting = words if wish.subject == words.id else overlay.postings[wish.subject]
        if any(getattr(posting, name, None) != value for name, value in wish.source_value.items()):
            overlay.fallen[wish.n] = NEWER
            continue
        changed = replace(changed, **columns_of(wish))
        lent = {name: id for name, id in lent.items() if name not in wish.source_value}
        corrections[wish.field] = Correction(by=wish.member, at=wish.asked_at, source=source_words(wish))
    if corrections:
        origins = {
            name: Provenance(raw=correction.source, rule="correction", extractor="member")
            for name, correction in corrections.items()
        }
        overlay.postings[words.id] = changed = replace(
            changed, provenance=to_json(PROVENANCE(words.provenance) | origins)
        )
    told = json.dumps({name: asdict(correction) for name, correction in corrections.items()}, ensure_ascii=False)
    return replace(dated(job, changed, corrections, today), corrections=told, borrowed=json.dumps(lent))


def columns_of(wish: Request) -> dict[str, Any]:
    """What a correction says: column of ``postings`` → its value. One that postings lack by now is left out."""
    known = PostingToPublish.__struct_fields__
    return {name: value for name, value in wish.value.items() if name in wish.source_value and name in known}


def source_words(wish: Request) -> str:
    """What the source said of a field when somebody corrected it, in its own words where they are known."""
    return str(wish.value.get("_source_words") or "")


def dated(
    job: JobToPublish, words: PostingToPublish, corrections: Mapping[str, Correction], today: str
) -> JobToPublish:
    """The job with the life that a corrected last day gives it."""
    last = words.valid_through
    if "valid_through" not in corrections or not last:
        return job
    if job.closed_by == "valid_through" and last >= today:
        return replace(job, status="open", closed_at=None, closed_by=None)
    if job.status != "closed" and last < today:
        ended = stamp(end_of(date.fromisoformat(last)))
        return replace(job, status="closed", closed_at=ended, closed_by="valid_through")
    return job


def closed_when_filled(job: JobToPublish, wishes: list[Request]) -> JobToPublish:
    """The job, closed when a member says that it is filled."""
    for wish in wishes:
        if wish.kind == FILLED and job.status != "closed":
            return replace(job, status="closed", closed_at=wish.asked_at, closed_by=FILLED)
    return job


def states_after(sources: Iterable[SourceLine], moved: Mapping[tuple[str, str], int]) -> list[SourceLine]:
    """The states of sources, with what the overlay adds to their counts and takes from them."""

    def now(source: SourceLine, name: str, count: int) -> int:
        return max(0, count + moved.get((source.id, name), 0))

    return [
        replace(
            source,
            kept=now(source, "kept", source.kept),
            rejected=now(source, "rejected", source.rejected),
            merged=now(source, "merged", source.merged),
            shown=now(source, "shown", source.shown),
        )
        for source in sources
    ]
