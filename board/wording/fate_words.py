"""Why an annonce that was read is not shown, for the company whose it is: (what a line of its sum says, the reason)."""

from board.wording.formats import of

REJECTED = {
    "NO_TITLE": ("Écartées : sans intitulé", "Nous n’avons pas trouvé d’intitulé de poste sur la page."),
    "NOT_A_JOB": (
        "Écartées : pas une offre d’emploi",
        "La page parle d’autre chose : candidature spontanée, actualité, vente, rédaction dans une autre langue …",
    ),
    "EXPIRED": (
        "Écartées : date limite dépassée",
        "La date limite écrite dans l’annonce est passée : repoussez-la sur votre site si le poste est à pourvoir.",
    ),
    "FILLED": ("Écartées : poste pourvu", "L’annonce dit elle-même que le poste est pourvu."),
    "OUT_OF_AREA": (
        "Écartées : hors de la zone",
        "Le lieu de travail est hors de la zone que ce tableau couvre, ou l’annonce d’une agence ou d’un groupe ne le dit pas.",
    ),
    "HIDDEN": (
        "Écartées : retrait demandé",
        "L’entreprise, ou quelqu’un que l’annonce nomme, a demandé qu’elle ne soit plus montrée ici.",
    ),
}
CLOSED = {
    "valid_through": (
        "Fermées : date limite passée",
        "La date limite est passée depuis que l’annonce a été lue : repoussez-la sur votre site si le poste est à pourvoir.",
    ),
    "absent": ("Fermées : absentes deux fois", "Deux visites complètes de suite ne l’ont plus trouvée."),
    "gone": ("Fermées : page disparue", "La page de l’annonce n’existe plus (réponse 404 ou 410)."),
    "rejected": (
        "Fermées : plus à pourvoir",
        "L’annonce dit maintenant qu’elle n’est plus à pourvoir, ou n’est plus dans la zone que ce tableau couvre.",
    ),
    "source_removed": ("Fermées : source retirée", "Cette source a été retirée du registre."),
    "filled": ("Fermées : poste pourvu", "L’entreprise nous a dit que le poste est pourvu."),
    "member_closed": ("Fermées : entreprise fermée", "L’entreprise a cessé son activité."),
}
AGAIN = "La même annonce trouvée deux fois ne compte qu’une fois ; une annonce illisible ne compte pas."
ABSENT = "Une offre n’est fermée qu’après deux visites complètes sans elle ; une visite manquée ne compte pas."
SHOWN = "Montrée ici, avec les mots de cette source."


def taken_off(fate: str, value: str) -> tuple[str, str]:
    """A line for annonces that are not shown, and why they are not.

    >>> taken_off("merged", "Agence Fictive")[0]
    'Réunies à l’annonce d’Agence Fictive'
    """
    if fate == "merged":
        return (
            f"Réunies à l’annonce {of(value)}",
            f"{value} annonce le même poste : une seule offre est montrée, avec ses mots.",
        )
    known = CLOSED if fate == "closed" else REJECTED
    return known.get(
        value, ("Fermées" if fate == "closed" else "Écartées", "Pour une raison que ce tableau ne nomme pas.")
    )


def reason(fate: str, value: str) -> str:
    """Why one annonce is shown, or is not."""
    if fate == "shown":
        return SHOWN
    return (
        f"Encore montrée : pas revue à la dernière visite. {ABSENT}" if fate == "absent" else taken_off(fate, value)[1]
    )
