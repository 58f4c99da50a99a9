"""The three offers as taleez publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import OFFERS, Published, json_ld_page, slug
from tests.worlds.platforms.site import html


def published(base: str) -> Published:
    """A board, and the page of each offer."""
    links = "".join(
        f"<a href='{base}/apply/{slug(o)}'>{o.title}</a><a href='{base}/apply/{slug(o)}/applying'>Postuler</a>"
        for o in OFFERS
    )
    offers = {f"/apply/{slug(o)}": json_ld_page(o) for o in OFFERS}
    return Published(f"{base}/careers/vn", {"/careers/vn": html(links)} | offers)


CASE = Case(
    url="https://novembre.taleez.com/",
    first="https://novembre.taleez.com/",
    published=published,
)
