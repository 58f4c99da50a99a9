"""One text for several communes: one card in a list, each job by its own commune, counts of jobs."""

import json
import re
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from board.search.families import members, once
from board.search.index import Index, as_set, several
from board.search.newest import opened
from board.wording.labels import LABELS
from db.store import open_store
from db.vallee.refinement import write_jobs, write_postings
from pipeline.mail import alert_letters
from pipeline.publishing.publish import publish
from tests.worlds.board.answers import count, titles
from tests.worlds.board.client import KEEP, Board
from tests.worlds.rebuilt_days import NOW
from tests.worlds.store_rows import DAY, fill, job, job_posting

COMMUNES = ("76255", "Eu", 50.05, 1.42), ("80373", "Gamaches", 49.99, 1.56), ("76711", "Le Tréport", 50.06, 1.37)
ALONE, FAMILIES = 50, 10


def places(number: int) -> str:
    """The commune of a job, each in turn."""
    insee, name, lat, lon = COMMUNES[number % 3]
    known = {"insee": insee, "name": name, "department": insee[:2], "region": "28", "lat": lat, "lon": lon}
    return json.dumps([known | {"zone": "vallee-de-la-bresle"}])


@cache
def board() -> Board:
    """Fifty jobs that stand alone, then ten families of three, one in each commune."""
    folder = TemporaryDirectory(prefix="board-tests-")
    KEEP.append(folder)
    store, file = Path(folder.name) / "vallee.db", Path(folder.name) / "board.db"
    with open_store(store) as kept:
        postings = [
            replace(one, places=places(number), title=f"Métier {number if number < ALONE else 100 + family(number)}")
            for number, one in enumerate(fill(kept, ALONE + 3 * FAMILIES))
        ]
        write_postings(kept, postings)
        heads = [postings[ALONE + 3 * family(n)].id if n >= ALONE else None for n in range(len(postings))]
        jobs = [job(one, family=head) for one, head in zip(postings, heads, strict=True)]
        write_jobs(kept, jobs, [job_posting(one) for one in postings], [], DAY)
    publish(store, file, NOW, labels=LABELS)
    return Board(file)


def family(number: int) -> int:
    """Which family a job is of."""
    return (number - ALONE) // 3


def test_a_list_shows_a_family_once_over_all_its_pages_and_says_so() -> None:
    pages = [board().html(f"/?page={number}") for number in (1, 2, 3)]
    shown = [title for page in pages for title in titles(page)]

    assert count(pages[0]) == ALONE + 3 * FAMILIES
    assert f"en {ALONE + FAMILIES}\xa0fiches" in pages[0]
    assert len(shown) == len(set(shown)) == ALONE + FAMILIES
    assert 'rel="next' not in pages[2]


def test_a_mail_tells_a_family_as_one_offer() -> None:
    board().html("/")
    with closing(opened(Path(board().datasette.get_database("board").path))) as file:
        newest = file.newest("", "", NOW.date(), 100)

    assert newest.count == len(newest.jobs) == ALONE + FAMILIES
    assert sum(alert_letters.places(job).endswith(" (3 lieux)") for job in newest.jobs) == FAMILIES
    assert newest.found is not None
    assert len(newest.found) == ALONE + 3 * FAMILIES, "each is known from then on"


def test_a_card_links_to_its_siblings() -> None:
    page = board().html("/")
    also = re.findall(r'<p class="also">Aussi (.*?)</p>', page)
    assert len(also) == FAMILIES
    for line in also:
        links = re.findall(r'href="(/offres/[^"]+)">([^<]+)</a>', line)
        assert len(links) == 2
        assert line.endswith("(3\xa0communes)")
        assert all(board().get(link).status_code == 200 for link, _ in links)


def test_each_sibling_is_found_by_its_own_commune() -> None:
    for _, name, *_ in COMMUNES:
        page = board().html(f"/?lieu={name}&page=1")
        shown = titles(page) + titles(board().html(f"/?lieu={name}&page=2"))
        assert sum(title.startswith("Métier 1") and len(title) > 9 for title in shown) == FAMILIES
        assert count(page) == len(shown), "one sibling each: as many cards as offers"
        assert "fiches" not in page.partition('id="compte"')[2].partition("cards")[0]


def test_the_nearest_sibling_is_shown_when_distance_counts() -> None:
    page = board().html("/?lieu=Gamaches&rayon=20&tri=distance")
    cards = re.findall(r'<article class="card">(.*?)</article>', page, flags=re.DOTALL)
    of_families = [card for card in cards if "Aussi" in card]
    assert len(of_families) == FAMILIES
    assert all("Gamaches" in card.partition("Aussi")[0] for card in of_families)


def test_facets_and_feeds_are_of_jobs() -> None:
    listed = board().get("/offres.json?page=1").json()
    assert listed["count"] == ALONE + 3 * FAMILIES
    of_communes = {one["value"]: one["count"] for one in listed["facets"]["commune"]}
    assert sum(of_communes.values()) == ALONE + 3 * FAMILIES
    atom = board().get("/offres.atom").text
    assert atom.count(">Métier 109, ") == 3


def test_the_page_of_a_job_lists_the_others_and_not_among_those_alike() -> None:
    listed = board().get("/offres.json").json()["jobs"]
    one = next(job for job in listed if job["title"] == "Métier 103")
    page = board().html(f"/offres/{one['id']}-{one['slug']}")
    section = page.partition("La même offre dans d’autres communes")[2].partition("</section>")[0]
    assert section.count("<li>") == 2
    assert "Métier 103" not in page.partition('id="voisines"')[2]


def test_the_page_of_a_company_shows_a_family_once() -> None:
    page = board().html("/entreprises/verrerie-fictive")
    assert page.count('<article class="card">') == ALONE + FAMILIES
    assert f"{ALONE + 3 * FAMILIES}\xa0offres ouvertes" in page


@given(st.lists(st.integers(0, 200), unique=True))
def test_members_are_those_of_the_set(positions: list[int]) -> None:
    assert list(members(as_set(positions, 201))) == sorted(positions)


@given(st.lists(st.sampled_from(["a", "b", "c", "d", None]), max_size=40), st.integers(0, 40), st.data())
def test_each_family_is_once_in_any_order_of_sets(of: list[str | None], cut: int, data: st.DataObject) -> None:
    known = several(enumerate(of))
    index = Index([*range(len(of))], {}, {}, [], (1 << len(of)) - 1, 0, 0, {}, {}, {}, known, as_set(known, len(of)))
    found = as_set(data.draw(st.sets(st.integers(0, max(0, len(of) - 1)), max_size=len(of))) if of else (), len(of))
    low = (1 << cut) - 1
    for tiers in ([found], [found & low, found & ~low], [found & ~low, found & low]):
        kept = once(index, tiers)
        shown = [position for tier in kept for position in members(tier)]
        alone = [position for position in members(found) if position not in known]
        assert all(tier & ~before == 0 for tier, before in zip(kept, tiers, strict=True))
        assert set(alone) <= set(shown)
        families = [known[position] for position in shown if position in known]
        assert sorted(families) == sorted({known[position] for position in members(found) if position in known})
