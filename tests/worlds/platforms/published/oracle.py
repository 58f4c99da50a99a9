"""The three offers as oracle publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import EMPLOYER, OFFERS, TEXT, Published
from tests.worlds.platforms.site import Answer

LIST = (
    "/hcmRestApi/resources/latest/recruitingCEJobRequisitions?onlyData=true&expand=requisitionList.secondaryLocations"
    "&finder=findReqs;siteNumber=CX_1,limit=100,offset={offset},sortBy=POSTING_DATES_DESC"
)
ONE = (
    "/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails?expand=all&onlyData=true"
    "&finder=ById;Id=%22{id}%22,siteNumber=CX_1"
)


def published(base: str) -> Published:
    """A list that says how many there are, and each requisition by itself."""
    answers = {}
    for offset, part in ((0, OFFERS[:2]), (2, OFFERS[2:])):
        rows = [{"Id": o.id, "Title": o.title, "PrimaryLocation": f"{o.town}, France"} for o in part]
        answers[LIST.format(offset=offset)] = Answer({"items": [{"TotalJobsCount": 3, "requisitionList": rows}]})
    for o in OFFERS:
        requisition = {
            "Id": o.id, "Title": o.title, "PrimaryLocation": f"{o.town}, France", "ExternalPostedStartDate": f"{o.day}T08:00:00+00:00",
            "ExternalDescriptionStr": TEXT, "ExternalQualificationsStr": "<p>Esprit d’équipe.</p>", "ContractType": o.contract,
            "JobSchedule": "Temps plein", "LegalEmployer": EMPLOYER, "Organization": "Production",
            "workLocation": [{"TownOrCity": o.town, "PostalCode": o.postcode, "Country": "FR"}], "secondaryLocations": [],
        }  # fmt: skip
        answers[ONE.format(id=o.id)] = Answer({"items": [requisition], "count": 1})
    return Published(base, answers, {"api": base, "board": "CX_1"})


CASE = Case(
    url="https://novembre.fa.em2.oraclecloud.com/hcmUI/CandidateExperience/fr/sites/CX_1/requisitions",
    first="https://novembre.fa.em2.oraclecloud.com" + LIST.format(offset=0),
    mark="<script>var CX_CONFIG = {app: {apiBaseUrl: 'https://novembre.fa.em2.oraclecloud.com:443', siteNumber: 'CX_1'}};</script>",
    marked={"api": "https://novembre.fa.em2.oraclecloud.com", "board": "CX_1"},
    second_page="offset=2",
    published=published,
)
