"""DigitalRecruiters → the export of an employer, or the list of its career site and the page of each offer."""

from crawlers.platforms.record.platform import API_OPTION, CAPTURED, SEEN, Platform
from crawlers.platforms.record.shape import AnsweredOffer, Fields, Shape
from crawlers.platforms.record.walk import JsonPages


def without_fragment(offer: AnsweredOffer, fields: Fields) -> Fields:
    """The page of the offer is the one on which one applies."""
    return fields | {"url": offer.words("apply_url").partition("#")[0]}


PLATFORM = Platform(
    name="digitalrecruiters",
    for_="DigitalRecruiters (Cegid): a career site of the employer's own, or the export that it has a key for",
    options={
        "token": "key of the export of offers, which the employer can give",
        "locale": "language and country of the offers; `fr_FR` without it",
    }
    | API_OPTION,
    defaults={"locale": "fr_FR", "language": "{locale:.2}"},
    addresses=r"[\w-]+\.digitalrecruiters\.com",
    path=r"//[^/]+/(?P<language>[a-z]{2}(?:_[A-Z]{2})?)(?:/|$)",
    marks=r"(?:api|app)\.digitalrecruiters\.com",
    hosts="digitalrecruiters.com",
    api="https://api.digitalrecruiters.com/public/v1",
    walk=JsonPages(
        pages="{api}/careers-site/job-ads?domainName={host}&locale={locale}&limit=100&page={page}",
        post={},
        size=100,
        items="items",
        id="url",
        total="count",
        detail="{site}/{language}/annonce/{item[url]}",
    ),
    walk_with={
        "token": JsonPages(
            pages="{api}/export/job-ads/{token}",
            api="https://app.digitalrecruiters.com",
            id="reference",
            total="count",
        )
    },
    shape=Shape(
        items="ads",
        keys="catch_phrase contract_type address",
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
    known_by="marks of the page (`api.digitalrecruiters.com`)",
    asks="POST `careers-site/job-ads`, 100 at a time, then each page (JSON-LD); or, with `token`, the export; compares with `count`",
    known_to_work=f"{CAPTURED} (the export), {SEEN} (the career site)",
)
