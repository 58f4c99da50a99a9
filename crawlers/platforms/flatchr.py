"""Flatchr's public list of one employer → its offers."""

from crawlers.platforms.record.platform import COMPANY_OPTION, SEEN, Platform
from crawlers.platforms.record.shape import AnsweredOffer, Fields, Shape
from crawlers.platforms.record.walk import JsonPages, Question

WHOSE = r"/company/(?P<company>[\w-]+)"
PERIODS = {"y": "YEAR", "m": "MONTH", "h": "HOUR"}


def in_words(offer: AnsweredOffer, fields: Fields) -> Fields:
    """Years of experience, hours and wage are numbers and letters."""
    years, amount = offer.number("vacancy.experience"), offer.number("vacancy.salary")
    fields["experienceRequirements"] = f"{years:g} an{'s' if years > 1 else ''}" if years else ""
    fields["workHours"] = "temps partiel" if offer.at("vacancy.partial") is True else ""
    wage = {"minValue": amount, "unitText": PERIODS.get(offer.words("vacancy.mensuality"), "")}
    fields["baseSalary"] = {"value": wage, "currency": offer.words("vacancy.currency") or "EUR"} if amount else None
    return fields


PLATFORM = Platform(
    name="flatchr",
    for_="Flatchr: `https://careers.flatchr.io/company/EMPLOYER` or `https://EMPLOYER.flatchr.io`",
    options=COMPANY_OPTION,
    addresses=r"(?:careers\.flatchr\.io/(?:[a-z]{2}/)?company/|(?<=//)(?!careers\.|api\.|www\.)(?=[\w-]+\.flatchr\.io))"
    r"(?P<company>[\w-]+)(?:\.flatchr\.io)?"
    r"|careers\.flatchr\.io/(?:[a-z]{2}/)?vacancy/[\w-]+",
    hosts="flatchr.io",
    api="https://careers.flatchr.io/company",
    # one offer's own page does not say whose it is by its address, only by what it links to
    walk=JsonPages(
        pages="{api}/{company}.json",
        question=Question(name="company", ask="{url}", pattern=WHOSE, trouble="pas de lien vers l’employeur"),
    ),
    shape=Shape(
        items="items",
        keys="vacancy.title offer_id",
        shown="published",
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
        finish=in_words,
    ),
    known_by="address, of an offer too",
    asks="`careers.flatchr.io/company/….json`, everything at once",
    known_to_work=SEEN,
)
