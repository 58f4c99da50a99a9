"""What is written to vallee.db is what is read again."""

import json
import math
from dataclasses import fields
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from db.rows import columns
from db.times import stamp
from pipeline.kept.posting_rows import from_json, moment, posting_from_row, posting_row, to_json
from pipeline.model import (
    Contract,
    JobPosting,
    Occupation,
    Place,
    Provenance,
    Rejection,
    Salary,
    Zone,
)

words = st.text(max_size=30)
amounts = st.none() | st.floats(0, 1e6)
moments = st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1)).map(
    lambda value: value.replace(microsecond=0)
)
places = st.builds(
    Place,
    insee=st.none() | words,
    name=st.none() | words,
    lat=amounts,
    zone=st.none() | st.sampled_from(Zone),
)
postings = st.builds(
    JobPosting,
    id=words,
    source=words,
    key=words,
    url=words,
    title=words,
    title_key=words,
    seen_at=moments,
    hiring_organization=st.none() | words,
    hiring_member=st.none() | words,
    publisher=words,
    publisher_kind=words,
    places=st.lists(places, max_size=3).map(tuple),
    contract=st.lists(st.sampled_from(Contract), max_size=2).map(tuple),
    contract_months=amounts,
    worktime=st.none() | words,
    hours=amounts,
    shift=st.lists(words, max_size=2).map(tuple),
    salary=st.none()
    | st.builds(Salary, min=amounts, max=amounts, period=st.none() | words, gross=st.none() | st.booleans()),
    date_posted=st.none() | st.dates(date(2000, 1, 1)),
    valid_through=st.none() | st.dates(date(2000, 1, 1)),
    occupation=st.none()
    | st.builds(
        Occupation,
        rome=words,
        label=words,
        score=st.floats(0, 1),
        alternatives=st.lists(words, max_size=2).map(tuple),
    ),
    experience_months=st.none() | st.integers(0, 600),
    beginner=st.none() | st.booleans(),
    education=st.none() | st.integers(3, 8),
    language=st.none() | words,
    description=words,
    description_text=words,
    apply_url=words,
    external_id=words,
    flags=st.lists(words, max_size=2).map(tuple),
    rejection=st.none() | st.sampled_from(Rejection),
    provenance=st.dictionaries(words, st.builds(Provenance, raw=words, rule=words, extractor=words), max_size=3),
)


@settings(max_examples=60)
@given(postings)
def test_a_posting_survives_the_way_to_its_row_and_back(posting: JobPosting) -> None:
    assert posting_from_row(posting_row(posting, raw_sha256="x", extractor="html", rule_version="1")) == posting


def test_every_field_of_a_posting_has_its_column() -> None:
    posting = JobPosting(
        id="1",
        source="s",
        key="k",
        url="u",
        seen_at=datetime(2026, 1, 1, tzinfo=UTC),
        title="t",
        title_key="t",
    )
    row = posting_row(posting, raw_sha256="x", extractor="html", rule_version="1")

    assert {field.name for field in fields(JobPosting)} <= {*columns(type(row))}


@given(moments)
def test_a_moment_survives_being_stored(value: datetime) -> None:
    assert moment(stamp(value)) == value


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(-1e9, 1e9, width=32) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=120)
@given(JSON)
def test_json_is_written_as_python_writes_it_and_read_as_python_reads_it(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    assert json.loads(to_json(value, in_order=True)) == json.loads(to_json(value)) == value
    assert from_json(text) == value


@given(st.dictionaries(words, st.integers() | words, max_size=6))
def test_fields_in_any_order_are_one_text(value: dict[str, object]) -> None:
    turned = dict(reversed(value.items()))

    assert to_json(turned, in_order=True) == to_json(value, in_order=True)
    assert to_json(value, in_order=True) == json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def test_a_text_of_before_that_holds_no_number_is_read() -> None:
    assert math.isnan(from_json('{"value": NaN}')["value"])
