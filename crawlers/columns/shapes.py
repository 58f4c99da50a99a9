"""A short text that stands by itself → what it can be, by its shape alone: a contract, a place, a date, a wage …"""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from crawlers.extract.page.labels import words
from crawlers.extract.page.patterns import DATE
from french.communes import glued, table
from french.letters import fold

LONGEST = 120


class Shape(StrEnum):
    """What a text that stands by itself can be; the value is schema.org's name of the property, where it has one."""

    CONTRACT = "employmentType"
    PLACE = "jobLocation"
    POSTED = "datePosted"
    DEADLINE = "validThrough"
    START = "jobStartDate"
    WAGE = "baseSalary"
    REFERENCE = "identifier"
    HOURS = "workHours"
    OPENINGS = "totalJobOpenings"
    MORE = "more"
    """Words that only lead on: « Voir l’offre », « Postuler »."""


CONTRACT = re.compile(
    r"\W*(?:(?:type de )?contrat\s*:?\s*)?(?:offre (?:de |d[’'])?)?(?:en |un |une )?"
    r"(?:c\.?d\.?i\.?|c\.?d\.?d\.?i?\.?|ctt|cdic|cdii|contrats? (?:a|à) dur[ée]e (?:in)?d[ée]termin[ée]e|(?:mission |travail |"
    r"contrat )?(?:d[’'] ?|en )?int[ée]rim(?:aire)?|"
    r"(?:contrat (?:d[’']|en |de )?)?(?:alternance|apprentissage|professionnalisation)|contrat pro|apprenti(?:e|\(e\))?|"
    r"alternant(?:e|\(e\))?|stage|saisonnier|contrat saisonnier|job d[’'][ée]t[ée]|"
    r"permanent|temporary|fixed[- ]term|apprenticeship|internship|freelance|v\.?i\.?e\.?|cui|pec|statutaire|titulaire|"
    r"contractuel(?:le)?|fonctionnaire|vacataire|extra|mission)"
    r"(?:(?:\s*[-–—,/(]?\s*|\s+)(?:(?:a |à )?temps (?:plein|partiel|complet)|int[ée]rimaire|de chantier|d[’']insertion|cdi|cdd|"
    r"int[ée]rim|contract|position|saisonnier|alternance|apprentissage|professionnalisation|"
    r"(?:de |d[’']|\()?(?:environ )?\d{1,3}\s*(?:[àa-]\s*\d{1,3}\s*)?(?:mois|semaines?|ans?|jours?|heures?|h|months?|weeks?|"
    r"years?)\b\)?|full[- ]?time|part[- ]?time|\d{2} ?h(?:/sem\w*)?|renouvelables?|possible|et|ou|&|/|pour|remplacement|"
    r"longue dur[ée]e|[ée]volutif)\)?)*\W*",
    re.IGNORECASE,
)
HOURS = re.compile(
    r"\W*(?:(?:a |à |en )?temps (?:plein|partiel|complet|non complet)|\d{2}(?:[.,]\d+)? ?h(?:eures?)?(?: ?\d\d)?(?: ?(?:/|par|"
    r"hebdo)\s?\w*)?|[2345] ?x ?[78](?: \w+)?|journ[ée]e|nuit|mi-temps|full[- ]?time|part[- ]?time|"
    r"(?:[ée]quipes? )?(?:de )?(?:matin|apr[èe]s-midi|nuit|week-?end|jour|suppl[ée]ance|vsd|sd)(?:\W+(?:matin|apr[èe]s-midi|"
    r"nuit))*|[ée]quipes? (?:altern[ée]es?|successives?|tournantes?)|horaires? \w+(?: \w+)?|poste|post[ée]|"
    r"lundi (?:au|-) vendredi.*)\W*",
    re.IGNORECASE,
)
WAGE = re.compile(
    r"(?=.*(?:€|\beur(?:os?)?\b|\bk ?€|smic|\bsalaire|r[ée]mun[ée]ration|selon (?:profil|exp[ée]rience|grille|convention)|"
    r"taux horaire|brut))(?=.*(?:\d|smic|selon|grille|convention)).{3,120}",
    re.IGNORECASE,
)
WORKED_ON = re.compile(
    r"\b(?:affaires?|chantiers?|projets?|portefeuilles?|march[ée]s?|devis|commandes|budgets?|investissements?)\b[^€\d]{0,30}\d",
    re.IGNORECASE,
)
"""Sums of what one looks after: « des affaires de 20 à 300 k€ »; …"""
PAID = re.compile(r"salair|r[ée]mun|\bbrut|\bnets?\b|\bsmic", re.IGNORECASE)
"""… unless a wage is spoken of."""
REFERENCE = re.compile(
    r"\W*(?:(?:r[ée]f(?:[ée]rence)?|n°|id|offre n°|code)\.?\s*(?:de l[’']offre\s*)?[:°]?\s*)([A-Z0-9][\w./-]{1,30})\W*",
    re.IGNORECASE,
)
CODE = re.compile(r"(?=.*\d)[A-Z]{1,6}[-_/. ]?(?:[A-Z]{0,4}[-_/.]?)?\d{2,}[\w/-]*|\d{4}-\d{2,5}(?:-\d+)?|#\d{2,}")
OPENINGS = re.compile(
    r"\W*(\d{1,3})\s+(?:postes?|personnes?|recrutements?)(?: (?:à|a) pourvoir| ouverts?)?\W*", re.IGNORECASE
)
BARE_DATE = re.compile(rf"\W*(?:(?:lun|mar|mer|jeu|ven|sam|dim)\w{{0,6}}\.?,? )?(?:{DATE})\W*", re.IGNORECASE)
POSTED = re.compile(
    rf"\W*(?:offre |annonce )?(?:publi[ée]e?s?|post[ée]e?|mise? en ligne|en ligne|d[ée]pos[ée]e?|parue?|diffus[ée]e?|"
    rf"ajout[ée]e?|posted|published|date(?: de publication| de parution)?|cr[ée]{{1,2}}e?)"
    rf"(?: en ligne)?\s*:?\s*(?:depuis )?(?:le |on |du |il y a )?(?:(?:lun|mar|mer|jeu|ven|sam|dim)\w{{0,6}}\.?,? )?({DATE})\W*",
    re.IGNORECASE,
)
DEADLINE = re.compile(
    rf"\W*(?:date limite|limite|avant|jusqu[’']au|jusqu[’']à|candidatures?|r[ée]ponse|postulez|cl[ôo]ture|fin|expire|closing|"
    rf"deadline|apply)[^\d]{{0,40}}({DATE})\W*",
    re.IGNORECASE,
)
START = re.compile(
    rf"\W*(?:prise de (?:poste|fonctions?)|d[ée]but|d[ée]marrage|dès|des (?=que|le|la|maintenant|septembre|janvier)|"
    rf"[àa] (?:partir|compter) du?|[àa] pourvoir|"
    rf"disponibilit[ée]|start)\b[^\d]{{0,30}}(?:({DATE})|.{{0,40}})\W*",
    re.IGNORECASE,
)
MORE = re.compile(
    r"(?:\W*(?:en savoir (?:plus|\+)|lire (?:la suite|l offre|plus|la fiche)|plus d (?:infos?|informations)|details?|voir plus"
    r"|(?:voir|consulter|decouvrir|lire|afficher|ouvrir) (?:l |cette |le |la |les )?(?:offre|annonce|poste|detail|fiche|suite|"
    r"page|mission)s?(?: de poste| complete| detaillee| d emploi)?|voir|decouvrir|consulter"
    r"|(?:je |j y )?(?:postule[rz]?|candidate[rz]?)(?: (?:a|en|pour|ici|maintenant|en ligne|par mail|a cette offre|a l offre|"
    r"sur)\b.{0,30})?|deposer (?:ma|une|votre) candidature|envoyer (?:ma|mon|un|votre) (?:cv|candidature)"
    r"|ca m interesse|cette offre m interesse|read more|learn more|more|view (?:job|details|offer)|see (?:job|details)|"
    r"apply(?: now| here)?|details anzeigen|partager|imprimer|telecharger.{0,30}|fermer|retour.{0,30}|sauvegarder|favoris?|"
    r"haut de page)\W*)+"
)
WHERE = re.compile(
    r"^\W*(?:(?:lieu(?: de travail| du poste)?|localisation|location|site|ville|secteur|agence|usine|atelier|dep[oô]t|"
    r"plateforme|base[e]?|poste base[e]?|affectation|commune|implantation)\s*(?:de |d[’']|du |[àa] |:)?\s*:?\s*|[àa] |sur )",
    re.IGNORECASE,
)
PARTS = re.compile(r"\s*(?:[,;/|+&•·]|\s-\s|–|—|\bet\b|\bou\b|\band\b|\bor\b)\s*", re.IGNORECASE)
NUMBERED = re.compile(r"\(?\b(?:\d{5}|(?:0[1-9]|[1-8]\d|9[0-5])|2[AB])\b\)?|\bcedex\b(?: \d+)?", re.IGNORECASE)
AROUND = {
    "france", "seine-maritime", "somme", "oise", "normandie", "hauts-de-france", "picardie", "haute-normandie", "eure",
    "ile-de-france", "teletravail partiel",
    "teletravail", "hybride", "remote", "vallee de la bresle", "bresle", "pays de bray", "vimeu", "multi-sites", "multisites",
    "paris", "belgique", "portugal",
}  # fmt: skip
"""What stands beside a commune, folded; some of it is a place by itself."""
NO_PLACE = {
    "bureau", "direction", "ventes", "achats", "commerce", "production", "maintenance", "qualite", "atelier", "logistique",
    "transport", "siege", "nuit", "jour", "poste",
    "autre", "autres", "tous", "toutes", "industrie", "expedition", "france", "stage", "contrat", "offre", "mission",
    "missions", "profil", "bois", "ville", "usine", "campagne", "or", "parfum",
    "filtres", "recherche", "service", "finition", "finitions", "moule", "moules", "decor", "four", "tri", "cars", "rue",
    "ouvert", "urgent", "vers", "le", "la", "gestion", "finance", "sens", "cre",
}  # fmt: skip
"""Words that are the name of a commune too, and on a page of offers mean something else."""


