"""The header of a table of declared offers → what each column holds."""

from collections.abc import Sequence
from pathlib import Path

from crawlers.extract.objects.names import letters
from french.word_lists import word_list

COLUMN_NAMES = {
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
    "contact": "Contact professionnel",
    "consent": "Accord pour publier le contact",
}
"""Field → the name that the template gives to its column, in the template's order."""
MANDATORY = ("title", "organization", "valid_through")


def field_of() -> dict[str, str]:
    """Each name of a column, as ``letters`` has it → its field; a name of the template comes before any other."""
    known = {letters(name): field for field, name in COLUMN_NAMES.items()}
    others = word_list(Path(__file__).with_suffix(".txt"))
    field_by_name: dict[str, str] = {}
    for column, names, line in others.groups(once=True):
        if letters(column) not in known:
            raise others.error(line, f"le modèle n’a pas de colonne « {column} ». Écrivez le nom d’une des siennes.")
        field_by_name |= {letters(name): known[letters(column)] for name in names}
    return field_by_name | known


FIELD_OF = field_of()


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
