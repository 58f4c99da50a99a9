"""Words that copies put in the place of one another, and words that say what a number or a letter beside them is."""

LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz") | {"be", "ce", "ec"}
"""« four A », « permis CE »; elsewhere what is left of « l’ », « d’ », « (e) »."""
APOSTROPHES = frozenset("dlnsmtcj")
"""What loses its apostrophe and sticks: « dequipe »."""
NAMED_BY_A_LETTER = frozenset(
    """
    permis categorie categories four fours ligne lignes equipe atelier batiment hall client quai lot zone secteur site poste cellule
    machine groupe unite classe niveau numero porte usine ilot metier
    """.split()
)
NUMBERED = frozenset(
    "n no tournee circuit departement departements caces section sections presse presses robot chaine".split()
)
"""Things that a number names: it counts nothing."""
BEFORE_A_DEPARTMENT = frozenset({"du", "le", "au", "dans"})
"""« les clients du 76 »."""
CURRENCY = frozenset("eur euro euros keur brut bruts net nets smic".split())
MONEY = CURRENCY | frozenset("salaire salaires remuneration remunerations prime primes k mensuel annuel".split())
"""What stands beside a wage: a figure there is no other opening's."""
OF_A_WAGE = frozenset("negocier selon grille profil experience convention collective hors an annee mois heure".split())
REFERRED = frozenset("ref reference references identifiant".split())
UNTIL = frozenset("avant limite cloture".split())
"""What stands before the last day to apply."""
RECRUITS = frozenset("recherche recherchons recrute recrutons cherche cherchons embauche embauchons".split())
CONTACT = frozenset(
    """
    contact contacter contactez telephoner telephonez appeler appelez aupres demander demandez joindre responsable mme monsieur
    """.split()
)
"""Beside these, a first name is whom one writes to, who may change."""
OFFERED = frozenset("pourquoi avantages offrons proposons atouts apportons garantissons beneficiez".split())
"""What begins the paragraph on what one gets: an agency puts its own in the place of the employer's."""
SPELT = {"complet": "plein"} | {
    word: str(number)
    for number, word in enumerate("deux trois quatre cinq six sept huit neuf dix onze douze".split(), start=2)
}
SAYS_NOTHING = LETTERS | RECRUITS | frozenset(
    """
    de du des la le les un une au aux en et ou sur pour par avec dans chez cette ces que qui qu se il elle ils on est sont
    hf fh nous vous notre nos votre vos son sa ses leur leurs lui te ne tu ton ta tes trice euse ere
    avez avons ont ayant etes sommes etre serez sera avoir candidat candidate candidats propose proposons recrutement
    rejoignez rejoindre rejoins societe entreprise verrerie verreries etablissement
    personne personnes salarie salaries collaborateur collaborateurs installe installee situe situee implante implantee base basee
    emploie emploient compte comptent produit produisent produisons fabrique fabriquent fabriquons
    emploi offre annonce pourvoir possible toujours immediat immediate immediatement urgent rapidement prise
    fonction nouveau nouvelle partenaire partenaires
    necessaire necessaires indispensable indispensables obligatoire obligatoires exige exigee exiges exigees requis requise
    imperatif imperative imperatifs souhaite souhaitee apprecie appreciee demande demandee
    maintenant tot pouvant deboucher evolution possibilite perspective terme
    poste suivantes suivants suivante suivant adresse indiquee
    profil competences missions mission avantages offrons conditions qualites description
    contact contacter contactez candidature candidatures candidater postuler postulez adresser adressez envoyer envoyez cv
    lire suite plus savoir merci reference ref rappeler indiquant repondre cliquez ici jusqu jusqua heures heure
    """.split()
)  # fmt: skip
"""What copies put in the place of one another: articles and persons, who recruits, when, how much it is asked, headings, and
how to apply."""
