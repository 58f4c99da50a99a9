"""A content manager that marks its pages with RDFa."""

from html import escape

from demo import layout
from demo.answers import InventedSite, SiteRequest, SiteResponse, last_part
from demo.french import EMPLOYMENT_TYPES, long
from demo.sites import Make
from demo.valley import Offer


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """``/emplois`` and ``/node/SLUG``."""
    if request.path == "/emplois":
        lines = [
            f"<h3>{layout.link(f'/node/{offer.slug}', offer.title)}</h3><p>{offer.contract}</p>"
            for offer in site.listed
        ]
        return SiteResponse(layout.shell(site, "Emplois", f"<h1>Emplois</h1>{layout.items(site, lines)}"))
    offer = site.find(last_part(request.path)) if request.path.startswith("/node/") else None
    return SiteResponse(page(site, offer)) if offer else None


def page(site: InventedSite, offer: Offer) -> str:
    """An offer."""
    code = offer.commune.postal_code if offer.commune else ""
    kind = EMPLOYMENT_TYPES[offer.contract_code.partition("-")[0]]
    main = f"""<div vocab="https://schema.org/" typeof="JobPosting" about="{site.url(f"/node/{offer.slug}")}">
<h1 property="title">{escape(offer.title)}</h1>
<p>Publié le <span property="datePosted" content="{offer.posted.isoformat()}">{long(offer.posted)}</span>
par <span property="hiringOrganization" typeof="Organization"><span property="name">{escape(site.company.name)}</span></span></p>
<p property="jobLocation" typeof="Place"><span property="address" typeof="PostalAddress">
<span property="postalCode">{code}</span> <span property="addressLocality">{escape(offer.place)}</span></span></p>
<p>Contrat : <span property="employmentType" content="{kind}">{escape(offer.contract)}</span>,
horaires : <span property="workHours">{escape(offer.hours)}</span></p>
<p>Référence : <span property="identifier">{offer.reference}</span></p>
<p>Salaire : {escape(offer.pay.words() if offer.pay else "à convenir")}</p>
<div property="description">{layout.prose(offer)}</div>
</div>"""
    return layout.shell(site, offer.title, main)


MAKE = Make("listing", "/emplois", "links=xpath://ul[@class='offres']//h3/a/@href; container=css:ul.offres", answer)
