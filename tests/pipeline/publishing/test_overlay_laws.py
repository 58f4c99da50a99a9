"""Whatever members ask for, in whatever order: counts agree, nothing of what is silent is told, nobody silences another's offer."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import astuple

from board.wording.labels import LABELS
from db.board.lines import BoardLines
from db.board.read_vallee import read_vallee
from db.people.rows import Request
from db.rows import Row
from db.store import Store, open_store
from pipeline.publishing.board_tables import board_tables
from pipeline.publishing.overlay import Overlay
from pipeline.publishing.silence import GONE_TITLE
from tests.worlds.board.company_histories import NOW, OWNERS, published
from tests.worlds.people_requests import request

AT = NOW + timedelta(days=7)
MEMBERS = ("verrerie-inventee", "interim-fictif")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A small store in which the agency and the employers tell of the same openings."""
    folder = tmp_path_factory.mktemp("overlay")
    published(folder, 11)
    with open_store(folder / "vallee.db", write=False) as kept:
        yield kept


CORRECTIONS: tuple[Row, ...] = (
    {"field": "title", "value": {"title": "Chef de ligne", "title_key": "chef de ligne"}},
    {"field": "valid_through", "value": {"valid_through": "2026-11-01"}},
    {"field": "valid_through", "value": {"valid_through": "2027-11-01"}},
)


def asked(words: Sequence[tuple[str, str, int, int, str]], postings: list[Row]) -> list[Request]:
    """Generated words → requests in force; a later one of consent stands alone, and what was withdrawn is not there."""
    made: list[Request] = []
    for n, (kind, member, which, correction, consent) in enumerate(words):
        row = postings[which % len(postings)]
        if kind == "withdraw":
            made = made[:-1]
        elif kind == "consent":
            made = [wish for wish in made if (wish.kind, wish.member) != (kind, member)]
            made.append(request(n, kind, member, value={"consent": consent}))
        elif kind == "correct":
            value = CORRECTIONS[correction]
            before = {name: row[name] for name in value["value"]}
            made.append(request(n, kind, member, row["id"], **value, source_value=before))
        else:
            made.append(request(n, kind, "" if kind == "removal" else member, row["id"]))
    return made


WORDS = st.lists(
    st.tuples(
        st.sampled_from(["hide", "hide", "withdraw", "filled", "correct", "consent", "removal"]),
        st.sampled_from(MEMBERS), st.integers(0, 200), st.integers(0, 2), st.sampled_from(["yes", "no", "no"]),
    ),
    max_size=12,
)  # fmt: skip


@given(words=WORDS)
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_members_ask_for_counts_agree_and_nothing_silent_is_told(store: Store, words: list[Any]) -> None:
    postings = store.rows("SELECT * FROM postings ORDER BY id")
    requests = asked(words, postings)
    lines, laid = board_tables(read_vallee(store), AT, LABELS, requests)
    balanced(lines)
    quiet(lines, laid, {row["id"]: row for row in postings})
    fair(laid, requests, {row["id"]: row for row in postings})


def balanced(lines: BoardLines) -> None:
    """Every count is the number of lines that it counts."""
    jobs = {row.id: row for row in lines.jobs}
    opened = {id for id, row in jobs.items() if row.status != "closed"}
    ties = Counter(row.member for row in lines.member_jobs if row.open)
    assert {row.id: row.jobs_open for row in lines.members} == {row.id: ties[row.id] for row in lines.members}
    for source in lines.sources:
        mine = [row for row in lines.postings if row.source == source.id]
        kept = [row for row in mine if row.rejection is None]
        live = [row for row in kept if row.job in opened]
        counted = {
            "kept": len(kept), "rejected": len(mine) - len(kept),
            "shown": sum(row.canonical for row in live), "merged": sum(not row.canonical for row in live),
        }  # fmt: skip
        assert {name: getattr(source, name) for name in counted} == counted, source.id
    assert sum(source.shown for source in lines.sources) == len(opened)
    assert sum(row.count for row in lines.rejections) == sum(source.rejected for source in lines.sources)
    assert {row.job for row in lines.postings} - {None} <= jobs.keys()
    assert {row.job for row in lines.member_jobs} | {row.job for row in lines.job_facets} <= jobs.keys()


def quiet(lines: BoardLines, laid: Overlay, before: dict[str, Row]) -> None:
    """Nothing of a silent posting is in any table, nor anything of a job that is gone."""
    published = json.dumps([astuple(row) for table in fields(lines) for row in getattr(lines, table.name)])
    for id in laid.silenced:
        assert f'{before[id]["url"]}"' not in published
        assert laid.postings[id].title == GONE_TITLE
    for table in (lines.changes, lines.history, lines.moved_jobs):
        assert not {row.job for row in table} & laid.hidden
    assert not {row.posting for row in lines.changes} & laid.silenced
    borrowed = {id for row in lines.jobs for id in json.loads(row.borrowed).values()}
    assert not borrowed & laid.silenced


def fair(laid: Overlay, requests: list[Request], before: dict[str, Row]) -> None:
    """Who is silent: its own member asked so, or who employs, or the association; and none speaks that does not consent."""
    refusing = {row.member for row in requests if row.kind == "consent" and row.value["consent"] == "no"}
    removed = any(row.kind == "removal" for row in requests)
    asking = {row.member for row in requests if row.kind in {"hide", "filled"}} | refusing
    for id in laid.silenced:
        owner, employer = OWNERS[before[id]["source"]], before[id]["hiring_member"]
        assert removed or {owner, employer} & asking, id
    for row in laid.jobs:
        assert OWNERS[before[row.canonical]["source"]] not in refusing
