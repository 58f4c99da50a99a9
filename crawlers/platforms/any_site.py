"""Ways of publishing that many sites share: each is walked by a spider of its own, ``crawlers/spiders/NAME.py``."""

from crawlers.platforms.record.platform import Platform

LINKS = "`css:` or `xpath:` of the links to the offers"
CONTAINER = "`css:` or `xpath:` of the element that holds the list: without it, the page is not trusted"

ANY_SITE = (
    Platform(
        name="site",
        for_="a site of any make: its lists, own pages, data and files are read together, and explored anew when it was redesigned",
        options={
            "lists": "other pages that list its offers, a space between two",
            "pages": "how the addresses of its offers are written, where a list only links them: `site.example/offre/*`",
            "explore": "« yes »: look for offers on the whole site at each visit",
        },
    ),
    Platform(
        name="sitemap",
        for_="a sitemap, an index of sitemaps, gzipped or not: each address leads to an offer",
        options={"pages": "regular expression that the address of an offer contains; without it, every page is read"},
    ),
    Platform(
        name="listing",
        for_="a list of links, on one page or several, each to the page (or PDF) of an offer",
        options={
            "links": LINKS,
            "next": "`css:` or `xpath:` of the link to the next page of the list",
            "container": CONTAINER,
        },
    ),
    Platform(
        name="feed",
        for_="an RSS, Atom or XML feed of offers",
        options={"follow": "« yes »: read the page of each entry too, when the feed holds only summaries"},
    ),
    Platform(
        name="json_api",
        for_="an API that answers in JSON",
        options={
            "items": "where the offers are in the answer: `data.jobs`",
            "next": "where the address of the next page is in the answer: `links.next`",
        },
    ),
    Platform(
        name="single_page",
        for_="one page that holds all the offers, each in a section of its own",
        options={"container": CONTAINER},
    ),
    Platform(
        name="declared",
        for_="a CSV or XLSX file of offers that a member or the association keeps by hand",
        options={
            "file": "its name in the folder of the registry or of the data; without it, the address is the file's"
        },
    ),
    Platform(
        name="france_travail",
        for_="France Travail's API « Offres d’emploi v2 »; off until its keys are set",
        hosts="francetravail.io francetravail.fr",
        options={
            "communes": "INSEE codes of the towns around which offers are looked for",
            "radius": "kilometres around each",
            "naf": "sectors of which every offer is taken",
            "rome": "trades of which every offer is taken",
            "wide_rome": "trades of which only members' offers are taken",
        },
    ),
)
