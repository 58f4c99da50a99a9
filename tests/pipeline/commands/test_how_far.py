"""How far long work is, in values and in words; no clock runs here."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.commands.terminal.how_far import HowFar
from pipeline.commands.terminal.progress import EVERY_SECONDS, STILL_SECONDS, is_due
from pipeline.progress import Begun, Done, Ended, Event, Step

EVENTS = st.one_of(
    st.builds(Step, st.just("Visites"), st.one_of(st.none(), st.integers(0, 9))),
    st.builds(Begun, st.sampled_from("abcdef")),
    st.builds(Ended, st.sampled_from("abcdef")),
    st.builds(Done, st.integers(0, 9)),
)


def after(*events: Event, each: float = 10.0) -> HowFar:
    """How far it is when these were told, so many seconds apart."""
    how_far = HowFar()
    for n, event in enumerate(events):
        how_far = how_far.after(event, n * each)
    return how_far


def test_what_is_done_what_was_read_what_is_left_and_what_is_waited_for() -> None:
    how_far = after(Step("Visites", total=6), Begun("a"), Begun("b"), Ended("a"), Done(offers=12), Done(offers=3))

    assert how_far.sentence(60).replace("\u00a0", " ") == (
        "Visites : 2 sur 6, 15 annonces lues, encore 2 min environ ; en attente de b"
    )


def test_nothing_is_foretold_from_the_first_thing() -> None:
    assert after(Step("Visites", total=6), Done()).seconds_left(60) is None
    assert (
        after(Step("Publication du tableau")).sentence(7).replace("\u00a0", " ")
        == "Publication du tableau : depuis 7 s"
    )


def test_of_many_that_are_waited_for_only_some_are_named_the_longest_first() -> None:
    how_far = after(Step("Visites", total=6), *map(Begun, "abcdef"), Ended("b"))

    assert how_far.waited_for.replace("\u00a0", " ") == "en attente de a, c, d et 2 autres"


def test_a_new_step_begins_at_nothing() -> None:
    how_far = after(Step("Visites", total=6), Begun("a"), Done(offers=3), Step("Publication"), each=5)

    assert (how_far.done, how_far.offers, how_far.waiting, how_far.since) == (0, 0, (), 15)


def test_a_name_of_others_holds_nothing_that_a_terminal_obeys() -> None:
    how_far = after(Begun("https://a.example/\x1b[2J"), Begun("b"))

    assert how_far.sentence(1).isprintable() or "\x1b" not in how_far.sentence(1)
    assert how_far.after(Ended("https://a.example/\x1b[2J"), 2).waiting == ("b",)


@given(st.lists(EVENTS, max_size=30), st.floats(0, 1000))
def test_it_is_never_more_done_than_told_and_nothing_is_left_below_zero(events: list[Event], seconds: float) -> None:
    how_far = after(*events, each=1)
    at = len(events) + seconds

    assert how_far.done == sum(isinstance(event, Done) for event in since_last_step(events))
    assert (how_far.seconds_left(at) or 0) >= 0
    assert "\n" not in how_far.sentence(at)


def since_last_step(events: list[Event]) -> list[Event]:
    """What was told of the step that goes on."""
    last = max((n for n, event in enumerate(events) if isinstance(event, Step)), default=-1)
    return events[last + 1 :]


@given(st.lists(st.tuples(st.floats(0.1, 30), st.booleans()), max_size=60))
def test_a_journal_gets_no_flood_and_no_long_silence(looks: list[tuple[float, bool]]) -> None:
    at, last, changed, lines = 0.0, 0.0, False, [0.0]
    for passed, happened in looks:
        at, changed = at + passed, changed or happened
        if is_due(at - last, changed=changed):
            lines.append(at)
            last, changed = at, False
        assert at - last < STILL_SECONDS

    assert all(later - sooner >= EVERY_SECONDS for sooner, later in pairwise(lines))
