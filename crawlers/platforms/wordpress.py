"""WordPress' REST API → the kind of posts that are offers, then these, page after page."""

import re
from html import unescape
from typing import Any

from msgspec.structs import replace

from crawlers.platforms.record.platform import API_OPTION, DOCUMENTED, Platform
from crawlers.platforms.record.shape import AnsweredOffer, Fields, Shape
from crawlers.platforms.record.walk import JsonPages, Question

KINDS = r"job|offre|emploi|recrut|\bposte|annonce|vacanc|carri[eè]re"
"""How WordPress sites call the kind of content that their offers are."""
SPONTANEOUS = r"alert|candidatur|applica|resume|\bcv"
"""How they call kinds beside it that are none."""
TERMS = {
    "employmentType": r"contra|types?\b|type$",
    "jobLocation": r"lieu|ville|locati|region|commune|site",
    "occupationalCategory": r"categor|metier|famille|domaine|service|secteur",
}
"""Property → how they name the taxonomy that says it."""


def kind_of_offers(kinds: Any) -> str:
    """The one kind of posts that sounds like offers; raises ``ValueError`` when it is not one.

    >>> kind_of_offers({"post": {"name": "Articles"}, "offre": {"name": "Offres", "rest_base": "offres"}})
    'offres'
    """
    names = [
        str(kind.get("rest_base") or slug)
        for slug, kind in (kinds.items() if isinstance(kinds, dict) else [])
        if isinstance(kind, dict)
        and re.search(KINDS, f"{slug} {kind.get('name')}", re.IGNORECASE)
        and not re.search(SPONTANEOUS, slug, re.IGNORECASE)
    ]
    if len(names) != 1:
        words = f"plusieurs genres possibles : {', '.join(names)}" if names else "aucun genre ne ressemble à des offres"
        raise ValueError(f"{words}. Donnez l’option type.")
    return names[0]


def with_terms(offer: AnsweredOffer, fields: Fields) -> Fields:
    """Entities in titles, and taxonomies that each site names as it likes."""
    fields["title"] = unescape(re.sub(r"<[^>]{0,500}>", "", offer.words("title.rendered"))).strip()
    terms = offer.each("_embedded.wp:term")
    for name, taxonomy in TERMS.items():
        values = [
            unescape(term.words("name")) for term in terms if re.search(taxonomy, term.words("taxonomy"), re.IGNORECASE)
        ]
        if values and not fields.get(name):
            fields[name] = [{"name": town} for town in values] if name == "jobLocation" else values
    return fields


POSTS = JsonPages(
    pages="{api}/{type}?per_page=100&page={page}&_embed=wp:term",
    size=100,
    total_header="X-WP-Total",
    question=Question(name="type", ask="{api}/types", choose=kind_of_offers),
)

PLATFORM = Platform(
    name="wordpress",
    for_="WordPress whose offers are a kind of content of their own",
    options={
        "type": "name of that kind in its API; without it, the one that sounds like offers",
        "follow": "« yes »: read the page of each offer, when the API holds only summaries",
    }
    | API_OPTION,
    marks=rf"wp-json/wp/v2/(?P<type>[\w-]*(?:{KINDS})[\w-]*)/\d",
    api="{site}/wp-json/wp/v2",
    walk=POSTS,
    walk_with={"follow=yes": replace(POSTS, detail="{item[link]}")},
    shape=Shape(
        keys="title.rendered link date type",
        only={"type": KINDS},
        paths={"identifier": "id", "url": "link", "datePosted": "date"},
        texts="content.rendered|excerpt.rendered",
        finish=with_terms,
    ),
    known_by="a link to the API of the page's kind of post",
    asks="`/wp-json/wp/v2/types` for the kind that sounds like offers, then its posts, 100 at a time; compares with `X-WP-Total`",
    known_to_work=DOCUMENTED,
)
