"""Invented pairs of the valley, labelled by hand: no opening is hidden, and few duplicates are left."""

import csv
import json
from collections import Counter
from datetime import UTC, datetime
from functools import cache

import pytest

from crawlers.registry.registry import read_registry
from pipeline.commands.deduplicate import posting_of
from pipeline.deduplicate import deduplicate
from pipeline.installation.paths import ROOT
from pipeline.model import JobPosting
from pipeline.normalize import MembersByName
from tests.worlds.folders import GOLD

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)


@cache
def postings() -> dict[str, JobPosting]:
    members = MembersByName.of(read_registry(ROOT / "crawlers").members.values())
    lines = (GOLD / "deduplicate.jsonl").read_text(encoding="utf-8").splitlines()
    return {posting.id: posting for posting in (posting_of(json.loads(line), NOW, members) for line in lines)}


def pairs() -> list[dict[str, str]]:
    with (GOLD / "deduplicate.pairs.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=";"))


def verdict(a: str, b: str) -> str:
    """Of a pair among the other offers of its employer, which tell what that employer says of every job."""
    trade = a.partition("-")[0]
    others = [posting for id, posting in postings().items() if id.endswith("-site") and not id.startswith(f"{trade}-")]
    result = deduplicate([*others, postings()[a], postings()[b]])
    job_of = {posting: job for job in result.jobs for posting in job.postings}
    if job_of[a] is job_of[b]:
        return "same"
    return "probable" if job_of[b].id in job_of[a].probable else "different"


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: f"{pair['a']}={pair['b']}")
def test_pair(pair: dict[str, str]) -> None:
    allowed = {
        "same": {"same"},
        "probable": {"probable", "same"},  # an agency hides the employer: a link is enough, and no error to join
        "different": {"different", "probable"},
    }

    assert verdict(pair["a"], pair["b"]) in allowed[pair["label"]], pair["why"]


def test_all_offers_in_one_base_hide_none_and_ties_keep_copies_together() -> None:
    result = deduplicate(postings().values())
    job_of = {posting: job.id for job in result.jobs for posting in job.postings}
    joined = Counter(pair["label"] for pair in pairs() if job_of[pair["a"]] == job_of[pair["b"]])

    assert joined["different"] == 0
    assert joined["same"] >= 45


def test_the_gold_file_has_enough_of_each() -> None:
    labels = Counter(pair["label"] for pair in pairs())

    assert labels["same"] >= 60
    assert labels["different"] >= 60
    assert labels["probable"] >= 12
