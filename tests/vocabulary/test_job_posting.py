"""A posting's fields are told once: what SQL must repeat of them is written out, and all else is read from their records."""

from dataclasses import fields

import pytest

from tests.worlds.folders import ROOT
from vocabulary.field_lines import PLACES, with_field_lines
from vocabulary.field_record import Field
from vocabulary.job_posting import FIELDS, JobPosting

NO_FACTS = {"id", "source", "key", "url", "seen_at", "provenance"}
"""Where a posting was found, and where its facts come from."""


@pytest.mark.parametrize("name", PLACES)
def test_what_is_written_out_is_what_the_records_say(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert text == with_field_lines(text, *PLACES[name]), "Run `make docs`."


def test_a_file_without_marks_is_no_place_to_write() -> None:
    with pytest.raises(ValueError, match="marks lack"):
        with_field_lines("CREATE TABLE postings (\n) STRICT;", *PLACES["db/vallee.sql"])


def test_every_fact_has_its_record() -> None:
    assert {field.name for field in FIELDS} == {declared.name for declared in fields(JobPosting)} - NO_FACTS


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_record_is_whole(field: Field) -> None:
    assert field.about.comment
    assert all(column.comment and column.meaning for column in field.columns)
    assert not (field.about.meaning and field.about.columns), "either one column of its name, or those that are listed"


def test_no_two_lines_of_a_page_are_at_one_place_and_no_column_is_told_twice() -> None:
    places = [field.about.line.at for field in FIELDS if field.about.line]
    columns = [column.name for field in FIELDS for column in field.columns]

    assert len(places) == len(set(places))
    assert len(columns) == len(set(columns))
