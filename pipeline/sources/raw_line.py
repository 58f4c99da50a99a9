"""A raw posting → the line of JSON that tells what was read, word for word."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from crawlers.items import RawPosting
from pipeline.normalize.descriptions.safe_html import plain, sanitized
from pipeline.normalize.source_text.posting import text
from pipeline.normalize.times.dates import day
from pipeline.normalize.wages.salary import salary


def raw_line(file: str, posting: RawPosting, now: datetime) -> dict[str, Any]:
    """One posting as ``extract`` and ``probe`` print it, and as ``expected.json`` holds it: read, and not yet understood."""
    words = text(posting.fields, url=posting.url)
    posted, end = day(words.date_posted, now), day(words.valid_through, now)
    wage = salary(words.salary)
    description = sanitized(words.description)
    return {
        "file": file,
        "url": words.url,
        "extractor": posting.extractor,
        "title": words.title,
        "organization": words.organization or None,
        "locations": list(words.locations),
        "employment_type": words.contract or None,
        "date_posted": posted and posted.isoformat(),
        "valid_through": end and end.isoformat(),
        "salary": {name: asdict(wage)[name] for name in ("min", "max", "currency", "period")} if wage else None,
        "salary_text": words.salary or None,
        "identifier": words.external_id or None,
        "apply_url": words.apply_url or None,
        "description": description,
        "description_text": plain(description),
    }
