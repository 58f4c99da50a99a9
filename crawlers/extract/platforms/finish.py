"""What no table of names can say of a platform's offers → their properties, completed."""

import re
from html import unescape
from typing import Any

from crawlers.extract.formats.json_api import at
from crawlers.extract.objects.values import phrase, positive

Fields = dict[str, Any]
PERIODS = {"y": "YEAR", "m": "MONTH", "h": "HOUR"}
TERMS = {
    "employmentType": re.compile(r"contra|types?\b|type$", re.IGNORECASE),
    "jobLocation": re.compile(r"lieu|ville|locati|region|commune|site", re.IGNORECASE),
    "occupationalCategory": re.compile(r"categor|metier|famille|domaine|service|secteur", re.IGNORECASE),
}
"""Property → how WordPress sites name the taxonomy that says it."""


def with_country(item: Fields, fields: Fields) -> Fields:
    """Workday: the country beside the places, which are names only; its « start date » is that of the posting."""
    fields.pop("jobStartDate", None)
    country = phrase(at(item, "jobPostingInfo.country.descriptor"))
    places = fields.get("jobLocation") or []
    for place in places if isinstance(places, list) else [places]:
        if country and country not in place["name"]:
            place["address"] = {"addressCountry": country}
    return fields


def without_fragment(item: Fields, fields: Fields) -> Fields:
    """DigitalRecruiters: the page of the offer is the one on which one applies."""
    return fields | {"url": phrase(item.get("apply_url")).partition("#")[0]}


def flatchr(item: Fields, fields: Fields) -> Fields:
    """Flatchr: years of experience, hours and wage are numbers and letters."""
    vacancy = item["vacancy"]
    years, amount = positive(vacancy.get("experience")), positive(vacancy.get("salary"))
    fields["experienceRequirements"] = f"{years:g} an{'s' if years > 1 else ''}" if years else ""
    fields["workHours"] = "temps partiel" if vacancy.get("partial") is True else ""
    wage = {"minValue": amount, "unitText": PERIODS.get(phrase(vacancy.get("mensuality")), "")}
    fields["baseSalary"] = {"value": wage, "currency": phrase(vacancy.get("currency")) or "EUR"} if amount else None
    return fields


def welcome(item: Fields, fields: Fields) -> Fields:
    """Welcome to the Jungle: the page on the employer's own site, if there is one; how long the contract lasts."""
    pages = [page for page in item.get("websites_urls") or [] if isinstance(page, dict) and page.get("url")]
    own = [
        page for page in pages if not phrase(page.get("website_reference") or page.get("reference")).startswith("wttj")
    ]
    fields["url"] = phrase((own or pages or [{}])[0].get("url"))
    months = positive(item.get("contract_duration_min")) or positive(item.get("contract_duration_max"))
    if months and fields.get("employmentType"):
        fields["employmentType"] = [fields["employmentType"], f"{months:g} mois"]
    return fields


def greenhouse(item: Fields, fields: Fields) -> Fields:
    """Greenhouse: the text is HTML that was escaped once more."""
    del item
    return fields | {"description": unescape(fields.get("description", ""))}


def wordpress(item: Fields, fields: Fields) -> Fields:
    """WordPress: entities in titles, and taxonomies that each site names as it likes."""
    fields["title"] = unescape(re.sub(r"<[^>]{0,500}>", "", phrase(at(item, "title.rendered")))).strip()
    groups = at(item, "_embedded.wp:term")
    terms = [term for group in (groups if isinstance(groups, list) else []) for term in group if isinstance(term, dict)]
    for name, words in TERMS.items():
        said = [unescape(phrase(term.get("name"))) for term in terms if words.search(phrase(term.get("taxonomy")))]
        if said and not fields.get(name):
            fields[name] = [{"name": town} for town in said] if name == "jobLocation" else said
    return fields
