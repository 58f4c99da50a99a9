"""A site of another age: tables, capitals, Windows' Western encoding that only the page itself declares."""

from html import escape

from demo.answers import InventedSite, SiteRequest, SiteResponse, last_part
from demo.french import slashes
from demo.sites import Make
from demo.valley import NOTICE, Offer


def answer(site: InventedSite, request: SiteRequest) -> SiteResponse | None:
    """``/emploi.htm`` and ``/annonces/SLUG.htm``."""
    if request.path == "/emploi.htm":
        return old(site, "Emploi", listing(site))
    offer = site.find(last_part(request.path)) if request.path.startswith("/annonces/") else None
    return old(site, offer.title, page(offer)) if offer else None


def old(site: InventedSite, title: str, main: str) -> SiteResponse:
    """A page in cp1252."""
    text = f"""<HTML>
<HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252">
<TITLE>{escape(site.company.name)} - {escape(title)}</TITLE>
</HEAD>
<BODY BGCOLOR="#FFFFF0" TEXT="#222222" LINK="{site.company.color}">
<TABLE WIDTH="760" ALIGN="CENTER" BORDER="0" CELLPADDING="8"><TR><TD COLSPAN="2" BGCOLOR="{site.company.color}">
<FONT COLOR="#FFFFFF" SIZE="5">{escape(site.company.name)}</FONT></TD></TR>
<TR VALIGN="TOP"><TD WIDTH="140"><A HREF="/">Accueil</A><BR><A HREF="/savoir-faire">L’atelier</A><BR>
<A HREF="/emploi.htm">Emploi</A><BR><A HREF="/contact">Plan d’accès</A></TD>
<TD>
{main}
</TD></TR>
<TR><TD COLSPAN="2"><HR><FONT SIZE="2">{escape(site.company.name)}, {escape(site.company.commune)} - {NOTICE}</FONT></TD></TR>
</TABLE></BODY></HTML>
"""
    return SiteResponse(text.replace("\u202f", "\u00a0").encode("cp1252", "xmlcharrefreplace"), "text/html")


def listing(site: InventedSite) -> str:
    """The table of offers."""
    rows = "\n".join(
        f'<TR><TD>{slashes(offer.posted)}</TD><TD><A HREF="/annonces/{offer.slug}.htm">{escape(offer.title)}</A></TD>'
        f"<TD>{escape(offer.contract)}</TD></TR>"
        for offer in site.listed
    )
    header = "<TR><TH>Date</TH><TH>Poste</TH><TH>Contrat</TH></TR>"
    return f'<H2>Nos offres d’emploi</H2>\n<TABLE BORDER="1" CLASS="{site.container}">{header}\n{rows}</TABLE>'


def page(offer: Offer) -> str:
    """An offer."""
    facts = offer.facts | {"Date de publication": slashes(offer.posted)}
    rows = "\n".join(f"<TR><TD><B>{label}</B></TD><TD>{escape(value)}</TD></TR>" for label, value in facts.items())
    missions = "<BR>\n".join(f"- {escape(mission)}" for mission in offer.prose.missions)
    profile = "<BR>\n".join(f"- {escape(sentence)}" for sentence in offer.prose.profile)
    return f"""<H1>{escape(offer.title)}</H1>
<TABLE BORDER="1" CELLPADDING="4">
{rows}
</TABLE>
<P>{escape(offer.about)}</P>
<P>{escape(offer.prose.post)}</P>
<P><B>Vos missions :</B><BR>
{missions}</P>
<P><B>Votre profil :</B><BR>
{profile}</P>
<P>{escape(offer.life)}</P>"""


MAKE = Make(
    "listing",
    "/emploi.htm",
    "links=xpath://table[@class='offres']//a/@href; container=css:table.offres",
    answer,
    robots="",
)
