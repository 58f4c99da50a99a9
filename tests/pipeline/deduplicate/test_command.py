"""``deduplicate``: a line out for a line in, in order; a bad line harms no other."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.__main__ import main

TEXT = "Vous conduisez la machine de douze sections, graissez les ébaucheurs et tenez le poids de la goutte au gramme près."
LINES: list[dict[str, Any]] = [
    {"id": "z", "title": "Conducteur de machine IS H/F", "source": "site"},
    {
        "id": "m",
        "title": "Comptable H/F",
        "source": "site",
        "description": "Vous tenez les comptes des fournisseurs et des clients.",
    },
    {"id": "a", "title": "Conducteur/trice de machine IS", "source": "ft"},
    {
        "id": "q",
        "title": "Conducteur de machine IS",
        "source": "agence",
        "organization": "Intérim Valcourbe",
        "contract": "Intérim",
    },
]
COMMON = {
    "organization": "Verrerie de l’Aubépine",
    "location": "76470 Le Tréport",
    "contract": "CDI",
    "description": TEXT * 3,
}


def call(tmp_path: Path, lines: list[str], *words: str) -> int:
    file = tmp_path / "postings.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return main(["--data", str(tmp_path), "deduplicate", str(file), *words])


def answers(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_out_for_a_line_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(tmp_path, [json.dumps(COMMON | line) for line in LINES]) == 0
    z, m, a, q = answers(capsys)

    assert [answer["id"] for answer in (z, m, a, q)] == ["z", "m", "a", "q"]
    assert z["job"] == a["job"]
    assert z["reasons"] == ["Même texte à 100 %, même intitulé, même commune, même employeur, contrat compatible"]
    assert m["job"] not in {z["job"], q["job"]}
    assert (z["probable"], set(q["probable"])) == (["q"], {"a", "z"})


def test_the_order_of_lines_changes_nothing_but_the_order_of_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [json.dumps(COMMON | line) for line in LINES]
    call(tmp_path, lines)
    first = answers(capsys)
    call(tmp_path, lines[::-1])

    assert answers(capsys)[::-1] == first


def test_explain_tells_every_match(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(tmp_path, [json.dumps(COMMON | line) for line in LINES], "--explain")
    z, *_ = answers(capsys)

    assert {(match["with"], match["verdict"]) for match in z["matches"]} == {("a", "merge"), ("q", "probable")}
    assert z["canonical"] == "z"


def test_a_bad_line_is_named_and_the_others_are_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = json.dumps(COMMON | LINES[0])
    assert call(tmp_path, ["{", good, good]) == 1
    printed = capsys.readouterr()

    assert len(printed.out.splitlines()) == 1
    assert "ligne 1" in printed.err
    assert "ligne 3 : « z » est déjà" in printed.err
