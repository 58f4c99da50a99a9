"""Words that mean one trade or one thing here → each other, for a search."""

from collections.abc import Iterator, Sequence
from functools import cache

GROUPS = """
cariste = conducteur chariot = conducteur chariots = chariot élévateur = pilote chariot
trieur = trieuse = choisisseur = choisisseuse = visiteur verre = visiteuse verre = contrôleur visuel = agent tri = opérateur tri
bout froid = secteur froid
bout chaud = secteur chaud = machine is = conducteur is
mouliste = moule = moulerie = ajusteur moule = ajusteur mouliste
fondeur = conducteur four = fusion = enfourneur
souffleur = souffleur verre = verrier main
conducteur machine = conducteur ligne = pilote ligne = opérateur régleur = conducteur installation
régleur = monteur régleur = technicien réglage
maintenance = mécanicien = électromécanicien = dépanneur = technicien maintenance
électricien = électrotechnicien = automaticien
tourneur = fraiseur = usineur = usinage = opérateur commande numérique = cnc
chaudronnier = soudeur = soudure
polisseur = polissage = polisseuse
sérigraphe = sérigraphie = décorateur = décor
laqueur = laquage = peintre = laquiste
préparateur commande = préparateur commandes = picking = magasinier
conditionnement = conditionneur = conditionneuse = emballeur = emballeuse = emballage
manutentionnaire = manutention = agent logistique
chauffeur = conducteur routier = poids lourd = livreur
qualité = contrôleur qualité = qualiticien
plasturgie = plasturgiste = injection = monteur régleur injection
apprenti = apprentissage = alternance = alternant = contrat professionnalisation
stage = stagiaire
intérim = intérimaire = mission intérim = temporaire
nuit = poste nuit = travail nuit
week end = weekend = vsd = sd
rh = ressources humaines
adv = administration ventes
ouvrier = ouvrière = agent production = opérateur production = agent fabrication
femme ménage = agent entretien = agent propreté = nettoyage
secrétaire = assistant administratif = assistante administrative
comptable = comptabilité
informaticien = informatique = développeur
ingénieur procédé = ingénieur process
chef équipe = chef poste = responsable équipe = animateur équipe
caces = r489 = habilitation chariot
"""
"""One group a line; each phrase is written without « de », « d’ » and « à »."""
LONGEST = 3
"""Words in a phrase, at most."""


@cache
def table() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Phrase as the index sees it → the phrases that mean the same, itself first."""
    from board.words import words

    found: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for line in GROUPS.strip().splitlines():
        phrases = [tuple(words(phrase)) for phrase in line.split("=")]
        for phrase in phrases:
            others = dict.fromkeys([*found.get(phrase, ()), *phrases])
            found[phrase] = (phrase, *(other for other in others if other != phrase))
    return found


def units(kept: Sequence[str]) -> Iterator[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]:
    """The words of a search cut into phrases, each with those that mean the same; the longest known phrase wins.

    >>> [unit for unit, _ in units(["conducteur", "chariot", "eu"])]
    [('conducteur', 'chariot'), ('eu',)]
    """
    from board.words import singular

    at = 0
    while at < len(kept):
        for length in range(min(LONGEST, len(kept) - at), 0, -1):
            phrase = tuple(kept[at : at + length])
            same = table().get(phrase) or table().get(tuple(map(singular, phrase)))
            if same or length == 1:
                yield phrase, tuple(other for other in same or () if other != phrase)
                at += length
                break
