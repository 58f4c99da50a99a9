"""Files ↔ one archive: a tar compressed by zstd, whose first entry lists every other with its SHA-256."""

import hashlib
import io
import json
import re
import tarfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from zstandard import ZstdCompressor, ZstdDecompressor, ZstdError

MANIFEST = "contenu.json"
PROGRAM = "glassvallee"
FORMAT = 1
LARGEST_MANIFEST_BYTES = 1_000_000
"""Bytes; ours have a few thousand."""
NAME = re.compile(r"(data|registry|settings)/(?![.~])[^/\\\x00-\x1f\x7f]{1,200}")
"""What an entry may be called: no other folder, nothing that leads out of it."""
ZSTD_LEVEL = 3
PIECE_BYTES = 1 << 20


class ArchiveError(ValueError):
    """A file that is not one of our archives, or not whole: the message says which, and what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file of an archive."""

    name: str
    """``data/vallee.db``, ``registry/members.csv`` …"""
    size: int
    """Bytes, as it was."""
    sha256: str
    rows: Mapping[str, int] = field(default_factory=dict)
    """Of a database: rows of each table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an archive holds."""

    made_at: str
    """Time, UTC."""
    entries: tuple[Entry, ...]


def entry(name: str, file: Path, rows: Mapping[str, int] | None = None) -> Entry:
    """What the manifest says of a file."""
    with file.open("rb") as opened:
        return Entry(
            name=name,
            size=file.stat().st_size,
            sha256=hashlib.file_digest(opened, "sha256").hexdigest(),
            rows=rows or {},
        )


def write(archive: Path, manifest: Manifest, files: Mapping[str, Path]) -> None:
    """Write the archive: the manifest first, then each file under the name of its entry."""
    listed = {"program": PROGRAM, "format": FORMAT, "made_at": manifest.made_at}
    text = json.dumps(listed | {"files": [asdict(entry) for entry in manifest.entries]}, indent=1).encode()
    with (
        archive.open("xb") as out,
        ZstdCompressor(level=ZSTD_LEVEL).stream_writer(out, closefd=False) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        add(tar, MANIFEST, len(text), io.BytesIO(text))
        for entry in manifest.entries:
            with files[entry.name].open("rb") as body:
                add(tar, entry.name, entry.size, body)


def add(tar: tarfile.TarFile, name: str, size: int, body: IO[bytes]) -> None:
    """Add one file that only its owner may read, without a time: the manifest has it."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    tar.addfile(info, body)


@contextmanager
def opened(archive: Path) -> Iterator[tuple[Manifest, tarfile.TarFile]]:
    """An archive, read as far as its manifest. Raises ``ArchiveError`` for anything else, inside the block too."""
    try:
        with (
            archive.open("rb") as file,
            ZstdDecompressor().stream_reader(file) as unpacked,
            tarfile.open(fileobj=unpacked, mode="r|") as tar,
        ):
            first = tar.next()
            if first is None or first.name != MANIFEST or first.size > LARGEST_MANIFEST_BYTES:
                raise ArchiveError(f"{archive} n’est pas une sauvegarde de glassvallee.")
            body = tar.extractfile(first)
            yield manifest_of(body.read() if body else b"", archive), tar
    except (ZstdError, tarfile.TarError, EOFError) as error:
        raise ArchiveError(f"{archive} n’est pas une sauvegarde entière ({error}).") from error


def manifest_of(text: bytes, archive: Path) -> Manifest:
    """Read a manifest; raises ``ArchiveError`` for one that is not ours, or newer than we are."""
    try:
        given = json.loads(text)
        if given["program"] != PROGRAM or given["format"] != FORMAT:
            raise ArchiveError(
                f"{archive} vient d’une autre version : installez celle qui l’a faite, ou une plus récente."
            )
        manifest = Manifest(made_at=str(given["made_at"]), entries=tuple(Entry(**entry) for entry in given["files"]))
    except (ValueError, KeyError, TypeError) as error:
        if isinstance(error, ArchiveError):
            raise
        raise ArchiveError(f"{archive} n’est pas une sauvegarde de glassvallee.") from error
    if not all(NAME.fullmatch(entry.name) for entry in manifest.entries):
        raise ArchiveError(f"{archive} contient des fichiers qui n’ont rien à y faire : ne l’utilisez pas.")
    return manifest


def read_manifest(archive: Path) -> Manifest:
    """What an archive says that it holds, without reading it to its end."""
    with opened(archive) as (manifest, _):
        return manifest


def unpack(archive: Path, place: Callable[[Entry], Path | None]) -> Manifest:
    """Read all of it and compare each file with the manifest; ``place``: where a file goes, ``None``: nowhere.

    Raises ``ArchiveError`` for a file that lacks, that is too many, or that differs.
    """
    with opened(archive) as (manifest, tar):
        left = {entry.name: entry for entry in manifest.entries}
        while info := tar.next():
            entry = left.pop(info.name, None)
            body = tar.extractfile(info) if entry and info.isreg() and info.size == entry.size else None
            if entry is None or body is None or digest(body, place(entry)) != entry.sha256:
                raise ArchiveError(
                    f"{archive} : « {info.name[:80]} » n’est pas ce qu’il était. Prenez une autre sauvegarde."
                )
        if left:
            raise ArchiveError(f"{archive} : il manque {', '.join(left)}. Prenez une autre sauvegarde.")
    return manifest


def digest(body: IO[bytes], target: Path | None) -> str:
    """The SHA-256 of a stream, which is written to ``target`` on the way when there is one."""
    sha256 = hashlib.sha256()
    out = target.open("xb") if target else None
    try:
        while piece := body.read(PIECE_BYTES):
            sha256.update(piece)
            if out:
                out.write(piece)
    finally:
        if out:
            out.close()
    return sha256.hexdigest()
