"""Rows of vallee.db, and what people ask for → the same rows as they are to be published. Pure; nothing of vallee.db changes."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from db.store import Row

HIDDEN = "HIDDEN"
"""The rejection of a posting that is not shown because its employer, or its source's owner, asked so."""
FILLED = "filled"
GONE_TITLE = "Annonce retirée à la demande de l’entreprise"
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
    fallen: dict[int, str] = field(default_factory=dict)
    """Number of a request that is over by itself → why."""
    moved: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(source, column of its state) → how much must be added to that count."""


def lay(
    jobs: Iterable[Row], postings: Mapping[str, Row], owners: Mapping[str, str], requests: Iterable[Row], today: str
) -> Overlay:
    """Lay what is in force over jobs and postings. ``owners``: source → member; ``today``: the date in Paris."""
    asked: defaultdict[str, list[Row]] = defaultdict(list)
    found = Overlay([], dict(postings))
    refusing: set[str] = set()
    for request in requests:
        if request["kind"] == "consent":
            refusing = (
                refusing - {request["member"]}
                if request["value"].get("consent") == "yes"
                else refusing | {request["member"]}
            )
        elif request["kind"] in {"hide", FILLED, "correct", "removal"}:
            asked[request["subject"]].append(request)
    if not asked and not refusing:
        found.jobs = [job | {"corrections": "{}"} for job in jobs]
        return found
    of_job: defaultdict[str, list[Row]] = defaultdict(list)
    for posting in postings.values():
        if posting["job"]:
            of_job[posting["job"]].append(posting)
    for job in jobs:
        told = of_job[job["id"]]
        wishes = [request for posting in told for request in asked[posting["id"]]]
        words = postings[job["canonical"]]
        silence(wishes, words, postings, owners, found)
        wishes = [wish for wish in wishes if wish["kind"] == "removal" or entitled(wish["member"], words, owners)]
        shown = corrected(job, words, wishes, postings, found, today)
        if hides(words, told, wishes, owners, refusing):
            hide(job, told, found)
        else:
            found.jobs.append(closed_when_filled(shown, wishes, told, found))
    return found


def entitled(member: str, posting: Row, owners: Mapping[str, str]) -> bool:
    """Whether a posting is a member's: it employs, or its source tells of it."""
    return bool(member) and member in {posting["hiring_member"], owners.get(posting["source"], "")}


def hides(words: Row, told: list[Row], wishes: list[Row], owners: Mapping[str, str], refusing: set[str]) -> bool:
    """Whether a job is not to be shown: its words are those of a member who asked so, or who does not consent."""
    if any(wish["kind"] in {"hide", "removal"} for wish in wishes):
        return True
    if owners.get(words["source"]) in refusing:
        return True
    publishers = {owners.get(posting["source"], "") for posting in told}
    return words["hiring_member"] in refusing and publishers <= {words["hiring_member"], ""}


def silence(
    wishes: list[Row], words: Row, postings: Mapping[str, Row], owners: Mapping[str, str], found: Overlay
) -> None:
    """Take a posting away, and not the job: who asks so owns it, but the job's words are somebody else's."""
    for wish in wishes:
        posting = postings[wish["subject"]]
        if (
            wish["kind"] == "hide"
            and entitled(wish["member"], posting, owners)
            and not entitled(wish["member"], words, owners)
        ):
            found.moved[posting["source"], "merged"] -= posting["status"] != "closed"
            found.moved[posting["source"], "kept"] -= 1
            found.moved[posting["source"], "rejected"] += 1
            found.postings[posting["id"]] = silent(posting)


def silent(posting: Row) -> Row:
    """A posting that says nothing but that it was found."""
    nothing = {
        "job": None,
        "canonical": 0,
        "status": None,
        "closed_by": None,
        "hiring_organization": None,
        "provenance": "{}",
    }
    nothing |= {"title": GONE_TITLE, "url": "", "places": "[]", "contract": "[]"}
    return posting | nothing | {"rejection": posting["rejection"] or HIDDEN}


def hide(job: Row, told: list[Row], found: Overlay) -> None:
    """Take a job and all that tells of it from what is public, but not from the counts."""
    found.hidden.add(job["id"])
    for posting in told:
        if posting["rejection"] is None and job["status"] != "closed":
            found.moved[posting["source"], "shown" if posting["canonical"] else "merged"] -= 1
        if posting["rejection"] is None:
            found.moved[posting["source"], "kept"] -= 1
            found.moved[posting["source"], "rejected"] += 1
        found.postings[posting["id"]] = silent(posting)


def corrected(job: Row, words: Row, wishes: list[Row], postings: Mapping[str, Row], found: Overlay, today: str) -> Row:
    """The job, and its words as its employer corrects them; a correction falls when its source says otherwise."""
    changed = dict(words)
    told: dict[str, Row] = {}
    lent: Row = json.loads(job["borrowed"])
    for wish in wishes:
        if wish["kind"] != "correct":
            continue
        posting = postings[wish["subject"]]
        if any(posting.get(name) != value for name, value in wish["source_value"].items()):
            found.fallen[wish["n"]] = NEWER
            continue
        changed |= {name: value for name, value in wish["value"].items() if name in wish["source_value"]}
        lent = {name: id for name, id in lent.items() if name not in wish["source_value"]}
        told[wish["field"]] = {"by": wish["member"], "at": wish["asked_at"], "source": said(wish)}
    if told:
        origins = json.loads(words["provenance"]) | {
            name: {"raw": one["source"], "rule": "correction", "extractor": "member"} for name, one in told.items()
        }
        changed["provenance"] = json.dumps(origins, ensure_ascii=False)
        found.postings[words["id"]] = changed
    said_so = {"corrections": json.dumps(told, ensure_ascii=False), "borrowed": json.dumps(lent)}
    return dated(job, changed, told, today) | said_so


def said(wish: Row) -> str:
    """What the source says, in its own words where they are known."""
    return str(wish["value"].get("_source_words") or "")


def dated(job: Row, words: Row, told: Mapping[str, Row], today: str) -> Row:
    """The job with the life that a corrected last day gives it."""
    last = words["valid_through"]
    if "valid_through" not in told or not last:
        return job
    if job["closed_by"] == "valid_through" and last >= today:
        return job | {"status": "open", "closed_at": None, "closed_by": None}
    if job["status"] != "closed" and last < today:
        return job | {"status": "closed", "closed_at": f"{last}T22:00:00Z", "closed_by": "valid_through"}
    return job


def closed_when_filled(job: Row, wishes: list[Row], told: list[Row], found: Overlay) -> Row:
    """The job, closed when a member says that it is filled; one that was published again since then is another opening."""
    for wish in wishes:
        if wish["kind"] != FILLED or job["status"] == "closed":
            continue
        if job["reopened_at"] and job["reopened_at"] > wish["asked_at"]:
            found.fallen[wish["n"]] = REOPENED
            continue
        for posting in told:
            if posting["rejection"] is None:
                found.moved[posting["source"], "shown" if posting["canonical"] else "merged"] -= 1
        return job | {"status": "closed", "closed_at": wish["asked_at"], "closed_by": FILLED}
    return job


def counted(sources: Iterable[Row], moved: Mapping[tuple[str, str], int]) -> list[Row]:
    """The states of sources, with what was moved."""
    names = ("kept", "rejected", "merged", "shown")
    return [row | {name: max(0, row[name] + moved.get((row["id"], name), 0)) for name in names} for row in sources]
