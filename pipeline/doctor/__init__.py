"""An installation → what is wrong with it, and how to mend it."""

import sqlite3
from collections.abc import Callable, Iterator

from pipeline.doctor.board import board, mail, settings
from pipeline.doctor.data import clock, databases, folder, healthy_crawls, leftovers, private_files, registry
from pipeline.doctor.finding import Finding, Installation
from pipeline.doctor.machine import browser, program, room, user
from pipeline.doctor.recovery import backups_made, unfinished_restore

__all__ = ["CHECKS", "Finding", "Installation", "examine"]

CHECKS: tuple[Callable[[Installation], Iterator[Finding]], ...] = (
    program, user, folder, room, private_files, settings, registry, databases, unfinished_restore, leftovers, clock,
    healthy_crawls, board, backups_made, browser, mail,
)  # fmt: skip
"""In the order of their importance to each other: what comes later may follow from what comes first."""


def examine(installation: Installation) -> list[Finding]:
    """Everything that is found; a check that fails is itself a finding, and stops no other."""
    findings: list[Finding] = []
    for check in CHECKS:
        try:
            findings += check(installation)
        except (OSError, ValueError, RuntimeError, sqlite3.Error) as error:
            if not any(finding.name == "databases" for finding in findings):  # a damaged database was named already
                findings.append(Finding(check.__name__, f"cette vérification a échoué ({error}).", "Voyez ce message."))
    return findings
