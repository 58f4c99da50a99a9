"""A raw posting is one row, whichever way it came: from a run file, or from a kept page that is read again."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from crawlers.items import RawPosting
from crawlers.process.run_file import dumps, posting_to_json
from db.vallee.raw_id import raw_id
from pipeline.kept.raw_rows import raw_from_row, raw_row
from pipeline.normalize import NOBODY
from tests.worlds.crawled_sources import NOW, posting

HALF = "R\ud800gleur"
"""Half of a character, as a site can write it in JSON, and a PDF in its tables."""


def test_an_id_is_made_of_source_and_key() -> None:
    assert raw_id("a", "b") == raw_id("a", "b")
    assert len({raw_id("a", "b"), raw_id("a", "c"), raw_id("ab", ""), raw_id("", "ab")}) == 4
    assert len(raw_id("a", "b")) == 16


@pytest.mark.parametrize(
    "found",
    [
        posting(),
        posting(fields={"title": HALF}),
        posting(fields={"title": "Régleur", HALF: [{"a": HALF}]}),
        posting(key=HALF),
        posting(url=f"http://verrerie.example/{HALF}"),
        posting(read_by={"title": HALF}),
    ],
)
def test_a_rebuild_gives_the_row_that_the_crawl_gave(found: RawPosting) -> None:
    line = posting_to_json(found)
    crawled = raw_row(json.loads(dumps(line)), "verrerie", "c", NOW)

    assert raw_row(line, "verrerie", "c", NOW) == crawled
    assert "\ud800" not in "".join(astuple(crawled))


@given(st.dictionaries(st.text(max_size=9), st.text(max_size=9), max_size=5))
def test_the_order_of_properties_is_no_change(fields: dict[str, str]) -> None:
    raw, other = posting(fields=fields), posting(fields=dict(reversed(fields.items())))

    assert raw_row(posting_to_json(raw), "s", "c", NOW) == raw_row(posting_to_json(other), "s", "c", NOW)


def test_what_a_reader_would_see_otherwise_is_a_change() -> None:
    raw = posting()
    others = [
        replace(raw, url="http://verrerie.example/autre"),
        replace(raw, extractor="json_ld"),
        replace(raw, fields=raw.fields | {"title": "Trieur"}),
        replace(raw, read_by={"title": "html"}),
    ]
    texts = {raw_row(posting_to_json(each), "s", "c", NOW).sha256 for each in (raw, *others)}

    assert len(texts) == 5


def test_a_row_is_normalized_with_what_its_crawl_knew() -> None:
    row = raw_row(posting_to_json(posting(read_by={"title": "html"})), "verrerie", "c", NOW)
    raw = raw_from_row(row, NOBODY)

    assert (raw.id, raw.source, raw.key, raw.seen_at) == (row.id, "verrerie", "1", NOW)
    assert (raw.text.title, raw.text.locations, raw.text.url) == (
        "Régleur 1",
        ("Eu",),
        "http://verrerie.example/emploi/1",
    )
    assert (raw.extractor, raw.read_by) == ("html", {"title": "html"})
