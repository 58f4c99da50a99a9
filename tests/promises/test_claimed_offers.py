"""Whatever another member writes into its pages, an employer's offers stay its own: their words, links, life and page."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from board.serve import datasette
from db.people.open import open_people
from db.people.requests import ask
from db.people.rows import Actor
from db.rows import Row
from pipeline.__main__ import main
from pipeline.installation.paths import Paths
from tests.worlds.board.members_world import World
from tests.worlds.registry_rows import GOOD_MEMBER, other, registry
from tests.worlds.servers.neighbouring_sites import (
    AGENCY,
    EMPLOYER,
    EVIL,
    MORE,
    RIVAL,
    TITLES,
    Site,
    claiming_pages,
    job_page,
    sites,
)

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
AGENCY_RETELLS = 6
HOME = "Vous pliez des enveloppes chez vous, le soir et la nuit, après avoir versé une caution pour le matériel. " * 6
JOBS = """
    SELECT id, slug, title, description, organization, organization_id, publisher, source, apply_url, status, closed_by, canonical
    FROM (SELECT jobs.*, postings.id AS canonical FROM jobs JOIN postings ON job = jobs.id AND postings.canonical)
"""


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch, forked: None) -> None:
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")


@pytest.fixture
def employer_and_rival() -> Iterator[tuple[Site, Site, Site]]:
    own: dict[str, str] = {}
    claims: dict[str, str] = {}
    passed_on: dict[str, str] = {}
    with sites(own, claims, passed_on) as (employer, rival, agency):
        own |= {f"/offre/{n}": job_page(n, identifier=f"VN-2026-{n}") for n in range(len(TITLES))}
        claims |= {f"/o/{n}": page for n, page in enumerate(claiming_pages(employer.address).values())}
        theirs: dict[str, Any] = {
            "hiringOrganization": {"name": EMPLOYER},
            "url": f"{employer.address}/offre/{AGENCY_RETELLS}",
        }
        passed_on |= {"/mission/1": job_page(AGENCY_RETELLS, **theirs)}
        yield employer, rival, agency


def installation(folder: Path, employer: Site, *others: tuple[str, Site], kind: str = "verrier") -> Paths:
    """An installation that reads the employer, and some others; ``kind``: the rival's."""
    folder.mkdir()
    consent = "yes" if kind == "agence_interim" else ""
    rival = other(GOOD_MEMBER, "rival", name=RIVAL, kind=kind, consent=consent)
    members = [other(GOOD_MEMBER, "novembre", name=EMPLOYER), rival]
    members += [other(GOOD_MEMBER, "interim", name=AGENCY, kind="agence_interim", consent="yes")]
    listing = {"spider": "listing", "options": "links=css:ul.offres a;container=css:ul.offres"}
    read = (("novembre", employer), *others)
    registry(
        folder, members, [{"id": id, "member": id, "url": f"{site.address}/emploi"} | listing for id, site in read]
    )
    return Paths(registry=folder, data=folder / "var")


def crawl(paths: Paths, day: int) -> None:
    """Read all sites."""
    words = [
        "--registry",
        str(paths.registry),
        "--data",
        str(paths.data),
        "--now",
        (NOW + timedelta(days=day)).isoformat(),
    ]
    assert main([*words, "crawl", "--all"]) == 0


def jobs(paths: Paths, where: str = "source = 'novembre'") -> list[Row]:
    """Jobs of the board, but for what links them to others."""
    with closing(sqlite3.connect(paths.board)) as board:
        board.row_factory = sqlite3.Row
        return [dict(row) for row in board.execute(f"{JOBS} WHERE {where} ORDER BY id")]


def taken_over(alone: Paths, beside: Paths) -> list[str]:
    """Titles of the employer's jobs that are not what they are when it is alone."""
    there = {job["id"]: job for job in jobs(beside)}
    return [job["title"] for job in jobs(alone) if there.get(job["id"]) != job]


