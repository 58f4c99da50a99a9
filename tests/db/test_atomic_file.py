"""A file takes its place when it is finished, and not before."""

from pathlib import Path

import pytest

from db.atomic_file import whole, write_whole


def test_a_file_takes_its_place_when_it_is_finished(tmp_path: Path) -> None:
    place = tmp_path / "a.json"
    write_whole(place, b"old")
    with whole(place) as made:
        made.write_bytes(b"new, half")
        assert place.read_bytes() == b"old"
    assert place.read_bytes() == b"new, half"
    assert list(tmp_path.iterdir()) == [place]


def test_what_is_not_finished_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    place = tmp_path / "a.json"
    write_whole(place, b"old")
    with pytest.raises(OSError, match="no room"), whole(place) as made:
        made.write_bytes(b"ne")
        raise OSError("no room")
    assert place.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [place]
    with pytest.raises(FileNotFoundError), whole(place):
        pass  # whoever writes nothing replaces nothing
    assert place.read_bytes() == b"old"
