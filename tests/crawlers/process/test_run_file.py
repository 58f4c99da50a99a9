"""A run file gives back what was written, and nothing else than a whole one is believed."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zstandard import ZstdDecompressor

from crawlers.process.run_file import (
    RunFileWriter,
    TornRunFileError,
    is_running,
    posting_to_json,
    read_crawl,
    read_header,
    read_lines,
    run_file_name,
)
from tests.worlds.crawled_sources import NOW, SOURCE, page, posting, run_file


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = run_file(tmp_path)
    crawl = read_crawl(path)

    assert (crawl.id, crawl.found, crawl.complete) == ("verrerie@2026-11-24T05:30:00Z", 3, True)
    assert list(read_lines(path, "posting")) == [posting_to_json(posting(number)) for number in range(3)]
    bodies = [ZstdDecompressor().decompress(line["body"]) for line in read_lines(path, "page")]
    assert bodies == [page(number).body for number in range(3)]
    assert read_header(path) == ("verrerie", "listing", NOW)


def test_the_same_body_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "a.run"
    with RunFileWriter(path, SOURCE, NOW) as run:
        run.write_page(page(1))
        run.write_page(page(1, url="http://verrerie.example/encore"))
    first, second = read_lines(path, "page")

    assert first["sha256"] == second["sha256"]
    assert first["body"]
    assert not second["body"]


def test_a_crawl_holds_its_file_as_long_as_it_runs(tmp_path: Path) -> None:
    path = tmp_path / "a.run"
    with RunFileWriter(path, SOURCE, NOW):
        assert is_running(path)
    assert not is_running(path)


def test_without_its_end_it_is_torn(tmp_path: Path) -> None:
    path = run_file(tmp_path, finished=False)

    with pytest.raises(TornRunFileError, match="interrupted"):
        read_crawl(path)
    assert read_header(path)[0] == "verrerie"


def test_cut_or_changed_anywhere_it_is_torn(tmp_path: Path) -> None:
    whole = run_file(tmp_path).read_bytes()
    path = tmp_path / "cut.run"
    for at in range(0, len(whole), 37):
        path.write_bytes(whole[:at])
        with pytest.raises(TornRunFileError):
            read_crawl(path)
        changed = bytearray(whole)
        changed[at] ^= 1
        path.write_bytes(bytes(changed))
        with pytest.raises(TornRunFileError):
            read_crawl(path)


@settings(max_examples=50)
@given(
    st.dictionaries(
        st.text(max_size=20), st.text(max_size=50) | st.integers() | st.none() | st.lists(st.text(max_size=9))
    )
)
def test_fields_survive_word_for_word(tmp_path_factory: pytest.TempPathFactory, fields: dict[str, object]) -> None:
    path = tmp_path_factory.mktemp("run") / run_file_name("verrerie", NOW)
    with RunFileWriter(path, SOURCE, NOW) as run:
        run.write_posting(posting(1, fields=fields))
    (read,) = read_lines(path, "posting")

    assert read["fields"] == json.loads(json.dumps(fields))


def test_half_a_character_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "a.run"
    with RunFileWriter(path, SOURCE, NOW) as run:
        run.write_posting(posting(1, fields={"title": "Verrier \ud83d"}))

    assert next(read_lines(path, "posting"))["fields"] == {"title": "Verrier ?"}
