"""What went wrong with a visit → one word that sorts it, and what a person can do about it."""

from collections.abc import Mapping, Sequence
from typing import Any

from crawlers.items import Fault

CAUSES: Mapping[Fault, str] = {
    Fault.DNS: "dns",
    Fault.TIMEOUT: "timeout",
    Fault.TLS: "tls",
    Fault.REFUSED: "refused",
    Fault.FORBIDDEN: "bot_wall",
    Fault.THROTTLED: "throttled",
    Fault.GONE: "gone",
    Fault.SERVER_ERROR: "server_error",
    Fault.ROBOTS: "robots",
    Fault.TOO_LARGE: "too_large",
    Fault.REDIRECT: "moved",
    Fault.OTHER_SITE: "moved",
    Fault.LED_AWAY: "moved",
    Fault.PRIVATE_ADDRESS: "private_address",
    Fault.CONTAINER_MISSING: "redesign",
    Fault.NOTHING_FOUND: "empty",
    Fault.UNREADABLE: "parse_error",
    Fault.CUT: "cut",
    Fault.CAP_REACHED: "too_large",
    Fault.EXCEPTION: "parse_error",
    Fault.TORN: "interrupted",
    Fault.BAD_ROW: "bad_row",
    Fault.NOT_CONFIGURED: "not_configured",
}
"""Every fault has its cause; ``board/wording/causes.py`` says them in French."""
DROPPED = "dropped"
"""Read to its end, with far fewer offers than usual."""

MENDS: Mapping[str, str] = {
    "dns": "Le site a peut-être changé d’adresse : cherchez la nouvelle et corrigez url dans sources.csv.",
    "timeout": "Rien à faire s’il revient demain. S’il reste muet, ouvrez la page dans un navigateur.",
    "tls": "Le certificat du site a expiré ou ne vaut rien : prévenez le membre, c’est à son hébergeur de le refaire.",
    "refused": "Le site est arrêté, ou nous ferme la porte : ouvrez-le dans un navigateur, puis prévenez le membre.",
    "bot_wall": "Le site refuse notre robot : demandez au membre d’autoriser GlassValleeBot, ou de déclarer ses offres.",
    "throttled": "Le site demande d’aller moins vite : espacez les visites (option every=2d).",
    "gone": "La page a disparu : `glassvallee probe` avec l’accueil du site retrouve souvent la nouvelle.",
    "server_error": "Le site est en panne : si cela dure, prévenez le membre.",
    "robots": "Le site demande aux robots de ne pas lire cette page : voyez avec le membre, ou retirez la ligne.",
    "too_large": "Le site a plus de pages ou des pages plus grosses que prévu : un regard de développeur est utile.",
    "moved": "L’adresse mène ailleurs : ouvrez-la, puis corrigez url ou ajoutez l’option hosts dans sources.csv.",
    "private_address": "L’adresse mène à un réseau privé : corrigez url dans sources.csv.",
    "redesign": "Le site a changé de présentation : `glassvallee probe` avec son adresse propose la nouvelle ligne.",
    "empty": "Aucune offre n’a été reconnue : s’il y en a sur la page, lancez `glassvallee probe` avec son adresse.",
    "parse_error": "Une page n’a pas pu être lue : signalez-le avec l’identifiant de la source.",
    "cut": "Le site a coupé sa réponse : attendez la prochaine visite.",
    "interrupted": "La visite a été arrêtée ; elle sera refaite. Si cela revient, voyez les journaux (var/logs).",
    "bad_row": "Corrigez les lignes nommées dans le fichier des offres déclarées.",
    "not_configured": "Il manque un réglage : `glassvallee doctor` dit lequel.",
    DROPPED: "Bien moins d’offres que d’habitude : ouvrez la page. Si c’est vrai, il n’y a rien à faire : trois visites suffiront.",
}
"""Cause → what to do, for the association."""


def cause(troubles: Sequence[Mapping[str, Any]]) -> str:
    """The cause of a visit that went wrong: what happened to its list first, else to a page of it; empty when nothing did."""
    deciding = next((one for one in troubles if one["listing"]), troubles[0] if troubles else None)
    return CAUSES[Fault(deciding["fault"])] if deciding else ""
