"""What lies outside of the area is listed for as long as its source still shows it."""

from pathlib import Path

from db.store import open_store
from db.vallee.ingest import ingest
from db.vallee.out_of_area import OutOfArea, out_of_area
from db.vallee.refinement import write_postings
from tests.worlds.store_rows import crawl, posting, raw


def test_what_the_last_visit_showed_elsewhere_is_listed(tmp_path: Path) -> None:
    days = [crawl(at=f"2026-11-{day}T05:30:00Z") for day in (24, 25)]
    gone, stays, inside = (raw(number, days[0]) for number in (1, 2, 3))
    lyon = '[{"insee": "69123", "name": "Lyon"}, {"department": "42"}]'
    with open_store(tmp_path / "vallee.db") as store:
        ingest(store, days[0], postings=[gone, stays, inside])
        ingest(store, days[1], postings=[stays, inside])
        elsewhere = [posting(one, rejection="OUT_OF_AREA", places=lyon) for one in (gone, stays)]
        write_postings(store, [*elsewhere, posting(inside)])
        last = "INSERT INTO source_states (source, state, last_crawl) VALUES ('verrerie-fictive', 'ok', ?)"
        store.execute(last, [days[1].started_at])
        assert out_of_area(store) == [OutOfArea("verrerie-fictive", elsewhere[1].title, elsewhere[1].url, "Lyon, 42")]
