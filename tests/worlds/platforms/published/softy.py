"""The three offers as softy publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import OFFERS, Published, labelled_page
from tests.worlds.platforms.site import html, xml


def published(base: str) -> Published:
    """A sitemap, and the page of each offer."""
    locs = "".join(f"<url><loc>{base}/offers/{o.id}</loc><lastmod>{o.day} 08:00:00</lastmod></url>" for o in OFFERS)
    board = "".join(f"<url><loc>{base}/offers{more}</loc></url>" for more in ("", "?page=1"))
    sitemap = xml(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{board}{locs}</urlset>')
    pages = {f"/offers/{o.id}": html(labelled_page(o)) for o in OFFERS}
    return Published(
        f"{base}/offers", {"/sitemap.xml": sitemap} | pages, {"api": base}, says="title town contract date"
    )


CASE = Case(
    url="https://novembre.softy.pro/offers",
    first="https://novembre.softy.pro/sitemap.xml",
    published=published,
)
