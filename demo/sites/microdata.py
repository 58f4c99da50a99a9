"""A page marked with microdata, attribute by attribute."""

from html import escape

from demo import layout
from demo.answers import InventedSite, SiteRequest, SiteResponse, last_part
from demo.french import EMPLOYMENT_TYPES, ago, short
from demo.sites import Make
from demo.valley import Offer


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """``/offres-emploi`` and ``/offres-emploi/SLUG.html``."""
    if request.path == "/offres-emploi":
        lines = [
            f"{layout.link(f'/offres-emploi/{offer.slug}.html', offer.title)} <em>{ago(offer.posted, site.today)}</em>"
            for offer in site.listed
        ]
        return SiteResponse(
            layout.shell(site, "Offres d’emploi", f"<h1>Nous recrutons</h1>{layout.items(site, lines)}")
        )
    offer = site.find(last_part(request.path)) if request.path.startswith("/offres-emploi/") else None
    return SiteResponse(page(site, offer)) if offer else None


def page(site: InventedSite, offer: Offer) -> str:
    """An offer."""
    rows = "".join(f"<li>{label} : {value}</li>\n" for label, value in marked(site, offer).items() if value)
    main = f"""<article itemscope itemtype="https://schema.org/JobPosting">
<h1 itemprop="title">{escape(offer.title)}</h1>
<ul class="infos">
{rows}</ul>
<div itemprop="description">{layout.prose(offer)}</div>
</article>"""
    return layout.shell(site, offer.title, main)


def marked(site: InventedSite, offer: Offer) -> dict[str, str]:
    """The facts, each with its property."""
    kind = EMPLOYMENT_TYPES.get(offer.contract_code.partition("-")[0], "OTHER")
    end = offer.valid_through
    organization = f'<b itemprop="name">{escape(site.company.name)}</b>'
    return {
        "Entreprise": f'<span itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization">{organization}</span>',
        "Lieu": place(offer),
        "Contrat": f'<span itemprop="employmentType" content="{kind}">{escape(offer.contract)}</span>'
        if offer.contract
        else "",
        "Horaires": f'<span itemprop="workHours">{escape(offer.hours)}</span>' if offer.hours else "",
        "Salaire": wage(offer),
        "Référence": f'<span itemprop="identifier">{offer.reference}</span>',
        "Publiée": f'<time itemprop="datePosted" datetime="{offer.posted.isoformat()}">le {short(offer.posted)}</time>',
        "Candidatures": f'jusqu’au <time itemprop="validThrough" datetime="{end.isoformat()}">{short(end)}</time>'
        if end
        else "",
        "Formation": f'<span itemprop="educationRequirements">{escape(offer.level)}</span>' if offer.level else "",
        "Expérience": f'<span itemprop="experienceRequirements">{escape(offer.experience)}</span>'
        if offer.experience
        else "",
    }


def place(offer: Offer) -> str:
    """The address, in two nested things."""
    code = offer.commune.postal_code if offer.commune else ""
    return (
        '<span itemprop="jobLocation" itemscope itemtype="https://schema.org/Place">'
        '<span itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">'
        f'<span itemprop="postalCode">{code}</span> <span itemprop="addressLocality">{escape(offer.place)}</span>'
        '<meta itemprop="addressCountry" content="FR"></span></span>'
    )


def wage(offer: Offer) -> str:
    """The wage, for people and for machines."""
    if not offer.pay:
        return ""
    return (
        '<span itemprop="baseSalary" itemscope itemtype="https://schema.org/MonetaryAmount">'
        '<meta itemprop="currency" content="EUR">'
        '<span itemprop="value" itemscope itemtype="https://schema.org/QuantitativeValue">'
        f'<meta itemprop="minValue" content="{offer.pay.min:g}"><meta itemprop="maxValue" content="{offer.pay.max:g}">'
        f'<meta itemprop="unitText" content="{offer.pay.schema_unit}">{escape(offer.pay.words())}</span></span>'
    )


MAKE = Make("listing", "/offres-emploi", "links=css:ul.offres a; container=css:ul.offres", answer)
