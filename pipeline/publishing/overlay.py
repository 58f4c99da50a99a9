"""Rows of vallee.db, and what people ask for → the same rows as they are to be published. Pure; nothing of vallee.db changes."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from db.people.rows import Request
from db.rows import Row
from db.times import stamp
from french.calendar import end_of
from pipeline.publishing.silence import FILLED, Who, silent, speaker, withheld

NEWER = "Votre site dit maintenant autre chose : c’est lui qui est suivi."
REOPENED = "L’offre a été publiée de nouveau depuis : elle est montrée."


@dataclass(slots=True)
class Overlay:
    """What publication does with the rows."""

    jobs: list[Row]
    """To publish, each with ``corrections``."""
    postings: dict[str, Row]
    """By id, all of them: one that is hidden says nothing but that."""
    hidden: set[str] = field(default_factory=set)
    """Jobs that are not published."""
    silenced: set[str] = field(default_factory=set)
    """Postings that say nothing but that they were found."""
    fallen: dict[int, str] = field(default_factory=dict)
    """Number of a request that is over by itself → why."""
    moved: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(source, column of its state) → how much must be added to that count."""


def lay(
    jobs: Iterable[Row], postings: Mapping[str, Row], owners: Mapping[str, str], requests: Iterable[Request], today: str
) -> Overlay:
    """Lay what is in force over jobs and postings. ``owners``: source → member; ``today``: the date in Paris."""
    asked: defaultdict[str, list[Request]] = defaultdict(list)
    found = Overlay([], dict(postings))
    refusing: set[str] = set()
    for request in requests:
        if request.kind == "consent":
            refusing = (
                refusing - {request.member} if request.value.get("consent") == "yes" else refusing | {request.member}
            )
        elif request.kind in {"hide", FILLED, "correct", "removal"}:
            asked[request.subject].append(request)
    if not asked and not refusing:
        found.jobs = [job | {"corrections": "{}"} for job in jobs]
        return found
    of_job: defaultdict[str, list[Row]] = defaultdict(list)
    for posting in postings.values():
        of_job[posting["job"] or ""].append(posting)
    who = Who(owners, refusing)
    for job in jobs:
        told = of_job[job["id"]]
        wishes = sorted((wish for posting in told for wish in asked.get(posting["id"], ())), key=attrgetter("n"))
        shown: Row | None = job | {"corrections": "{}"}
        if wishes or refusing:
            shown = seen_through(job, told, wishes, who, found, today)
            recount(job, shown, told, found)
        if shown:
            found.jobs.append(shown)
    for posting in of_job[""]:
        alone(posting, asked.get(posting["id"], ()), who, found)
    return found


def alone(posting: Row, wishes: Iterable[Request], who: Who, found: Overlay) -> None:
    """A posting of no job, such as one outside the area: the lists of what is not shown name it too."""
    if withheld([posting], posting, wishes, who):
        found.silenced.add(posting["id"])
        found.postings[posting["id"]] = silent(posting)
        recount({"status": "closed"}, None, [posting], found)


def seen_through(job: Row, told: list[Row], wishes: list[Request], who: Who, found: Overlay, today: str) -> Row | None:
    """One job, as those who may say so want it shown; nothing when they want it gone."""
    wishes = [wish for wish in wishes if not over(wish, job, found)]
    before = found.postings[job["canonical"]]
    gone = withheld(told, before, wishes, who)
    words = speaker(before, told, gone, who)
    if words is None:
        found.hidden.add(job["id"])
        gone = {posting["id"] for posting in told}
    found.silenced |= gone
    found.postings |= {posting["id"]: silent(posting) for posting in told if posting["id"] in gone}
    if words is None:
        return None
    lent = {name: id for name, id in json.loads(job["borrowed"]).items() if id not in gone and words is before}
    found.postings[words["id"]] = words = words | {"canonical": 1}
    job = job | {"canonical": words["id"], "borrowed": json.dumps(lent)}
    wishes = [wish for wish in wishes if wish.subject not in gone and who.may(wish.member, words)]
    return closed_when_filled(corrected(job, words, wishes, found, today), wishes)


