"""A source whose site was drawn anew: another way to read it, under the id and with the history that it has."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from crawlers.process.report import READS_ALIKE
from crawlers.registry.registry import Source
from pipeline.sources.registry_lines import text_of_table, with_cells, write_table


def replaced(text: str, source: Source, today: date, *, spider: str, url: str, options: Mapping[str, str]) -> str:
    """The text of sources.csv where a source is read in another way; when it is visited, and what was said of it, stay.

    Ids of offers are made of the source's id: nothing of it changes here, so no offer is another one for this.
    """
    stay = {name: value for name, value in source.options.items() if name in READS_ALIKE}
    both = {**options, **stay}
    cells = {"spider": spider, "url": url, "checked_on": today.isoformat()}
    cells["options"] = "; ".join(f"{name}={value}" for name, value in both.items())
    return with_cells(text, source.id, cells)


def replace_source(
    folder: Path, source: Source, today: date, *, spider: str, url: str, options: Mapping[str, str]
) -> None:
    """Write it; raises ``ValueError``, and leaves the file as it was, when the registry does not accept it."""
    path = folder / "sources.csv"
    new = replaced(text_of_table(path), source, today, spider=spider, url=url, options=options)
    write_table(path, new, row=source.id)
