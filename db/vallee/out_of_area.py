"""vallee.db → what sources showed at their last visit that lies outside of where they are looked for."""

from typing import NamedTuple

from db.store import Store

OUT_OF_AREA = """
    SELECT source, title, postings.url,
        (SELECT group_concat(coalesce(each.value ->> 'name', each.value ->> 'department'), ', ') FROM json_each(places) each) AS place
    FROM postings JOIN source_states USING (source)
    WHERE rejection = 'OUT_OF_AREA'
        AND EXISTS (SELECT 1 FROM sightings WHERE posting = postings.id AND crawl = source || '@' || last_crawl)
    ORDER BY source, title, postings.id
"""


class OutOfArea(NamedTuple):
    """A posting that is kept and not shown, since it lies elsewhere."""

    source: str
    title: str
    url: str
    place: str | None
    """Names of its communes, or numbers of departments; nothing where it names none."""


def out_of_area(store: Store) -> list[OutOfArea]:
    """All of them, by source."""
    return list(store.records(OutOfArea, OUT_OF_AREA))
