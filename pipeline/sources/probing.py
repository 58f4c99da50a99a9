"""Addresses → what is found there: a process a site, and a dry crawl of the line that would be written."""

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from crawlers.probe.finding import Finding
from pipeline.installation.paths import ROOT

DEADLINE_SECONDS = 240
"""How long a probe may run before it is killed; a sound one stops itself earlier."""
MOST_PLATFORMS = 2
FEW = 5
"""A dry crawl reads a few pages only: a platform that gives so many offers is believed to give all."""


def probe(url: str, *, now: datetime, pages: Path | None = None) -> Finding:
    """Look at a site; a known platform is tried with its own spider, and preferred when that finds as much."""
    finding = ask({"url": url}, now=now, pages=pages)
    own = [line for line in finding.platforms if line["name"] == line["spider"]]  # the others were read with the site
    for line in own[:MOST_PLATFORMS]:
        source = {name: value for name, value in line.items() if name != "name"}
        dry = ask({"source": source}, now=now, pages=pages)
        finding.requests += dry.requests
        if dry.way and dry.way.postings and dry.way.count >= min(FEW, len(finding.way.postings) if finding.way else 0):
            finding.way, finding.careers_url, finding.kept = dry.way, dry.way.url, dry.kept
            finding.structured = sorted({posting.extractor for posting in dry.way.postings})
            break
    return finding


def ask(what: Mapping[str, Any], *, now: datetime, pages: Path | None) -> Finding:
    """Ask one thing of a process of its own; it gives its finding, or why it gave none."""
    order = {**what, "seen_at": now.isoformat(), "pages": str(pages.resolve()) if pages else None}
    command = [sys.executable, "-m", "crawlers.probe"]
    url = str(what.get("url") or what["source"]["url"])
    try:
        done = subprocess.run(
            command, cwd=ROOT, input=json.dumps(order), text=True, capture_output=True, check=False, timeout=DEADLINE_SECONDS
        )  # fmt: skip
        return Finding.from_json(json.loads(done.stdout))
    except subprocess.TimeoutExpired:
        return Finding(url=url, troubles=[f"{url} : plus de {DEADLINE_SECONDS} secondes"])
    except ValueError:
        why = done.stderr.strip().rsplit("\n", 1)[-1][:300]
        return Finding(url=url, troubles=[f"{url} : notre lecture a échoué ({why})"])
