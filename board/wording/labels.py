"""Values of board.db → words for readers; those of a posting's fields stand with the field (``vocabulary/job_posting.py``)."""

from collections.abc import Mapping
from types import MappingProxyType

from vocabulary.job_posting import FIELDS as FACTS
from vocabulary.posting_values import CONTRACT, PUBLISHER_KIND, SHIFT, ZONE

LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"contract": CONTRACT, "shift": SHIFT, "zone": ZONE, "publisher_kind": PUBLISHER_KIND}
)
"""Facet → value → words: what ``pipeline.publishing.publish`` writes into the file."""

KIND = {
    "verrier": "Verrier",
    "mouliste": "Mouliste",
    "fondeur": "Fondeur",
    "decorateur": "Décorateur",
    "tri": "Tri et contrôle",
    "plasturgie": "Plasturgie",
    "emballage": "Emballage",
    "conditionnement": "Conditionnement",
    "logistique": "Logistique",
    "services": "Services",
    "agence_interim": "Agence d’intérim",
    "ecole": "École",
    "organisme": "Organisme",
    "service_public": "Service public",
    "association": "Association",
}
MEMBER_STATUS = {"closed": "A cessé son activité", "unverified": "Adhésion à vérifier"}
STATE = {
    "ok": "À jour",
    "empty": "Aucune offre",
    "suspect": "À vérifier",
    "blocked": "Accès refusé",
    "failed": "Injoignable",
    "never": "Jamais visitée",
    "disabled": "Arrêtée",
}
REJECTION = {
    "NO_TITLE": "Sans intitulé",
    "NOT_A_JOB": "Pas une offre d’emploi",
    "EXPIRED": "Date limite dépassée",
    "FILLED": "Poste pourvu",
    "OUT_OF_AREA": "Hors de la zone",
    "HIDDEN": "Retrait demandé",
}
CLOSED_BY = {
    "absent": "elle n’est plus sur le site de l’employeur ni ailleurs (deux visites complètes)",
    "gone": "sa page d’origine n’existe plus",
    "valid_through": "sa date limite est passée",
    "rejected": "sa source indique qu’elle n’est plus à pourvoir",
    "source_removed": "sa source a été retirée du registre",
    "member_closed": "l’entreprise a cessé son activité",
    "filled": "l’employeur indique que le poste est pourvu",
}
STATUS = {"open": "ouverte", "unseen": "absente à la dernière visite", "closed": "fermée"}
FLAGS = {
    "contact_removed": "Les coordonnées d’une personne ont été retirées : elles sont sur le site de l’offre.",
    "no_date": "La source ne donne pas de date de publication.",
    "dates_doubted": "Une date de la source est impossible : elle n’est pas reprise.",
}
"""Warnings that help a reader; the others are for the association."""

FIELDS = {field.name: field.about.label for field in FACTS if field.about.label} | {
    "organization": "Employeur",
    "place": "Lieu",
    "schedule": "Horaires",
    "experience": "Expérience",
}
"""Fields of a posting, and what their readers and corrections call them together → words."""

CHANGED = {
    "title": ("Intitulé", ""),
    "locations": ("Lieu", ""),
    "contract": ("Contrat", ""),
    "salary": ("Salaire", ""),
    "date_posted": ("Date de publication", "e"),
    "valid_through": ("Date limite", "e"),
    "schedule": ("Horaires", "s"),
    "experience": ("Expérience demandée", "e"),
    "education": ("Formation demandée", "e"),
    "description": ("Texte de l’annonce", ""),
}
"""Field that a source changed → words, and how « modifié » ends after them."""
EXTRACTOR = {
    "json_ld": "données structurées (JSON-LD)",
    "microdata": "données structurées (microdonnées)",
    "rdfa": "données structurées (RDFa)",
    "embedded_json": "données de la page",
    "feed": "flux",
    "json_api": "interface du site",
    "html": "texte de la page",
    "pdf": "document PDF",
    "declared": "déclaration de l’adhérent",
    "member": "correction de l’employeur",
}
LOOKUPS = {
    "exact": "est",
    "not": "n’est pas",
    "contains": "contient",
    "endswith": "finit par",
    "startswith": "commence par",
    "gt": ">",
    "gte": "≥",
    "lt": "<",
    "lte": "≤",
    "like": "ressemble à",
    "notlike": "ne ressemble pas à",
    "glob": "suit le motif",
    "in": "parmi",
    "notin": "hors de",
    "arraycontains": "la liste contient",
    "arraynotcontains": "la liste ne contient pas",
    "date": "est le jour",
    "isnull": "est inconnu",
    "notnull": "est connu",
    "isblank": "est vide",
    "notblank": "n’est pas vide",
}
"""Datasette's filters of a table."""
