"""Words of links and addresses → how likely they lead to offers."""

import re
from urllib.parse import unquote, urlsplit

from french.letters import unaccented

CAREERS = tuple(
    (weight, re.compile(words))
    for weight, words in (
        (
            4,
            r"nos offres|offres? (?:d )?emplois?|postes? (?:a pourvoir|ouverts)|open positions|vacancies|stellenangebote|job offers",
        ),
        (
            3,
            r"recrut|nous rejoindre|rejoignez|rejoindre|rejoins|viens travailler|embauch|travaill\w+ (?:avec|chez) nous",
        ),
        (3, r"(?:nos|les) postes|bosser"),
        (3, r"trouver? une mission|(?:nos|les|voir les) missions?(?: d interim| en cours| a pourvoir)"),
        (3, r"carriere|career|\bjobs?\b|\bemplois?\b|join us|work with us|karriere"),
        (3, r"\btalents?\b|empleo|trabaj"),
        (
            1,
            r"candidat|ressources humaines|\brh\b|\bequipe\b|\boffres?\b|alternance|apprenti|\bstages?\b|annonces?\b|travailler",
        ),
    )
)
"""Weight and words of links to offers."""
OFFERS = re.compile(
    r"\s*(?:voir |consulter )?(?:toutes )?(?:nos |les )?(?:offres|annonces|missions|postes|metiers qui recrutent)\s*"
)
"""What a link says that leads to offers, where it says nothing else: « Offres » in the menu of an agency."""
AWAY = re.compile(
    r"mentions|cookie|confidential|privacy|login|connexion|\bcgu\b|\bcgv\b|facebook|linkedin|twitter|instagram|youtube"
    r"|mailto|newsletter"
)
OFFER = re.compile(
    r"offre|emploi|\bjobs?\b|jobid|poste\b|annonce|vacanc|career|carriere|recrut|stelle|position|opening|requisition|rejoin|apprenti"
    r"|empleo|\bads?\b|jobinfo|job_"
)
TITLE = re.compile(
    r"\b[hf]\s?/\s?[fh]\b|\([mwfdx]\s?/\s?[mwfdx](?:\s?/\s?[mwfdx])?\)|\bcdi\b|\bcdd\b|\bstage\b|alternance",
    re.IGNORECASE,
)
NEXT = re.compile(
    r"^\W*(?:page suivante|\d+ elements? suivants?|suivante?s?|next(?: page)?|page suiv\w*"
    r"|offres? (?:plus anciennes?|suivantes?)|plus anciennes?|voir plus(?: d.offres)?"
    r"|plus d.offres|afficher plus|charger plus|load more|more jobs|older|weiter|nachste|siguiente)\W*$|^\s*(?:>|>>|»|›|→)\s*$"
)
MORE = re.compile(
    r"(?:\W*(?:en savoir plus|lire (?:la suite|l offre|plus)|plus d infos?|plus d informations|details?|details anzeigen"
    r"|(?:voir|consulter|decouvrir) (?:l |cette |le |la )?(?:offre|annonce|poste|detail|fiche|suite)s?|voir|decouvrir"
    r"|(?:je )?postule[rz]?|read more|learn more|more|apply(?: now)?|>+|»|›|→|\+)\W*)+"
)
"""What a link says that only says that there is more."""
NEXT_CLASS = re.compile(r"(?:^|[-_])(?:next|suivante?)(?:$|[-_])", re.IGNORECASE)
FRAME = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|navigation|footer|header|breadcrumbs?|ariane|cookies?|social|share|partage|lang|sidebar|portlet"
    r"|related|similaires?|dropdown(?:-menu)?)(?:$|[\s_-])",
    re.IGNORECASE,
)
PATHS = (
    "/recrutement", "/nous-rejoindre", "/emploi", "/carrieres", "/offres-emploi", "/nos-offres", "/emplois", "/rejoindre",
    "/careers", "/jobs", "/recrutement.html", "/emploi.htm", "/offres-d-emploi", "/carriere",
)  # fmt: skip
"""Where such pages usually are, when nothing leads to them."""


def plain(text: str) -> str:
    """Words in small letters, without accents; punctuation of addresses becomes spaces.

    >>> plain("/Offres-d%27emploi_2/")
    ' offres d emploi 2 '
    """
    return re.sub(r"[-_/.'’+?&=]+", " ", unaccented(unquote(text)))


def careers_score(text: str, url: str) -> int:
    """How likely a link leads to a page of offers.

    >>> careers_score("Nous rejoindre", "https://a.example/rejoindre") > careers_score("Contact", "https://a.example/contact")
    True
    """
    said = plain(text[:100])
    words = f"{said} {plain(urlsplit(url).path)}"
    if AWAY.search(words) or AWAY.search(url):
        return 0
    host = (
        3
        if re.match(
            r"(?:jobs?|careers?|carrieres?|recrutement|emplois?|talents?|recruit\w*)[.-]", urlsplit(url).hostname or ""
        )
        else 0
    )
    return host + 2 * bool(OFFERS.fullmatch(said)) + sum(weight for weight, pattern in CAREERS if pattern.search(words))
