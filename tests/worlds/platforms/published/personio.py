"""The three offers as personio publishes them."""

from tests.worlds.platforms.case import Case
from tests.worlds.platforms.offers import EMPLOYER, OFFERS, TEXT, Published
from tests.worlds.platforms.site import xml


def published(base: str) -> Published:
    """One feed."""
    positions = "".join(
        f"<position><id>{o.id}</id><subcompany>{EMPLOYER}</subcompany><office>{o.town}</office><name>{o.title}</name>"
        f"<jobDescriptions><jobDescription><name>Missions</name><value><![CDATA[{TEXT}]]></value></jobDescription></jobDescriptions>"
        f"<employmentType>{o.contract}</employmentType><schedule>full-time</schedule><createdAt>{o.day}T06:00:00+00:00</createdAt></position>"
        for o in OFFERS
    )
    return Published(base, {"/xml?language=fr": xml(f"<workzag-jobs>{positions}</workzag-jobs>")}, {"api": base})


CASE = Case(
    url="https://novembre.jobs.personio.de/?language=fr",
    first="https://novembre.jobs.personio.de/xml?language=fr",
    published=published,
)
