"""A finding → a line of sources.csv, and a page beside what it must give: a source is added without a line of code."""

import json
from base64 import b64decode
from datetime import datetime
from pathlib import Path
from typing import Any

from crawlers.addresses import page_url
from crawlers.extract import extract
from crawlers.items import Page
from crawlers.probe.finding import Finding, Way
from crawlers.registry.cell_values import options_cell
from pipeline.sources.raw_line import raw_line
from pipeline.sources.registry_lines import text_of_table, with_row, write_table

ENDINGS = {"application/pdf": "pdf", "application/json": "json", "text/csv": "csv"}


def add_line(folder: Path, way: Way, *, id: str, member: str, now: datetime) -> str:
    """Append to sources.csv; taken back when the registry does not accept it. Gives the line."""
    path = folder / "sources.csv"
    cells = {"id": id, "member": member} | cells_of_way(way, now)
    longer = with_row(text_of_table(path), cells)
    write_table(path, longer, row=id)
    return longer.rstrip("\n").rpartition("\n")[2]


def cells_of_way(way: Way, now: datetime) -> dict[str, str]:
    """What a way says in the columns of sources.csv."""
    return {
        "spider": way.spider,
        "url": way.url,
        "options": options_cell(way.options),
        "checked_on": now.date().isoformat(),
    }


def save_page(folder: Path, finding: Finding, way: Way, now: datetime) -> Path | None:
    """Keep a page and what it gives; nothing when no page was kept."""
    if not finding.kept:
        return None
    body, url = b64decode(finding.kept["body"]), finding.kept["url"]
    kind = finding.kept["content_type"].partition(";")[0].strip().lower()
    ending = ENDINGS.get(kind, "xml" if kind.endswith("xml") and "html" not in kind else "html")
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / f"page.{ending}"
    page.write_bytes(body)
    expected: dict[str, Any] = {"url": url, "content_type": finding.kept["content_type"], "seen_at": now.isoformat()}
    expected |= {"items": way.options["items"]} if "items" in way.options else {}
    expected |= {"postings": postings_of(body, expected)}
    (folder / "expected.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return page


def expect_again(folder: Path) -> Path:
    """Write ``expected.json`` anew from the page beside it."""
    path = folder / "expected.json"
    expected = json.loads(path.read_text(encoding="utf-8"))
    expected["postings"] = postings_of(page_in(folder).read_bytes(), expected)
    path.write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def page_in(folder: Path) -> Path:
    """The kept page of a folder."""
    page = next(folder.glob("page.*"), None)
    if page is None:
        raise ValueError(f"{folder} : il manque page.html. Enregistrez-y une page de la source.")
    return page


def postings_of(body: bytes, expected: dict[str, Any]) -> list[dict[str, Any]]:
    """What a kept page gives today, as ``extract`` tells it: what expected.json holds, and what its test compares."""
    now = datetime.fromisoformat(expected["seen_at"])
    page = Page(
        source="page",
        url=page_url(expected["url"], expected["url"]),
        status=200,
        content_type=expected["content_type"],
        body=body,
        seen_at=now,
    )
    return [raw_line("page", posting, now) for posting in extract(page, items=expected.get("items", ""))]
