"""What ``matches`` tells a person of pairs and of a job, and which decisions it takes; without a crawl, on rows alone."""

import argparse
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from db.rows import of_table
from db.store import Store, open_store
from db.vallee import refinement
from db.vallee.known_matches import KnownMatch
from db.vallee.rows import PostingRow
from pipeline.commands.matches import arguments, do, keep, posting_named, row_of, show, show_job
from pipeline.installation.paths import Paths
from tests.worlds.store_rows import DAY, fill, job, job_posting, match

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
A, B, C, D = (f"{number:016x}" for number in range(4))
KNOWN = KnownMatch(
    a=A, b=B, verdict="merge", score=0.875, reasons='["même texte", "même commune"]', rule_version="7",
    decided_by="rule", a_title="Trieur", b_title="Trieuse", a_source="verrerie", b_source="ft", a_job=A, b_job=A,
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Four postings: two of one job, one alone, and one of no job."""
    with open_store(tmp_path / "vallee.db") as kept:
        postings = fill(kept, 4)
        first, second, third, _ = postings
        ties = [job_posting(first), job_posting(first, posting=B, canonical=0), job_posting(third)]
        matches = [match(first, second), replace(match(first, third), verdict="probable", score=0.5, reasons="[]")]
        refinement.write_jobs(kept, [job(first), job(third)], ties, matches, DAY)
        yield kept


def decided(store: Store, what: str, a: str, b: str) -> tuple[str, str, str]:
    """What is written down of two, said by Camille."""
    row = keep(store, what, a, b, reason="vu", by="camille", now=NOW)
    assert (row.reason, row.decided_by, row.decided_at) == ("vu", "camille", "2026-11-24T06:00:00Z")
    return row.a, row.b, row.verdict


def test_a_pair_is_told_in_words() -> None:
    row = row_of(KNOWN)
    assert row.cells == (A, B, "réunies", "0,88", "le programme")
    assert row.beneath == ("Trieur (verrerie) · Trieuse (ft)", "Motifs : même texte, même commune")
    person = replace(
        KNOWN, decided_by="camille", reasons="[]", verdict="distinct", score=1.0, a_title=None, b_source=None
    )
    row = row_of(person)
    assert row.cells == (A, B, "séparées", "1,00", "camille")
    assert row.beneath == ("annonce disparue (verrerie) · Trieuse (source inconnue)", "Motifs : sans motif écrit")


def test_pairs_are_counted_beside_what_a_program_reads(capsys: pytest.CaptureFixture[str]) -> None:
    show([KNOWN, KNOWN], as_json=False)
    told = capsys.readouterr()
    assert (told.out.count("réunies"), told.err) == (2, "2\N{NO-BREAK SPACE}paires.\n")
    show([KNOWN], as_json=True)
    told = capsys.readouterr()
    assert told.err == ""
    assert [one["reasons"] for one in json.loads(told.out)] == [["même texte", "même commune"]]


@pytest.mark.parametrize("id", [A, B])
def test_a_job_is_shown_with_its_postings_and_pairs(store: Store, id: str, capsys: pytest.CaptureFixture[str]) -> None:
    show_job(store, id, as_json=False)
    told = capsys.readouterr()
    assert told.out.startswith(f"Offre {A}\n")
    assert all(word in told.out for word in ("État", "ouverte", "Opérateur", "Motifs", "même poste probable"))
    assert told.err == "2\N{NO-BREAK SPACE}paires.\n"

    show_job(store, id, as_json=True)
    told = capsys.readouterr()
    answer = json.loads(told.out)
    assert (answer["job"], [one["posting"] for one in answer["postings"]]) == (A, [A, B])
    assert ([one["b"] for one in answer["matches"]], told.err) == ([B, C], "")


def test_what_is_shown_of_no_job_is_said(store: Store) -> None:
    with pytest.raises(ValueError, match="annonce non retenue"):
        show_job(store, D, as_json=False)
    with pytest.raises(ValueError, match="n’est ni une annonce ni une offre"):
        show_job(store, "rien", as_json=False)


def test_a_job_whose_founder_is_gone_is_named_by_whose_words_it_has(store: Store) -> None:
    ties = [job_posting(replace(posting_row(store, C), id="fondatrice"), posting=C)]
    refinement.write_jobs(store, [replace(job(posting_row(store, C)), id="fondatrice", canonical=C)], ties, [], DAY)
    assert posting_named(store, "fondatrice") == C
    assert posting_named(store, C) == C


def posting_row(store: Store, id: str) -> PostingRow:
    """A posting as it is kept."""
    (row,) = store.records(PostingRow, f"SELECT {of_table(PostingRow)} FROM postings WHERE id = ?", [id])
    return row


def test_a_decision_is_of_two_in_order_whoever_is_named_first(store: Store) -> None:
    assert decided(store, "join", B, A) == (A, B, "merge")
    assert decided(store, "split", C, A) == (A, C, "distinct")
    assert [(row.a, row.b, row.verdict) for row in refinement.decisions(store)] == [(A, B, "merge"), (A, C, "distinct")]
    with pytest.raises(ValueError, match="sont la même annonce"):
        decided(store, "join", A, A)


def test_a_split_between_two_that_a_third_joins_is_refused_whoever_joined_first(store: Store) -> None:
    for pair in ((C, A), (B, C)):
        decided(store, "join", *pair)
    for pair in ((A, B), (B, A)):
        with pytest.raises(ValueError, match=f"matches split {B} {C}"):
            decided(store, "split", *pair)
    assert decided(store, "join", A, B) == (A, B, "merge"), "a join contradicts none"
    assert decided(store, "split", A, D) == (A, D, "distinct")


def test_a_split_takes_a_join_back(store: Store) -> None:
    for pair in ((A, C), (B, C)):
        decided(store, "join", *pair)
    decided(store, "split", B, C)
    assert decided(store, "split", A, B) == (A, B, "distinct")


@pytest.mark.parametrize(("verdict", "count"), [("probable", "1"), ("distinct", "0"), (None, "2")])
def test_only_one_verdict_is_listed_when_asked(
    store: Store, tmp_path: Path, verdict: str | None, count: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert store, "there is something to list"
    asked = argparse.Namespace(what="list", verdict=verdict, json=False)

    assert do(asked, Paths(data=tmp_path), NOW) == 0
    assert capsys.readouterr().err.startswith(f"{count}\N{NO-BREAK SPACE}paire")


def test_a_person_says_what_to_do_with_what() -> None:
    parser = argparse.ArgumentParser()
    arguments(parser)
    for words in ([], ["show"], ["split", A], ["join"], ["list", "--verdict", "rien"]):
        with pytest.raises(SystemExit):
            parser.parse_args(words)
    for words in (["list"], ["show", A], ["split", A, B], ["join", A, B]):
        assert [parser.parse_args([*words, *more]).json for more in ([], ["--json"])] == [False, True]
    said = parser.parse_args(["split", A, B])
    assert (said.what, said.a, said.b, said.reason, said.by) == ("split", A, B, "", "")
