"""The valley → members.csv and sources.csv, as the real ones are written."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from crawlers.registry.registry import MEMBER, SOURCE
from demo.sites import load
from demo.valley import NOTICE, InventedCompany


def write(folder: Path, companies: Iterable[InventedCompany], urls: Mapping[str, str], today: date) -> None:
    """Write both files."""
    folder.mkdir(parents=True, exist_ok=True)
    known = list(companies)
    write_table(folder / "members.csv", MEMBER, [member(company, today) for company in known])
    write_table(folder / "sources.csv", SOURCE, [source(company, urls[company.id], today) for company in known])


def member(company: InventedCompany, today: date) -> dict[str, str]:
    """A company as a member."""
    return {
        "id": company.id,
        "name": company.name,
        "kind": company.kind,
        "activity": company.activity,
        "commune": company.commune,
        "status": "active",
        "consent": "yes",
        "note": NOTICE,
        "checked_on": today.isoformat(),
    }


def source(company: InventedCompany, url: str, today: date) -> dict[str, str]:
    """Its site as a source."""
    make = load(company.make)
    return {
        "id": company.id,
        "member": company.id,
        "spider": make.spider,
        "url": f"{url}{make.start}",
        "options": make.options,
        "consent": "yes",
        "note": NOTICE,
        "checked_on": today.isoformat(),
    }


def write_table(path: Path, columns: Iterable[str], rows: Iterable[dict[str, str]]) -> None:
    """A CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
