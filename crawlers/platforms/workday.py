"""Workday's public « cxs » API → its list, then each posting for its text."""

from crawlers.platforms.record.platform import API_OPTION, SEEN, Platform
from crawlers.platforms.record.shape import AnsweredOffer, Fields, Shape
from crawlers.platforms.record.walk import OFFSET, JsonPages

PER_PAGE = 20
"""Workday gives no more, whatever one asks."""


def with_country(offer: AnsweredOffer, fields: Fields) -> Fields:
    """The country beside the places, which are names only; Workday's « start date » is that of the posting."""
    fields.pop("jobStartDate", None)
    country = offer.words("jobPostingInfo.country.descriptor")
    places = fields.get("jobLocation") or []
    for place in places if isinstance(places, list) else [places]:
        if country and country not in place["name"]:
            place["address"] = {"addressCountry": country}
    return fields


PLATFORM = Platform(
    name="workday",
    for_="Workday: `https://EMPLOYER.wd3.myworkdayjobs.com/SITE`",
    options={"company": "the employer's name there", "board": "the name of the site there"} | API_OPTION,
    addresses=r"(?P<company>[\w-]+)\.(?:wd\d+\.)?myworkdayjobs(?:-impl)?\.com/(?:[a-z]{2}-[A-Z]{2}/)?(?P<board>[\w-]+)",
    hosts="myworkdayjobs.com",
    api="{site}/wday/cxs/{company}/{board}",
    needs="company board",
    walk=JsonPages(
        pages="{api}/jobs",
        post={"appliedFacets": {}, "limit": PER_PAGE, "offset": OFFSET, "searchText": ""},
        size=PER_PAGE,
        id="externalPath",
        total="total",  # on its first page only
        detail="{api}{item[externalPath]}",
    ),
    shape=Shape(
        items="jobPostings",
        keys="jobPostingInfo.title",
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
    known_by="address of the career site",
    asks="POST `/wday/cxs/EMPLOYER/SITE/jobs`, 20 at a time, then each posting; compares with `total`",
    known_to_work=SEEN,
)