@lru_cache(maxsize=20_000)
def shape_of(text: str) -> Shape | None:
    """What a text can be; nothing when it is too long, or could be anything.

    >>> [shape_of(text) for text in ("CDD de 6 mois", "Le Tréport, Eu", "13,50 € brut/h", "Régleur de nuit")] == [
    ...     Shape.CONTRACT, Shape.PLACE, Shape.WAGE, None]
    True
    """
    if not 1 < len(text) <= LONGEST:
        return None
    plain = words(text)
    if len(plain) <= 60 and MORE.fullmatch(plain):
        return Shape.MORE
    return next((shape for shape, longest, fits in SHAPES if len(text) <= longest and fits(text)), None)


@lru_cache(maxsize=20_000)
def is_place(text: str) -> bool:
    """Whether a short text names communes, and nothing else but where they lie.

    >>> [is_place(text) for text in ("Eu (76)", "76340 Blangy-sur-Bresle", "Usine de Feuquières", "Production")]
    [True, True, True, False]
    """
    bare = WHERE.sub("", text, count=1)
    found = 0
    for part in PARTS.split(bare):
        name = " ".join(NUMBERED.sub(" ", part).split()).strip(" ().-")
        if not name:
            found += bool(re.search(r"\d{5}", part))
            continue
        folded = fold(name)
        if folded in AROUND:
            found += folded not in {"france", "hybride", "remote"} and not folded.startswith("tele")
            continue
        if not name[0].isupper() or folded in NO_PLACE or len(name) > 40 or not table().names.get(glued(name)):
            return False
        found += 1
    return found > 0


