"""An agency that gives its offers as one XML file, in the form that job boards ask for."""

from html import escape

from demo import layout
from demo.answers import InventedSite, SiteRequest, SiteResponse, last_part
from demo.french import rfc822
from demo.sites import Make
from demo.valley import Offer

HEADINGS = ("La mission", "Vos missions", "Votre profil", "Nos avantages")


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """``/flux/offres.xml`` and ``/offres/SLUG``."""
    if request.path == "/flux/offres.xml":
        return SiteResponse(feed(site), "application/xml; charset=utf-8")
    offer = site.find(last_part(request.path)) if request.path.startswith("/offres/") else None
    if offer is None:
        return None
    main = f"<h1>{escape(offer.title)}</h1>{layout.definitions(offer.facts)}{layout.prose(offer, headings=HEADINGS)}"
    return SiteResponse(layout.shell(site, offer.title, main))


def feed(site: InventedSite) -> str:
    """The file."""
    jobs = "\n".join(job(site, offer) for offer in site.listed)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<source>\n<publisher>{escape(site.company.name)}</publisher>\n'
        f"<publisherurl>{site.base}</publisherurl>\n{jobs}\n</source>\n"
    )


def job(site: InventedSite, offer: Offer) -> str:
    """One offer; the employer stays hidden."""
    town, _, country = offer.place.partition(", ")
    values = {
        "title": offer.title,
        "date": rfc822(offer.posted),
        "referencenumber": offer.reference,
        "url": site.url(f"/offres/{offer.slug}"),
        "company": site.company.name,
        "city": town,
        "state": offer.commune.region if offer.commune else "",
        "postalcode": offer.commune.postal_code if offer.commune else "",
        "country": country or "France",
        "description": layout.prose(offer, headings=HEADINGS, level=3),
        "salary": offer.pay.words() if offer.pay else "",
        "jobtype": offer.contract,
        "education": offer.level,
        "experience": offer.experience,
        "schedule": offer.hours,
        "expirationdate": offer.valid_through.isoformat() if offer.valid_through else "",
    }
    lines = "\n".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in values.items() if value)
    return f"<job>\n{lines}\n</job>"


MAKE = Make("feed", "/flux/offres.xml", "", answer, robots="")
