"""Oracle Recruiting's « candidate experience » → its list in JSON, then each requisition for its text."""

from crawlers.platforms.record.platform import API_OPTION, SEEN, Platform
from crawlers.platforms.record.shape import AnsweredOffer, Fields, Shape
from crawlers.platforms.record.walk import JsonPages

PER_PAGE = 100
RESOURCES = "{api}/hcmRestApi/resources/latest"


def with_lawful_employer(offer: AnsweredOffer, fields: Fields) -> Fields:
    """Who employs, where it is said: the names of an organisation's parts are none."""
    employer = offer.words("LegalEmployer")
    return fields | {"hiringOrganization": {"name": employer} if employer else None}


PLATFORM = Platform(
    name="oracle",
    for_="Oracle Recruiting: `https://….oraclecloud.com/hcmUI/CandidateExperience/fr/sites/SITE`",
    options={"board": "the number of the site there: `CX_1`"} | API_OPTION,
    addresses=r"[\w.-]+\.oraclecloud\.com(?::443)?/hcmUI/CandidateExperience/(?:[a-z]{2}(?:-[A-Z]{2})?/)?sites/(?P<board>[\w-]+)",
    path=r"/sites/(?P<board>[\w-]+)",
    marks=r"apiBaseUrl[\"']?\s*[:=]\s*[\"'](?P<api>https://[\w.-]+\.oraclecloud\.com)[\s\S]{0,3000}?"
    r"siteNumber[\"']?\s*[:=]\s*[\"'](?P<board>[\w-]+)",
    hosts="oraclecloud.com",
    api="{site}",
    needs="board",
    walk=JsonPages(
        pages=f"{RESOURCES}/recruitingCEJobRequisitions?onlyData=true&expand=requisitionList.secondaryLocations"
        f"&finder=findReqs;siteNumber={{board}},limit={PER_PAGE},offset={{offset}},sortBy=POSTING_DATES_DESC",
        size=PER_PAGE,
        items="items.0.requisitionList",
        id="Id",
        total="items.0.TotalJobsCount",
        detail=f"{RESOURCES}/recruitingCEJobRequisitionDetails?expand=all&onlyData=true"
        "&finder=ById;Id=%22{item[Id]}%22,siteNumber={board}",
    ),
    shape=Shape(
        items="items",
        keys="Id Title ExternalDescriptionStr",
        paths={
            "title": "Title",
            "identifier": "Id",
            "datePosted": "ExternalPostedStartDate|PostedDate",
            "validThrough": "ExternalPostedEndDate|PostingEndDate",
            "employmentType": "ContractType|JobType|WorkerType",
            "workHours": "JobSchedule",
            "educationRequirements": "StudyLevel",
            "occupationalCategory": "JobFunction|JobFamily|Category",
        },
        texts="ExternalDescriptionStr ExternalResponsibilitiesStr ExternalQualificationsStr",
        places="workLocation|PrimaryLocation secondaryLocations",
        parts={
            "name": "Name|LocationName",
            "addressLocality": "TownOrCity",
            "postalCode": "PostalCode",
            "addressCountry": "Country",
        },
        link="{site}/hcmUI/CandidateExperience/fr/sites/{board}/job/{item[Id]}",
        link_from=r"siteNumber=(?P<board>[\w-]+)",
        finish=with_lawful_employer,
    ),
    known_by="address, or the settings of the page (`apiBaseUrl`, `siteNumber`)",
    asks="`recruitingCEJobRequisitions`, 100 at a time, then each by its number; compares with `TotalJobsCount`",
    known_to_work=SEEN,
)
