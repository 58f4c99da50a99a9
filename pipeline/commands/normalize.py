"""``normalize``: JSON Lines of raw postings → JSON Lines of postings."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

import msgspec

from crawlers.registry.registry import read_registry
from french.visible import visible
from pipeline.installation.paths import Paths
from pipeline.model import JobPosting, Text
from pipeline.normalize import MembersByName, Publisher, Raw, normalize

Record = Mapping[str, Any]
NAMES = (
    "organization", "contract", "salary", "date_posted", "valid_through", "schedule", "experience", "education", "description", "url",
    "apply_url", "external_id", "rome", "language",
)  # fmt: skip
"""Keys of a line that ``Text`` has too; ``title`` and ``location`` besides."""


def arguments(sub: argparse.ArgumentParser) -> None:
    """Where the lines come from."""
    sub.add_argument("file", nargs="?", type=Path, default=Path("-"), help="a file of JSON Lines; - is standard input")
    sub.add_argument("--json", action="store_true", help="what it does anyway: one JSON object a line")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """A line out for a line in, in the same order; a bad line is told on stderr, and the others are still answered."""
    members = MembersByName.of(read_registry(paths.registry).members.values())
    failed = False
    with opened(args.file) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                print(json.dumps(answer(posting_of(record(line), now, members)), ensure_ascii=False))
            except (ValueError, RecursionError) as error:
                failed = True
                name = "entrée standard" if args.file == Path("-") else args.file
                print(f"glassvallee normalize : {name}, ligne {number} : {error}", file=sys.stderr)
    return 1 if failed else 0


@contextmanager
def opened(file: Path) -> Iterator[IO[bytes]]:
    """A file, or standard input."""
    if file == Path("-"):
        yield sys.stdin.buffer
        return
    with file.open("rb") as lines:
        yield lines


def record(line: bytes) -> Record:
    """The object of a line. Raises ``ValueError`` with the mend, in French."""
    try:
        value = json.loads(line.decode("utf-8-sig", "replace"))
    except json.JSONDecodeError as error:
        raise ValueError(f"ce n’est pas du JSON (caractère {error.pos + 1}). Écrivez un objet par ligne.") from None
    match value:
        case dict():
            return value
        case _:
            raise ValueError('un objet JSON est attendu, par exemple {"title": "Cariste"}.')


def posting_of(given: Record, now: datetime, members: MembersByName) -> JobPosting:
    """A line, normalized; what says nothing else was seen now. Raises ``ValueError`` with the mend, in French."""
    source = text_at(given, "source")
    name = text_at(given, "id") or text_at(given, "url") or json.dumps(given, sort_keys=True, default=str)
    raw = Raw(
        text=text_of(given),
        id=text_at(given, "id") or sha256(f"{source}\n{name}".encode()).hexdigest()[:16],
        source=source,
        key=name,
        seen_at=seen_at(text_at(given, "seen_at"), now),
        publisher=publisher(text_at(given, "publisher"), members),
    )
    return normalize(raw, members)


def text_of(given: Record) -> Text:
    """What a line says, one string a field."""
    places = given.get("location")
    locations = tuple(map(written, places)) if isinstance(places, list) else (text_at(given, "location"),)
    return Text(
        title=text_at(given, "title"),
        locations=tuple(filter(None, locations)),
        **{name: text_at(given, name) for name in NAMES},
    )


def text_at(given: Record, name: str) -> str:
    """What a line says under a name, as text; empty when it says nothing. Raises ``ValueError`` for a list or an object."""
    value = given.get(name)
    match value:
        case dict() | list():
            raise ValueError(f"« {name} » doit être un texte, pas une liste ni un objet.")
        case _:
            return written(value)


def written(value: Any) -> str:
    """A number or a text as text, without what nobody sees."""
    return "" if value is None else visible(str(value))


def seen_at(text: str, now: datetime) -> datetime:
    """The moment when a posting was seen; now, when its line does not say it."""
    if not text:
        return now
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"« seen_at » doit être une date ISO 8601 (2026-11-24), pas « {text[:40]} ».") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def publisher(name: str, members: MembersByName) -> Publisher:
    """Who published, as far as the registry knows the name."""
    member = members.find(name, None) if name else None
    return Publisher(name, members.publisher_kind(member), member)


def answer(posting: JobPosting) -> dict[str, Any]:
    """A posting as the command line tells it: null when unknown."""
    values = {name: None if value == () else value for name, value in msgspec.to_builtins(posting).items()}
    places = values.pop("places")
    return values | {
        "place": places[0] if places else None,
        "places": places,
        "flags": list(posting.flags),
        "seen_at": posting.seen_at.isoformat(),
    }
