"""An installation → what is wrong with it, and how to mend it."""

import sqlite3
from collections.abc import Callable, Iterator

from pipeline.doctor.board_checks import board, mail, settings, stumbles
from pipeline.doctor.data_checks import (
    clock,
    databases,
    declared,
    folder,
    healthy_crawls,
    leftovers,
    people,
    permission,
    private_files,
    proposals,
    registry,
    secret,
    waiting,
)
from pipeline.doctor.diagnosis import Diagnosis, Installation
from pipeline.doctor.machine_checks import browser, program, room, user, word_lists
from pipeline.doctor.recovery_checks import backups_made, unfinished_restore
from pipeline.installation.error_words import error_words

__all__ = ["CHECKS", "Diagnosis", "Installation", "examine"]

CHECKS: tuple[Callable[[Installation], Iterator[Diagnosis]], ...] = (
    program, word_lists, user, folder, room, private_files, settings, registry, permission, databases, people, secret,
    unfinished_restore, leftovers, clock, healthy_crawls, stumbles, proposals, waiting, declared, board, backups_made, browser, mail,
)  # fmt: skip
"""In the order of their importance to each other: what comes later may follow from what comes first."""


def examine(installation: Installation) -> list[Diagnosis]:
    """All that is wrong; a check that fails is itself a diagnosis, and stops no other check."""
    diagnoses: list[Diagnosis] = []
    for check in CHECKS:
        try:
            diagnoses += check(installation)
        except (OSError, ValueError, RuntimeError, ArithmeticError, sqlite3.Error) as error:
            if not any(
                diagnosis.name == "databases" for diagnosis in diagnoses
            ):  # a damaged database was named already
                diagnoses.append(
                    Diagnosis(
                        check.__name__, f"cette vérification a échoué ({error_words(error)}).", "Voyez ce message."
                    )
                )
    return diagnoses
