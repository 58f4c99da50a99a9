"""Rows in memory → all that follows from them: no database is opened here."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from crawlers.registry.registry import Member, Registry, Source
from db.vallee.rows import CrawlRow, JobPostingRow, PostingRow, RawPostingRow, SourceRow, Version
from pipeline.kept.crawl_rows import crawl_from_row
from pipeline.kept.kept import Kept
from pipeline.kept.posting_rows import job_posting_row, posting_row
from pipeline.model import ClosedBy, Match, Status, Verdict
from pipeline.refining.derive import Derived, derive
from tests.worlds.store_rows import crawl, raw, source
from vocabulary.web_address import WebAddress

NOW = datetime(2026, 11, 28, 7, tzinfo=UTC)
MEMBERS = {
    id: Member(id=id, name=name, kind=kind, status="active", insee="76255", consent="yes")
    for id, name, kind in (("verrerie", "Verrerie Fictive", "verrier"), ("interim", "Bresle Intérim", "agence_interim"))
}
SOURCES = {
    f"{id}-site": Source(id=f"{id}-site", member=id, spider="listing", url=WebAddress(f"https://{id}.example/"))
    for id in MEMBERS
}
REGISTRY = Registry(MEMBERS, SOURCES, ())
KNOWN = [source(each.id, member=each.member, url=each.url) for each in SOURCES.values()]
FIELDS: dict[str, Any] = {
    "title": "Opérateur bout froid H/F",
    "description": "Vous contrôlez les flacons du bout froid en équipe, et réglez les machines de la ligne de tri.",
    "jobLocation": {"address": {"addressLocality": "Eu", "postalCode": "76260"}},
    "employmentType": "CDI",
    "hiringOrganization": "Verrerie Fictive",
}


def visit(day: int, of: str = "verrerie-site", **given: Any) -> CrawlRow:
    return crawl(of, f"2026-11-{day:02}T05:30:00Z", **given)


def text(number: int, seen_by: CrawlRow, **fields: Any) -> RawPostingRow:
    return raw(number, seen_by, fields=json.dumps(FIELDS | fields))


def kept(
    raws: list[RawPostingRow],
    crawls: list[CrawlRow],
    sightings: dict[str, list[str]] | None = None,
    *,
    sources: list[SourceRow] = KNOWN,
    postings: Mapping[str, PostingRow] | None = None,
    **given: Any,
) -> Kept:
    """A first refining of these raw postings, each seen by the crawl that brought it unless it is said otherwise."""
    return Kept(
        rule_version="1",
        changed=raws,
        postings=postings or {},
        sources=sources,
        crawls=[crawl_from_row(row) for row in crawls],
        sightings=sightings or {each.id: [each.crawl] for each in raws},
        **given,
    )


def rows_of(derived: Derived) -> dict[str, PostingRow]:
    """The postings, as the next refining finds them."""
    return {
        id: posting_row(each.posting, each.raw_sha256, each.extractor, rule_version="1")
        for id, each in derived.fresh.items()
    }


def ties_of(derived: Derived) -> list[JobPostingRow]:
    """Which posting tells of which job, as the next refining finds it."""
    return [
        job_posting_row(id, each.job, derived.lives.of[id])
        for each in derived.openings.of.values()
        for id in each.job.postings
    ]


def test_two_postings_of_one_opening_are_one_job_of_both_members() -> None:
    own, other = visit(24), visit(24, "interim-site")
    raws = [text(1, own, baseSalary="2 100 € brut par mois"), text(2, other)]
    derived = derive(kept(raws, [own, other]), REGISTRY, NOW)

    (opening,) = derived.openings.of.values()
    assert opening.job.postings == (raws[0].id, raws[1].id)
    assert opening.employer == "verrerie"
    assert {(row.member, row.open, row.opened) for row in derived.weeks.rows} == {
        ("verrerie", 1, 1), ("interim", 1, 1),
    }  # fmt: skip
    states = {row.source: (row.state, row.kept, row.shown, row.merged) for row in derived.states}
    assert states == {"verrerie-site": ("ok", 1, 1, 0), "interim-site": ("ok", 1, 0, 1)}


def test_what_one_posting_leaves_open_is_borrowed_from_the_other() -> None:
    own, other = visit(24), visit(24, "interim-site")
    raws = [text(1, own), text(2, other, datePosted="2026-11-20", validThrough="2026-12-24")]
    (opening,) = derive(kept(raws, [own, other]), REGISTRY, NOW).openings.of.values()

    assert opening.borrowed["date_posted"] == raws[1].id
    assert "valid_through" not in opening.borrowed, "an agency does not end an employer's offer"


def test_a_person_who_parts_two_postings_is_heard() -> None:
    own, other = visit(24), visit(24, "interim-site")
    raws = [text(1, own), text(2, other)]
    apart = Match(
        a=raws[0].id,
        b=raws[1].id,
        verdict=Verdict.DISTINCT,
        score=1.0,
        reasons=(),
        rule_version="",
        decided_by="Jeanne",
    )

    assert len(derive(kept(raws, [own, other], decisions=[apart]), REGISTRY, NOW).openings.of) == 2


def test_a_second_refining_reads_what_the_first_one_made_and_finds_the_same() -> None:
    own, other = visit(24), visit(24, "interim-site")
    raws = [text(1, own), text(2, other), text(3, own, title="Régleur H/F", description="Réglage des presses.")]
    first = derive(kept(raws, [own, other]), REGISTRY, NOW)
    known = kept([], [own, other], {each.id: [each.crawl] for each in raws}, postings=rows_of(first))
    again = derive(known, REGISTRY, NOW)

    assert not again.fresh
    assert sorted(again.postings, key=lambda each: each.id) == sorted(first.postings, key=lambda each: each.id)
    assert again.lives == first.lives
    assert again.openings == first.openings
    assert again.states == first.states


def test_a_job_keeps_its_id_when_another_posting_of_it_comes() -> None:
    own, other = visit(25), visit(24, "interim-site")
    late = text(2, own)
    first = derive(kept([late], [own]), REGISTRY, NOW)
    before = text(1, other)
    seen = {late.id: [late.crawl], before.id: [before.crawl]}
    again = derive(
        kept([before], [own, other], seen, postings=rows_of(first), job_postings=ties_of(first)), REGISTRY, NOW
    )

    assert list(again.openings.of) == [late.id]


def test_absence_from_two_whole_crawls_closes_and_is_counted() -> None:
    crawls = [visit(24), visit(25), visit(26)]
    raws = [text(1, crawls[0]), text(2, crawls[0], title="Régleur H/F", description="Réglage des presses.")]
    seen = {raws[0].id: [each.id for each in crawls], raws[1].id: [crawls[0].id]}
    derived = derive(
        kept(raws, [replace(each, found=n) for each, n in zip(crawls, (2, 1, 1), strict=True)], seen), REGISTRY, NOW
    )

    life = derived.openings.of[raws[1].id].life
    assert (life.status, life.closed_by) == (Status.CLOSED, ClosedBy.ABSENT)
    (week,) = derived.weeks.rows
    assert (week.week, week.open, week.opened, week.closed) == ("2026-11-23", 1, 2, 1)
    assert derived.states[0].shown == 1


def test_a_week_that_was_counted_is_left_as_it_was() -> None:
    seen_by = visit(2)
    raws = [text(1, seen_by)]
    weeks = ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"]

    assert list(derive(kept(raws, [seen_by]), REGISTRY, NOW).weeks.weeks) == weeks
    again = derive(kept(raws, [seen_by], counted_weeks=weeks), REGISTRY, NOW)
    assert list(again.weeks.weeks) == weeks[2:], "this week and the last one are counted again"


@pytest.mark.parametrize(("day", "healthy"), [(26, "2026-11-25T05:30:00Z"), (2, "2026-11-02T05:30:00Z")])
def test_the_last_crawl_kept_makes_the_state_of_its_source_whatever_its_clock_said(day: int, healthy: str) -> None:
    """No visit was later than one that was kept after it."""
    trouble = '[{"fault":"timeout","url":"https://verrerie.example/","detail":"","listing":true}]'
    bad = visit(day, outcome="failed", complete=0, found=0, troubles=trouble)
    derived = derive(kept([], [visit(24), visit(25), bad]), REGISTRY, NOW)

    state = derived.states[0]
    assert (state.state, state.cause, state.last_crawl) == ("failed", "timeout", bad.started_at)
    assert state.last_healthy == healthy
    assert derived.states[1].state == "never"


def test_what_a_source_changed_is_told_in_its_words() -> None:
    versions = [
        Version("a", "one", "2026-11-24T05:30:00Z", '{"title": "Fondeur"}'),
        Version("a", "two", "2026-11-25T05:30:00Z", '{"title": "Fondeur de verre"}'),
        Version("b", "one", "2026-11-24T05:30:00Z", '{"title": "Trieur"}'),
    ]
    (change,) = derive(kept([], [], versions=versions), REGISTRY, NOW).changes

    assert (change.posting, change.crawl, change.old, change.new) == ("a", "two", "Fondeur", "Fondeur de verre")


def test_texts_are_read_a_few_at_a_time_and_each_once() -> None:
    """The raw postings, and those of before, may be lazy."""
    seen_by = visit(24)
    raws = [text(number, seen_by, title=f"Métier {number}") for number in range(250)]
    asked: list[str] = []

    def lazily() -> Iterator[RawPostingRow]:
        for row in raws:
            asked.append(row.id)
            yield row

    class Before(dict[str, PostingRow]):
        def __getitem__(self, id: str) -> PostingRow:
            asked.append(id)
            return super().__getitem__(id)

    old = Before(rows_of(derive(kept(raws[:100], [seen_by]), REGISTRY, NOW)))
    sightings = {row.id: [seen_by.id] for row in raws}
    known = kept([], [seen_by], sightings, postings=old)
    derive(known, REGISTRY, NOW)
    assert sorted(asked) == sorted(old)
    asked.clear()
    everything = Kept(
        rule_version="1", changed=lazily(), postings=old, sources=KNOWN, crawls=known.crawls, sightings=sightings
    )
    derive(everything, REGISTRY, NOW)

    assert asked == [row.id for row in raws], "one that is normalized anew is not read as it was before"


def test_a_posting_that_breaks_our_rules_stays_as_it_was_and_is_counted(caplog: pytest.LogCaptureFixture) -> None:
    seen_by = visit(24)
    raws = [text(1, seen_by), text(2, seen_by, title="Régleur H/F")]
    first = derive(kept(raws, [seen_by]), REGISTRY, NOW)
    broken = replace(raws[1], fields="not JSON", sha256="another")
    again = derive(
        kept([raws[0], broken], [seen_by], postings=rows_of(first), job_postings=ties_of(first)), REGISTRY, NOW
    )

    assert [*again.fresh] == [raws[0].id]
    assert again.openings.of.keys() == first.openings.of.keys()
    assert again.states[0].unreadable == 1
    assert broken.id in caplog.text
