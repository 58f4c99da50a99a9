"""The numbers of a source add up, whatever its postings are and whatever became of them."""

from collections import Counter
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from pipeline.health.source_states import count_by_source
from pipeline.history.posting_lives import job_life
from pipeline.model import Job, JobPosting, Life, Opening, Rejection, Status

AT = datetime(2026, 11, 24, tzinfo=UTC)
ONE = st.tuples(
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from([None, None, None, *Rejection]),
    st.sampled_from(list(Status)),
    st.integers(0, 4),
)


@given(st.lists(ONE, max_size=30))
def test_found_is_rejected_and_kept_and_kept_is_closed_merged_and_shown(
    rows: list[tuple[str, Rejection, Status, int]],
) -> None:
    postings = [posting(n, source, rejection) for n, (source, rejection, _, _) in enumerate(rows)]
    lives = {str(n): Life(status=status, first_seen=AT, last_seen=AT) for n, (_, _, status, _) in enumerate(rows)}
    groups: dict[int, list[str]] = {}
    for n, (_, rejection, _, group) in enumerate(rows):
        if rejection is None:
            groups.setdefault(group, []).append(str(n))
    jobs = [opening(ids, job_life([lives[id] for id in ids])) for ids in groups.values()]
    counts = count_by_source(postings, jobs, {})

    for source, of_source in Counter(one.source for one in postings).items():
        count = counts[source]
        assert of_source == count.rejected + count.kept
        assert count.kept == count.closed + count.merged + count.shown
    assert sum(count.shown for count in counts.values()) == sum(one.life.status != Status.CLOSED for one in jobs)


def opening(ids: list[str], life: Life) -> Opening:
    job = Job(id=ids[0], postings=tuple(ids))
    return Opening(job=job, life=life, employer=None, borrowed={}, family=None, republished_at=None)


def posting(n: int, source: str, rejection: Rejection | None) -> JobPosting:
    return JobPosting(
        id=str(n),
        source=source,
        key=str(n),
        url="",
        seen_at=AT,
        title="Trieur",
        title_key="trieur",
        rejection=rejection,
    )
