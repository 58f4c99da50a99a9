"""A raw posting ↔ its row in vallee.db."""

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from crawlers.process.run_file import dumps
from db.times import stamp
from db.vallee.raw_id import raw_id
from db.vallee.rows import RawPostingRow
from pipeline.kept.posting_rows import from_json, moment, to_json
from pipeline.normalize import Publisher, Raw
from pipeline.normalize.source_text.declared_contact import declared_contact
from pipeline.normalize.source_text.posting import text

Line = Mapping[str, Any]


def raw_row(line: Line, source: str, crawl: str, seen_at: datetime) -> RawPostingRow:
    """A posting of a run file as a row of ``raw_postings``; half a character, which no file could keep, is « ? »."""
    try:
        return whole_row(line, source, crawl, seen_at)
    except UnicodeEncodeError:
        return whole_row(json.loads(dumps(line)), source, crawl, seen_at)


def whole_row(line: Line, source: str, crawl: str, seen_at: datetime) -> RawPostingRow:
    """A posting of a run file as a row of ``raw_postings``; raises ``UnicodeEncodeError`` for half a character."""
    fields, read_by = to_json(line["fields"], in_order=True), to_json(line["read_by"], in_order=True)
    url, extractor = line["url"], line["extractor"]
    return RawPostingRow(
        id=raw_id(source, line["key"]),
        source=source,
        key=line["key"],
        url=url,
        extractor=extractor,
        page=line["page"],
        fields=fields,
        read_by=read_by,
        sha256=sha256("\0".join((url, extractor, fields, read_by)).encode()).hexdigest(),
        crawl=crawl,
        seen_at=stamp(seen_at),
    )


def raw_from_row(row: RawPostingRow, publisher: Publisher) -> Raw:
    """A row of ``raw_postings`` as it is normalized."""
    fields = from_json(row.fields)
    return Raw(
        text=text(fields, url=row.url),
        id=row.id,
        source=row.source,
        key=row.key,
        seen_at=moment(row.seen_at),
        extractor=row.extractor,
        read_by=from_json(row.read_by),
        publisher=publisher,
        contact=declared_contact(fields, row.extractor),
    )
