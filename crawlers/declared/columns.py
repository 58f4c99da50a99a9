"""The header of a table of declared offers → what each column holds."""

from collections.abc import Sequence

from crawlers.extract.objects.names import letters

SHOWN = {
    "title": "Intitulé",
    "organization": "Entreprise",
    "place": "Lieu",
    "contract": "Contrat",
    "schedule": "Horaires",
    "salary": "Salaire",
    "date_posted": "Date de publication",
    "valid_through": "Valable jusqu’au",
    "description": "Description",
    "apply": "Lien pour postuler",
    "reference": "Référence",
    "experience": "Expérience",
    "education": "Formation",
}
"""Field → the name that the template gives to its column, in the template's order."""
MANDATORY = ("title", "organization", "valid_through")
OTHER_NAMES = {
    "title": "intituleduposte poste titre titreduposte offre emploi metier",
    "organization": "nomdelentreprise employeur societe raisonsociale adherent",
    "place": "lieudetravail lieux commune ville",
    "contract": "typedecontrat typecontrat",
    "schedule": "horaire rythme tempsdetravail dureedutravail",
    "salary": "remuneration salairebrut",
    "date_posted": "publication publieele datepublication date dateparution",
    "valid_through": "valablejusqua jusquau valide valideau validejusquau datelimite datedefin finpublication findevalidite "
    "expiration dateexpiration datedexpiration validthrough cloture",
    "description": "descriptif texte missions detail details profil",
    "apply": "lienpostuler lien lienversloffre liendeloffre postuler candidature candidater url adresse site",
    "reference": "ref numero no identifiant",
    "experience": "experiencerequise",
    "education": "niveau diplome niveaudetudes formationrequise",
}
FIELD_OF = {letters(name): field for field, name in SHOWN.items()}
FIELD_OF |= {name: field for field, names in OTHER_NAMES.items() for name in names.split() if name not in FIELD_OF}


def fields_of(cells: Sequence[str]) -> list[str]:
    """The field of each column, by any of its names; empty for the editor's own columns, and for a second of one kind.

    >>> fields_of(["VALABLE JUSQU'AU", "intitule", "Poste", "Vu par"])
    ['valid_through', 'title', '', '']
    """
    known: list[str] = []
    for cell in cells:
        field = FIELD_OF.get(letters(cell), "")
        known.append("" if field in known else field)
    return known
