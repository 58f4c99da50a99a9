"""A row of ``jobs`` → schema.org JobPosting as search engines read it; nothing that the source does not say."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from board.published.rows import JobPageRow
from french.calendar import last_second_of
from french.communes import postal_code
from vocabulary.posting_values import REGION

UNITS = {"hour": "HOUR", "day": "DAY", "month": "MONTH", "year": "YEAR"}
TYPES = {
    "CDD": "TEMPORARY",
    "INTERIM": "TEMPORARY",
    "CDD_USAGE": "TEMPORARY",
    "SAISONNIER": "TEMPORARY",
    "INTERMITTENT": "TEMPORARY",
    "STAGE": "INTERN",
    "FREELANCE": "CONTRACTOR",
}
LEVELS = {
    3: "professional certificate",
    4: "high school",
    5: "associate degree",
    6: "bachelor degree",
    7: "postgraduate degree",
}
REQUIRED = {"title", "description", "datePosted", "hiringOrganization", "jobLocation"}
"""What Google asks of every offer."""
BY_AGENCY = {"INTERIM", "CDI_INTERIM"}


def job_posting(job: JobPageRow, url: str) -> dict[str, Any] | None:
    """The object; ``None`` for a closed job, or when something that Google requires is unknown: nothing is invented.

    Required (developers.google.com/search/docs/appearance/structured-data/job-posting): title, description, datePosted,
    hiringOrganization, jobLocation.
    """
    posting = properties(job, url)
    return None if job.closed or not posting.keys() >= REQUIRED else posting


def properties(job: JobPageRow, url: str) -> dict[str, Any]:
    """What is known of the object, closed or not; what is unknown is left out."""
    places = [location(place) for place in json.loads(job.places) if place.get("name")]
    posting = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": job.title or None,
        "description": job.description or None,
        "identifier": identifier(job),
        "url": url,
        "datePosted": job.date_posted or None,
        "validThrough": last_second_of(date.fromisoformat(job.valid_through)).isoformat()
        if job.valid_through
        else None,
        "employmentType": employment_types(job),
        "hiringOrganization": organization(job),
        "jobLocation": places if len(places) > 1 else next(iter(places), None),
        "baseSalary": salary(job),
        "experienceRequirements": experience(job),
        "educationRequirements": education(job),
        "occupationalCategory": f"{job.rome} {job.occupation}" if job.rome else None,
        "directApply": False,
    }
    return {name: value for name, value in posting.items() if value is not None}


def identifier(job: JobPageRow) -> dict[str, str] | None:
    """The reference of who publishes the offer; an id of ours would be no reference of theirs."""
    return {"@type": "PropertyValue", "name": job.publisher, "value": job.reference} if job.reference else None


def location(place: Mapping[str, Any]) -> dict[str, Any]:
    """Where one works, as a commune: the street is not known here."""
    known = {
        "addressLocality": place["name"],
        "addressRegion": REGION.get(place.get("region") or ""),
        "postalCode": postal_code(place.get("insee")),
        "addressCountry": "FR",
    }
    address = {"@type": "PostalAddress"} | {name: value for name, value in known.items() if value}
    schema_place: dict[str, Any] = {"@type": "Place", "address": address}
    if place.get("lat") is not None and place.get("lon") is not None:
        schema_place["geo"] = {"@type": "GeoCoordinates", "latitude": place["lat"], "longitude": place["lon"]}
    return schema_place


def organization(job: JobPageRow) -> dict[str, str] | str:
    """Who employs: for temporary work that is the agency; a hidden employer is « confidential », as Google asks."""
    if job.organization:
        return {"@type": "Organization", "name": job.organization}
    if job.publisher_kind == "agency" and BY_AGENCY & set(json.loads(job.contract)):
        return {"@type": "Organization", "name": job.publisher}
    return "confidential"


def employment_types(job: JobPageRow) -> list[str] | None:
    """Google's words for contract and working time."""
    types = {"plein": ["FULL_TIME"], "partiel": ["PART_TIME"]}.get(job.worktime or "", [])
    types += [TYPES[kind] for kind in json.loads(job.contract) if kind in TYPES]
    return list(dict.fromkeys(types)) or None


def salary(job: JobPageRow) -> dict[str, Any] | None:
    """The gross wage, only if the source states it with its period."""
    low, high = job.salary_min, job.salary_max
    if (low is None and high is None) or job.salary_period not in UNITS or job.salary_gross == 0:
        return None
    amounts = {"value": low} if low == high else {"minValue": low, "maxValue": high}
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": UNITS[job.salary_period]}
    value |= {name: amount for name, amount in amounts.items() if amount is not None}
    return {"@type": "MonetaryAmount", "currency": "EUR", "value": value}


def experience(job: JobPageRow) -> dict[str, Any] | str | None:
    """The months of experience that are asked for, or that none is needed."""
    if job.beginner:
        return "no requirements"
    if not job.experience_months:
        return None
    return {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": job.experience_months}


def education(job: JobPageRow) -> dict[str, str] | None:
    """The lowest level of education that is enough, in Google's words."""
    level = LEVELS.get(job.education or 0)
    return {"@type": "EducationalOccupationalCredential", "credentialCategory": level} if level else None


def for_script(value: Any, indent: int | None = None) -> str:
    """JSON that may stand inside a ``script`` element.

    >>> for_script({"title": "</script><b>&"})
    '{"title": "\\\\u003c/script\\\\u003e\\\\u003cb\\\\u003e\\\\u0026"}'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    for letter, code in {
        "<": "\\u003c",
        ">": "\\u003e",
        "&": "\\u0026",
        "\u2028": "\\u2028",
        "\u2029": "\\u2029",
    }.items():
        text = text.replace(letter, code)
    return text
