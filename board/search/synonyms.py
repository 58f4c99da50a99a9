"""Words that mean one trade or one thing here → each other, for a search."""

from collections.abc import Iterator, Sequence
from functools import cache

from board.search.word_forms import singular, words

GROUPS = """
cariste = conducteur chariot = conducteur chariots = chariot élévateur = pilote chariot = fenwick = clark = gerbeur ~ caces = r489
caces = r489 = habilitation chariot ~ cariste
trieur = choisisseur = visiteur verre = visiteuse verre = tri = triage = agent tri ~ contrôleur visuel = contrôleur qualité visuel
bout froid = boufroid = boutfroid = secteur froid
bout chaud = bouchaud = boutchaud = secteur chaud ~ machine is = conducteur is = machine i s
machine is = conducteur is = machine i s = is ~ bout chaud
mouliste = moule = moulerie = ajusteur mouliste
ajusteur = ajusteur moule ~ monteur
fondeur = conducteur four = fusion = enfourneur = enfournement
souffleur = souffleur verre = verrier main
verrier = verrier main ~ souffleur = verrerie = verre
machiniste = conducteur machine = conducteur ligne
conducteur machine = conducteur ligne = pilote ligne = opérateur régleur = conducteur installation
régleur = monteur régleur = technicien réglage = réglage
maintenance = dépanneur = mécanicien entretien ~ mécanicien = électromécanicien
mécanicien = mécano ~ maintenance = électromécanicien
électromécanicien = électro méca = électroméca = électromécanique ~ maintenance = électricien
électricien = électrotechnicien = électricité ~ automaticien = électromécanicien
automaticien = automatisme = automate = roboticien
tourneur = tournage ~ usinage = fraiseur = usineur
fraiseur = fraisage = tourneur fraiseur ~ usinage = tourneur
tourneur fraiseur = tourneur = fraiseur ~ usinage
usinage = usineur = tourneur = fraiseur = opérateur commande numérique ~ commande numérique = cn
cnc = cn = commande numérique = opérateur commande numérique = fraiseur = tourneur ~ usinage
chaudronnier = chaudronnerie = tôlier ~ soudeur
soudeur = soudure = soudage ~ chaudronnier
polisseur = polissage = dépolissage
sérigraphe = sérigraphie = sérigraphier ~ décor = décorateur
décorateur = décor = décoration = sérigraphe = sérigraphie = sérigraphier
laqueur = laquage = laquiste = laque = laques ~ peintre = vernis
peintre = peinture ~ laqueur = laque
préparateur commande = préparateur commandes = picking ~ magasinier
magasinier = magasin ~ préparateur commande = préparateur commandes = logistique
conditionnement = conditionneur = emballage = emballeur
manutentionnaire = manutention = agent quai ~ agent logistique = logistique = cariste
chauffeur = routier = conducteur routier = poids lourd = spl = livreur = chauffeur pl
poids lourd = pl = spl = chauffeur pl = routier ~ chauffeur
qualité = qualiticien ~ contrôleur qualité = contrôle
contrôleur = contrôle ~ trieur
plasturgie = plasturgiste = injection = injecter = monteur régleur injection
apprenti = apprentissage = contrat apprentissage ~ alternance = alternant
alternance = alternant = apprenti = apprentissage = contrat professionnalisation
stage = stagiaire
intérim = intérimaire = mission intérim ~ temporaire
nuit = poste nuit = nuits
week end = weekend = vsd = sd = suppléance
été = saisonnier = job été = emploi saisonnier
saisonnier = été
rh = ressources humaines = recrutement ~ paie
adv = administration ventes
ouvrier = agent production = opérateur production = agent fabrication ~ opérateur
opérateur production = agent production = ouvrier = agent fabrication ~ opérateur
ménage = femme ménage = agent propreté = propreté = nettoyage = entretien locaux = agent entretien locaux
agent entretien = propreté = nettoyage = entretien locaux
secrétaire = secrétariat = assistant administratif ~ assistant gestion = administration ventes
comptable = comptabilité = compta ~ gestion = paie
informaticien = informatique = développeur
ingénieur procédé = ingénieur process
chef équipe = chef ligne = chef poste = responsable équipe = animateur équipe
cuisinier = cuisine = cuisto = cuistot ~ restauration
infirmier = soins
gardien = gardiennage = agent sécurité = vigile = surveillance
dessinateur = projeteur = dao = cao ~ bureau études
mi temps = temps partiel = partiel
temps partiel = mi temps = partiel
sans permis = permis exigé
débutant = débutant accepté = sans expérience
"""
"""One entry a line: words = others that mean the same ~ others that are close. Written without « de », « d’ » and « à »."""
LONGEST = 3
"""Words in a phrase, at most."""
BEGUN = 5
"""Letters from which a word that is not finished may be taken for the one word of the trade that begins so."""


Phrases = tuple[tuple[str, ...], ...]


@cache
def table() -> dict[tuple[str, ...], tuple[Phrases, Phrases]]:
    """Phrase as the index sees it → the phrases that mean the same, and those that are close."""
    found: dict[tuple[str, ...], tuple[Phrases, Phrases]] = {}
    for line in GROUPS.strip().splitlines():
        same, _, close = line.partition("~")
        named, near = ([tuple(words(phrase)) for phrase in part.split("=") if phrase.strip()] for part in (same, close))
        for phrase in named[:1]:
            found[phrase] = (tuple(named[1:]), tuple(near))
        for phrase in named[1:]:
            others = tuple(other for other in named if other != phrase)
            found.setdefault(phrase, (others, tuple(near)))
    return found


def units(kept: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Phrases, Phrases]]:
    """The words of a search cut into phrases, each with those that mean the same and those that are close; the longest
    known phrase wins, and a last word that is not finished is the trade that begins so.

    >>> [phrase for phrase, _, _ in units(["conducteur", "chariot", "eu"])]
    [('conducteur', 'chariot'), ('eu',)]
    >>> list(units(["moulist"]))[0][1]
    (('mouliste',), ('moule',), ('moulerie',), ('ajusteur', 'mouliste'))
    """
    at = 0
    while at < len(kept):
        for length in range(min(LONGEST, len(kept) - at), 0, -1):
            phrase = tuple(kept[at : at + length])
            known = table().get(phrase) or table().get(tuple(map(singular, phrase)))
            if not known and length == 1 and at + 1 == len(kept):
                known = finished(phrase[0])
            if known or length == 1:
                yield phrase, *(known or ((), ()))
                at += length
                break


def finished(word: str) -> tuple[Phrases, Phrases] | None:
    """What the only trade that begins with these letters means; nothing where several do, or none."""
    begins = [phrase for phrase in table() if len(phrase) == 1 and phrase[0].startswith(word)]
    if len(word) < BEGUN or not begins:
        return None
    first, *others = begins
    same, near = table()[first]
    return ((first, *same), near) if all(other in same for other in others) else None
