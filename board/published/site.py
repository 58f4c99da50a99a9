"""datasette_config.json → what Datasette is told, and what our pages are told of the site and its publisher."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

CONFIG = Path(__file__).resolve().parents[2] / "datasette_config.json"
OURS = "board"
"""The name of the database, of its address and of our block in ``plugins``."""


def read_config(config: Path = CONFIG, site: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Everything that Datasette is told; ``site``: what an installation says otherwise in our block."""
    given: dict[str, Any] = json.loads(config.read_text(encoding="utf-8"))
    given["plugins"][OURS] |= site or {}
    return given


def site_of_file() -> dict[str, Any]:
    """Our block as datasette_config.json gives it."""
    block: dict[str, Any] = read_config()["plugins"][OURS]
    return block
