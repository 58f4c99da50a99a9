"""A site is drawn anew, and its source told so: its offers stay what they are, under the ids, addresses and days that they have."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawlers.platforms.table import SPIDERS
from crawlers.registry.registry import read_registry
from pipeline.__main__ import main
from pipeline.installation.paths import Paths
from pipeline.sources.registry_lines import with_cells
from tests.worlds.registry_rows import GOOD_MEMBER, other, registry
from tests.worlds.servers.neighbouring_sites import EMPLOYER, TITLES, Site, job_page, sites

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
OFFERS = "SELECT id, slug, title, status, first_seen, reopened_at, republished_at FROM jobs ORDER BY id"
LISTING = "links=css:ul.offres a;container=css:ul.offres"


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch, forked: None) -> None:
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")


@pytest.fixture
def before_and_after() -> Iterator[tuple[Site, Site]]:
    with sites({}, {}) as (before, after):
        yield before, after


def call(paths: Paths, day: int, *words: str) -> int:
    at = (NOW + timedelta(days=day)).isoformat()
    return main(["--registry", str(paths.registry), "--data", str(paths.data), "--now", at, *words])


def installation(folder: Path, site: Site) -> Paths:
    """An installation that reads the site before it was drawn anew."""
    line = {"id": "emploi", "member": "novembre", "spider": "listing", "url": f"{site.address}/emploi"}
    members = [other(GOOD_MEMBER, "novembre", name=EMPLOYER)]
    registry(folder, members, [line | {"options": f"{LISTING}; at=06:15", "consent": "yes", "note": "Vu avec eux."}])
    return Paths(registry=folder, data=folder / "var")


def offers(paths: Paths) -> list[Any]:
    with closing(sqlite3.connect(paths.board)) as board:
        return board.execute(OFFERS).fetchall()


def fill(site: Site, path: str, numbers: range, **more: str) -> None:
    """Put offers on a site, each at an address and with a reference made of its number."""
    site.pages.clear()
    for n in numbers:
        site.pages[path.format(n=n)] = job_page(n, **{name: value.format(n=n) for name, value in more.items()})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({}, {}),
        ({"identifier": "VN-{n}"}, {"identifier": "VN-{n}"}),
        ({}, {"identifier": "VN-{n}"}),
        ({"identifier": "VN-{n}"}, {}),
        ({"identifier": "VN-{n}"}, {"identifier": "R-90{n}"}),
    ],
    ids=["addresses", "same references", "references come", "references go", "numbered anew"],
)
def test_no_offer_closes_opens_or_changes_its_name(
    before_and_after: tuple[Site, Site], tmp_path: Path, old: dict[str, str], new: dict[str, str]
) -> None:
    site, after = before_and_after
    paths = installation(tmp_path, site)
    fill(site, "/offre/{n}", range(5), **old)
    assert call(paths, 0, "crawl", "--all") == 0
    known = offers(paths)
    assert len(known) == 5

    site.pages.clear()
    fill(after, "/carrieres/{n}", range(5), **new)
    assert call(paths, 1, "sources", "replace", "emploi", f"{after.address}/emploi", LISTING) == 0
    for day in (1, 2, 3):
        assert call(paths, day, "crawl", "--all") == 0
        assert offers(paths) == known

    # whoever goes, goes, and whoever comes, comes, as on any site
    fill(after, "/carrieres/{n}", range(1, 6), **new)
    for day in (4, 5, 6):
        assert call(paths, day, "crawl", "--all") == 0
    told = {title: (status, id) for id, _, title, status, *_ in offers(paths)}
    assert [told[title][0] for title in TITLES[:6]] == ["closed", *["open"] * 5]
    assert {told[title][1] for title in TITLES[:5]} == {id for id, *_ in known}

    now = offers(paths)
    assert call(paths, 6, "rebuild") == 0
    assert offers(paths) == now


def test_what_was_said_of_the_source_stays_and_the_new_way_is_looked_for(
    before_and_after: tuple[Site, Site], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, after = before_and_after
    paths = installation(tmp_path, site)
    fill(after, "/offre/{n}", range(5))
    assert call(paths, 1, "sources", "replace", "emploi", f"{after.address}/emploi") == 0

    source = read_registry(tmp_path, SPIDERS).sources["emploi"]
    assert source.url.whole.startswith(after.address)
    assert (source.options["at"], source.consent, source.note) == ("06:15", "yes", "Vu avec eux.")
    assert source.checked_on == "2026-11-25"
    assert call(paths, 1, "crawl", "--all") == 0
    assert len(offers(paths)) == 5


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["autre", "https://a.example/", "links=css:a"], "qui existe"),
        (["emploi"], "la nouvelle adresse"),
        (["emploi", "verrerie.example", "links=css:a"], "https://"),
        (["emploi", "https://a.example/", "liens=css:a"], "n’est pas une option"),
    ],
)
def test_a_wrong_order_changes_nothing(
    words: list[str], why: str, before_and_after: tuple[Site, Site], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = installation(tmp_path, before_and_after[0])
    before = (tmp_path / "sources.csv").read_bytes()

    assert call(paths, 0, "sources", "replace", *words) == 2
    assert why in capsys.readouterr().err
    assert (tmp_path / "sources.csv").read_bytes() == before


def test_every_other_line_stays_byte_for_byte() -> None:
    text = 'id;note;url\r\n\r\na;"deux\r\nlignes";x\r\n b ; un , ;y\r\nc;z;"fin"'

    changed = with_cells(text, "b", {"url": "neuf ; ici"})

    assert changed == text.replace(" b ; un , ;y", 'b;un ,;"neuf ; ici"')
    assert with_cells(text, "a", {"url": "y"}) == text.replace('"deux\r\nlignes";x', '"deux\nlignes";y')
    with pytest.raises(KeyError):
        with_cells(text, "d", {"url": "y"})
