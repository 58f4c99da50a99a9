"""A number → a board.db of so many invented open jobs, always the same, for the benchmarks of the board."""

import json
import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from board.wording.labels import LABELS
from db.board.facets import FacetedJob, facet_rows
from db.board.lines import JobLine, MetaLine, PostingLine, SourceLine
from db.board.write import BUILDING, FINISHED, fill
from french.addresses import slug
from pipeline.publishing.excerpts import excerpt
from pipeline.publishing.job_lines import search_text
from vocabulary.posting_values import Place, Zone

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
READ_AT = "2026-11-24T05:30:00Z"
SOURCE = SourceLine(
    id="banc",
    member="",
    spider="",
    url="",
    active=1,
    state="ok",
    why="",
    cause="",
    alarm=0,
    last_crawl=READ_AT,
    last_healthy=READ_AT,
    found=0,
    kept=0,
    rejected=0,
    unreadable=0,
    merged=0,
    shown=0,
    account="",
    jsonld=1,
    note="",
)
"""The one source of them all."""


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
            fill(new, some)
            fill(new, (row for job in some for row in facet_rows(FacetedJob.of(job), LABELS)))
            fill(new, map(posting, some))
        fill(new, [SOURCE])
        fill(new, [MetaLine("published_at", READ_AT)])
        for statement in FINISHED:
            new.execute(statement)


def jobs(size: int) -> Iterator[JobLine]:
    """Invented jobs, the oldest first; always the same ones."""
    chance = random.Random(1806)
    titles = [title.strip() for line in TITLES.strip().splitlines() for title in line.split("|")]
    words = WORDS.split()
    for number in range(size):
        insee, name, lat, lon, zone = chance.choice(PLACES)
        place = Place(insee=insee, name=name, department=insee[:2], lat=lat, lon=lon, zone=Zone(zone))
        text = " ".join(chance.choices(words, k=160))
        contract = chance.choice(["CDI", "CDI", "CDD", "INTERIM", "APPRENTISSAGE"])
        rome = chance.choice(list(ROMES))
        day = date(2026, 11, 23) - timedelta(days=(size - number) * 120 // size)
        company = chance.choice(COMPANIES)
        title = f"{chance.choice(titles)} {name}"
        shift = chance.choice(["2x8", "3x8", "5x8", "journee"])
        line = JobLine(
            id=f"{number:08x}",
            slug=slug(title),
            title=title,
            organization=company,
            organization_id=None,
            publisher=company,
            publisher_kind="employer",
            commune=name,
            insee=insee,
            department=insee[:2],
            zone=zone,
            lat=lat,
            lon=lon,
            places=json.dumps([asdict(place)]),
            contract=json.dumps([contract]),
            contract_label=contract,
            contract_months=None,
            worktime="plein",
            hours=None,
            shift=json.dumps([shift]),
            salary_min=1900.0 + number % 600,
            salary_max=None,
            salary_period="month",
            salary_months=None,
            salary_gross=None,
            salary_text=None,
            date_posted=day.isoformat(),
            valid_through=None,
            rome=rome,
            occupation=ROMES[rome],
            experience_months=None,
            beginner=int(number % 3 == 0),
            education=None,
            language=None,
            reference=None,
            excerpt=excerpt(text),
            apply_url=f"https://banc.example/{number}",
            source="banc",
            status="open",
            first_seen=f"{day}T05:30:00Z",
            last_seen=READ_AT,
            closed_at=None,
            closed_by=None,
            reopened_at=None,
            republished_at=None,
            flags="[]",
            borrowed="{}",
            reasons="[]",
            probable="[]",
            family=None,
            corrections="{}",
            updated_at=f"{day}T05:30:00Z",
            description=f"<p>{text}</p>",
            description_text=text,
            search_text="",
        )
        yield replace(line, search_text=search_text(line, [place]))


def posting(job: JobLine) -> PostingLine:
    """Where a job was found."""
    provenance = {"title": {"raw": job.title, "rule": "title", "extractor": "json_ld"}}
    return PostingLine(
        id=f"{job.id}p",
        job=job.id,
        source=job.source,
        url=job.apply_url,
        title=job.title,
        organization=job.organization,
        organization_id=job.organization_id,
        publisher=job.publisher,
        publisher_kind=job.publisher_kind,
        commune=job.commune,
        contract=job.contract,
        date_posted=job.date_posted,
        first_seen=job.first_seen,
        last_seen=job.last_seen,
        status=job.status,
        closed_by=job.closed_by,
        extractor="json_ld",
        rejection=None,
        provenance=json.dumps(provenance),
        canonical=1,
        last_visit=1,
        fate="shown",
        merged_with=None,
    )


if __name__ == "__main__":
    main()
