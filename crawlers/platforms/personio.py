"""Personio's XML feed of one employer → its offers."""

from crawlers.platforms.record.platform import API_OPTION, DOCUMENTED, Platform
from crawlers.platforms.record.shape import Shape
from crawlers.platforms.record.walk import FeedPages

PLATFORM = Platform(
    name="personio",
    for_="Personio: `https://EMPLOYER.jobs.personio.de` or `.com`",
    options={"language": "language of the offers; `fr` without it"} | API_OPTION,
    defaults={"language": "fr"},
    addresses=r"[\w-]+\.jobs\.personio\.(?:de|com)",
    hosts="personio.de personio.com",
    api="{site}",
    walk=FeedPages(pages="{api}/xml?language={language}", root="workzag-jobs", entry="position"),
    shape=Shape(
        paths={
            "title": "name",
            "identifier": "id",
            "datePosted": "createdat",
            "employmentType": "employmenttype",
            "workHours": "schedule",
            "experienceRequirements": "yearsofexperience|seniority",
            "occupationalCategory": "recruitingcategory|department",
            "hiringOrganization": "subcompany",
        },
        texts="jobdescriptions.jobdescription",
        places="office additionaloffices.office",
        link="{site}/job/{item[id]}",
    ),
    known_by="address",
    asks="`/xml?language=fr`, everything at once",
    known_to_work=DOCUMENTED,
)
