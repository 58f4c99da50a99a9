"""What the demonstration valley offers, site by site."""

from vocabulary.faults_and_mends import Outcome

UNREADABLE = {"transports-falquiere": Outcome.BLOCKED, "fonderie-maubrune": Outcome.FAILED}


COUNTS = {
    "verrerie-aubepine": 14,
    "cristallerie-orvannes": 8,
    "moulerie-quatrevaux": 11,
    "outillages-fevrin": 7,
    "decor-celandine": 9,
    "ateliers-lumiserie": 9,
    "laquage-vertamont": 7,
    "tri-verdelune": 4,
    "plasturgie-norvalie": 9,
    "cartonnages-rosebrune": 5,
    "conditionnement-ombeline": 6,
    "groupe-vitrelane": 10,
    "galandage-interim": 16,
    "pontivelle-recrutement": 13,
    "cfa-galet-bleu": 6,
    "transports-falquiere": 3,
    "fonderie-maubrune": 0,
    "gravure-sylvandre": 0,
}
