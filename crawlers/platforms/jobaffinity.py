"""Jobaffinity's list for an employer's own page → each offer of it; both are scripts that write HTML."""

from crawlers.platforms.record.platform import API_OPTION, GUESSED, Platform
from crawlers.platforms.record.shape import WrittenPage
from crawlers.platforms.record.walk import LinkPages, Question

PUBLICATION = r"jobaffinity\.fr/syndication/publication/(?P<company>\d+/\d+)"

PLATFORM = Platform(
    name="jobaffinity",
    for_="Jobaffinity: the page of the employer's site that shows its offers",
    options={"company": "the two numbers of its publication, `12/34`, when the page does not say them"} | API_OPTION,
    marks=PUBLICATION,
    hosts="jobaffinity.fr",
    api="https://jobaffinity.fr/syndication",
    walk=LinkPages(
        pages="{api}/list_job/{company}/?parent={encoded_url}",
        links="css:a[href*='intuition_id=']",
        detail="{api}/info_job/{company}/{query[intuition_id]}?parent={link}",
        written=True,
        question=Question(name="company", ask="{url}", pattern=PUBLICATION, trouble="pas de liste Jobaffinity"),
    ),
    shape=WrittenPage(page="parent"),
    known_by="its script on the employer's page",
    asks="the employer's page for its two numbers, then `list_job` and each `info_job`: scripts that write HTML",
    known_to_work=f"{GUESSED} (its script seen in public repositories)",
)
