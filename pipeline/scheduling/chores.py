"""What the scheduler does once a day beside crawls (mails, the backup, what is too old): which is due, and when it was last done."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from db.atomic_file import write_whole
from db.times import stamp
from pipeline.installation.settings import Settings
from pipeline.kept.posting_rows import moment
from pipeline.scheduling.due_rule import chore_due

FILE = "chores.json"


def chores(settings: Settings) -> dict[str, tuple[str, list[str]]]:
    """Name → when (in Paris), and the verb; only those that the installation wants."""
    wanted = {}
    if settings.mail.digest_to and settings.mail.host:
        wanted["digest"] = (settings.mail.digest_at, ["digest"])
    if settings.backup.folder:
        wanted["backup"] = (settings.backup.at, ["backup", "--nightly"])
    if settings.keep.prune:
        wanted["prune"] = (settings.keep.prune_at, ["prune", "--yes"])
    if settings.writes_mail:
        wanted["alerts"] = (settings.alerts.at, ["alerts"])
    return wanted


def due_chores(settings: Settings, data: Path, now: datetime) -> Iterator[tuple[str, list[str]]]:
    """The chores that were not done since their time last came, each with the verb that does it."""
    done = read_done(data)
    for name, (at, verb) in chores(settings).items():
        if chore_due(at, done.get(name), now):
            yield name, verb


def read_done(data: Path) -> dict[str, datetime]:
    """When each chore was last done well; a file that cannot be read says nothing, and all are done again."""
    try:
        kept = json.loads((data / FILE).read_text(encoding="utf-8"))
        return {str(name): moment(at) for name, at in kept.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def write_done(data: Path, name: str, now: datetime) -> None:
    """Keep when a chore was done."""
    done = read_done(data) | {name: now}
    write_whole(data / FILE, json.dumps({name: stamp(at) for name, at in done.items()}).encode())
