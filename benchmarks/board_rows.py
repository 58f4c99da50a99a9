"""A number → a board.db of so many invented open jobs, always the same, for the benchmarks of the board."""

import json
import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from board.wording.labels import LABELS
from db.board.facets import facet_rows
from db.board.write import BUILDING, FINISHED, fill
from db.rows import Row
from db.schema import tables
from french.addresses import slug
from pipeline.publishing.job_lines import excerpt, search_text

AT_ONCE = 10_000
"""Jobs in memory at the same time."""
TITLES = """
    Cariste|Conducteur de ligne|Trieur de flacons|Technicien de maintenance|Ajusteur-mouliste|Régleur|Opérateur bout froid
    Laqueur|Sérigraphe|Tourneur-fraiseur|Préparateur de commandes|Agent de conditionnement|Électromécanicien|Fondeur
    Contrôleur qualité|Automaticien|Polisseur|Magasinier|Plasturgiste|Chef d’équipe|Comptable|Chauffeur poids lourd
"""
WORDS = """
    verrerie flaconnage opérateur bout froid chaud ligne contrôle qualité moule réglage four équipe poste parfum décor
    laquage sérigraphie tri emballage conduite machine sécurité maintenance atelier Bresle nous vous recherchons assurez
    participez selon avec pour dans une des les sur par production cadence cariste chariot palette expédition flacon
"""
PLACES = (
    ("76255", "Eu", 50.0491, 1.4186, "vallee-de-la-bresle"),
    ("80373", "Gamaches", 49.9875, 1.5581, "vallee-de-la-bresle"),
    ("76711", "Le Tréport", 50.0592, 1.3736, "vallee-de-la-bresle"),
    ("76101", "Blangy-sur-Bresle", 49.9319, 1.6286, "vallee-de-la-bresle"),
    ("80533", "Mers-les-Bains", 50.0656, 1.3889, "vallee-de-la-bresle"),
    ("80127", "Bouttencourt", 49.9386, 1.6336, "vallee-de-la-bresle"),
    ("76035", "Aumale", 49.7700, 1.7550, "vallee-de-la-bresle"),
    ("80001", "Abbeville", 50.1058, 1.8358, "abbeville"),
    ("76217", "Dieppe", 49.9228, 1.0775, "dieppe"),
)
ROMES = {f"H{code}": f"Métier {code}" for code in range(2801, 2825)}
COMPANIES = [f"Verrerie inventée n° {number}" for number in range(60)]
NONE = dict.fromkeys(
    ("closed_at", "closed_by", "valid_through", "salary_text", "language", "experience_months", "education", "hours")
)


def main() -> None:
    """``python -m benchmarks.board_rows FILE SIZE``: apart, so that making the file costs the measured process nothing."""
    make(Path(sys.argv[1]), int(sys.argv[2]))


def make(path: Path, size: int) -> None:
    """Write a ``board.db`` of so many invented jobs."""
    path.unlink(missing_ok=True)
    rows = jobs(size)
    with closing(sqlite3.connect(path, isolation_level=None)) as new:
        for statement in BUILDING:
            new.execute(statement)
        while some := list(islice(rows, AT_ONCE)):
            fill(new, "jobs", some)
            fill(new, "job_facets", (row for job in some for row in facet_rows(job, LABELS)))
            fill(new, "postings", map(posting, some))
        fill(new, "sources", [source()])
        fill(new, "meta", [{"key": "published_at", "value": "2026-11-24T05:30:00Z"}])
        for statement in FINISHED:
            new.execute(statement)


def jobs(size: int) -> Iterator[Row]:
    """Invented jobs, the oldest first; always the same ones."""
    chance = random.Random(1806)
    titles = [title.strip() for line in TITLES.strip().splitlines() for title in line.split("|")]
    words = WORDS.split()
    for number in range(size):
        insee, name, lat, lon, zone = chance.choice(PLACES)
        place = {"insee": insee, "name": name, "department": insee[:2], "lat": lat, "lon": lon, "zone": zone}
        text = " ".join(chance.choices(words, k=160))
        contract = chance.choice(["CDI", "CDI", "CDD", "INTERIM", "APPRENTISSAGE"])
        rome = chance.choice(list(ROMES))
        day = date(2026, 11, 23) - timedelta(days=(size - number) * 120 // size)
        company = chance.choice(COMPANIES)
        row: Row = (
            dict.fromkeys(tables("board")["jobs"].names) | NONE | {key: place[key] for key in place if key != "name"}
        )
        row |= {"id": f"{number:08x}", "title": f"{chance.choice(titles)} {name}", "organization": company}
        row |= {"commune": name, "publisher": company, "publisher_kind": "employer", "places": json.dumps([place])}
        row |= {"contract": json.dumps([contract]), "contract_label": contract, "worktime": "plein"}
        row |= {"shift": json.dumps([chance.choice(["2x8", "3x8", "5x8", "journee"])]), "rome": rome}
        row |= {"occupation": ROMES[rome], "salary_min": 1900.0 + number % 600, "salary_period": "month"}
        row |= {"date_posted": day.isoformat(), "beginner": number % 3 == 0, "description": f"<p>{text}</p>"}
        row |= {"description_text": text, "excerpt": excerpt(text), "source": "banc", "status": "open"}
        row |= {"apply_url": f"https://banc.example/{number}", "first_seen": f"{day}T05:30:00Z"}
        row |= {"last_seen": "2026-11-24T05:30:00Z", "updated_at": f"{day}T05:30:00Z"}
        row |= dict.fromkeys(("flags", "reasons", "probable"), "[]") | {"borrowed": "{}", "corrections": "{}"}
        row["slug"] = slug(row["title"])
        yield row | {"search_text": search_text(row, [place])}


def posting(job: Row) -> Row:
    """Where a job was found."""
    provenance = {"title": {"raw": job["title"], "rule": "title", "extractor": "json_ld"}}
    row = {name: job.get(name) for name in tables("board")["postings"].names}
    row |= {"id": f"{job['id']}p", "job": job["id"], "url": job["apply_url"], "extractor": "json_ld"}
    fate = {"canonical": 1, "last_visit": 1, "fate": "shown"}
    return row | {"rejection": None, "provenance": json.dumps(provenance)} | fate


def source() -> Row:
    """The one source of them all."""
    row: Row = dict.fromkeys(tables("board")["sources"].names, 0)
    row |= dict.fromkeys(("member", "why", "note", "url", "spider"), "")
    row |= {"id": "banc", "active": 1, "jsonld": 1, "state": "ok"}
    return row | dict.fromkeys(("last_crawl", "last_healthy"), "2026-11-24T05:30:00Z")


if __name__ == "__main__":
    main()
