"""A source that was proposed, or an agency's, and the yes that lets it be read."""

from datetime import date
from pathlib import Path

from crawlers.registry.registry import Source
from pipeline.sources.registry_lines import text_of_table, with_cells, write_table


def accepted(text: str, source: Source, today: date) -> str:
    """The text of sources.csv with the yes noted, and its day: in the note, which no reader of the board sees."""
    note = f"{source.note} Oui noté le {today:%d/%m/%Y}.".strip()
    return with_cells(text, source.id, {"consent": "yes", "note": note})


def accept(folder: Path, source: Source, today: date) -> None:
    """Note the yes in sources.csv."""
    path = folder / "sources.csv"
    write_table(path, accepted(text_of_table(path), source, today), row=source.id)
