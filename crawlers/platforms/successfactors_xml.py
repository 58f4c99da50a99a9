"""SAP SuccessFactors' older career pages → their list in XML, which says all about each offer."""

from crawlers.platforms.record.platform import API_OPTION, SEEN, Platform
from crawlers.platforms.record.shape import Shape
from crawlers.platforms.record.walk import FeedPages

PLATFORM = Platform(
    name="successfactors_xml",
    for_="SAP SuccessFactors' older career pages: `https://careerN.successfactors.eu/career?company=EMPLOYER`",
    options={"company": "the employer's name there", "language": "`fr_FR` without it"} | API_OPTION,
    defaults={"language": "fr_FR"},
    addresses=r"career\w*\.(?:successfactors|sapsf)\.(?:com|eu)/career\?(?:[^\s\"'<>]*?&(?:amp;)?)?(?:company|career_company)="
    r"(?P<company>[\w-]+)",
    hosts="successfactors.com successfactors.eu sapsf.com sapsf.eu",
    api="{site}",
    needs="company",
    walk=FeedPages(
        pages="{api}/career?company={company}&career_ns=job_listing_summary&resultType=XML&rcm_site_locale={language}",
        root="Job-Listing",
        entry="Job",
    ),
    shape=Shape(
        paths={
            "title": "jobtitle",
            "identifier": "reqid",
            "datePosted": "posteddate",
            "employmentType": "typedecontrat|contrat|employmenttype|contracttype",
            "occupationalCategory": "workarea|jobfunction|category",
        },
        texts="jobdescription",
        places=".",
        parts={"name": "location|internalpostinglocation|lieu|site", "addressLocality": "city|ville"},
        link="{site}/career?career_ns=job_listing&company={company}&career_job_req_id={item[reqid]}",
        link_from=r"[?&]company=(?P<company>[\w-]+)",
    ),
    known_by="address",
    asks="`/career?career_ns=job_listing_summary&resultType=XML`, everything at once",
    known_to_work=SEEN,
)
