"""What the server of the board writes on its error output: without searches, private links or keys, whoever wrote the line."""

import copy
import logging
import sys
from typing import Any

from uvicorn.config import LOGGING_CONFIG

from vocabulary.without_secrets import without_secrets


class CleanFormatter(logging.Formatter):
    """Formats as usual, traceback included, then takes out what is secret: a line that forgot to is clean all the same."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as it is written."""
        return without_secrets(super().format(record))


def clean_logging() -> dict[str, Any]:
    """Uvicorn's own configuration of logs, with our formatter."""
    config = copy.deepcopy(LOGGING_CONFIG)
    for name in config["formatters"]:
        config["formatters"][name] = {"()": f"{__name__}.CleanFormatter", "fmt": "%(levelname)s: %(message)s"}
    return config


def log_cleanly() -> None:
    """Give a process that has no logs of its own (one of ``--workers``) a clean error output: Python's last resort is none."""
    if not logging.getLogger().handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setLevel(logging.WARNING)
        handler.setFormatter(CleanFormatter("%(levelname)s: %(message)s"))
        logging.getLogger().addHandler(handler)
