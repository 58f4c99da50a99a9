"""How much is read of sites whose offers are known, and how much of that is right; each in counts and as a share."""

from pathlib import Path
from typing import Any

from benchmarks.saved_sites.compared import read_sites
from benchmarks.saved_sites.tally import Tally

SITES = Path(__file__).parents[1] / "tests/labelled/sites"
"""In a checkout only: an installed program does not carry them."""


def run(size: int) -> dict[str, Any]:
    """The first ``size`` sites, by the names of their folders: ``found_share`` from 0 to 1, ``found`` (right), ``found_asked`` …"""
    folders = site_folders()[:size]
    return {"sites": len(folders), **flat(read_sites(folders))}


def flat(tally: Tally) -> dict[str, float | int]:
    """A tally as benchmarks print what they measured.

    >>> tally = Tally()
    >>> tally.note("found", True), tally.note("found", False), flat(tally)
    (None, None, {'found_share': 0.5, 'found': 1, 'found_asked': 2})
    """
    measured: dict[str, float | int] = {}
    for name, asked in tally.asked.items():
        measured |= {f"{name}_share": round(tally.share(name), 3), name: tally.right[name], f"{name}_asked": asked}
    return measured


def site_folders() -> list[Path]:
    """Every saved site; raises ``FileNotFoundError`` where there is no checkout."""
    folders = sorted(file.parent for file in SITES.glob("*/site.json"))
    if not folders:
        raise FileNotFoundError(
            f"{SITES} : les sites dont les offres sont connues ne sont que dans le dépôt du programme."
        )
    return folders
