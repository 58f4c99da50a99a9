"""Why a source could not be read → words for readers."""

CAUSE = {
    "dns": "Adresse introuvable",
    "timeout": "Pas de réponse à temps",
    "tls": "Certificat non valable",
    "refused": "Connexion refusée",
    "bot_wall": "Robots refusés",
    "throttled": "Trop de visites",
    "gone": "Page disparue",
    "server_error": "Panne du site",
    "robots": "Refus par robots.txt",
    "too_large": "Trop volumineux",
    "moved": "Adresse changée",
    "private_address": "Adresse privée",
    "redesign": "Présentation changée",
    "empty": "Aucune offre reconnue",
    "parse_error": "Page illisible",
    "cut": "Réponse coupée",
    "interrupted": "Visite interrompue",
    "bad_row": "Lignes à corriger",
    "not_configured": "Réglage manquant",
    "dropped": "Chute du nombre d’offres",
}
