"""The three offers as successfactors_xml publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import OFFERS, TEXT, Published
from tests.worlds.platforms.site import xml

LIST = "/career?company=novembre&career_ns=job_listing_summary&resultType=XML&rcm_site_locale=fr_FR"


def published(base: str) -> Published:
    """One list, whose filters bear the employer's own labels."""
    jobs = "".join(
        f"<Job><JobTitle>{o.title}</JobTitle><Job-Description><![CDATA[{TEXT}]]></Job-Description><ReqId>{o.id}</ReqId>"
        f"<Posted-Date>{o.day}</Posted-Date><filter1><label>Métier</label><value>Production</value></filter1>"
        f"<filter2><label>Type de contrat</label><value>{o.contract}</value></filter2>"
        f"<filter3><label>Ville</label><value>{o.town}</value></filter3></Job>"
        for o in OFFERS
    )
    return Published(
        base,
        {LIST: xml(f"<Job-Listing>{jobs}</Job-Listing>")},
        {"api": base, "company": "novembre"},
        "title town contract date",
    )


CASE = Case(
    url="https://career5.successfactors.eu/career?company=novembre",
    first="https://career5.successfactors.eu" + LIST,
    published=published,
)
