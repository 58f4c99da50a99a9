"""An offer → schema.org JobPosting, as the plugins of small sites write it."""

import json
from html import escape
from typing import Any

from demo import layout
from demo.answers import InventedSite
from demo.french import EMPLOYMENT_TYPES
from demo.valley import Offer

COUNTRIES = {"Italia": "IT", "Polska": "PL", "España": "ES", "Belgique": "BE"}


def job_posting(site: InventedSite, offer: Offer, url: str) -> dict[str, Any]:
    """The whole object."""
    posting: dict[str, Any] = {
        "@type": "JobPosting",
        "title": offer.title,
        "description": layout.prose(offer, level=3),
        "datePosted": offer.posted.isoformat(),
        "url": url,
        "identifier": {"@type": "PropertyValue", "name": site.company.name, "value": offer.reference},
        "hiringOrganization": {"@type": "Organization", "name": site.company.name, "sameAs": site.url("/")},
        "jobLocation": {"@type": "Place", "address": address(offer)},
        "employmentType": EMPLOYMENT_TYPES.get(offer.contract_code.partition("-")[0], "OTHER"),
        "workHours": offer.hours,
        "experienceRequirements": offer.experience,
        "educationRequirements": offer.level,
    }
    if offer.valid_through:
        posting["validThrough"] = f"{offer.valid_through.isoformat()}T23:59:59+01:00"
    if offer.pay:
        amount = {"@type": "QuantitativeValue", "minValue": offer.pay.min, "maxValue": offer.pay.max}
        amount["unitText"] = offer.pay.schema_unit
        posting["baseSalary"] = {"@type": "MonetaryAmount", "currency": "EUR", "value": amount}
    return {name: value for name, value in posting.items() if value}


def address(offer: Offer) -> dict[str, str]:
    """A postal address."""
    commune = offer.commune
    if commune is None:
        town, _, country = offer.place.partition(", ")
        return {"@type": "PostalAddress", "addressLocality": town, "addressCountry": COUNTRIES[country]}
    return {
        "@type": "PostalAddress",
        "addressLocality": offer.place,
        "postalCode": commune.postal_code,
        "addressRegion": commune.region,
        "addressCountry": "FR",
    }


def script(data: Any, *, type: str = "application/ld+json", attributes: str = "") -> str:
    """A ``script`` element that holds data."""
    text = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="{escape(type)}"{attributes}>{text}</script>'
