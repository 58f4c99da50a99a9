"""The worked example of docs/adding-a-field.md, followed to the letter in a copy of the source, gives what it promises."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from tests.worlds.altered_source import AlteredSource, run_python
from tests.worlds.folders import ROOT

GUIDE = (ROOT / "docs/adding-a-field.md").read_text(encoding="utf-8")
CODE = r":\n\n```python\n(?P<lines>.*?)```"
NEW_FILE = re.compile(r"A new file, \*\*(?P<file>[^*]+)\*\*" + CODE, re.DOTALL)
INSERTED = re.compile(r"[Ii]n `(?P<file>[^`]+)`, before `(?P<mark>[^`]+)`" + CODE, re.DOTALL)
BECOMES = re.compile(r"\band there `(?P<old>[^`]+)` becomes `(?P<new>[^`]+)`")
RULES = re.compile(r'(?:(?<=^RULES_VERSION = ")|(?<=^RULES_VERSION = f"))\d+', re.MULTILINE)
READERS = "pipeline/normalize/steps.py"
ADDRESS = "https://verrerie.example/offres/regleur"
PAGE = """<html lang="fr"><head><title>Technicien méthodes H/F</title><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "JobPosting", "title": "Technicien méthodes H/F", "datePosted": "2026-11-20",
"hiringOrganization": {"name": "Verrerie Fictive"}, "employmentType": "CDI",
"jobLocation": {"address": {"addressLocality": "Eu", "postalCode": "76260"}},
"description": "Vous préparez les changements de fabrication sur nos lignes. Poste en télétravail partiel."}
</script></head><body><h1>Technicien méthodes</h1></body></html>"""
SHOW = """
import asyncio, json, sys
from pathlib import Path

from board.published.site import site_of_file
from board.serve import datasette

async def page(path):
    board = datasette(Path(sys.argv[1]), site=site_of_file())
    await board.invoke_startup()
    (job,) = await board.get_database("board").execute("SELECT id, slug FROM jobs")
    return (await board.client.get(f"/offres/{job['id']}-{job['slug']}")).text

print(json.dumps(asyncio.run(page(sys.argv[1]))))
"""


class Step(NamedTuple):
    """Lines to add to a file."""

    file: str
    lines: str
    before: str = ""


def steps() -> Iterator[Step]:
    """What the guide says to write."""
    for match in NEW_FILE.finditer(GUIDE):
        yield Step(match["file"], match["lines"])
    for match in INSERTED.finditer(GUIDE):
        apart = "\n\n" if match["lines"].startswith("@") else ""
        yield Step(match["file"], match["lines"] + apart, match["mark"])


def followed(folder: Path) -> AlteredSource:
    """The source, with the example's field."""
    source = AlteredSource(folder)
    for step in steps():
        if step.before:
            source.insert(step.file, before=step.before, lines=step.lines)
        else:
            source.write(step.file, step.lines)
    for match in BECOMES.finditer(GUIDE):
        source.replace(READERS, match["old"], match["new"])
    rules, raised = RULES.subn(lambda number: str(int(number[0]) + 1), source.read(READERS))
    assert raised == 1
    source.write(READERS, rules)
    source.run("-m", "vocabulary.field_lines")
    return source


def crawl(folder: Path, data: Path) -> None:
    """Read the saved page with a source, and publish."""
    run_python(
        folder, "-m", "pipeline", "--now", "2026-11-24T06:00:00", "--data", str(data), "crawl", "--pages", str(data)
    )


def lines_of(page: str) -> dict[str, str]:
    """The table of facts of a job's page."""
    lines = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page)
    return {label: re.sub(r"<[^>]+>", "", words) for label, words in lines}


def test_the_guide_has_every_step() -> None:
    assert [step.file for step in steps()] == [
        "pipeline/normalize/telework.py",
        "vocabulary/job_posting.py",
        READERS,
        "db/schema.py",
    ]
    assert len(BECOMES.findall(GUIDE)) == 1


def test_the_example_goes_from_a_pages_text_to_the_jobs_page(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "regleur.html").write_text(PAGE, encoding="utf-8")
    (data / "index.csv").write_text(f"url,file,status,content_type\n{ADDRESS},regleur.html,200,text/html\n")
    crawl(ROOT, data)
    source = followed(tmp_path / "source")
    source.run("-m", "doctest", "pipeline/normalize/telework.py")
    crawl(source.folder, data)
    shown = source.answer(SHOW, str(data / "board.db"))

    assert lines_of(shown)["Télétravail"] == "Partiel"
    assert "poste en teletravail partiel" in shown.lower().replace("é", "e"), "and where it was read"
    with closing(sqlite3.connect(data / "vallee.db")) as kept:
        assert kept.execute("SELECT telework, provenance ->> '$.telework.rule' FROM postings").fetchall() == [
            ("partial", "description")
        ]
    lent = source.answer("import json, pipeline.history.composition as c; print(json.dumps(c.TOGETHER))")
    meaning = source.answer(
        "import json, board.wording.dictionary as d; print(json.dumps(d.meaning('jobs', 'telework')))"
    )
    assert ["telework"] in lent
    assert meaning == "none (aucun), partial (partiel) ou full (complet)"
