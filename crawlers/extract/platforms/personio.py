"""Personio's XML feed → its offers. From documentation only."""

from typing import Any
from urllib.parse import urlsplit

from crawlers.extract.formats.feed import local, mapped, parsed
from crawlers.extract.page.document import Document
from crawlers.extract.platforms.shape import Shape, read

Fields = dict[str, Any]
ROOT = "workzag-jobs"
SHAPE = Shape(
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
)


def postings(document: Document) -> list[Fields]:
    """The offers of the feed."""
    if f"<{ROOT}" not in document.text[:2000]:
        return []
    root = parsed(document.text)
    parts = urlsplit(document.page.url)
    site = f"{parts.scheme}://{parts.netloc}"
    entries = [element for element in ([] if root is None else root) if local(element) == "position"]
    return [read(mapped(entry), None, site, SHAPE) for entry in entries[:2000]]
