"""An installation with nothing to mend, as the doctor is shown it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.__main__ import main
from pipeline.doctor import Diagnosis, Installation, examine
from pipeline.doctor.this_machine import this_machine
from pipeline.installation.configuration import read_configuration
from pipeline.installation.paths import Paths
from pipeline.publishing.publish import publish
from pipeline.recovery.backup import back_up
from tests.worlds.installation import installed

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


def sound(tmp_path: Path) -> Paths:
    """An installation with nothing to mend."""
    found = installed(tmp_path)
    found.data.chmod(0o700)
    publish(found.store, found.board, NOW)
    back_up(found, None, found.data / "copies", NOW)
    return found


def installation(paths: Paths, now: datetime = NOW, **given: Any) -> Installation:
    """What the doctor is shown."""
    suits: dict[str, Any] = {"root": False, "free": 10**10, "browser": ""}
    machine = replace(this_machine(paths.data), **suits | given)
    return Installation(paths=paths, configuration=read_configuration(paths.data), now=now, machine=machine)


def graves(of: Installation) -> list[Diagnosis]:
    """What is to mend."""
    return [one for one in examine(of) if one.grave]


def call(paths: Paths, *words: str) -> int:
    """Run a verb there."""
    return main(["--registry", str(paths.registry), "--data", str(paths.data), "--now", NOW.isoformat(), *words])
