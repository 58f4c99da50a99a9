"""The registry that the program brings → the one that an installation without a checkout keeps, and may change, in its data folder."""

import shutil
import sys

from db.atomic_file import put
from pipeline.installation.paths import REGISTRY, ROOT, Paths

BROUGHT = ROOT / "crawlers"
FILES = ("members.csv", "offres-declarees.csv", "sources.csv")
"""``sources.csv`` names ``offres-declarees.csv``: without that file, its source would fail every morning."""


def begin_registry(paths: Paths) -> bool:
    """Give an installation its registry, unless it has one or keeps it in a folder that somebody named; says so.

    It comes whole or not at all: the folder gets its name last.
    """
    registry = paths.registry
    if registry != paths.data / REGISTRY or registry.exists():
        return False
    made = registry.with_name(f"{REGISTRY}.tmp-commence")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(mode=0o700, parents=True)
    for name in FILES:
        shutil.copyfile(BROUGHT / name, made / name)
    put(made, registry)
    print(f"Le registre des adhérents et des sources commence dans {registry} : il est à vous.", file=sys.stderr)
    return True
