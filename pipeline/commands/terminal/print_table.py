"""A table → the terminal, or whatever the words go to instead."""

import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import TextIO

from pipeline.commands.terminal.table import Table, lines, text_of

STYLES: Mapping[str, str] = MappingProxyType(
    {"heading": "bold", "good": "green", "warn": "yellow", "bad": "bold red", "quiet": "dim"}
)
USUAL_CELLS = 80
"""The width of a terminal that does not say how wide it is."""


def print_table(table: Table, stream: TextIO) -> None:
    """Print the table, as wide as the terminal allows; elsewhere a line a row, and nothing but letters."""
    width = width_of(stream)
    if width is None or os.environ.get("NO_COLOR"):
        for line in lines(table, width):
            print(text_of(line), file=stream)
        return
    from rich.console import Console  # an import that only a terminal waits for
    from rich.text import Text

    console = Console(file=stream, width=width, highlight=False, soft_wrap=True)
    for line in lines(table, width):
        told = Text.assemble(*((piece.text, STYLES.get(piece.is_, "")) for piece in line))
        told.rstrip()
        console.print(told)


def width_of(stream: TextIO) -> int | None:
    """The cells of the terminal that a stream writes to; ``None`` when it writes to none."""
    if not stream.isatty():
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns or USUAL_CELLS
    except OSError:
        return USUAL_CELLS
