"""Pages from which postings are read."""

import json
from datetime import UTC, datetime
from typing import Any

from crawlers.extract import extract
from crawlers.items import Page, RawPosting

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)


URL = "https://verrerie.example/offres/regleur?utm_source=x"


PROSE = "<p>Vous réglez les machines de formage, vous contrôlez les flacons et vous formez les nouveaux venus de l’équipe.</p>"


POSTING = {
    "@type": "JobPosting",
    "title": "Régleur H/F",
    "description": PROSE,
    "hiringOrganization": {"name": "Verrerie"},
}


def page(body: str | bytes, *, url: str = URL, status: int = 200, content_type: str = "") -> Page:
    data = body.encode() if isinstance(body, str) else body
    return Page(source="s", url=url, status=status, content_type=content_type, body=data, seen_at=NOW)


def read(body: str | bytes, **more: Any) -> list[RawPosting]:
    return extract(page(body, **more))


def script(data: Any, type: str = "application/ld+json") -> str:
    return f'<script type="{type}">{data if isinstance(data, str) else json.dumps(data)}</script>'


def offer(facts: str = "", *, title: str = "Régleur de machine H/F", more: str = "") -> str:
    return f"<html><head><title>{title} – Verrerie</title></head><body><h1>{title}</h1>{facts}{PROSE * 2}{more}</body></html>"