def date_in(text: str) -> str:
    """The date that a text names; empty when it names none."""
    match = re.search(DATE, text, re.IGNORECASE)
    return match[0] if match else ""


def value_in(shape: Shape, text: str) -> str:
    """What a cell of a shape says: the date of « Publiée le 3 novembre », the code of « Réf. : 26-118 »."""
    if shape in {Shape.POSTED, Shape.DEADLINE, Shape.START}:
        return date_in(text)
    if shape is Shape.REFERENCE:
        match = REFERENCE.fullmatch(text)
        return match[1] if match else text.strip("# ")
    if shape is Shape.PLACE:
        return WHERE.sub("", text, count=1).strip(" ,;:")
    return text.strip(" ,;:")


def is_code(text: str) -> bool:
    """Whether a text is a reference, with a label or without."""
    return REFERENCE.fullmatch(text) is not None or CODE.fullmatch(text) is not None


def is_wage_text(text: str) -> bool:
    """Whether a text speaks of a wage and of little else."""
    if WAGE.fullmatch(text) is None or len(text.split()) > 14:
        return False
    return WORKED_ON.search(text) is None or PAID.search(text) is not None


SHAPES: tuple[tuple[Shape, int, Callable[[str], object]], ...] = (
    (Shape.CONTRACT, 70, CONTRACT.fullmatch),
    (Shape.POSTED, 60, BARE_DATE.fullmatch),
    (Shape.POSTED, 90, POSTED.fullmatch),
    (Shape.DEADLINE, 90, DEADLINE.fullmatch),
    (Shape.OPENINGS, 90, OPENINGS.fullmatch),
    (Shape.REFERENCE, 90, is_code),
    (Shape.HOURS, 60, HOURS.fullmatch),
    (Shape.START, 80, START.fullmatch),
    (Shape.WAGE, 120, is_wage_text),
    (Shape.PLACE, 80, is_place),
)
"""Shape, how long such a text may be, and what recognises it, the more particular first."""
