"""Path → page: the whole board in one table."""

from collections.abc import Awaitable, Callable

from datasette.utils.asgi import Response

from board.members import association, declare, doors, offer, profile
from board.members import home as member
from board.members import removal as removal_asked
from board.pages import (
    company,
    directories,
    exports,
    feeds,
    home,
    job,
    landing,
    machines,
    maps,
    packages,
    pictures,
    readiness,
    removal,
    reuse,
    source,
    state,
    texts,
)
from board.visit import Visit

SLUG = r"(?P<slug>[a-z0-9-]{1,100})"
Page = Callable[[Visit], Awaitable[Response]]

ROUTES: dict[str, Page] = {
    r"/": home.page,
    r"/suggestions": home.suggestions,
    r"/offres": home.moved,
    r"/offres\.(?P<format>rss|atom|ics|json|jsonld|csv)": feeds.page,
    r"/offres/(?P<id>[0-9A-Za-z_]{1,64})(-(?P<slug>[^/]{0,200}))?": job.page,
    r"/entreprises": directories.companies,
    rf"/entreprises/{SLUG}": company.page,
    rf"/entreprises/{SLUG}/annonces": company.postings,
    rf"/entreprises/{SLUG}/qualite": readiness.page,
    rf"/entreprises/{SLUG}/qualite/(?P<id>[0-9A-Za-z_]{{1,64}})": readiness.offer,
    rf"/entreprises/{SLUG}/fiches": reuse.company_sheet,
    rf"/entreprises/{SLUG}/offres\.(?P<format>csv|xlsx|xml)": exports.page,
    r"/metiers": landing.trades,
    r"/metiers/(?P<rome>[A-Za-z][0-9]{4})": landing.trade,
    r"/communes/(?P<slug>[a-z0-9-]{1,100})": landing.commune,
    r"/zones/(?P<slug>[a-z0-9-]{1,100})": landing.zone,
    r"/carte": maps.page,
    r"/etat": state.page,
    r"/etat/(?P<source>[a-z0-9-]{1,100})": source.page,
    r"/etat/(?P<source>[a-z0-9-]{1,100})\.svg": source.picture,
    r"/etat/(?P<source>[a-z0-9-]{1,100})/(?P<list>[a-z]{1,20})": source.listed,
    r"/sante": state.health,
    r"/integration": reuse.widget,
    r"/donnees": reuse.data,
    r"/donnees/changements\.json": packages.changes,
    r"/donnees/(?P<file>[a-z]+\.[a-z]+)": packages.download,
    r"/imprimer": reuse.sheet,
    r"/sitemap\.xml": machines.sitemap,
    r"/robots\.txt": machines.robots,
    r"/llms\.txt": machines.llms,
    r"/manifest\.webmanifest": machines.manifest,
    r"/favicon\.ico": machines.icon,
    r"/accessibilite": texts.accessibility,
    r"/mentions-legales": texts.legal,
    r"/donnees-personnelles": texts.privacy,
    r"/retrait": removal.page,
    r"/plan-du-site": texts.plan,
    r"/logos/(?P<sha256>[0-9a-f]{64})": pictures.page,
    r"/membre": member.page,
    r"/membre/offres/(?P<id>[0-9A-Za-z_]{1,64})": offer.page,
    r"/membre/declarer": declare.page,
    r"/membre/profil": profile.page,
    r"/membre/visite": member.crawled,
    r"/membre/demandes/(?P<n>[0-9]{1,9})": member.withdrawn,
    r"/membre/quitter": doors.leave_member,
    r"/membre/(?P<token>[A-Za-z0-9_-]{43})": doors.member,
    r"/retrait/demande": removal_asked.page,
    r"/association": association.page,
    r"/association/demandes/(?P<n>[0-9]{1,9})": association.answered,
    r"/association/liens/(?P<id>[0-9a-f]{12})": association.revoked,
    r"/association/images/(?P<sha256>[0-9a-f]{64})": association.pictured,
    r"/association/quitter": doors.leave_association,
    r"/association/(?P<token>[A-Za-z0-9_-]{43})": doors.association,
    r"/robot": texts.robot,
}
