"""A We Recruit board, whose one page names all offers in a script: it is read as any site is."""

from crawlers.platforms.record.platform import SEEN, Platform

PLATFORM = Platform(
    name="werecruit",
    for_="We Recruit: `https://careers.werecruit.io/fr/EMPLOYER`",
    read_as="site",
    defaults={"language": "fr"},
    addresses=r"careers\.werecruit\.io/(?:(?P<language>[a-z]{2})/)?(?P<company>[\w-]+)",
    hosts="werecruit.io",
    api="https://careers.werecruit.io/{language}/{company}",
    known_by="address",
    asks="the board, whose script `allOffers` names every offer, then each `/offres/…` page; read as any site is",
    known_to_work=SEEN,
)
