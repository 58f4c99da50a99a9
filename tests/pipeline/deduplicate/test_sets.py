"""Nine sets of invented offers, labelled by hands that did not know the rules: nothing is joined wrongly, most is found."""

import csv
import json
from collections import Counter
from datetime import UTC, datetime
from functools import cache

import pytest

from pipeline.commands.deduplicate import posting_of
from pipeline.deduplicate import deduplicate
from pipeline.normalize import MembersByName
from tests.worlds.folders import GOLD

NOW = datetime(2026, 11, 28, 5, 30, tzinfo=UTC)
SETS = {
    "advised": (0.85, 0.97),  # openings as an adviser meets them: site, France Travail, aggregators, partners
    "tricky": (0.65, 0.90),  # what tempts to join two openings: line, shift, level, intake, client, wave
    "copied": (0.77, 0.94),  # copies under other titles, and other openings of the same house on other sources
    "mixed": (0.90, 0.98),  # what feeds do to texts; day and night told in prose only
    "decisive": (0.77, 0.94),  # one text, and a word or two that make two openings of it
    "corrected": (0.72, 0.90),  # copies whose wage, dates and phrases were changed since
    "usual": (0.81, 0.92),  # what valley employers have
    "varied": (0.75, 0.87),  # the same by another hand, with openings that an adviser or an agency told in other words
    "reworded": (0.57, 0.79),  # a third of the same openings shares no sentence: only facts and figures tell
}
"""Set → the least share of the same openings that is joined, and that is joined or linked."""

LEFT_APART = dict.fromkeys(SETS, 0.75) | {"decisive": 0.4, "corrected": 0.38, "usual": 0.5, "varied": 0.45}
"""Set → the least share of other openings that are not even linked; where one word parts them, people may look."""


@cache
def verdicts(name: str) -> Counter[tuple[str, str]]:
    """How many pairs of each label were joined, linked, or neither."""
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    result = deduplicate(posting_of(json.loads(line), NOW, MembersByName.of([])) for line in lines)
    job_of = {posting: job for job in result.jobs for posting in job.postings}
    counts: Counter[tuple[str, str]] = Counter()
    with (GOLD / f"{name}.pairs.csv").open(encoding="utf-8", newline="") as rows:
        for pair in csv.DictReader(rows, delimiter=";"):
            a, b = job_of[pair["a"]], job_of[pair["b"]]
            counts[pair["label"], "joined" if a is b else "linked" if b.id in a.probable else "apart"] += 1
    return counts


@pytest.mark.parametrize("name", SETS)
def test_no_two_openings_are_joined(name: str) -> None:
    counts = verdicts(name)

    assert counts["different", "joined"] == 0
    assert counts["probable", "joined"] == 0
    assert counts["different", "apart"] >= LEFT_APART[name] * (
        counts["different", "apart"] + counts["different", "linked"]
    )


@pytest.mark.parametrize("name", SETS)
def test_one_opening_is_mostly_found(name: str) -> None:
    counts = verdicts(name)
    joined, linked, apart = (counts["same", what] for what in ("joined", "linked", "apart"))
    recall, with_links = SETS[name]

    assert joined >= recall * (joined + linked + apart)
    assert joined + linked >= with_links * (joined + linked + apart)