def over(wish: Request, job: Row, found: Overlay) -> bool:
    """Whether a job was published again after somebody said that it is filled: it is another opening then."""
    if wish.kind == FILLED and job["status"] != "closed" and (job["reopened_at"] or "") > wish.asked_at:
        found.fallen[wish.n] = REOPENED
        return True
    return False


def recount(before: Row, after: Row | None, told: list[Row], found: Overlay) -> None:
    """Note what the counts of sources lose and gain: the difference of two states, so that nothing is counted twice."""
    for posting in told:
        for sign, one, job in ((-1, posting, before), (1, found.postings[posting["id"]], after)):
            for name in counts_in(one, job):
                found.moved[posting["source"], name] += sign


def counts_in(posting: Row, job: Row | None) -> tuple[str, ...]:
    """Columns of its source's state in which a posting is one."""
    if posting["rejection"] is not None:
        return ("rejected",)
    if job is None or job["status"] == "closed":
        return ("kept",)
    return ("kept", "shown" if posting["canonical"] else "merged")


def corrected(job: Row, words: Row, wishes: list[Request], found: Overlay, today: str) -> Row:
    """The job, and its words as its employer corrects them; a correction falls when its source says otherwise."""
    changed = dict(words)
    told: dict[str, Row] = {}
    lent: Row = json.loads(job["borrowed"])
    for wish in wishes:
        if wish.kind != "correct":
            continue
        posting = words if wish.subject == words["id"] else found.postings[wish.subject]
        if any(posting.get(name) != value for name, value in wish.source_value.items()):
            found.fallen[wish.n] = NEWER
            continue
        changed |= {name: value for name, value in wish.value.items() if name in wish.source_value}
        lent = {name: id for name, id in lent.items() if name not in wish.source_value}
        told[wish.field] = {"by": wish.member, "at": wish.asked_at, "source": said(wish)}
    if told:
        origins = json.loads(words["provenance"]) | {
            name: {"raw": one["source"], "rule": "correction", "extractor": "member"} for name, one in told.items()
        }
        changed["provenance"] = json.dumps(origins, ensure_ascii=False)
        found.postings[words["id"]] = changed
    said_so = {"corrections": json.dumps(told, ensure_ascii=False), "borrowed": json.dumps(lent)}
    return dated(job, changed, told, today) | said_so


def said(wish: Request) -> str:
    """What the source says, in its own words where they are known."""
    return str(wish.value.get("_source_words") or "")


def dated(job: Row, words: Row, told: Mapping[str, Row], today: str) -> Row:
    """The job with the life that a corrected last day gives it."""
    last = words["valid_through"]
    if "valid_through" not in told or not last:
        return job
    if job["closed_by"] == "valid_through" and last >= today:
        return job | {"status": "open", "closed_at": None, "closed_by": None}
    if job["status"] != "closed" and last < today:
        return job | {
            "status": "closed",
            "closed_at": stamp(end_of(date.fromisoformat(last))),
            "closed_by": "valid_through",
        }
    return job


def closed_when_filled(job: Row, wishes: list[Request]) -> Row:
    """The job, closed when a member says that it is filled."""
    for wish in wishes:
        if wish.kind == FILLED and job["status"] != "closed":
            return job | {"status": "closed", "closed_at": wish.asked_at, "closed_by": FILLED}
    return job


def counted(sources: Iterable[Row], moved: Mapping[tuple[str, str], int]) -> list[Row]:
    """The states of sources, with what was moved."""
    names = ("kept", "rejected", "merged", "shown")
    return [row | {name: max(0, row[name] + moved.get((row["id"], name), 0)) for name in names} for row in sources]
