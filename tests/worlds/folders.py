"""Where the project and the material of its tests lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "tests/pages"
"""Saved pages of sources, each beside the postings that it must give."""
GOLD = ROOT / "tests/gold"
"""Pairs of postings that a person labelled."""
QUALITY = ROOT / "tests/quality"
"""Queries, and the offers that must answer them."""
SCHEMAS = ROOT / "tests/schemas"
"""vallee.db as earlier versions made it."""
