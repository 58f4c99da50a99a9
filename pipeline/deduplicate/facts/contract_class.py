"""Contracts → the classes that may, or may not, be one opening."""

import re
from collections.abc import Iterable
from enum import StrEnum

from pipeline.model import Contract


class Class(StrEnum):
    """Contracts that sources confuse with each other."""

    PERMANENT = "CDI"
    FIXED = "CDD"
    INTERIM = "intérim"
    APPRENTICE = "alternance"
    TRAINEE = "stage"
    OTHER = "autre"


OF = {
    Contract.CDI: Class.PERMANENT,
    Contract.CDI_CHANTIER: Class.PERMANENT,
    Contract.CDD: Class.FIXED,
    Contract.CDD_USAGE: Class.FIXED,
    Contract.SAISONNIER: Class.FIXED,
    Contract.INSERTION: Class.FIXED,
    Contract.INTERIM: Class.INTERIM,
    Contract.CDI_INTERIM: Class.INTERIM,
    Contract.APPRENTISSAGE: Class.APPRENTICE,
    Contract.PROFESSIONNALISATION: Class.APPRENTICE,
    Contract.ALTERNANCE: Class.APPRENTICE,
    Contract.STAGE: Class.TRAINEE,
}
APPRENTICE = re.compile(r"\b(?:alternan\w+|apprenti\w*|contrat pro\w*)\b", re.IGNORECASE)
TRAINEE = re.compile(r"\b(?:stage|stagiaire)\b", re.IGNORECASE)


def classes(contracts: Iterable[Contract], title: str) -> frozenset[Class]:
    """The classes of a posting: feeds write an apprenticeship or a traineeship as a CDD, which its title mends.

    >>> classes([Contract.CDD], "Alternance – Régleur H/F") == {Class.APPRENTICE}
    True
    >>> classes([Contract.CDI], "Régleur, tuteur de stage") == {Class.PERMANENT}
    True
    """
    found = {OF.get(contract, Class.OTHER) for contract in contracts}
    for pattern, name in ((APPRENTICE, Class.APPRENTICE), (TRAINEE, Class.TRAINEE)):
        if pattern.search(title) and found <= {Class.FIXED, Class.OTHER}:
            return frozenset({name})
    return frozenset(found)
