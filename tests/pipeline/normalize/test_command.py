"""``glassvallee normalize``: lines in, lines out."""

import io
import json
import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.commands import normalize
from pipeline.installation.paths import ROOT, Paths

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
PATHS = Paths(registry=ROOT / "crawlers", data=ROOT / "var")


def run(
    text: str | bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[int, list[dict[str, object]], str]:
    file = tmp_path / "raw.jsonl"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    status = normalize.do(Namespace(file=file), PATHS, NOW)
    out, err = capsys.readouterr()
    return status, [json.loads(line) for line in out.splitlines()], err


def test_every_key_of_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = json.dumps(
        {
            "id": "7",
            "title": "Régleur H/F",
            "location": "Eu",
            "salary": "2100 € brut par mois",
            "seen_at": "2026-03-15",
            "date_posted": "hier",
        }
    )
    status, [answer], err = run(line, tmp_path, capsys)
    keys = (
        "id title title_key contract contract_months worktime hours shift place salary date_posted"
        " valid_through occupation experience_months beginner education language flags rejection provenance"
    )
    assert (status, err) == (0, "")
    assert set(keys.split()) <= set(answer)
    assert (answer["id"], answer["date_posted"], answer["contract"]) == ("7", "2026-03-14", None)


def test_order_is_kept_and_a_bad_line_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        '{"id": "1", "title": "Cariste"}',
        "not json",
        '{"id": "2"}',
        "[]",
        '{"id": "3", "title": {}}',
        "",
        '{"id": "4", "title": "A", "seen_at": "hier"}',
        '{"id": "5"}',
    ]
    status, answers, err = run("\n".join(lines), tmp_path, capsys)
    assert status == 1
    assert [answer["id"] for answer in answers] == ["1", "2", "5"]
    assert answers[1]["rejection"] == "NO_TITLE"
    assert [number for number in range(1, 9) if f"ligne {number} " in err] == [2, 4, 5, 7]


def test_any_bytes_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, answers, _ = run(
        b'\xef\xbb\xbf{"id": 1, "title": "R\xe9gleur \\ud83d"}\n{"id": 2, "title": 12.5, "location": ["Eu", "Dieppe"]}\n',
        tmp_path,
        capsys,
    )
    assert status == 0
    assert [answer["id"] for answer in answers] == ["1", "2"]
    assert len(answers[1]["places"]) == 2  # type: ignore[arg-type]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"title": "Cariste"}\n')))
    assert normalize.do(Namespace(file=Path("-")), PATHS, NOW) == 0
    assert json.loads(capsys.readouterr().out)["occupation"]["rome"] == "N1101"
