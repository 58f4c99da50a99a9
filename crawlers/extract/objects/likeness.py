"""An object → how much it looks like a job."""

import re
from typing import Any

from crawlers.extract.objects import names
from crawlers.extract.objects.objects import posting
from crawlers.extract.objects.parts import Parts

MARK = re.compile(r"\b[hf]\s?/\s?[fh]\b|\(?[mwfdx]\s?/\s?[mwfdx]\s?/\s?[mwfdx]\)?", re.IGNORECASE)
SPECIFIC = {"employmentType", "baseSalary", "experienceRequirements", "applicationUrl", "workHours"}


def likeness(data: Any, path: str = "") -> int:
    """How much an object looks like a job: 0 when it does not."""
    if not isinstance(data, dict) or len(data) < 2:
        return 0
    fields = posting(data)
    if not fields.get("title"):
        return 0
    parts = Parts(data)
    strong = any(name in parts.values for name in names.STRONG_TITLES)
    hint = bool(names.JOBS.search(path.lower())) or any(names.JOBS.search(name) for name in parts.values)
    described = {"description", "jobLocation", "hiringOrganization", "datePosted"} <= set(fields)
    specific = described or bool(SPECIFIC & set(fields)) or bool(MARK.search(str(fields["title"])))
    if not (hint or specific):
        return 0
    score = len(set(fields) - {"title", "inLanguage", "totalJobOpenings"}) + 2 * strong + 2 * specific + hint
    return score if score >= 5 and set(fields) & {"description", "jobLocation", "employmentType", "datePosted"} else 0
