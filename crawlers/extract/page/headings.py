"""HTML tree → the heading that names the offer."""

import re
from typing import Any

from crawlers.extract.page.article import SIMILAR, text_of
from crawlers.extract.page.document import Document
from crawlers.extract.page.labels import words
from crawlers.extract.page.patterns import OCCUPATION

GENERIC = re.compile(
    r"(?:nos |les |toutes (?:les |nos )?|all |our |open |current |latest |unsere? |aktuelle |browse |search |find |"
    r"explore |view |discover |dernieres? |tous |other |more |featured |new )*(?:offres?|emplois?|jobs?|careers?|"
    r"carrieres?|karriere|recrutements?|"
    r"vacancies|vacancy|openings?|opportunit\w+|positions?|postes?|stellenangebote?|stellen|annonces?|employment|"
    r"empleo|ofertas?)"
    r"(?: (?:d emplois?|de stages?|emplois?|a pourvoir|ouverts?|ouvertes?|en cours|listings?|openings?|"
    r"opportunit\w+|disponibles?|details?|"
    r"description|search|portal|annonce|offene|actuelles?|et carrieres?|recrutements?|center|site|board|ad|posting))*"
    r"|(?:jobs? (?:at|bei|chez|with|in|for|@)|emplois? chez|careers? (?:at|with|in)|popular|recently|nous |"
    r"rejoignez|rejoindre|recruter|on recrute|join|work (?:with|for|at)|travailler|wir suchen|working|why|"
    r"pourquoi|bienvenue|welcome|"
    r"votre recherche|search|resultats?|recherche)\b.*"
    r"|.*\b(?:recrute|is hiring|we re hiring|recrutons)\b"
    r"|job (?:details?|description|information|search|posting|listings?|annonce)|jobannonce|stellenanzeige|"
    r"(?:detail|fiche)s? (?:de )?(?:l )?(?:offre|poste)"
    r"|(?:descriptif|description)(?: (?:du|de la|de l) ?(?:poste|offre|job|position|mission))?|candidate portal|"
    r"candidature(?: spontanee)?|postuler|apply(?: now)?|"
    r"accueil|home|contact(?:ez nous)?|mentions legales|plan du site|actualites|news|savoir faire|nos engagements|a "
    r"propos|about(?: us)?|qui sommes nous|"
    r"menu|cookies?.*|connexion|login|log in|sign in|se connecter|identification|inscription|mon compte|register|"
    r"page|error|erreur|oops.*"
    r"|(?:erreur |error )?(?:404|403|500|410)\b.*|.*\b(?:introuvable|not found|n existe (?:pas|plus)|page inconnue|"
    r"access denied|acces refuse|forbidden)\b.*"
    r"|(?:you|nous|vous|our|notre|votre|vos|nos|your|the|le|la|les|l|about the|a propos du|about this) (?:poste|"
    r"profil|missions?|entreprise|equipe|activites?|"
    r"job|role|profile|team|company|responsibilities|client|offre|avantages|candidature|position)(?: recherche)?"
    r"|profil(?: recherche)?|missions?(?: principales)?|entreprise|avantages|benefits|requirements|responsibilities|"
    r"qualifications|"
    r"competences(?: requises)?|conditions|processus(?: de recrutement)?|overview|summary|info|informations?|nous "
    r"suivre|"
    r"verifi\w+ (?:de )?(?:votre|you).*|just a moment.*|un instant.*|attention required.*|chargement.*|loading.*|"
    r"javascript.*"
)
"""Headings that name a page or a part of one, never an offer; read in plain words."""
PREFIX = re.compile(
    r"^\s*(?:offre d['’]emploi|(?:l['’])?offre du (?:moment|mois|jour)|à la une|"
    r"intitul[ée] du poste|poste à pourvoir|job title|stellenangebot|offre|poste|"
    r"annonce)\s*(?:n°\s*\S+)?\s*[:–—]\s+",
    re.IGNORECASE,
)
TITLED = re.compile(
    r"(?:job|offre|offer|poste?|position|vacancy|annonce|topcard|top-card|posting|emploi)[\w-]*?(?:title|titre|name|"
    r"intitule)|(?:title|titre|intitule)[\w-]*?(?:job|offre|poste|annonce)|header_job",
    re.IGNORECASE,
)
MARK = re.compile(r"\(?\b[hf]\s?/\s?[fh]\b|\([mwfdx]\s?/\s?[mwfdx]", re.IGNORECASE)
PLACE = re.compile(
    r"(?:\s[-–—|:•]\s|,\s|\sà\s)((?:(?:[Uu]sine|[Ss]ite|[Aa]gence) (?:de |d['’]|du ))?[A-ZÀ-Þ][\w’'-]+(?: [\w’'-]+){0,4}"
    r" ?\((?:\d{5}|\d\d|2[AB])\))\s*$"
)
BOLD = {"b", "strong", "font"}
"""How old pages write a heading: it is one when the page is called so."""
AGENT = re.compile(r"\w{2,}(?:eur|euse|trice|ien|ienne|ier|iere|iste)s?\b")
"""How French names who does something: « ajusteur », « polisseuse », « mouliste »."""
LONGEST_TITLE = 250
BESIDE = re.compile(r"\s+[|–—·•»-]\s+")
"""What stands between the parts of a page's title."""


