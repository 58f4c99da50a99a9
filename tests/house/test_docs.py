"""The documentation and the code say the same: verbs, columns, spiders and their options, make targets."""

import json
import re
from pathlib import Path

import pytest

from crawlers.crawl import spider_class
from crawlers.platforms import docs as platform_pages
from crawlers.platforms.table import EVERYWHERE, PLATFORMS, RECRUITING
from db import dictionary
from db.schema import File, tables
from pipeline.__main__ import VERBS
from pipeline.commands.bench import BENCHMARKS
from tests.worlds.folders import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def test_the_data_page_is_made_from_the_schema() -> None:
    assert (ROOT / "docs/data.md").read_text(encoding="utf-8") == dictionary.markdown(), "Run `make docs`."


@pytest.mark.parametrize("file", ["vallee", "people", "board"])
def test_every_table_and_column_is_explained(file: File) -> None:
    script = (ROOT / f"db/{file}.sql").read_text(encoding="utf-8")
    declared = set(re.findall(r"^CREATE TABLE (\w+)", script, flags=re.MULTILINE))
    known = tables(file)

    assert set(known) == declared
    assert all(table.columns and all(column.comment for column in table.columns) for table in known.values())


def test_every_verb_is_in_the_readme() -> None:
    named = set(re.findall(r"`glassvallee (\w+)", README))

    assert set(VERBS) <= named
    assert named <= set(VERBS)


def test_every_make_target_is_in_the_readme_or_the_contributors_page() -> None:
    pages = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))

    assert targets == set(re.findall(r"`make (\w+)", pages))


def test_every_benchmark_is_in_the_readme_and_exists() -> None:
    assert {name for name in BENCHMARKS if f"`{name}`" in README} == set(BENCHMARKS)
    assert all((ROOT / f"benchmarks/{name}.py").exists() for name in BENCHMARKS)


@pytest.mark.parametrize("page", platform_pages.PAGES)
def test_the_tables_of_platforms_are_made_from_their_records(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")

    assert platform_pages.PAGES[page]() in text, "Run `make docs`."


def test_every_option_of_all_spiders_is_in_adding_a_source() -> None:
    page = (ROOT / "docs/adding-a-source.md").read_text(encoding="utf-8")

    assert [f"- `{option}`: {is_}" for option, is_ in EVERYWHERE.items()] == re.findall(
        r"^- `\w+`: .*$", page, re.MULTILINE
    )


@pytest.mark.parametrize("name", PLATFORMS)
def test_a_platform_has_its_spider(name: str) -> None:
    assert spider_class(name).name == name


def test_a_spider_has_its_platform() -> None:
    modules = {path.stem for path in (ROOT / "crawlers/spiders").glob("*.py")} - {"__init__", "platforms", "saved"}

    assert modules == {name for name, platform in PLATFORMS.items() if not platform.walk}


def test_a_platform_is_in_the_table() -> None:
    files = {path.stem for path in (ROOT / "crawlers/platforms").glob("*.py")} - {
        "__init__",
        "any_site",
        "docs",
        "table",
    }

    assert files == {platform.name for platform in RECRUITING}, "Add its line to crawlers/platforms/table.py."


def test_a_verb_has_its_module_and_a_module_its_verb() -> None:
    modules = {path.stem for path in (ROOT / "pipeline/commands").glob("*.py")} - {"__init__"}

    assert modules == set(VERBS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_links_to_exists(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (page.parent / target).exists()]

    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_names_exists(page: Path) -> None:
    named = re.findall(
        r"`((?:vocabulary|crawlers|pipeline|db|board|demo|tests|docs|benchmarks)/[\w/.-]*)`",
        page.read_text(encoding="utf-8"),
    )
    missing = [name for name in named if not (ROOT / name).exists()]

    assert missing == []


def test_every_picture_is_shown_by_a_page() -> None:
    shown = {
        (page.parent / path).resolve()
        for page in PAGES
        for path in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    }

    assert set((ROOT / "docs/images").iterdir()) <= shown


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 120


def test_the_configuration_of_the_board_is_json() -> None:
    config = json.loads((ROOT / "datasette_config.json").read_text(encoding="utf-8"))

    assert {"title", "settings", "plugins", "databases"} <= set(config)
