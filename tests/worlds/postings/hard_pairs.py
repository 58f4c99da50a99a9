"""The valley's hard cases, written by hand: pairs that look like one opening and are two, and some that are one all the same."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pipeline.model import Contract, JobPosting, Place
from tests.worlds.postings.strategies import AGENCY, EMPLOYER, SEEN_AT, SEINE_MARITIME

EU = Place(insee="76255", name="Eu", department="76", lat=50.05, lon=1.42)
GAMACHES = Place(insee="80373", name="Gamaches", department="80", lat=49.99, lon=1.56)
TREPORT = Place(insee="76711", name="Le Tréport", department="76", lat=50.06, lon=1.37)
MERS = Place(insee="80533", name="Mers-les-Bains", department="80", lat=50.06, lon=1.39)
ABBEVILLE = Place(insee="80001", name="Abbeville", department="80", lat=50.11, lon=1.83)
DIEPPE = Place(insee="76217", name="Dieppe", department="76", lat=49.92, lon=1.08)
AUMALE = Place(insee="76035", name="Aumale", department="76", lat=49.77, lon=1.75)
HOUSE = (
    "Depuis 1896, notre maison souffle et décore des flacons de parfum au bord de la Bresle. Trois cents personnes y travaillent, "
    "du four aux ateliers de décor, pour les grandes marques du luxe. Nous offrons une prime d’équipe, un treizième mois, une "
    "mutuelle, un restaurant d’entreprise et un comité social actif. Candidature par le formulaire, réponse sous huit jours. "
)
WORK = {
    "tri": "Vous triez les flacons à la sortie de l’arche, vous écartez ceux qui portent une pierre, une bulle ou une glaçure, et "
    "vous notez chaque défaut sur la fiche de suivi. Vous rangez les bons sur palette et prévenez le régleur quand le rebut monte. ",
    "conduite": "Vous conduisez une machine IS de dix sections : poids de la goutte, graissage des moules, cadence et température du "
    "feeder. Vous changez les moules avec l’équipe et relevez les cotes toutes les heures avec le contrôle. ",
    "moule": "Vous polissez et ajustez les moules en fonte et en bronze, vous reprenez les arêtes à la lime, contrôlez les gorges au "
    "calibre et préparez le jeu complet avant le changement de fabrication de la semaine. ",
    "maintenance": "Vous dépannez les arches, compresseurs et convoyeurs : mécanique, pneumatique, automates. Vous tenez le plan "
    "d’entretien, commandez les pièces et rendez compte au responsable technique à chaque fin de poste. ",
    "serigraphie": "Vous réglez les écrans et les encres de la machine de sérigraphie, contrôlez le repérage des couleurs et la "
    "cuisson, et notez les réglages de chaque série sur le dossier du client. ",
}
APPRENTICE = (
    "Vous préparez un CAP en deux ans, au rythme d’une semaine de cours sur trois, avec un maître à l’atelier. "
)


def post(
    id: str, *, work: str = "tri", title: str = "Trieur de flacons", place: Place = TREPORT, **given: Any
) -> JobPosting:
    """An offer on the site of the Verrerie de l’Aubépine, unless told otherwise."""
    usual: dict[str, Any] = {
        "id": id, "key": id, "url": f"https://aubepine.example/offres/{id}", "seen_at": SEEN_AT, "title": title,
        "title_key": title.lower(), "places": (place,), "date_posted": date(2026, 11, 1),
        "description_text": HOUSE + WORK[work],
    }  # fmt: skip
    return replace(EMPLOYER, **usual | given)


def public(id: str, **given: Any) -> JobPosting:
    """The same through France Travail."""
    by = {"source": "ft", "publisher": "France Travail", "publisher_kind": "public_service", "url": ""}
    return post(id, **by | given)


def agency(id: str, name: str = "Intérim Valcourbe", **given: Any) -> JobPosting:
    """The same through an agency that names nobody."""
    by = {"source": name, "publisher": name, "publisher_kind": AGENCY.publisher_kind, "hiring_organization": None}
    return post(id, **by | {"contract": (Contract.INTERIM,), "url": ""} | given)


def other_house(id: str, **given: Any) -> JobPosting:
    """An offer of the neighbour, who bought the same words."""
    name = "Cristallerie d’Orvannes"
    return post(id, **{"source": "orvannes", "hiring_organization": name, "publisher": name, "url": ""} | given)


def told_by(name: str, work: str) -> str:
    """The work in the words of an agency, which says « notre client » and what it offers itself."""
    return (
        f"L’agence {name} recrute pour son client, une verrerie de la vallée. {WORK[work]}Chez nous : compte épargne-temps à 8 %, "
        f"acompte à la demande, parrainage, et {name} vous accompagne à chaque étape. Passez nous voir ou postulez en ligne. "
    )


OURS, THEIRS = ({"description_text": told_by(name, "tri")} for name in ("Valcourbe", "Pontivelle"))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two postings, why they are what they are, and whether they are one opening."""

    why: str
    a: JobPosting
    b: JobPosting
    one: bool = False
    """Whether a reader would say that they are one."""


CDD, CDI, INTERIM = (Contract.CDD,), (Contract.CDI,), (Contract.INTERIM,)
APPRENTICESHIP, STAGE = (Contract.APPRENTISSAGE,), (Contract.STAGE,)
NOTHING_SAID: dict[str, Any] = {"description_text": ""}

