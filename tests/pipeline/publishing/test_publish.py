"""board.db is whole, public, of one moment, and never emptied without proof."""

import json
import sqlite3
import tracemalloc
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from db.people.open import open_people
from db.people.requests import ask
from db.people.rows import Actor
from db.schema import tables
from db.store import StoreBusyError, open_store, writing
from db.vallee.ingest import ingest
from db.vallee.refinement import write_jobs, write_postings
from pipeline.publishing.publish import publish
from pipeline.publishing.without_keys import public_account
from tests.worlds.published_files import LATER, NOW, place
from tests.worlds.store_rows import DAY, board_rows, crawl, job, job_posting, posting, raw


def test_board_is_one_finished_file(tmp_path: Path) -> None:
    store, board = place(tmp_path)
    published = publish(store, board, NOW)
    assert published.rows["jobs"] == published.rows["postings"] == 3
    assert not list(tmp_path.glob("board.db?*"))
    with closing(sqlite3.connect(board)) as opened:
        assert opened.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        opened.execute("INSERT INTO jobs_fts(jobs_fts, rank) VALUES ('integrity-check', 1)")
    assert board_rows(board, "SELECT value FROM meta WHERE key = 'published_at'") == [("2026-11-24T06:00:00Z",)]


def test_only_public_columns_leave(tmp_path: Path) -> None:
    store, board = place(tmp_path)
    publish(store, board, NOW)
    for name, table in tables("board").items():
        names = [row[1] for row in board_rows(board, f"PRAGMA table_info({name})")]
        assert names == list(table.names)
    assert not {"fields", "body", "siren"} & {column for table in tables("board").values() for column in table.names}


def test_contacts_in_what_a_value_was_read_from_do_not_leave(tmp_path: Path) -> None:
    expected = {
        "title": {"raw": "Verrier – Mme Fictive 06 12 34 56 78", "rule": "title"},
        "place": {"raw": "Eu, rh@verrerie.example", "rule": "insee"},
        "contract": {"raw": "CDI 35 h", "rule": "word"},
        "description": {"raw": "Appelez Mme Fictive", "rule": "nh3"},
    }
    store, board = place(tmp_path, count=1, provenance=json.dumps(expected))
    publish(store, board, NOW)
    ((text,),) = board_rows(board, "SELECT provenance FROM postings")
    assert {name: origin["raw"] for name, origin in json.loads(text).items()} == {
        "title": "", "place": "", "contract": "CDI 35 h",
    }  # fmt: skip
    assert b"Fictive 06" not in board.read_bytes()
    assert b"rh@" not in board.read_bytes()


def test_job_shows_its_canonical_posting(tmp_path: Path) -> None:
    salary = json.dumps({"salary": {"raw": "2 100 à 2 400 € brut", "rule": "range"}})
    store, board = place(tmp_path, count=1, provenance=salary)
    publish(store, board, NOW, labels={"contract": {"CDI": "Contrat à durée indéterminée"}})
    columns = "slug, commune, insee, zone, contract, contract_label, salary_min, salary_max, salary_text, rome"
    assert board_rows(board, f"SELECT {columns} FROM jobs") == [
        (
            *("operateur-bout-froid-eu", "Eu", "76255", "vallee-de-la-bresle"),
            *('["CDI"]', "Contrat à durée indéterminée"),
            *(2100.0, 2400.0, "2 100 à 2 400 € brut", "H2804"),
        )
    ]
    assert board_rows(board, "SELECT facet, value, label FROM job_facets ORDER BY facet") == [
        ("commune", "76255", "Eu"),
        ("contract", "CDI", "Contrat à durée indéterminée"),
        ("occupation", "H2804", "Verrier"),
        ("organization", "verrerie-fictive", "Verrerie Fictive"),
        ("publisher_kind", "employer", "employer"),
        ("shift", "3x8", "3x8"),
        ("zone", "vallee-de-la-bresle", "vallee-de-la-bresle"),
    ]


@pytest.mark.parametrize("word", ["operateur", "OPÉRATEUR", "coeur", "fictive", "verrier", "eu"])
def test_search_finds_french_words(tmp_path: Path, word: str) -> None:
    store, board = place(tmp_path, count=2)
    publish(store, board, NOW)
    assert board_rows(board, f"SELECT count(*) FROM jobs_fts WHERE jobs_fts MATCH '{word}'") == [(2,)]


def test_what_stands_over_an_offer_is_found_with_and_without_ligature(tmp_path: Path) -> None:
    store, board = place(tmp_path)
    with open_store(store) as kept:
        kept.execute(
            "UPDATE postings SET title = 'Verrier Cœur de gamme', hiring_organization = 'Manufacture CŒUR de verre'"
        )
    publish(store, board, NOW)
    for column in ("title", "organization"):
        assert board_rows(board, f"SELECT count(*) FROM heads_fts WHERE heads_fts MATCH '{{{column}}} : coeur'") == [
            (3,)
        ]


