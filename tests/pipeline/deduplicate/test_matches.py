"""``matches``: people have the last word, and their word survives every refining."""

import json
from pathlib import Path
from typing import Any

import pytest

from db.store import open_store
from db.vallee.ingest import ingest
from pipeline.__main__ import main
from tests.worlds.store_rows import crawl, raw

NOW = "2026-11-24T06:00:00Z"
TEXT = """Vous triez les flacons à la sortie de l’arche, écartez les bulles et les cordes, notez chaque défaut sur la fiche
du lot, et alertez le régleur du bout froid dès que l’un d’eux revient. Vous changez de place toutes les heures. Nous vous
formons pendant trois semaines, auprès d’une ancienne qui connaît le verre comme personne."""
A, B, C = (f"{number:016x}" for number in (1, 2, 3))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An installation that knows three postings of one opening, from three sources."""
    fields = {
        "title": "Trieur de flacons H/F",
        "description": TEXT,
        "hiringOrganization": {"@type": "Organization", "name": "Verrerie Fictive"},
        "jobLocation": {"@type": "Place", "address": {"addressLocality": "Le Tréport", "postalCode": "76470"}},
        "employmentType": "CDI",
        "datePosted": "2026-11-20",
    }
    with open_store(tmp_path / "vallee.db") as store:
        for number, source in enumerate(("verrerie-fictive", "ft-fictif", "portail-fictif"), 1):
            visit = crawl(source)
            url = f"http://{source}.example/offres/{number}"
            ingest(store, visit, postings=[raw(number, visit, url=url, fields=json.dumps(fields))])
    assert main(["--data", str(tmp_path), "--now", NOW, "rebuild"]) == 0
    return tmp_path


def call(data: Path, *words: str) -> int:
    return main(["--data", str(data), "--now", NOW, "matches", *words])


def answer(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def jobs(data: Path) -> dict[str, str]:
    with open_store(data / "vallee.db") as store:
        return {row["posting"]: row["job"] for row in store.rows("SELECT posting, job FROM job_postings")}


def test_show_tells_why_postings_are_one(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert call(data, "show", B, "--json") == 0
    answered = answer(capsys)

    assert answered["job"] == A
    assert {shown["posting"] for shown in answered["postings"]} == {A, B, C}
    assert "même commune" in answered["matches"][0]["reasons"]
    about = ["title", "source", "job"]
    assert list(answered["matches"][0]) == [
        "a", "b", "verdict", "score", "reasons", "rule_version", "decided_by", *(f"{one}_{of}" for of in about for one in "ab"),
    ]  # fmt: skip
    assert (answered["matches"][0]["a_job"], answered["matches"][0]["b_job"]) == (A, A)


def test_a_split_is_final_and_keeps_the_address(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(data, "split", B, A, "--reason", "deux lignes", "--by", "camille") == 0
    split = jobs(data)
    assert split[A] == A
    assert split[B] != A

    assert main(["--data", str(data), "--now", NOW, "rebuild"]) == 0
    assert jobs(data) == split
    capsys.readouterr()
    assert call(data, "list", "--verdict", "distinct", "--json") == 0
    (match,) = answer(capsys)
    assert (match["a"], match["b"], match["reasons"], match["decided_by"]) == (A, B, ["deux lignes"], "camille")


def test_a_join_after_a_split_is_the_last_word(data: Path) -> None:
    call(data, "split", A, B)
    call(data, "join", A, B)

    assert set(jobs(data).values()) == {A}


def test_an_unknown_id_is_told_and_nothing_is_kept(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(data, "split", A, "nimporte") == 1
    assert "« nimporte » n’est ni une annonce ni une offre" in capsys.readouterr().err
    with open_store(data / "vallee.db") as store:
        assert store.rows("SELECT * FROM decisions") == []


def test_a_posting_is_not_split_from_itself(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(data, "split", A, A) == 1
    assert "la même annonce" in capsys.readouterr().err


def test_a_split_that_two_joins_contradict_says_which_to_undo(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(data, "join", A, C)
    call(data, "join", B, C)
    assert call(data, "split", A, B) == 1
    assert f"matches split {B} {C}" in capsys.readouterr().err


def test_nothing_kept_yet_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["list"], ["show", A], ["split", A, B]):
        assert call(tmp_path, *words) == 1
        assert "glassvallee crawl" in capsys.readouterr().err
