"""An installation whose sources are due."""

from pathlib import Path

from pipeline.installation.paths import Paths
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, other, registry

HEADER = "id,member,spider,url,options,consent,note,checked_on\n"


def installation(folder: Path) -> Paths:
    """Two sources, and a place for data."""
    sources = [GOOD_SOURCE, other(GOOD_SOURCE, "autre-site")]
    registry(folder, [GOOD_MEMBER], [row | {"options": "links=css:a"} for row in sources])
    return Paths(registry=folder, data=folder / "var")
