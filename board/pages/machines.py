"""What machines look for: sitemap, robots.txt, llms.txt, manifest, icon."""

from sqlite3 import Connection
from xml.etree.ElementTree import Element

from datasette.utils.asgi import Response

from board.companies import directory
from board.http.request import PageRequest
from board.jobs import feed_formats
from board.search import communes
from board.search.index import Index
from board.search.zones import ZONES
from board.wording.trades import trades
from french.addresses import slug

FIXED = ("/", "/entreprises", "/metiers", "/carte", "/etat", "/fiabilite", "/donnees", "/integration")
TEXTS = ("/accessibilite", "/mentions-legales", "/donnees-personnelles", "/retrait", "/plan-du-site", "/robot")


async def sitemap(request: PageRequest) -> Response:
    """Open jobs with the day they last changed, and the pages that lead to them."""
    jobs, paths, day = await request.read(listed)
    root = Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for path in [*FIXED, *paths, *TEXTS]:
        entry = feed_formats.add(root, "url")
        feed_formats.add(entry, "loc", f"{request.origin}{path}")
        if path == "/":
            feed_formats.add(entry, "lastmod", day)
    for job in jobs:
        entry = feed_formats.add(root, "url")
        feed_formats.add(entry, "loc", f"{request.origin}/offres/{job.id}-{job.slug}")
        feed_formats.add(entry, "lastmod", job.day)
    return Response(feed_formats.xml(root), content_type="application/xml; charset=utf-8")


def listed(connection: Connection, index: Index) -> tuple[list[directory.JobAddress], list[str], str]:
    """Jobs, landing pages, and the day of publication."""
    members, others = directory.companies(connection, index)
    paths = [f"/entreprises/{slug}" for slug in [*(one.slug for one in members), *(one.slug for one in others)]]
    paths += [f"/metiers/{rome}" for rome in sorted({*index.sets.get("occupation", {}), *trades()})]
    paths += [f"/zones/{zone}" for zone in ZONES]
    known = communes.around().places
    paths += [f"/communes/{slug(communes.written(place))}" for insee, place in index.places.items() if insee in known]
    return directory.sitemap(connection), paths, directory.published_at(connection)[:10]


async def robots(request: PageRequest) -> Response:
    """Every page but the combinations of filters, the tables and the feeds."""
    lines = ["User-agent: *", "Disallow: /*?", "Disallow: /board", "Disallow: /offres.", "Disallow: /imprimer"]
    lines += [
        "Disallow: /entreprises/*/offres.",
        "Disallow: /entreprises/*/fiches",
        "Disallow: /suggestions",
        "Allow: /static/",
        "Allow: /",
        "",
        f"Sitemap: {request.origin}/sitemap.xml",
        "",
    ]
    return Response.text("\n".join(lines))


async def llms(request: PageRequest) -> Response:
    """What there is here, for programs that read."""
    origin = request.origin
    return Response.text(f"""# {request.site.name} – {request.site.tagline}

> {request.datasette.metadata("description") or ""}
> Chaque offre cite ses sources ; pour postuler, suivre le lien de l’offre vers le site qui la publie.

## Chercher
- [Offres]({origin}/offres.json?q=cariste&lieu=Gamaches&rayon=20): JSON ; paramètres q, lieu (communes, codes postaux,
  ou insee:CODE), rayon (km), contrat, metier (ROME),
  entreprise, horaire, zone, publie (jours), debutant=oui, salaire=oui, tri (pertinence, date, distance), page
- [La même recherche en JSON-LD]({origin}/offres.jsonld), [Atom]({origin}/offres.atom), [RSS]({origin}/offres.rss),
  [CSV]({origin}/offres.csv), [agenda des dates limites]({origin}/offres.ics)

## Lire
- [Métiers de la vallée]({origin}/metiers): ce qu’on y fait, les horaires, la formation
- [Entreprises]({origin}/entreprises)
- [État des sources]({origin}/etat): quand chacune a été vérifiée
- [Fiabilité]({origin}/fiabilite): combien d’offres sont trouvées, et combien d’informations sont justes
- [Données ouvertes]({origin}/donnees): tables, dictionnaire, licence
""")


async def manifest(request: PageRequest) -> Response:
    """So that a telephone may keep the board on its first screen."""
    name = request.site.name
    static = f"{request.root}/static"
    icons = [
        {"src": f"{static}/icon.svg", "sizes": "any", "type": "image/svg+xml"},
        {"src": f"{static}/icon-192.png", "sizes": "192x192", "type": "image/png"},
        {"src": f"{static}/icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ]
    body = {"name": f"{name} – {request.site.tagline}", "short_name": name, "lang": "fr", "display": "browser"}
    colors = {"theme_color": "#0a5a5c", "background_color": "#f2f6f5"}
    response = Response.json({**body, **colors, "start_url": f"{request.root}/", "icons": icons})
    response.content_type = "application/manifest+json"
    return response


async def icon(request: PageRequest) -> Response:
    """Old browsers ask here, which draw no SVG."""
    return request.redirect("/static/icon-192.png")
