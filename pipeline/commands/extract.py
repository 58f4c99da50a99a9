"""``extract``: saved pages and payloads → what they offer, as JSON Lines."""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline.installation.paths import Paths

TYPES = {
    ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".json": "application/json",
    ".xml": "application/xml", ".rss": "application/rss+xml", ".atom": "application/atom+xml",
    ".csv": "text/csv", ".tsv": "text/csv", ".pdf": "application/pdf", ".txt": "text/plain",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
}  # fmt: skip
"""Suffix → what a file of that name says it is."""


def arguments(sub: argparse.ArgumentParser) -> None:
    """Which files, and where they come from."""
    sub.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a saved page or payload")
    sub.add_argument("--url", default="", help="the address that it was saved from")
    sub.add_argument("--json", action="store_true", help="what it does anyway: one JSON object a line")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Print a line for each posting; a file that cannot be read is named, and the others are still read."""
    del paths  # nothing is kept
    failed = False
    for file in args.files:
        try:
            body = file.read_bytes()
        except OSError as error:
            print(
                f"glassvallee extract : {file} ne peut pas être lu ({error.strerror or error}). Le chemin est-il bon ?",
                file=sys.stderr,
            )
            failed = True
            continue
        for line in lines(file, body, args.url, now):
            print(json.dumps(line, ensure_ascii=False))
    return 1 if failed else 0


def lines(file: Path, body: bytes, url: str, now: datetime) -> list[dict[str, Any]]:
    """The postings of one file."""
    from crawlers.extract import extract
    from crawlers.items import Page
    from pipeline.sources.raw_line import raw_line

    page = Page(
        source="file",
        url=url or file.absolute().as_uri().replace("file://", "http://localhost", 1),
        status=200,
        content_type=TYPES.get(file.suffix.lower(), ""),
        body=body,
        seen_at=now,
    )
    return [raw_line(str(file), posting, now) for posting in extract(page)]
