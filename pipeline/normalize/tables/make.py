"""Official tables → the compact ones that the project carries: ``python -m pipeline.normalize.tables.make FOLDER``.

FOLDER holds ``communes.csv.gz``, ``rome_appellations.csv.gz`` and ``rome_codes.csv.gz``, with the columns that
``COLUMNS`` names; ``SOURCES`` says where a new edition of each comes from. The same inputs give the same bytes.
That of communes lies in ``french``, since the board reads it too.
"""

import csv
import gzip
import io
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from french.communes import FILE as COMMUNES
from french.communes import glued
from pipeline.normalize.occupations.appellations import FILE as ROME
from pipeline.normalize.occupations.appellations import rarity
from pipeline.normalize.occupations.title_stems import features, stems, weight
from pipeline.normalize.titles.gender import masculine

SOURCES = {
    "communes.csv.gz": (
        "https://geo.api.gouv.fr/communes (INSEE, code officiel géographique; npm @etalab/decoupage-administratif), "
        "coordinates: https://datanova.laposte.fr/datasets/laposte-hexasmal"
    ),
    "rome_appellations.csv.gz": "https://www.francetravail.org/opendata/repertoire-operationnel-des-meti.html (appellations)",
    "rome_codes.csv.gz": "https://www.francetravail.org/opendata/repertoire-operationnel-des-meti.html (codes)",
}
"""File → official address; all under Licence Ouverte."""
COLUMNS = {
    "communes.csv.gz": "insee nom type parent codes_postaux dep reg population lat lon epci",
    "rome_appellations.csv.gz": "ogr appellation rome rome_parent principale peu_usite",
    "rome_codes.csv.gz": "rome label rome_parent",
}
ZONE_OF_EPCI = {
    "CC des Villes Soeurs": "B",
    "CC Interrégionale Aumale - Blangy-sur-Bresle": "B",
    "CA de la Région Dieppoise": "D",
    "CA de la Baie de Somme": "A",
}
IN_THE_VALLEY = {"60233", "60245", "60545", "80732"}
"""Feuquières, Formerie, Romescamps, Senarpont: valley towns whose EPCI is much wider."""
BY_HAND = {"76095": ("49.4553", "1.1169")}
"""Bihorel, which the table of postal codes forgets."""
OLD_NAMES = {"Guimerville": "76363", "Mers": "80533", "Blangy": "76101", "Saint-Quentin-Lamotte": "80714"}
"""Names that people in the valley still use, and the commune of today that each means."""
Cells = dict[str, str]
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def rows(folder: Path, name: str) -> list[Cells]:
    """One input table."""
    with gzip.open(folder / name, "rt", encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    missing = set(COLUMNS[name].split()) - set(lines[0])
    if missing:
        raise SystemExit(f"{folder / name}: no column {', '.join(sorted(missing))}. See SOURCES in {__file__}.")
    return lines


def communes(all_rows: list[Cells]) -> str:
    """Three parts: INSEE code → commune; name → codes; postal code → codes."""
    lines, names, postal = {}, defaultdict(set), defaultdict(set)
    towns = {row["insee"]: row for row in all_rows if row["type"] in {"COM", "ARM"}}
    for insee, row in towns.items():
        lines[insee] = "\t".join(line(row))
        for code in row["codes_postaux"].split("|"):
            postal[code].add(insee)
    for row in all_rows:
        today = row["insee"] if row["type"] in {"COM", "ARM"} else row["parent"]
        if today in towns:
            names[glued(row["nom"])].add(today)
    for name, today in OLD_NAMES.items():
        names[glued(name)].add(today)
    return "\f".join(part(table) for table in (lines, together(names), together(postal)))


def line(row: Cells) -> Iterator[str]:
    """What is kept of a commune."""
    lat, lon = BY_HAND.get(row["insee"], (row["lat"], row["lon"]))
    zone = "B" if row["insee"] in IN_THE_VALLEY else ZONE_OF_EPCI.get(row["epci"], "")
    yield from (row["nom"], row["dep"] or row["insee"][:3])
    yield from (lat and f"{float(lat):.3f}", lon and f"{float(lon):.3f}", zone, row["population"])


def rome(codes: list[Cells], appellations: list[Cells]) -> str:
    """Four parts: codes; the code of each appellation; its length as a vector; feature → appellations that have it."""
    named = [(row["label"], row["rome_parent"]) for row in codes]
    named += [(row["appellation"], row["rome_parent"]) for row in appellations]
    seen = dict.fromkeys((tuple(features(stems(masculine(name)))), parent) for name, parent in named)
    having: dict[str, list[int]] = defaultdict(list)
    for number, (title_features, _) in enumerate(seen):
        for feature in title_features:
            having[feature].append(number)
    value = {feature: rarity(len(those), len(seen)) * weight(feature) for feature, those in having.items()}
    norms = [
        round(100 * math.sqrt(sum(value[feature] ** 2 for feature in title_features))) or 1
        for title_features, _ in seen
    ]
    lines = [f"{row['rome']}\t{row['rome_parent']}\t{row['label']}" for row in codes]
    owners = " ".join(parent for _, parent in seen)
    return "\f".join(
        (
            "\n".join(lines),
            owners,
            " ".join(map(str, norms)),
            part({name: steps(those) for name, those in having.items()}),
        )
    )


def steps(numbers: list[int]) -> str:
    """Rising numbers as the steps between them, in base 36."""
    return " ".join(base36(number - before) for before, number in zip([0, *numbers], numbers, strict=False))


def base36(number: int) -> str:
    """A number in base 36."""
    digits = DIGITS[number % 36]
    while number := number // 36:
        digits = DIGITS[number % 36] + digits
    return digits


def together(table: dict[str, set[str]]) -> dict[str, str]:
    """Codes of one key, in one cell."""
    return {key: " ".join(sorted(codes)) for key, codes in table.items() if key}


def part(table: dict[str, str]) -> str:
    """A part of a file: a line a key, in order."""
    return "\n".join(f"{key}\t{value}" for key, value in sorted(table.items()))


def write(path: Path, text: str) -> None:
    """Write a table compressed, without a date in it."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(text.encode())
    path.write_bytes(buffer.getvalue())


def main(folder: Path) -> None:
    """Make every table again."""
    write(COMMUNES, communes(rows(folder, "communes.csv.gz")))
    write(ROME, rome(rows(folder, "rome_codes.csv.gz"), rows(folder, "rome_appellations.csv.gz")))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
