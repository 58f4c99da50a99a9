"""A folder of saved pages (``index.csv``: url, file, status, content_type) → sources, and the answers to their requests."""

import csv
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from crawlers.addresses import host, page_url
from crawlers.registry.registry import Source
from vocabulary.web_address import WebAddress

INDEX = "index.csv"
SPIDER = "saved"
TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".json": "application/json",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".csv": "text/csv",
    ".txt": "text/plain",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """One line of the index."""

    url: str
    file: Path
    status: int
    content_type: str


@cache
def read_index(folder: Path) -> dict[str, SavedPage]:
    """Every saved page by its address; raises ``ValueError`` with the line and the mend.

    A file must lie inside the folder.
    """
    path = folder / INDEX
    if not path.exists():
        raise ValueError(
            f"{path} manque : il nomme les pages gardées, une par ligne, sous « url,file,status,content_type »."
        )
    pages: dict[str, SavedPage] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            try:
                page = saved_page(folder, row)
            except ValueError as error:
                raise ValueError(f"{path}, ligne {line} : {error}") from error
            pages.setdefault(page.url, page)
    return pages


def saved_page(folder: Path, row: dict[str, str]) -> SavedPage:
    """One line of the index, checked."""
    name, url = row.get("file") or "", page_url(row.get("url") or "", "")
    file = (folder / name).resolve()
    if not url:
        raise ValueError(f"« {row.get('url')} » n’est pas une adresse http.")
    if not name or folder.resolve() not in file.parents or not file.is_file():
        raise ValueError(f"« {name} » n’est pas un fichier de ce dossier.")
    status = row.get("status") or "200"
    if not status.isdecimal():
        raise ValueError(f"« {status} » n’est pas un statut HTTP.")
    return SavedPage(
        url=url,
        file=file,
        status=int(status),
        content_type=row.get("content_type") or TYPES.get(file.suffix.lower(), "application/octet-stream"),
    )


def saved_sources(folder: Path, taken: Collection[str] = ()) -> list[Source]:
    """One source a host of the index, none under an id that is taken: its visits would speak for another's offers."""
    hosts = dict.fromkeys(host(url) for url in read_index(folder))
    used, sources = set(taken), []
    for name in sorted(hosts):
        wanted = source_id_of(name) or "pages"
        id = next(id for id in (wanted, *(f"{wanted}-pages{n}" for n in range(1, len(used) + 2))) if id not in used)
        used.add(id)
        sources.append(Source(id=id, member="", spider=SPIDER, url=WebAddress(first_address(folder, name))))
    return sources


def first_address(folder: Path, name: str) -> str:
    """The first saved address of a host."""
    return next(addresses_of(folder, name))


def addresses_of(folder: Path, name: str) -> Iterator[str]:
    """The saved addresses of a host, in the order of the index."""
    return (url for url in read_index(folder) if host(url) == name)


def source_id_of(name: str) -> str:
    """A host as the id of a source.

    >>> source_id_of("www.verrerie.example")
    'www-verrerie-example'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
