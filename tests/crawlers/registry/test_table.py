"""A CSV file, whatever a spreadsheet or an accident did to it: what is wrong is told, the rest works."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.registry.registry import MEMBER, SOURCE, read_registry
from tests.worlds.disks.unfit_files import UNFIT, unfit
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, only, other, raw, registry, write


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("before", ["", "\ufeff", "sep=,\n", "\n\n"])
def test_what_spreadsheets_do(tmp_path: Path, separator: str, ends: str, before: str) -> None:
    before = before.replace(",", separator)
    write(tmp_path, "members.csv", list(MEMBER), [GOOD_MEMBER | {"note": "un; deux, trois"}], separator)
    text = (before + (tmp_path / "members.csv").read_text(encoding="utf-8")).replace("\n", ends)
    read = raw(tmp_path, text.encode("utf-8"))

    assert read.problems == ()
    assert read.members["verrerie"].note == "un; deux, trois"


def test_another_encoding_is_read_and_told(tmp_path: Path) -> None:
    write(
        tmp_path,
        "members.csv",
        list(MEMBER),
        [GOOD_MEMBER, other(GOOD_MEMBER, "decor", name="Décor d’été — œuvre")],
    )
    body = (tmp_path / "members.csv").read_text(encoding="utf-8").encode("cp1252")
    read = raw(tmp_path, body)

    assert (only(read).line, only(read).column) == (3, "")
    assert "UTF-8" in only(read).message
    assert read.members["decor"].name == "Décor d’été — œuvre"


def test_utf_16_is_read_and_told(tmp_path: Path) -> None:
    write(tmp_path, "members.csv", list(MEMBER), [GOOD_MEMBER])
    read = raw(tmp_path, (tmp_path / "members.csv").read_text(encoding="utf-8").encode("utf-16"))

    assert "UTF-16" in only(read).message
    assert "verrerie" in read.members


def test_bytes_that_no_encoding_knows_stop_nothing(tmp_path: Path) -> None:
    write(tmp_path, "members.csv", list(MEMBER), [GOOD_MEMBER, other(GOOD_MEMBER, "tri", note="ICI")])
    read = raw(tmp_path, (tmp_path / "members.csv").read_bytes().replace(b"ICI", b"\x81\x8d\xff\x00"))

    assert set(read.members) == {"verrerie", "tri"}
    assert only(read).line == 3


def test_a_missing_column_is_told_once(tmp_path: Path) -> None:
    columns = [name for name in MEMBER if name != "insee"]
    write(tmp_path, "members.csv", columns, [GOOD_MEMBER, other(GOOD_MEMBER, "tri")])
    read = raw(tmp_path, (tmp_path / "members.csv").read_bytes())

    assert (only(read).line, only(read).column) == (1, "insee")
    assert set(read.members) == {"verrerie", "tri"}


def test_a_column_that_everything_needs(tmp_path: Path) -> None:
    write(tmp_path, "members.csv", [name for name in MEMBER if name != "kind"], [])
    read = raw(tmp_path, (tmp_path / "members.csv").read_bytes() + b"x,y\n")

    assert (only(read).line, only(read).column) == (1, "kind")
    assert read.members == {}


def test_columns_in_another_order_and_one_more(tmp_path: Path) -> None:
    write(tmp_path, "members.csv", ["Contact", *reversed([name.upper() for name in MEMBER])], [])
    cells = {"contact": "", **dict.fromkeys(reversed(list(MEMBER)), "")} | GOOD_MEMBER
    line = ",".join(cells.values()).encode() + b"\n"
    read = raw(tmp_path, (tmp_path / "members.csv").read_bytes() + line)

    assert read.problems == ()
    assert read.members["verrerie"].kind == "verrier"


def test_a_row_is_named_by_the_line_it_starts_on(tmp_path: Path) -> None:
    poem = GOOD_MEMBER | {"note": "un\ndeux\n\ntrois"}
    read = registry(
        tmp_path,
        [poem, other(GOOD_MEMBER, "fautive", status="?", note="a\nb"), other(GOOD_MEMBER, "tri")],
        [],
    )

    assert (tmp_path / "members.csv").read_text(encoding="utf-8").splitlines()[5].startswith("fautive,")
    assert only(read).line == 6
    assert read.members["verrerie"].note == "un\ndeux\n\ntrois"
    assert "tri" in read.members


def test_a_quote_never_closed_spoils_its_row_only(tmp_path: Path) -> None:
    rows = [
        GOOD_MEMBER,
        other(GOOD_MEMBER, "fautive", note="ICI"),
        other(GOOD_MEMBER, "tri", note="un, deux"),
    ]
    write(tmp_path, "members.csv", list(MEMBER), rows)
    read = raw(tmp_path, (tmp_path / "members.csv").read_bytes().replace(b"ICI", b'"Le dit'))

    assert (only(read).line, only(read).row) == (3, "fautive")
    assert "guillemet" in only(read).message
    assert set(read.members) == {"verrerie", "tri"}


def test_two_quotes_never_closed_do_not_swallow_what_is_between(tmp_path: Path) -> None:
    rows = [other(GOOD_MEMBER, id, note="ICI" if id in {"b", "d"} else "") for id in "abcde"]
    write(tmp_path, "members.csv", list(MEMBER), rows)
    read = raw(tmp_path, (tmp_path / "members.csv").read_bytes().replace(b"ICI", b'"'))

    assert [problem.line for problem in read.problems] == [3, 5]
    assert set(read.members) == {"a", "c", "e"}


@pytest.mark.parametrize("cut", [b'tri,"Le Tri', b"tri,Le Tri,,tr", b"tri"])
def test_a_truncated_file_keeps_its_whole_rows(tmp_path: Path, cut: bytes) -> None:
    write(tmp_path, "members.csv", list(MEMBER), [GOOD_MEMBER])
    read = raw(tmp_path, (tmp_path / "members.csv").read_bytes() + cut)

    assert (only(read).line, only(read).row) == (3, "tri")
    assert set(read.members) == {"verrerie"}


def test_a_comma_too_many(tmp_path: Path) -> None:
    write(tmp_path, "members.csv", list(MEMBER), [GOOD_MEMBER])
    line = b"tri,Tri,,tri,tri, retri et calibrage,,,active,,,,,,,,2026-01-01\n"
    read = raw(tmp_path, (tmp_path / "members.csv").read_bytes() + line)

    assert "guillemets" in only(read).message
    assert "verrerie" in read.members


def test_an_absurdly_long_cell(tmp_path: Path) -> None:
    read = registry(tmp_path, [other(GOOD_MEMBER, "long", note="x" * 200_000), GOOD_MEMBER], [])

    assert only(read).line == 2
    assert set(read.members) == {"verrerie"}


@pytest.mark.parametrize("body", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file(tmp_path: Path, body: bytes) -> None:
    read = raw(tmp_path, body)

    assert "vide" in read.problems[0].message
    assert read.members == {}


@pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
def test_what_is_no_table_is_told_and_never_waited_for(tmp_path: Path, kind: str) -> None:
    registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE])
    (tmp_path / "sources.csv").unlink()
    unfit(tmp_path / "sources.csv", kind)
    read = read_registry(tmp_path)
    assert not read.sources
    assert [UNFIT[kind] in problem.message for problem in read.problems] == [True]
    assert not read.proves_removed("verrerie-site")


def test_no_file_at_all(tmp_path: Path) -> None:
    read = read_registry(tmp_path / "absent")

    assert {problem.file for problem in read.problems} == {"members.csv", "sources.csv"}
    assert all(problem.line == 0 and "Remettez" in problem.message for problem in read.problems)


@given(st.binary(max_size=300), st.binary(max_size=300))
@settings(max_examples=60)
def test_whatever_the_files_hold_reading_never_raises(
    tmp_path_factory: pytest.TempPathFactory, members: bytes, sources: bytes
) -> None:
    folder = tmp_path_factory.mktemp("registry")
    header = ",".join(MEMBER).encode() + b"\n"
    read = raw(folder, header + members, sources=",".join(SOURCE).encode() + b"\n" + sources)

    assert all(problem.message and problem.file for problem in read.problems)
