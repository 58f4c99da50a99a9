"""A sentence → the terminal, in lines that fit it, or one line wherever else the words go."""

from typing import TextIO

from pipeline.commands.terminal.print_table import width_of
from pipeline.commands.terminal.readable import readable, wrapped
from pipeline.commands.terminal.table import FEWEST_CELLS


def print_sentence(text: str, stream: TextIO, indent: int = 0) -> None:
    """Print what may have lines of its own; on a terminal each is cut at its spaces. ``indent``: cells before each line."""
    width = width_of(stream)
    for line in map(readable, text.splitlines()):
        for fitting in wrapped(line, max(width, FEWEST_CELLS) - indent) if width else [line]:
            print(" " * indent + fitting, file=stream)
