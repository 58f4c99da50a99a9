"""The three offers as platforms that answer in HTML or XML publish them."""

from html import escape
from urllib.parse import quote

from tests.worlds.platforms.offers import (
    EMPLOYER,
    OFFERS,
    TEXT,
    Offer,
    Published,
    json_ld_page,
    labelled_page,
    script,
    slug,
)
from tests.worlds.platforms.site import Answer, html, xml


def successfactors(base: str) -> Published:
    """Two pages of a search, and pages with microdata."""
    answers = {}
    for offset, part in ((0, OFFERS[:2]), (2, OFFERS[2:])):
        rows = "".join(
            f'<tr><td><a class="jobTitle-link" href="{base}/job/{slug(o)}/{o.id}/">x</a></td></tr>' for o in part
        )
        label = (
            f'<span class="paginationLabel">Résultats <b>{offset + 1} – {offset + len(part)}</b> sur <b>3</b></span>'
        )
        answers[f"/search/?q=&sortColumn=referencedate&sortDirection=desc&startrow={offset}"] = html(
            f'{label}<table id="searchresults">{rows}</table>'
        )
    for offer in OFFERS:
        answers[f"/job/{slug(offer)}/{offer.id}/"] = html(
            f'<div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">{offer.title}</h1>'
            f'<meta itemprop="datePosted" content="{offer.day}"><span itemprop="jobLocation" itemscope '
            f'itemtype="http://schema.org/Place"><meta itemprop="address" content="{offer.town}"></span>'
            f'<p>Type de contrat : {offer.contract}</p><div itemprop="description">{TEXT}</div></div>'
        )
    return Published(f"{base}/search/", answers, {"api": base})


def talentsoft(base: str) -> Published:
    """One export."""
    items = "".join(
        f"<item><title>2026-{o.id} - {o.title}</title><link>{base}/r/{o.id}/1/1036?reference=2026-{o.id}</link>"
        f"<category>Production</category><category>{o.contract}</category><pubDate>{o.day}T08:00:00Z</pubDate><description>"
        f"{escape(f'<b>Entreprise :</b> {EMPLOYER}<br/><b>Ville :</b> {o.town}<br/><b>Missions :</b><br/>{TEXT}')}"
        "</description></item>"
        for o in OFFERS
    )
    feed = xml(f"<rss version='2.0'><channel><title>Export RSS des offres</title>{items}</channel></rss>")
    return Published(base, {"/handlers/offerRss.ashx?LCID=1036&top=1000": feed}, {"api": base})


def taleez(base: str) -> Published:
    """A board, and the page of each offer."""
    links = "".join(
        f"<a href='{base}/apply/{slug(o)}'>{o.title}</a><a href='{base}/apply/{slug(o)}/applying'>Postuler</a>"
        for o in OFFERS
    )
    offers = {f"/apply/{slug(o)}": json_ld_page(o) for o in OFFERS}
    return Published(f"{base}/careers/vn", {"/careers/vn": html(links)} | offers)


def beetween(base: str) -> Published:
    """A list on two pages."""

    def rows(part: tuple[Offer, ...]) -> str:
        return "".join(f"<li><a href='{base}/poste/x{o.id}-{slug(o)}/'>{o.title}</a></li>" for o in part)

    answers = {"/offres": html(f"<ul>{rows(OFFERS[:2])}</ul><a rel='next' href='{base}/offres/page/2'>suivant</a>")}
    answers["/offres/page/2"] = html(f"<ul>{rows(OFFERS[2:])}</ul>")
    return Published(f"{base}/offres", answers | {f"/poste/x{o.id}-{slug(o)}/": json_ld_page(o) for o in OFFERS})


def softy(base: str) -> Published:
    """A sitemap, and the page of each offer."""
    locs = "".join(f"<url><loc>{base}/offers/{o.id}</loc><lastmod>{o.day} 08:00:00</lastmod></url>" for o in OFFERS)
    board = "".join(f"<url><loc>{base}/offers{more}</loc></url>" for more in ("", "?page=1"))
    sitemap = xml(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{board}{locs}</urlset>')
    pages = {f"/offers/{o.id}": html(labelled_page(o)) for o in OFFERS}
    return Published(f"{base}/offers", {"/sitemap.xml": sitemap} | pages, {"api": base})


def jobaffinity(base: str) -> Published:
    """The employer's page, its list, and its offers."""
    page = f"{base}/recrutement"
    links = [(offer, f"{page}?intuition_id={offer.id}") for offer in OFFERS]
    answers = {
        "/recrutement": html("<script src='https://jobaffinity.fr/syndication/publication/12/34'></script>"),
        f"/list_job/12/34/?parent={quote(page, safe='')}": script(
            "".join(f'<li><a href="{link}">{offer.title}</a></li>' for offer, link in links)
        ),
    }
    for offer, link in links:
        answers[f"/info_job/12/34/{offer.id}?parent={quote(link, safe='')}"] = script(labelled_page(offer))
    return Published(page, answers, {"api": base})


def personio(base: str) -> Published:
    """One feed."""
    positions = "".join(
        f"<position><id>{o.id}</id><subcompany>{EMPLOYER}</subcompany><office>{o.town}</office><name>{o.title}</name>"
        f"<jobDescriptions><jobDescription><name>Missions</name><value><![CDATA[{TEXT}]]></value></jobDescription></jobDescriptions>"
        f"<employmentType>{o.contract}</employmentType><schedule>full-time</schedule><createdAt>{o.day}T06:00:00+00:00</createdAt></position>"
        for o in OFFERS
    )
    return Published(base, {"/xml?language=fr": xml(f"<workzag-jobs>{positions}</workzag-jobs>")}, {"api": base})


def wp_job_manager(base: str) -> Published:
    """A feed that ends with an empty page."""
    items = [
        f"<item><title>{o.title}</title><link>{base}/offre/{slug(o)}/</link><guid>{base}/?post_type=job_listing&amp;p={o.id}</guid>"
        f"<pubDate>{o.day}T08:00:00+00:00</pubDate><content:encoded><![CDATA[{TEXT}]]></content:encoded>"
        f"<job_listing:location><![CDATA[{o.town}]]></job_listing:location><job_listing:job_type>{o.contract}</job_listing:job_type>"
        f"<job_listing:company>{EMPLOYER}</job_listing:company></item>"
        for o in OFFERS
    ]
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:job_listing="http://example.org"'
    parts = ("".join(items[:2]), items[2], "")
    answers = {
        f"/?feed=job_feed&paged={number}": xml(
            f'<rss version="2.0" {spaces}><channel><title>Offres</title>{part}</channel></rss>'
        )
        for number, part in enumerate(parts, 1)
    }
    return Published(base, answers, {"api": base})


def digitalrecruiters(base: str) -> Published:
    """The list of a career site, in two pages, and the page of each offer."""
    site, _, folder = base.rpartition("/")
    query = "/careers-site/job-ads?domainName=127.0.0.1&locale=fr_FR&limit=100&page="
    answers = {}
    for page, part in ((1, OFFERS[:2]), (2, OFFERS[2:])):
        items = [{"title": o.title, "url": f"{o.id}-{slug(o)}", "location": o.town} for o in part]
        answers[f"{query}{page}#"] = Answer({"count": 3, "items": items, "filters": {}})
    answers |= {f"{site}/fr/annonce/{o.id}-{slug(o)}": json_ld_page(o) for o in OFFERS}
    return Published(f"{site}/fr/{folder}", answers, {"api": base})
