"""``deduplicate``: JSON Lines of raw postings → which of them are one job, and why."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from crawlers.registry.registry import read_registry
from pipeline.commands.normalize import Record, opened, publisher, record, seen_at, text_at, text_of
from pipeline.deduplicate import Deduplicated, deduplicate
from pipeline.deduplicate.facts.employer import employer_words, same_employer
from pipeline.installation.paths import Paths
from pipeline.model import JobPosting, Match
from pipeline.normalize import MembersByName, Publisher, Raw, normalize

KINDS = {"site": "employer", "agence": "agency", "ft": "public_service", "france-travail": "public_service"}
"""Who publishes, when a line names its source so and its publisher is not known."""


def arguments(sub: argparse.ArgumentParser) -> None:
    """Where the lines come from, and how much is said of each."""
    sub.add_argument("file", nargs="?", type=Path, default=Path("-"), help="a file of JSON Lines; - is standard input")
    sub.add_argument("--explain", action="store_true", help="also the canonical posting, the family and every match")
    sub.add_argument("--json", action="store_true", help="what it does anyway: one JSON object a line")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """A line out for a line in, in the same order; a bad line is told on stderr, and the others are still answered."""
    members = MembersByName.of(read_registry(paths.registry).members.values())
    name = "entrée standard" if args.file == Path("-") else str(args.file)
    postings: dict[str, JobPosting] = {}
    failed = False
    with opened(args.file) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    take(posting_of(record(line), now, members), postings)
                except (ValueError, RecursionError) as error:
                    failed = True
                    print(f"glassvallee deduplicate : {name}, ligne {number} : {error}", file=sys.stderr)
    for answer in answers(postings, deduplicate(postings.values()), explain=args.explain):
        print(json.dumps(answer, ensure_ascii=False))
    return 1 if failed else 0


def take(posting: JobPosting, postings: dict[str, JobPosting]) -> None:
    """Keep a posting. Raises ``ValueError`` when its id is another one's."""
    if posting.id in postings:
        raise ValueError(f"« {posting.id} » est déjà l’identifiant d’une autre ligne. Donnez un « id » à chacune.")
    postings[posting.id] = posting


def posting_of(given: Record, now: datetime, members: MembersByName) -> JobPosting:
    """A line, normalized; a line without id gets one from its words. Raises ``ValueError`` with the mend, in French.

    A posting that the board would not show is compared all the same: what is asked is only which of them are one.
    """
    source, key = text_at(given, "source"), text_at(given, "external_id") or text_at(given, "url")
    words = json.dumps(given, sort_keys=True, default=str, ensure_ascii=False)
    raw = Raw(
        text=text_of(given),
        id=text_at(given, "id") or sha256(words.encode("utf-8", "replace")).hexdigest()[:16],
        source=source,
        key=key,
        seen_at=seen_at(text_at(given, "seen_at"), now),
        publisher=published_by(given, members),
    )
    return replace(normalize(raw, members), rejection=None)


def published_by(given: Record, members: MembersByName) -> Publisher:
    """Who published: whom the line names, the employer itself if it bears its name, else as its source is called."""
    named = publisher(text_at(given, "publisher"), members)
    own = named.name and same_employer(employer_words(named.name), employer_words(text_at(given, "organization")))
    kind = named.kind or KINDS.get(text_at(given, "source").casefold(), "employer" if own else "")
    name = named.name or (text_at(given, "organization") if kind == "agency" else "")
    return Publisher(name, kind, named.member)


def answers(postings: Iterable[str], result: Deduplicated, *, explain: bool) -> Iterator[dict[str, Any]]:
    """What to say of each posting, in the order given."""
    jobs = {job.id: job for job in result.jobs}
    job_of = {posting: job for job in result.jobs for posting in job.postings}
    matches: dict[str, list[Match]] = {}
    for match in result.matches:
        matches.setdefault(match.a, []).append(match)
        matches.setdefault(match.b, []).append(match)
    for id in postings:
        job = job_of[id]
        answer: dict[str, Any] = {
            "id": id,
            "job": job.id,
            "reasons": list(job.reasons),
            "probable": [posting for other in job.probable for posting in jobs[other].postings],
        }
        if explain:
            answer["canonical"] = job.postings[0]
            answer["family"] = result.families.get(job.id)
            answer["matches"] = [explained(match, id) for match in matches.get(id, ())]
        yield answer


def explained(match: Match, id: str) -> dict[str, Any]:
    """A match, as one of its two postings tells it."""
    return {
        "with": match.b if match.a == id else match.a,
        "verdict": match.verdict,
        "score": match.score,
        "reasons": list(match.reasons),
        "rule_version": match.rule_version,
        "decided_by": match.decided_by,
    }
