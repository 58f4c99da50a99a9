"""Plain Scrapy works from the project's root, for those who come from there."""

import json
import os
import subprocess
import sys
from pathlib import Path

from demo.server import Valley
from pipeline.installation.paths import ROOT
from tests.worlds.crawled_sources import NOW

FEED = "cristallerie-orvannes"


def scrapy(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of Scrapy's."""
    return subprocess.run(
        [sys.executable, "-m", "scrapy", *words], cwd=ROOT, env=os.environ | environment,
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_a_source_of_the_registry_is_crawled_into_a_file(tmp_path: Path) -> None:
    with Valley(NOW) as valley:
        environment = {
            "GLASSVALLEE_REGISTRY": str(valley.registry_dir),
            "GLASSVALLEE_ALLOW_LOOPBACK": "1",
            "GLASSVALLEE_DELAY": "0",
        }
        out = tmp_path / "out.jsonl"
        done = scrapy("crawl", "feed", "-a", f"source={FEED}", "-o", str(out), **environment)
    postings = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]

    assert done.returncode == 0, done.stderr
    assert postings
    assert {posting["source"] for posting in postings} == {FEED}


def test_a_source_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = scrapy("crawl", "feed", "-a", "source=ailleurs", "-o", str(tmp_path / "out.jsonl"))

    assert "« ailleurs » n’est pas dans" in done.stderr
