"""vallee.db → board.db and the packages of open data."""

import sqlite3
import sys
from datetime import datetime

from board.wording.labels import LABELS
from db.board.packages import refresh
from db.board.publish import Published, publish
from pipeline.installation.logs import log_event
from pipeline.installation.paths import Paths


def publish_board(paths: Paths, now: datetime, *, force: bool = False, packages: bool = True) -> Published:
    """Make the public file, with the words of the board in it, and once a day the packages of open data.

    ``packages``: whether to make those too; who follows people does it after, so that nobody waits for it.
    A package that cannot be made (a full disk) is told of, and takes nothing from the board, which is in place by then.
    """
    published = publish(paths.store, paths.board, now, labels=LABELS, force=force, people=paths.people)
    log_event(
        "refused" if published.refused else "published",
        jobs=published.rows.get("jobs"),
        seconds=round(published.seconds, 3),
        why=published.refused,
    )
    if packages and not published.refused:
        try:
            refresh(paths.board, paths.packages, now)
        except (OSError, sqlite3.Error) as error:
            print(
                f"Les données ouvertes n’ont pas pu être préparées ({error}) ; la prochaine publication réessaiera.",
                file=sys.stderr,
            )
    return published
