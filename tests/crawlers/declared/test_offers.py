"""Offers declared in a file: good lines load, bad ones are named, and no file does harm."""

import subprocess
import sys
from pathlib import Path

import pytest

from crawlers.declared.place import file_in
from crawlers.items import Crawl
from crawlers.process.order import Order
from crawlers.process.run_file import read_crawl
from crawlers.registry.registry import Source
from pipeline.health.source_states import troubles_in_french
from tests.worlds.crawled_sources import NOW
from tests.worlds.folders import ROOT
from tests.worlds.pages.declared_tables import GOOD, HEADER, read
from vocabulary.faults_and_mends import Fault, Outcome
from vocabulary.web_address import WebAddress

TEMPLATE = ROOT / "crawlers/offres-declarees-modele.csv"


def test_every_column_is_kept_word_for_word() -> None:
    columns = "valable jusqu'au;Description;INTITULÉ;employeur;lieu de travail;contrat;horaires;salaire;date de publication;lien;réf"
    cells = (
        '2026-12-31;"« Régler ; monter »\nà la main";Régleur;Moulerie Inventée;Eu (76);CDI;2x8;2 100 € brut;1.11.2026;'
        "https://a.example/p;R 1"
    )
    declared = read(f"{columns}\n{cells}\n")

    assert declared.problems == []
    (posting,) = declared.postings
    assert posting.fields == {
        "title": "Régleur",
        "hiringOrganization": {"name": "Moulerie Inventée"},
        "jobLocation": "Eu (76)",
        "employmentType": "CDI",
        "workHours": "2x8",
        "baseSalary": "2 100 € brut",
        "datePosted": "2026-11-01",
        "validThrough": "2026-12-31",
        "description": "« Régler ; monter »\nà la main",
        "applicationUrl": "https://a.example/p",
        "identifier": "R 1",
    }
    assert (posting.key, posting.url, posting.extractor) == ("R 1", "https://vallee.example/offres#r-1", "declared")


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("R2;;Moulerie;Eu;31/12/2026", "ligne 3, colonne « Intitulé »"),
        ("R2;Régleur;;Eu;31/12/2026", "ligne 3, colonne « Entreprise »"),
        ("R2;Régleur;Moulerie;Eu;", "ligne 3, colonne « Valable jusqu’au »"),
        ("R2;Régleur;Moulerie;Eu;31/02/2026", "n’est pas un jour du calendrier"),
        ("R2;Régleur;Moulerie;Eu;bientôt", "« bientôt » n’est pas une date"),
        ("R1;Autre;Moulerie;Eu;31/12/2026", "déjà donné plus haut"),
        ('R2;Régleur;"Moulerie;Eu;31/12/2026', "guillemet"),
    ],
)
def test_a_bad_line_is_named_and_harms_no_other(line: str, where: str) -> None:
    declared = read(f"{HEADER}\n{GOOD}\n{line}\nR9;Trieur;Tri Inventé;Eu;31/12/2026\n")

    assert [posting.key for posting in declared.postings] == ["R1", "R9"]
    assert len(declared.problems) == 1
    assert where in str(declared.problems[0])


def test_a_wrong_cell_that_may_be_empty_takes_only_itself_away() -> None:
    declared = read(f"{HEADER};Lien pour postuler\n{GOOD};rh@moulerie.example\n")

    assert "applicationUrl" not in declared.postings[0].fields
    assert "jamais publié" in str(declared.problems[0])
    assert "rh@" not in str(declared.problems[0])


def test_an_end_before_the_beginning_is_refused() -> None:
    assert "avant sa publication" in str(read(f"{HEADER};Publication\n{GOOD};1/1/2027\n").problems[0])


@pytest.mark.parametrize(
    "body", ["", "Intitulé;Entreprise\nRégleur;Moulerie\n", "bonjour\n", b"\xd0\xcf\x11\xe0old", b"\x00\x01\x02"]
)
def test_a_file_that_is_no_table_says_so(body: str | bytes) -> None:
    declared = read(body)

    assert not declared.understood
    assert declared.postings == []
    assert declared.problems


def test_a_table_without_offers_is_understood() -> None:
    assert read(f"{HEADER}\n").understood


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_any_encoding_of_a_spreadsheet_is_read(encoding: str) -> None:
    (posting,) = read(f"{HEADER}\r\n{GOOD}\r\n".encode(encoding)).postings

    assert posting.fields["title"] == "Régleur H/F"


def test_the_template_is_right_and_its_examples_are_never_published() -> None:
    text = TEMPLATE.read_text(encoding="utf-8-sig")

    assert (read(text).postings, read(text).problems) == ([], [])
    filled = read(text.replace("EXEMPLE-", "R"))
    assert (len(filled.postings), filled.problems) == (3, [])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "registry").mkdir()
    (tmp_path / "secret.csv").write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
    (tmp_path / "registry/link.csv").symlink_to(tmp_path / "secret.csv")
    return tmp_path / "registry"


def order(folder: Path, file: str) -> Order:
    source = Source(
        id="declare",
        member="",
        spider="declared",
        url=WebAddress("https://vallee.example/offres"),
        options={"file": file},
    )
    return Order(source=source, started_at=NOW, run_file=folder / "a.run", folders=(folder, folder / "data"))


def visit(folder: Path, file: str) -> Crawl:
    """A crawl in a process of its own: Scrapy's reactor starts only once."""
    asked = order(folder, file)
    command = [sys.executable, "-m", "crawlers.crawl"]
    subprocess.run(command, cwd=ROOT, input=asked.to_json(), text=True, check=True, capture_output=True)
    return read_crawl(asked.run_file)


def test_a_crawl_reads_the_file_and_says_what_to_mend(folder: Path) -> None:
    (folder / "offres.csv").write_text(f"{HEADER}\n{GOOD}\nR2;Trieur;Tri;Eu;\n", encoding="utf-8")
    done = visit(folder, "offres.csv")

    assert (done.outcome, done.found, done.requests, done.complete) == (Outcome.SUSPECT, 1, 0, False)
    why = troubles_in_french(done.troubles)
    assert why.startswith("Des lignes du fichier sont à corriger : offres.csv, ligne 3, colonne « Valable jusqu’au »")


@pytest.mark.parametrize("file", ["../secret.csv", "link.csv", "/etc/passwd", "absent.csv", ".", ""])
def test_no_file_is_found_outside_our_folders(folder: Path, file: str) -> None:
    assert file_in(file, [folder, folder / "data"]) is None


def test_a_file_that_is_not_there_is_a_failure(folder: Path) -> None:
    done = visit(folder, "absent.csv")

    assert (done.outcome, done.found) == (Outcome.FAILED, 0)
    assert [trouble.fault for trouble in done.troubles] == [Fault.GONE]


def test_an_order_travels_whole(tmp_path: Path) -> None:
    asked = order(tmp_path, "a.csv")

    assert Order.from_json(asked.to_json()) == asked
