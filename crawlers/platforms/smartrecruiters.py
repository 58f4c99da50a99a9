"""SmartRecruiters' Posting API → its list, then each posting for its text."""

from crawlers.platforms.record.platform import CAPTURED, COMPANY_OPTION, DOCUMENTED, Platform
from crawlers.platforms.record.shape import FULL, Shape
from crawlers.platforms.record.walk import JsonPages

PLATFORM = Platform(
    name="smartrecruiters",
    for_="SmartRecruiters: `https://careers.smartrecruiters.com/EMPLOYER`",
    options=COMPANY_OPTION,
    addresses=r"(?:careers|jobs)\.smartrecruiters\.com/(?P<company>[\w.-]+)",
    marks=r"api\.smartrecruiters\.com/v1/companies/(?P<company>[\w.-]+)",
    hosts="smartrecruiters.com",
    api="https://api.smartrecruiters.com/v1/companies/{company}/postings",
    needs="company",
    walk=JsonPages(
        pages="{api}?limit=100&offset={offset}",
        size=100,
        total="totalFound",
        detail="{api}/{item[id]}",
    ),
    shape=Shape(
        items="content",
        keys="releasedDate company.name location",
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
    known_by="address of the employer's board",
    asks="`api.smartrecruiters.com/v1/companies/…/postings`, 100 at a time, then each posting; compares with `totalFound`",
    known_to_work=f"{CAPTURED} (the list), {DOCUMENTED} (a posting by itself)",
)