def heading(body: Any, document: Document) -> tuple[Any, str]:
    """The element that names the offer, and the name; nothing when every heading is generic."""
    named = words(page_title(document))[:400]
    parts = [words(part) for part in BESIDE.split(document.tree.findtext(".//title") or "")]
    best: tuple[float, Any, str] = (0, None, "")
    order = 0
    for element in body.iter("h1", "h2", "h3", "h4", "div", "td", "span", "p", "strong", "font", "b"):
        score = rank(element)
        if not score and not (element.tag in BOLD and named):
            continue
        text = text_of(element)
        plain = words(text)
        score = score or 2 * (named.startswith(plain) and a_trade(text))
        if not score:
            continue
        if (
            not 2 < len(text) <= LONGEST_TITLE
            or not re.search("[a-z]", plain)
            or GENERIC.fullmatch(plain)
            or SIMILAR.search(text)
        ):
            continue
        score += (
            3 * (plain in named)
            + 1.5 * bool(MARK.search(text))
            - 2 * (len(text) > 140)
            - 3 * text.endswith((":", "?", "!", "."))
        )
        if len(parts) > 1 and plain == parts[-1] and not a_trade(text):
            score -= 4  # the name of the site, which the page's title ends with
        if elsewhere(element, document):
            score -= 4
        else:
            order += 1
        score -= 0.05 * order
        if score > best[0]:
            best = score, element, text
        if order > 60:
            break
    return best[1], PREFIX.sub("", best[2]) if best[1] is not None else ""


def place_in(title: str) -> str:
    """The place that a title ends with, when its department leaves no doubt that it is one.

    >>> place_in("Verrier (H/F) – CDI – Usine de Blangy (76)"), place_in("Verrier - nuit"), place_in("Cariste (3)")
    ('Usine de Blangy (76)', '', '')
    """
    found = PLACE.search(title)
    return found[1] if found else ""


def a_trade(text: str) -> bool:
    """Whether words name a job."""
    plain = words(PREFIX.sub("", text))
    return bool(MARK.search(text) or OCCUPATION.search(plain) or AGENT.match(plain))


def elsewhere(element: Any, document: Document) -> bool:
    """Whether a heading is a link to another page."""
    links = [a.get("href") or "" for a in [*element.iter("a"), *element.iterancestors("a")]]
    return any(
        link and not link.startswith("#") and document.absolute(link) not in {"", document.page.url, document.canonical}
        for link in links
    )


def rank(element: Any) -> float:
    """How much an element looks like the heading of an offer."""
    named = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "data-automation"))
    titled = 3.5 if len(named) < 400 and TITLED.search(named) else 0
    base = {"h1": 6, "h2": 3, "h3": 1.5, "h4": 1}.get(str(element.tag), 0)
    if not base and (not titled or len(element) > 6):
        return 0
    return base + titled


def page_title(document: Document) -> str:
    """What the page calls itself: ``title`` and ``og:title``."""
    tree = document.tree
    if tree is None:
        return ""
    own = tree.findtext(".//title") or ""
    social = [e.get("content") or "" for e in tree.iter("meta") if e.get("property") in {"og:title", "twitter:title"}]
    return " ".join([own, *social])[:1000]
