"""A school: an Atom feed of summaries, whose links lead to the offers of its partners."""

from html import escape

from demo import layout
from demo.answers import InventedSite, SiteRequest, SiteResponse, last_part
from demo.french import long
from demo.sites import Make
from demo.valley import Offer


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """``/apprentissage/atom.xml`` and ``/apprentissage/SLUG``."""
    if request.path == "/apprentissage/atom.xml":
        return SiteResponse(feed(site), "application/atom+xml; charset=utf-8")
    offer = site.find(last_part(request.path)) if request.path.startswith("/apprentissage/") else None
    return SiteResponse(page(site, offer)) if offer else None


def feed(site: InventedSite) -> str:
    """The feed."""
    entries = "\n".join(entry(site, offer) for offer in site.listed)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<title>{escape(site.company.name)}, contrats à pourvoir</title>
<id>{site.url("/apprentissage/")}</id>
<updated>{site.today.isoformat()}T08:00:00+01:00</updated>
{entries}
</feed>
"""


def entry(site: InventedSite, offer: Offer) -> str:
    """A summary."""
    url = site.url(f"/apprentissage/{offer.slug}")
    return f"""<entry>
<title>{escape(offer.title)}</title>
<id>{url}</id>
<link rel="alternate" type="text/html" href="{url}"/>
<published>{offer.posted.isoformat()}T09:30:00+01:00</published>
<updated>{offer.posted.isoformat()}T09:30:00+01:00</updated>
<author><name>{escape(site.company.name)}</name></author>
<summary>{escape(offer.prose.post)}</summary>
</entry>"""


def page(site: InventedSite, offer: Offer) -> str:
    """An offer of a partner."""
    facts = "\n".join(f"<p><strong>{label} :</strong> {escape(value)}</p>" for label, value in offer.facts.items())
    main = (
        f"<h1>{escape(offer.title)}</h1>\n<p>Contrat diffusé le {long(offer.posted)}.</p>\n{facts}\n"
        f"{layout.prose(offer)}"
    )
    return layout.shell(site, offer.title, main)


MAKE = Make("feed", "/apprentissage/atom.xml", "follow=yes", answer)
