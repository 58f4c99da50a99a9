"""Extraction beside extruct: the same invented pages of 40 KB, in the same run."""

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import extruct

from crawlers.extract import extract
from crawlers.items import Page

SEEN_AT = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
PAGE_BYTES = 40_000
FEWEST_PAGES = 20
"""extruct with every syntax reads so slowly that a part of the pages tells its pace."""
TOWNS = (("76470", "Le Tréport"), ("76260", "Eu"), ("80130", "Friville-Escarbotin"), ("76340", "Blangy-sur-Bresle"))


def run(size: int) -> dict[str, Any]:
    """Read ``size`` pages, and say how much faster than extruct that is."""
    pages = [page(number) for number in range(size)]
    few = pages[: max(FEWEST_PAGES, size // 20)]
    plain = [page(number, data=False) for number in range(max(FEWEST_PAGES, size // 4))]
    texts = [each.body.decode() for each in few]
    assert all(len(extract(each)) == 1 for each in (*few, *plain[:FEWEST_PAGES]))
    ours = pace(lambda each: extract(replace(each)), pages)  # a new page each time: it remembers its own name
    return {
        "pages_per_second": ours,
        "ratio_to_extruct": ours / pace(lambda text: extruct.extract(text, base_url=few[0].url), texts),
        "ratio_to_extruct_json_ld": ours
        / pace(lambda text: extruct.extract(text, base_url=few[0].url, syntaxes=["json-ld"]), texts),
        "ms_per_json_ld_page": 1000 / ours,
        "html_pages_per_second": pace(extract, plain),
    }


def pace(read: Callable[[Any], object], pages: Iterable[Any]) -> float:
    """Pages a second, the best of three rounds: other programs share the machine."""
    pages = list(pages)
    best = 0.0
    for _ in range(3):
        started = time.perf_counter()
        for text_or_page in pages:
            read(text_or_page)
        best = max(best, len(pages) / (time.perf_counter() - started))
    return best


def page(number: int, *, data: bool = True) -> Page:
    """An offer on the page of an invented site, with or without JSON-LD, in furniture that fills 40 KB."""
    code, town = TOWNS[number % len(TOWNS)]
    title = f"Régleur de machine {number} H/F"
    facts = f"<dl><dt>Type de contrat</dt><dd>CDI</dd><dt>Lieu</dt><dd>{code} {town}</dd><dt>Référence</dt><dd>V-{number}</dd></dl>"
    sentence = f"<p>Vous réglez la ligne {number % 9}, vous contrôlez les flacons et vous tenez le poste propre avec l’équipe.</p>"
    prose = f"<h3>Vos missions</h3>{sentence * 12}<h3>Votre profil</h3>{sentence * 4}"
    script = (
        f'<script type="application/ld+json">{json.dumps(posting(number, title, prose), ensure_ascii=False)}</script>'
    )
    menu = "".join(
        f'<li class="menu-item"><a href="/p/{n}" title="Page {n}">Savoir-faire {n}</a></li>' for n in range(60)
    )
    head = f"<title>{title} – Verrerie Novembre</title><meta charset='utf-8'>{script if data else ''}"
    main = f"<h1>{title}</h1>{facts}{prose}"
    text = (
        f"<!DOCTYPE html><html lang='fr'><head>{head}</head><body><nav><ul>{menu}</ul></nav><main>{main}</main><footer>"
    )
    filler = '<div class="bloc"><span>Verrerie Novembre</span><img src="/i.svg" alt=""></div>\n'
    text += filler * max(0, (PAGE_BYTES - len(text.encode())) // len(filler)) + "</footer></body></html>"
    url = f"https://verrerie-novembre.example/offres/{number}"
    return Page(source="bench", url=url, status=200, content_type="text/html", body=text.encode(), seen_at=SEEN_AT)


def posting(number: int, title: str, prose: str) -> dict[str, Any]:
    """The same offer as schema.org wants it."""
    code, town = TOWNS[number % len(TOWNS)]
    return {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": title,
        "description": prose,
        "datePosted": "2026-11-12",
        "validThrough": "2026-12-31",
        "identifier": {"@type": "PropertyValue", "name": "Verrerie Novembre", "value": f"V-{number}"},
        "hiringOrganization": {"@type": "Organization", "name": "Verrerie Novembre"},
        "jobLocation": {
            "@type": "Place",
            "address": {"postalCode": code, "addressLocality": town, "addressCountry": "FR"},
        },
        "employmentType": ["FULL_TIME", "CDI"],
        "workHours": "3x8",
        "experienceRequirements": "2 ans",
        "educationRequirements": "Bac pro",
        "applicationUrl": f"https://verrerie-novembre.example/postuler/{number}",
        "baseSalary": {"currency": "EUR", "value": {"minValue": 2150, "maxValue": 2400, "unitText": "MONTH"}},
    }
