"""Nothing that a visit, a match or a note tells of a person is in the public file."""

import json
from pathlib import Path

import msgspec
import pytest

from db.board.lines import ChangeLine
from pipeline.publishing.contact_free_rows import CRAWL, HISTORY, JOB, MEMBER, POSTING, SOURCE, contact_free
from pipeline.publishing.job_lines import change_line, provenance
from pipeline.publishing.publish import publish
from tests.worlds.published_files import NOW, place
from tests.worlds.store_rows import board_rows

CONTACT = "Voir Mme Chimère au 06·12·34·56·78 ou fictive[arobase]verrerie.example"
COLUMNS = sorted({*POSTING, *JOB, *MEMBER, *SOURCE, *CRAWL, *HISTORY})


@pytest.mark.parametrize("column", COLUMNS)
def test_no_line_of_the_board_tells_of_a_person(column: str) -> None:
    line = msgspec.defstruct("Line", [("id", str), (column, str)], frozen=True)(
        "1", json.dumps([CONTACT], ensure_ascii=False)
    )
    (words,) = json.loads(getattr(contact_free(line, (column,)), column))

    assert [part for part in ("Chimère", "34", "verrerie") if part in words] == []
    assert words.startswith("Voir ")


def test_a_board_that_older_rules_filled_tells_of_nobody(tmp_path: Path) -> None:
    store, board = place(
        tmp_path,
        count=1,
        title=f"Trieur – {CONTACT}",
        hiring_organization=f"Verrerie ({CONTACT})",
        apply_url="mailto:f@verrerie.example",
    )
    publish(store, board, NOW)
    (line,) = board_rows(board, "SELECT title, organization, apply_url, search_text FROM jobs")

    assert [part for part in ("Chimère", "34·56", "arobase", "mailto") if part in "\n".join(line)] == []


def test_what_was_read_and_what_changed_tell_of_nobody() -> None:
    told = change_line(ChangeLine("a", "b", "", "", "salary", "2 100 €", "voir +33 (0)6 12 34 56 78"))

    assert provenance('{"title": {"raw": "Verrier, (06) 12 34 56 78", "rule": "title"}}')["title"].raw == ""
    assert (told.old, told.new) == ("2 100 €", "")