HARD = (
    Pair("même poste à Eu et au Tréport", post("a"), post("b", place=EU)),
    Pair("même poste au Tréport et à Mers, communes mitoyennes", post("a"), post("b", place=MERS)),
    Pair("même poste à Dieppe et à Abbeville", post("a", place=DIEPPE), public("b", place=ABBEVILLE)),
    Pair("France Travail dit Gamaches, le site Aumale", post("a", place=AUMALE), public("b", place=GAMACHES)),
    Pair("même agence, même texte, deux communes", agency("a", place=EU), agency("b", place=GAMACHES)),
    Pair("sans texte, deux communes", post("a", **NOTHING_SAID), public("b", place=GAMACHES, **NOTHING_SAID)),
    Pair("2x8 et 5x8", post("a", shift=("2x8",)), public("b", shift=("5x8",))),
    Pair("de nuit et de jour, dit au titre", post("a", title="Trieur de nuit"), public("b", title="Trieur de journée")),
    Pair("équipe de week-end et 3x8", post("a", shift=("weekend",)), public("b", shift=("3x8",))),
    Pair("journée et 2x8", post("a", work="moule", shift=("journee",)), public("b", work="moule", shift=("2x8",))),
    Pair("CDI et apprentissage", post("a"), post("b", contract=APPRENTICESHIP)),
    Pair(
        "CDI et apprentissage, texte propre",
        post("a"),
        public("b", contract=APPRENTICESHIP, description_text=HOUSE + WORK["tri"] + APPRENTICE),
    ),
    Pair("apprenti au titre seulement", post("a"), public("b", title="Apprenti trieur de flacons", contract=())),
    Pair("stage et CDI", post("a", work="maintenance"), public("b", work="maintenance", contract=STAGE)),
    Pair("CDD et CDI du même site", post("a", contract=CDD), post("b")),
    Pair(
        "alternance d’une école et CDI",
        post("a", title="Technicien", work="maintenance"),
        post(
            "b",
            title="Technicien",
            work="maintenance",
            source="cfa",
            publisher="CFA du Galet",
            publisher_kind="school",
            contract=APPRENTICESHIP,
        ),
    ),
    Pair("deux adresses du site le même jour : deux postes", post("a"), post("b")),
    Pair("trois postes, troisième adresse", post("a"), post("c", date_posted=date(2026, 11, 3))),
    Pair(
        "deux références dans le texte",
        post("a", description_text=HOUSE + WORK["tri"] + "Réf. VA-2026-17"),
        public("b", description_text=HOUSE + WORK["tri"] + "Réf. VA-2026-18"),
    ),
    Pair("deux numéros d’une agence, même jour", agency("a"), agency("b")),
    Pair("deux agences, même client caché", agency("a", **OURS), agency("b", "Pontivelle Recrutement", **THEIRS)),
    Pair(
        "deux agences, mots du client recopiés, CDI",
        agency("a", contract=CDI),
        agency("b", "Galandage Intérim", contract=CDI, **THEIRS),
    ),
    Pair("agence masquée, département seul, et employeur", agency("a", place=SEINE_MARITIME), post("b")),
    Pair(
        "agence : autre métier du même client",
        agency("a", title="Cariste"),
        post("b", title="Trieur de flacons", work="conduite"),
    ),
    Pair("deux maisons, même trame d’annonce", post("a"), other_house("b")),
    Pair(
        "deux maisons, même trame, même commune, même titre",
        post("a", work="serigraphie", title="Sérigraphe"),
        other_house("b", work="serigraphie", title="Sérigraphe"),
    ),
    Pair(
        "même maison, deux métiers, même présentation",
        post("a"),
        public("b", title="Conducteur de machine IS", work="conduite"),
    ),
    Pair(
        "polisseur et ajusteur, même texte de moule",
        post("a", title="Polisseur de moules", work="moule"),
        post("b", title="Ajusteur mouliste", work="moule"),
    ),
    Pair("chef d’équipe et trieur", post("a", title="Chef d’équipe tri"), public("b", title="Trieur de flacons")),
    Pair(
        "responsable et adjoint",
        post("a", title="Responsable maintenance", work="maintenance"),
        public("b", title="Adjoint maintenance", work="maintenance"),
    ),
    Pair(
        "confirmé et débutant",
        post("a", title="Régleur confirmé", work="conduite"),
        public("b", title="Régleur débutant", work="conduite"),
    ),
    Pair(
        "machine 8 et machine 12",
        post("a", title="Conducteur ligne 8", work="conduite"),
        public("b", title="Conducteur ligne 12", work="conduite"),
    ),
    Pair(
        "technicien et aide-technicien",
        post("a", title="Technicien de maintenance", work="maintenance"),
        post("b", title="Aide technicien de maintenance", work="maintenance"),
    ),
)
SAME = (
    Pair("le site et France Travail", post("a"), public("b"), one=True),
    Pair("France Travail sans employeur", post("a"), public("b", hiring_organization=None), one=True),
    Pair("titre avec ville et H/F", post("a"), public("b", title="Trieur de flacons Le Tréport"), one=True),
    Pair("département seul", post("a"), public("b", place=SEINE_MARITIME), one=True),
    Pair("contrat non dit", post("a"), public("b", contract=()), one=True),
    Pair("horaires non dits", post("a", shift=("3x8",)), public("b"), one=True),
    Pair("extrait d’un agrégateur", post("a"), public("b", description_text=WORK["tri"]), one=True),
    Pair(
        "présentation retirée, un mois après",
        post("a"),
        public("b", date_posted=date(2026, 11, 28), description_text=WORK["tri"] + HOUSE[:200]),
        one=True,
    ),
)
