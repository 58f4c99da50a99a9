"""Crawls and postings → how each source is, in a word and in a French sentence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from crawlers.items import Crawl, Trouble
from crawlers.process.saved_pages import SPIDER as SAVED
from crawlers.registry.intervals import patience
from crawlers.registry.permission import why_unread
from crawlers.registry.registry import Registry, Source
from db.times import stamp
from db.vallee.rows import SourceRow, SourceStateRow
from pipeline.health.failure_patience import Rhythm, rhythm
from pipeline.model import JobPosting, Opening, Status
from vocabulary.crawl_notes import ACCOUNT
from vocabulary.faults_and_mends import Cause, Fault, Outcome
from vocabulary.site_account import SiteAccount

MOST_DETAILS = 10
"""Details of one kind that a sentence names; of the others, only how many there are."""
NEVER = "Pas encore visitée."
DISABLED = "Source retirée du registre ; son historique est conservé."
CLOSED = "L’entreprise a cessé son activité ; l’historique est conservé."
UNHEALTHY = "Beaucoup moins d’offres que d’habitude : à vérifier avant d’en fermer."
UNREADABLE_LINE = (
    "Sa ligne de sources.csv ne peut pas être lue : elle n’est pas visitée, et aucune de ses offres n’est fermée."
)
MISSED_LINE = (
    "Sa ligne n’est plus dans sources.csv, mais ce fichier semble coupé ou changé : rien n’est fermé avant que deux jours "
    "de visites ne le confirment. Voyez `glassvallee doctor`."
)
PARTLY = "Lue en partie : "
"""Before the numbers of a visit that read less than its site shows, though nothing went wrong."""
OFTEN = "Cela lui arrive souvent : nous réessayons."
TROUBLED = {Outcome.SUSPECT, Outcome.FAILED, Outcome.BLOCKED}
RECENT_VISITS = 60
"""Visits from which the rhythm of a source is read."""
GOOD = {Outcome.OK: "Tout a été lu.", Outcome.EMPTY: "Le site n’annonce aucune offre en ce moment."}


@dataclass(slots=True)
class SourceCounts:
    """What became of the postings of a source: kept = closed + merged + shown."""

    kept: int = 0
    """Not rejected."""
    rejected: int = 0
    unreadable: int = 0
    """Broke our rules."""
    closed: int = 0
    """Of a job that is over."""
    merged: int = 0
    """Of an open job that has another posting's words."""
    shown: int = 0
    """Its words are those of an open job: so as many are shown in all as there are open jobs."""


def source_states(
    sources: Iterable[SourceRow],
    registry: Registry,
    crawls: Iterable[Crawl],
    healthy: Mapping[str, bool],
    counts: Mapping[str, SourceCounts],
) -> list[SourceStateRow]:
    """The state of every source that was ever known. ``crawls``: in the order kept, since a date may be wrong."""
    of_source: dict[str, list[Crawl]] = defaultdict(list)
    for crawl in crawls:
        of_source[crawl.source].append(crawl)
    return [state_of(source, registry, of_source[source.id], healthy, counts) for source in sources]


def state_of(
    source: SourceRow,
    registry: Registry,
    crawls: Sequence[Crawl],
    healthy: Mapping[str, bool],
    counts: Mapping[str, SourceCounts],
) -> SourceStateRow:
    """The state of one source: the registry's word first, then its last crawl's. ``crawls``: its own, oldest first."""
    last = crawls[-1] if crawls else None
    state, why = judge(source, registry, last, healthy)
    now = rhythm_of(crawls, healthy, registry.sources.get(source.id))
    bad = state in TROUBLED
    lost = why in {UNREADABLE_LINE, MISSED_LINE}
    if bad and now.waiting and not lost:
        why = f"{why} {OFTEN}"
    count = counts.get(source.id) or SourceCounts()
    return SourceStateRow(
        source=source.id,
        state=state,
        why=why,
        last_crawl=stamp(last.started_at) if last else None,
        last_healthy=last_healthy(crawls, healthy),
        found=last.found if last else 0,
        kept=count.kept,
        rejected=count.rejected,
        unreadable=count.unreadable,
        merged=count.merged,
        shown=count.shown,
        cause=Cause.NOT_CONFIGURED if lost else cause_of(last, why) if bad and last else "",
        alarm=int(lost or (bad and now.alarm)),
        patience=now.patience,
        account=last.notes.get(ACCOUNT, "") if last else "",
    )


def last_healthy(crawls: Sequence[Crawl], healthy: Mapping[str, bool]) -> str | None:
    """When a source was last read well, as stored: never later than what was kept after it says, else a fast clock silences alarms."""
    earliest: datetime | None = None
    for crawl in reversed(crawls):
        earliest = min(earliest or crawl.started_at, crawl.started_at)
        if healthy.get(crawl.id):
            return stamp(earliest)
    return None


