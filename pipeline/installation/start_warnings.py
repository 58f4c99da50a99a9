"""What is wrong with an installation although it can start: told when the board starts, and by ``status``."""

from collections.abc import Iterator
from datetime import datetime

from db.people.open import migrations as people_steps
from db.people.signed_links import why_links_are_void
from db.private_file import MEND, why_foreign
from db.schema import migrations as store_steps
from pipeline.installation.paths import Paths


def start_warnings(paths: Paths, now: datetime) -> Iterator[str]:
    """Sentences in French, each with its mend: the board is served all the same, since seekers need nothing of this."""
    for file, steps in ((paths.store, store_steps), (paths.people, people_steps)):
        if why := why_foreign(file, steps):
            yield f"{file} : {why}. {MEND}"
    if why := why_links_are_void(paths.people, now):
        yield why
