"""A seed → four sources that lived some days: offers come, go, change, expire, are told twice; then refined and published."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from board.wording.labels import LABELS
from crawlers.registry.registry import Member, Registry, Source
from db.store import Store, open_store
from db.vallee.ingest import ingest
from pipeline.crawling.keep import write_registry
from pipeline.publishing.publish import publish
from pipeline.refine import refine
from tests.worlds.store_rows import crawl, raw
from vocabulary.web_address import WebAddress

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
MEMBERS = {
    "verrerie-inventee": Member(id="verrerie-inventee", name="Verrerie Inventée", kind="verrier", status="active"),
    "moulerie-feinte": Member(id="moulerie-feinte", name="Moulerie Feinte", kind="mouliste", status="active"),
    "interim-fictif": Member(id="interim-fictif", name="Intérim Fictif", kind="agence_interim", status="active"),
}
OWNERS = {"verrerie-site": "verrerie-inventee", "verrerie-groupe": "verrerie-inventee", "moulerie-site": "moulerie-feinte",
          "interim-flux": "interim-fictif"}  # fmt: skip
REGISTRY = Registry(
    MEMBERS,
    {
        id: Source(id=id, member=owner, spider="listing", url=WebAddress(f"https://{id}.example/"))
        for id, owner in OWNERS.items()
    },
    (),
)
TRADES = (
    "Cariste",
    "Régleur IS",
    "Trieur de flacons",
    "Mouliste",
    "Conducteur de ligne",
    "Polisseur",
    "Comptable",
    "Tourneur",
)
PLACES = ("Eu", "Gamaches", "Le Tréport", "Bouttencourt", "Bruxelles (Belgique)", "Aumale")


def fields(number: int, source: str, random: Random, day: int) -> dict[str, Any]:
    """What a source says of an opening: the same opening is worded alike everywhere, so that some are merged."""
    fixed = Random(number)
    place = fixed.choice(PLACES)
    employer = MEMBERS[fixed.choice(["verrerie-inventee", "moulerie-feinte"])].name
    said: dict[str, Any] = {
        "title": f"{fixed.choice(TRADES)} {'H/F' if random.random() < 0.9 else ''}",
        "description": f"<p>Poste {number} : vous travaillez à l’atelier {number}, au bout chaud, en équipe de {number + 2}.</p>",
        "jobLocation": {"@type": "Place", "address": {"addressLocality": place, "addressCountry": "FR"}},
        "employmentType": fixed.choice(["CDI", "CDD", "Intérim"]),
        "hiringOrganization": {"name": employer},
        "datePosted": "2026-11-10",
        "identifier": f"REF-{number}",
    }
    if "Belgique" in place:
        said["jobLocation"] = {"@type": "Place", "address": {"addressLocality": "Bruxelles", "addressCountry": "BE"}}
    if random.random() < 0.2:
        said["validThrough"] = f"{(NOW + timedelta(days=day + random.randint(-3, 3))).date()}"
    if source == "interim-flux" and random.random() < 0.3:
        del said["hiringOrganization"]
    return said


def visit(store: Store, source: str, day: int, there: dict[int, dict[str, Any]], random: Random) -> None:
    """One visit: mostly whole, sometimes failed or cut; some offers are met twice."""
    at = f"{NOW + timedelta(days=day):%Y-%m-%dT%H:%M:%SZ}"
    kind = random.random()
    seen = {} if kind < 0.12 else ({n: f for n, f in there.items() if random.random() < 0.7} if kind < 0.2 else there)
    whole = int(kind >= 0.2)
    outcome = "failed" if kind < 0.12 else ("suspect" if kind < 0.2 else ("ok" if seen else "empty"))
    trouble = (
        [] if whole else [{"fault": "timeout", "url": f"https://{source}.example/", "detail": "", "listing": True}]
    )
    found = len(seen) + (random.choice([0, 0, 1]) if seen else 0)
    made = crawl(
        source, at, outcome=outcome, complete=whole, says_empty=int(whole and not seen), found=found,
        requests=random.randint(1, 20), pages=random.randint(0, 20), bytes_received=random.randint(0, 90_000),
        troubles=json.dumps(trouble), notes=json.dumps({"not_modified": str(random.randint(0, 9))} if random.random() < 0.5 else {}),
    )  # fmt: skip
    postings = [
        raw(number, made, id=f"{source[0]}{source[-1]}{number:014x}", key=str(number),
            url=f"https://{source}.example/offres/{number}", fields=json.dumps(said, ensure_ascii=False))
        for number, said in seen.items()
    ]  # fmt: skip
    ingest(store, made, postings=postings)


def published(folder: Path, seed: int) -> Path:
    """The board of a history; nothing of it hangs on anything but the seed."""
    random = Random(seed)
    there: dict[str, dict[int, dict[str, Any]]] = {source: {} for source in OWNERS}
    last = random.randint(2, 6)
    with open_store(folder / "vallee.db") as store:
        write_registry(store, REGISTRY, NOW)
        for day in range(last + 1):
            for source, offers in there.items():
                for number in range(12):
                    if number in offers and random.random() < 0.12:
                        del offers[number]
                    elif number not in offers and random.random() < (0.35 if day == 0 else 0.1):
                        offers[number] = fields(number, source, random, day)
                visit(store, source, day, offers, random)
            refine(store, REGISTRY, now=NOW + timedelta(days=day))
    publish(folder / "vallee.db", folder / "board.db", NOW + timedelta(days=last), labels=LABELS, force=True)
    return folder / "board.db"