def rhythm_of(crawls: Sequence[Crawl], healthy: Mapping[str, bool], source: Source | None) -> Rhythm:
    """How a source usually is; visits that were interrupted say nothing of it."""
    own_patience = source.options.get("patience") if source else None
    looks = [
        bool(healthy.get(crawl.id))
        for crawl in crawls[-RECENT_VISITS:]
        if crawl.outcome != Outcome.OFF and not any(trouble.fault == Fault.TORN for trouble in crawl.troubles)
    ]
    return rhythm(looks, patience(own_patience) if own_patience else None)


def judge(source: SourceRow, registry: Registry, last: Crawl | None, healthy: Mapping[str, bool]) -> tuple[str, str]:
    """The state in a word, and why in a sentence."""
    if not source.active and source.url:
        return "disabled", DISABLED
    member = registry.members.get(source.member)
    if member and member.status == "closed":
        return "disabled", CLOSED
    known = registry.sources.get(source.id)
    if known and (why := why_unread(known, registry)):
        return "disabled", why
    if last is None:
        return "never", NEVER
    if source.id not in registry.sources and in_doubt(source, registry):
        return Outcome.SUSPECT, MISSED_LINE if whole_file(registry) else UNREADABLE_LINE
    if last.outcome == Outcome.OFF:
        return "disabled", troubles_in_french(last.troubles)
    return judge_visit(last, whole=bool(healthy.get(last.id)))


def judge_visit(last: Crawl, *, whole: bool) -> tuple[str, str]:
    """The same of a source that is read, by its last visit; ``whole``: it found what its source lets expect."""
    account = SiteAccount.of_json(last.notes.get(ACCOUNT))
    if last.outcome in GOOD and account and not account.square:
        return Outcome.SUSPECT, f"{PARTLY}{account.in_french}."
    if last.outcome in GOOD and last.complete and not whole:
        return Outcome.SUSPECT, UNHEALTHY
    return last.outcome, troubles_in_french(last.troubles) or GOOD.get(last.outcome, "")


def in_doubt(source: SourceRow, registry: Registry) -> bool:
    """Whether the registry names a source no more, and nobody took it out on purpose."""
    kept_by_hand = source.spider == SAVED or source.id.startswith("declare-")
    return bool(source.active and source.url) and not kept_by_hand and not registry.proves_removed(source.id)


def whole_file(registry: Registry) -> bool:
    """Whether the file is doubted for what it lacks, and not for one of its lines."""
    doubts = [problem for problem in registry.problems if problem.file == "sources.csv"]
    return all(not problem.line and not problem.column for problem in doubts)


def cause_of(last: Crawl, why: str) -> Cause:
    """The cause of a last visit that is to be looked at."""
    return cause(last.troubles) or (Cause.PARTIAL if why.startswith(PARTLY) else Cause.DROPPED)


def cause(troubles: Sequence[Trouble]) -> Cause | None:
    """The cause of a visit that went wrong: what happened to its list first, else to a page of it; none when nothing did."""
    deciding = next((trouble for trouble in troubles if trouble.listing), troubles[0] if troubles else None)
    return deciding.fault.record.cause if deciding else None


def troubles_in_french(troubles: Sequence[Trouble]) -> str:
    """What went wrong, each kind once with how often.

    >>> troubles_in_french([Trouble(fault=Fault.DNS, url="http://a.example", detail="", listing=True)])
    'L’adresse du site est introuvable (http://a.example).'
    """
    kinds = Counter(trouble.fault for trouble in troubles)
    first = {trouble.fault: trouble.url for trouble in reversed(troubles)}
    words = [
        f"{fault.record.sentence} : {in_full(troubles, fault)}"
        if fault.record.in_full
        else f"{fault.record.sentence} ({first[fault]}{f', {n} fois' if n > 1 else ''})"
        for fault, n in kinds.items()
    ]
    sentence = " ; ".join(words).rstrip(".")
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def in_full(troubles: Sequence[Trouble], fault: Fault) -> str:
    """The details of every trouble of one kind, up to as many as somebody reads."""
    details = [trouble.detail.rstrip(".") for trouble in troubles if trouble.fault == fault]
    more = len(details) - MOST_DETAILS
    return " ; ".join(details[:MOST_DETAILS] + ([f"et {more} autres"] if more > 0 else []))


def count_by_source(
    postings: Iterable[JobPosting], openings: Iterable[Opening], unreadable: Mapping[str, int]
) -> dict[str, SourceCounts]:
    """Source → what became of its postings. ``unreadable``: source → how many broke our rules."""
    opening_of = {id: opening for opening in openings for id in opening.job.postings}
    counts: dict[str, SourceCounts] = defaultdict(SourceCounts)
    for source, number in unreadable.items():
        counts[source].unreadable = number
    for posting in postings:
        count = counts[posting.source]
        if posting.rejection:
            count.rejected += 1
            continue
        count.kept += 1
        opening = opening_of.get(posting.id)
        if opening is None:
            continue
        if opening.life.status == Status.CLOSED:
            count.closed += 1
        elif opening.job.postings[0] != posting.id:
            count.merged += 1
        else:
            count.shown += 1
    return counts
