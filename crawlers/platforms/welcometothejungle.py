"""Welcome to the Jungle's embeddable list of one employer → its offers."""

from crawlers.platforms.record.platform import COMPANY_OPTION, SEEN, Platform
from crawlers.platforms.record.shape import FULL, AnsweredOffer, Fields, Shape
from crawlers.platforms.record.walk import JsonPages, Question
from vocabulary.faults_and_mends import Fault


def on_own_site(offer: AnsweredOffer, fields: Fields) -> Fields:
    """The page on the employer's own site, if there is one; how long the contract lasts."""
    pages = [page for page in offer.each("websites_urls") if page.words("url")]
    own = [
        page for page in pages if not (page.words("website_reference") or page.words("reference")).startswith("wttj")
    ]
    fields["url"] = (own or pages)[0].words("url") if pages else ""
    months = offer.number("contract_duration_min") or offer.number("contract_duration_max")
    if months and fields.get("employmentType"):
        fields["employmentType"] = [fields["employmentType"], f"{months:g} mois"]
    return fields


PLATFORM = Platform(
    name="welcometothejungle",
    for_="Welcome to the Jungle: `https://www.welcometothejungle.com/fr/companies/EMPLOYER`",
    options={"reference": "the employer's reference in Welcome Kit, when the address does not lead to it"}
    | COMPANY_OPTION,
    addresses=r"welcometothejungle\.com/(?:[a-z]{2}/)?companies/(?P<company>[\w-]+)",
    marks=r"welcomekit\.co/api/v1/embed\?organization_reference=(?P<reference>\w+)",
    hosts="welcometothejungle.com welcomekit.co",
    api="https://www.welcomekit.co/api/v1",
    walk=JsonPages(
        pages="{api}/embed?organization_reference={reference}",
        id="reference",
        question=Question(
            name="reference",
            ask="{api}/organizations/{company}",
            api="https://api.welcometothejungle.com/api/v1",
            needs="company",
            at="organization.reference",
            fault=Fault.UNREADABLE,
            trouble="employeur sans référence",
        ),
    ),
    shape=Shape(
        items="jobs",
        keys="websites_urls contract_type",
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
        finish=on_own_site,
    ),
    known_by="address, or its embedded list",
    asks="the employer's reference, then `welcomekit.co/api/v1/embed`, everything at once",
    known_to_work=SEEN,
)
