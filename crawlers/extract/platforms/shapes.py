"""The table of the JSON that recruiting platforms write: platform → the shape of its offers."""

from collections.abc import Mapping

from crawlers.extract.platforms.finish import (
    flatchr,
    greenhouse,
    welcome,
    with_country,
    without_fragment,
    wordpress,
)
from crawlers.extract.platforms.shape import Shape
from crawlers.platforms.recruiting import KINDS

TOWN = {"addressLocality": "city", "addressRegion": "region|state", "addressCountry": "country"}
FULL = {"streetAddress": "address|street", "postalCode": "postalCode|postal_code|zip_code"} | TOWN

SHAPES: Mapping[str, Shape] = {
    "smartrecruiters": Shape(
        paths={
            "title": "name",  # its sections have titles too
            "identifier": "id",
            "url": "postingUrl",
            "applicationUrl": "applyUrl",
            "occupationalCategory": "function.label",
        },
        texts="jobAd.sections.companyDescription jobAd.sections.jobDescription jobAd.sections.qualifications "
        "jobAd.sections.additionalInformation",
        places="location",
        parts=FULL,
        link="https://jobs.smartrecruiters.com/{item[company][identifier]}/{item[id]}",
    ),
    "workday": Shape(
        paths={
            "title": "jobPostingInfo.title",
            "identifier": "jobPostingInfo.jobReqId|jobPostingInfo.id",
            "url": "jobPostingInfo.externalUrl",
            "datePosted": "jobPostingInfo.startDate",
            "validThrough": "jobPostingInfo.endDate",
            "workHours": "jobPostingInfo.timeType",
            "hiringOrganization": "hiringOrganization.name",
        },
        texts="jobPostingInfo.jobDescription",
        places="jobPostingInfo.location jobPostingInfo.additionalLocations",
        finish=with_country,
    ),
    "digitalrecruiters": Shape(
        paths={"identifier": "reference", "datePosted": "published_at", "hiringOrganization": "brand.name"},
        texts="description profile",
        places="address.parts",
        parts={
            "streetAddress": "street",
            "postalCode": "zip",
            "addressLocality": "city",
            "addressRegion": "state",
            "addressCountry": "country",
        },
        finish=without_fragment,
    ),
    "flatchr": Shape(
        paths={
            "title": "vacancy.title",
            "identifier": "vacancy.vacancy_id|vacancy_id|id",
            "datePosted": "created_at|vacancy.created_at",
            "jobStartDate": "vacancy.start_date",
            "employmentType": "vacancy.contract_type",
            "educationRequirements": "vacancy.education_level",
            "occupationalCategory": "vacancy.metier",
            "industry": "vacancy.activity",
            "applicationUrl": "vacancy.apply_url",
            "hiringOrganization": "vacancy.company.name",
        },
        texts="vacancy.description vacancy.mission vacancy.profile",
        places="vacancy.address",
        parts={
            "name": "formatted_address",
            "postalCode": "postal_code",
            "addressLocality": "locality",
            "addressRegion": "administrative_area_level_1",
            "addressCountry": "country",
        },
        link="https://careers.flatchr.io/company/{item[vacancy][company][slug]}/vacancy/{item[vacancy][slug]}",
        finish=flatchr,
    ),
    "welcometothejungle": Shape(
        paths={
            "title": "name",
            "identifier": "reference",
            "datePosted": "published_at|created_at.fr|created_at",
            "employmentType": "contract_type.fr|contract_type.en",
            "jobStartDate": "start_date.fr|start_date",
        },
        texts="company_description description profile recruitment_process",
        places="office",
        parts=FULL | {"addressCountry": "country.fr|country_code", "addressRegion": "district"},
        employer="name",
        finish=welcome,
    ),
    "teamtailor": Shape(
        paths={"url": "url", "datePosted": "_jobposting.datePosted|date_published"},
        texts="_jobposting.description|content_html",
        employer="title",
    ),
    "recruitee": Shape(
        paths={
            "identifier": "id",
            "url": "careers_url",
            "applicationUrl": "careers_apply_url",
            "datePosted": "published_at",
        },
        texts="description requirements",
        places="locations|.",
        parts=TOWN | {"name": "name|location", "postalCode": "postal_code", "streetAddress": "street"},
    ),
    "greenhouse": Shape(
        paths={
            "identifier": "id",
            "url": "absolute_url",
            "datePosted": "first_published|updated_at",
            "validThrough": "application_deadline",
        },
        texts="content",
        places="location",
        parts={"name": "name"},
        finish=greenhouse,
    ),
    "lever": Shape(
        paths={"title": "text", "url": "hostedUrl", "applicationUrl": "applyUrl", "datePosted": "createdAt"},
        texts="description lists additional",
        places="categories.allLocations|categories.location",
    ),
    "ashby": Shape(
        paths={"url": "jobUrl", "applicationUrl": "applyUrl", "datePosted": "publishedAt"},
        texts="descriptionHtml|descriptionPlain",
        places=". secondaryLocations",
        parts={
            "name": "location",
            "addressLocality": "address.postalAddress.addressLocality|address.addressLocality",
            "addressRegion": "address.postalAddress.addressRegion|address.addressRegion",
            "addressCountry": "address.postalAddress.addressCountry|address.addressCountry",
        },
    ),
    "workable": Shape(
        paths={"identifier": "shortcode", "url": "url|shortlink", "datePosted": "published_on|created_at"},
        texts="description",
        places="locations|.",
        parts=TOWN,
        employer="name",
    ),
    "wordpress": Shape(
        paths={"identifier": "id", "url": "link", "datePosted": "date"},
        texts="content.rendered|excerpt.rendered",
        only={"type": KINDS},
        finish=wordpress,
    ),
}