def test_what_another_member_claims_takes_no_offer_over(
    employer_and_rival: tuple[Site, Site, Site], tmp_path: Path
) -> None:
    employer, rival, _ = employer_and_rival
    alone, beside = (
        installation(tmp_path / "alone", employer),
        installation(tmp_path / "beside", employer, ("rival", rival)),
    )
    for paths in (alone, beside):
        crawl(paths, 0)
    assert len(jobs(alone)) == len(TITLES)
    assert taken_over(alone, beside) == []
    claimed = jobs(beside, "source = 'rival'")
    assert len(claimed) == len(claiming_pages("")), "each is shown as what it is"

    with open_people(beside.people) as people:
        for job in claimed:
            for kind in ("hide", "filled"):
                ask(people, NOW, who=Actor(member="rival"), kind=kind, subject=job["canonical"])
            ask(people, NOW, who=Actor(member="rival"), kind="hide", subject=job["id"])
        for job in jobs(alone):
            ask(people, NOW, who=Actor(member="rival"), kind="hide", subject=job["canonical"])
    employer.pages.pop("/offre/0")
    employer.pages.pop("/offre/4")
    for day in (1, 2):
        for paths in (alone, beside):
            crawl(paths, day)
        assert taken_over(alone, beside) == []
    assert [job["status"] for job in jobs(beside)].count("closed") == 2, "they closed with their own pages"
    assert not jobs(beside, "source = 'rival'")


@pytest.mark.parametrize("kind", ["agence_interim", "ecole", "organisme", "verrier"])
def test_whoever_copies_an_offer_neither_keeps_it_open_nor_inherits_it(
    employer_and_rival: tuple[Site, Site, Site], tmp_path: Path, kind: str
) -> None:
    employer, rival, _ = employer_and_rival
    named: dict[str, Any] = {"hiringOrganization": {"name": EMPLOYER}, "applicationUrl": EVIL}
    rival.pages.clear()
    rival.pages |= {
        "/o/0": job_page(0, identifier="VN-2026-0", description=MORE, **named),
        "/o/1": job_page(1, **{"identifier": "VN-2026-1", "title": "Travail à domicile", "description": HOME} | named),
        "/o/2": job_page(2, identifier="VN-2026-2", **named),
        "/o/3": job_page(3, hiringOrganization={"name": "Confidentiel"}, applicationUrl=EVIL),
    }
    alone = installation(tmp_path / "alone", employer)
    beside = installation(tmp_path / "beside", employer, ("rival", rival), kind=kind)
    for paths in (alone, beside):
        crawl(paths, 0)
    assert taken_over(alone, beside) == []
    apart = {job["title"] for job in jobs(beside, "source = 'rival'")}
    assert {TITLES[0], "Travail à domicile"} <= apart, "a copied reference joins nothing"

    for n in range(4):
        employer.pages.pop(f"/offre/{n}")
    for day in (1, 2, 3):  # so many at once are believed when they stay away
        for paths in (alone, beside):
            crawl(paths, day)
    assert taken_over(alone, beside) == []
    assert [job["status"] for job in jobs(beside)].count("closed") == 4, "its own word that they are over counts"
    left = jobs(beside, "source = 'rival'")
    assert len(left) == len(rival.pages), "what the other one still shows is its own"
    assert {job["status"] for job in left} == {"open"}


def test_who_claims_is_shown_as_who_it_is(employer_and_rival: tuple[Site, Site, Site], tmp_path: Path) -> None:
    employer, rival, _ = employer_and_rival
    beside = installation(tmp_path / "beside", employer, ("rival", rival))
    crawl(beside, 0)
    world = World(beside, ds=datasette(beside.board))
    for job in jobs(beside, f"apply_url = '{EVIL}'"):
        page = world.ask("GET", f"/offres/{job['id']}-{job['slug']}").text
        assert "Postuler<span> sur evil.example</span>" in page
        assert "n’est ni celle de Décor Rival" in page
        assert ("d’après Décor Rival, qui publie l’offre" in page) == (job["organization"] != RIVAL)
    assert jobs(beside, f"apply_url = '{EVIL}'"), "it is tried"
    for job in jobs(beside):
        page = world.ask("GET", f"/offres/{job['id']}-{job['slug']}").text
        assert 'Postuler<span class="sr"> sur 127.0.0.2</span>' in page
        assert EVIL not in page
        assert MORE[:40] not in page


def test_an_honest_agency_that_retells_an_offer_is_joined_to_it(
    employer_and_rival: tuple[Site, Site, Site], tmp_path: Path
) -> None:
    employer, _, agency = employer_and_rival
    alone, beside = (
        installation(tmp_path / "alone", employer),
        installation(tmp_path / "beside", employer, ("interim", agency)),
    )
    for paths in (alone, beside):
        crawl(paths, 0)
    assert taken_over(alone, beside) == []
    assert not jobs(beside, "source = 'interim'"), "it tells of the employer's"
