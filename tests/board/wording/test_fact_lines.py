"""A line of a job's page needs no words of its own: what its field may be has them."""

from datetime import date

import pytest

from board.published.rows import JobPageRow
from board.wording.fact_lines import LINES, facts, of_field
from tests.worlds.board.lines import line
from vocabulary.field_record import About, Field

TODAY = date(2026, 11, 24)
JOB = line(
    JobPageRow,
    first_seen="2026-11-20T05:30:00Z",
    title="Verrier",
    flags='["no_date", "hand_made"]',
    language="fr",
    education=5,
)


@pytest.mark.parametrize(
    ("name", "kind", "values", "words"),
    [
        ("language", str | None, {"fr": "Français"}, "Français"),
        ("language", str | None, {"en": "Anglais"}, ""),
        ("language", str | None, {}, "fr"),
        ("education", int | None, {}, "5"),
        ("closed_by", str | None, {"gone": "Disparue"}, ""),
        ("flags", tuple[str, ...], {"no_date": "Sans date"}, "Sans date, hand_made"),
    ],
)
def test_a_value_is_told_by_its_words(name: str, kind: object, values: dict[object, str], words: str) -> None:
    assert of_field(Field(name, kind, None, About(comment="", values=values)), JOB, TODAY) == words


def test_lines_stand_in_their_order_and_what_is_asked_for_first_is_never_left_out() -> None:
    labels = [label for label, _ in facts(JOB, TODAY)]
    always = {line.label for line, _ in LINES if line.always}

    assert always <= set(labels)
    assert labels == [line.label for line, _ in LINES if line.label in labels]