def test_newer_jobs_have_greater_rowids_and_closed_ones_no_facet(tmp_path: Path) -> None:
    store, board = place(tmp_path)
    with open_store(store) as kept:
        rows = [posting(raw(n, crawl()), date_posted=f"2026-11-{20 - n}") for n in range(3)]
        write_postings(kept, rows)
        end = {"status": "closed", "closed_at": DAY, "closed_by": "gone"}
        jobs = [job(rows[0]), job(rows[1]), job(rows[2], **end)]
        write_jobs(kept, jobs, [job_posting(rows[0]), job_posting(rows[1]), job_posting(rows[2], **end)], [], DAY)
    publish(store, board, NOW)
    assert [row[0] for row in board_rows(board, "SELECT date_posted FROM jobs ORDER BY rowid")] == [
        "2026-11-18", "2026-11-19", "2026-11-20",
    ]  # fmt: skip
    assert {row[0] for row in board_rows(board, "SELECT job FROM job_facets")} == {
        rows[0].id,
        rows[1].id,
    }


def test_rejected_posting_is_told_with_its_reason_and_dates(tmp_path: Path) -> None:
    store, board = place(tmp_path, count=1)
    with open_store(store) as kept:
        visit = crawl(at="2026-11-25T05:30:00Z")
        ingest(kept, visit, postings=[raw(7, visit)])
        write_postings(kept, [posting(raw(7, visit), rejection="OUT_OF_AREA")])
    publish(store, board, LATER)
    columns = "job, rejection, status, first_seen, last_seen"
    assert board_rows(board, f"SELECT {columns} FROM postings WHERE rejection IS NOT NULL") == [
        (None, "OUT_OF_AREA", None, visit.started_at, visit.started_at)
    ]
    assert board_rows(board, "SELECT * FROM rejections") == [("OUT_OF_AREA", "verrerie-fictive", 1)]


def test_same_store_gives_the_same_board(tmp_path: Path) -> None:
    store, board = place(tmp_path)
    publish(store, board, NOW)
    before = board.read_bytes()
    publish(store, board, NOW)
    assert board.read_bytes() == before


def test_two_publishers_take_turns(tmp_path: Path) -> None:
    store, board = place(tmp_path)
    with writing(board, patience=0), pytest.raises(StoreBusyError, match=r"board\.db est tenu"):
        publish(store, board, NOW, patience=0)
    leftover = tmp_path / "board.db.tmp-1"
    leftover.write_bytes(b"of a publisher that was killed")
    publish(store, board, NOW)
    assert not leftover.exists()


def test_publication_that_breaks_leaves_the_old_board_alone(tmp_path: Path) -> None:
    store, board = place(tmp_path)
    publish(store, board, NOW)
    before = board.read_bytes()
    with open_store(store) as kept:
        kept.execute("UPDATE postings SET places = 'not JSON'")
    with pytest.raises(msgspec.DecodeError):
        publish(store, board, LATER)
    assert board.read_bytes() == before
    assert not list(tmp_path.glob("board.db?*"))


def test_reader_keeps_its_file_and_a_new_one_gets_the_new(tmp_path: Path) -> None:
    store, board = place(tmp_path)
    publish(store, board, NOW)
    address = f"{board.as_uri()}?immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as reader:
        published_at = "SELECT value FROM meta WHERE key = 'published_at'"
        publish(store, board, LATER)
        assert reader.execute(published_at).fetchone() == ("2026-11-24T06:00:00Z",)
        assert board_rows(board, published_at) == [("2026-11-25T06:00:00Z",)]


def test_pictures_are_never_in_memory_together_and_only_those_that_are_shown_are_published(tmp_path: Path) -> None:
    store, board = place(tmp_path)
    with open_people(tmp_path / "people.db") as people:
        for number in range(31):
            picture = [f"{number:064x}", "image/png", 1, 1, bytes(1_000_000)]
            people.execute("INSERT INTO pictures VALUES (?, ?, ?, ?, ?)", picture)
            if number < 30:
                ask(people, NOW, who=Actor(member=f"m{number}"), kind="logo", value={"logo": picture[0]})
    tracemalloc.start()
    publish(store, board, NOW, people=tmp_path / "people.db")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert board_rows(board, "SELECT count(*), sum(length(image)) FROM pictures") == [(30, 30_000_000)]
    assert peak < 6_000_000


def test_the_account_of_a_site_leaves_without_keys_people_and_what_the_site_hides() -> None:
    aside = [
        {"title": "Formation : Mme Fictive, 06 12 34 56 78", "url": "https://a.example/?key=abc123&page=2", "reason": "training"},
        {"title": "Brouillon jamais montré", "url": "https://a.example/brouillon", "reason": "draft"},
    ]  # fmt: skip
    kept = {
        "announced": 4,
        "seen": 3,
        "read": 1,
        "set_aside": aside,
        "unread": ["https://a.example/fiche?key=abc123"],
        "state": "partial",
    }
    told = public_account(json.dumps(kept), ["key=abc123"])
    assert json.loads(told)["read"] == 1
    assert [one["reason"] for one in json.loads(told)["set_aside"]] == ["training", "draft"]
    for private in ("abc123", "06 12", "Fictive", "jamais montré", "brouillon"):
        assert private not in told
    assert public_account("", []) == ""
