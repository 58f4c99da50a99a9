"""Contracts → the classes that may, or may not, be one opening."""

import re
from collections.abc import Iterable
from enum import StrEnum

from pipeline.model import Contract


class ContractClass(StrEnum):
    """Contracts that sources confuse with each other."""

    PERMANENT = "CDI"
    FIXED = "CDD"
    INTERIM = "intérim"
    APPRENTICE = "alternance"
    TRAINEE = "stage"
    OTHER = "autre"


CLASS_OF = {
    Contract.CDI: ContractClass.PERMANENT,
    Contract.CDI_CHANTIER: ContractClass.PERMANENT,
    Contract.CDD: ContractClass.FIXED,
    Contract.CDD_USAGE: ContractClass.FIXED,
    Contract.SAISONNIER: ContractClass.FIXED,
    Contract.INSERTION: ContractClass.FIXED,
    Contract.INTERIM: ContractClass.INTERIM,
    Contract.CDI_INTERIM: ContractClass.INTERIM,
    Contract.APPRENTISSAGE: ContractClass.APPRENTICE,
    Contract.PROFESSIONNALISATION: ContractClass.APPRENTICE,
    Contract.ALTERNANCE: ContractClass.APPRENTICE,
    Contract.STAGE: ContractClass.TRAINEE,
}
APPRENTICE = re.compile(r"\b(?:alternan\w+|apprenti\w*|contrat pro\w*)\b", re.IGNORECASE)
TRAINEE = re.compile(r"\b(?:stage|stagiaire)\b", re.IGNORECASE)


def classes(contracts: Iterable[Contract], title: str) -> frozenset[ContractClass]:
    """The classes of a posting: feeds write an apprenticeship or a traineeship as a CDD, which its title mends.

    >>> classes([Contract.CDD], "Alternance – Régleur H/F") == {ContractClass.APPRENTICE}
    True
    >>> classes([Contract.CDI], "Régleur, tuteur de stage") == {ContractClass.PERMANENT}
    True
    """
    written = {CLASS_OF.get(contract, ContractClass.OTHER) for contract in contracts}
    for pattern, name in ((APPRENTICE, ContractClass.APPRENTICE), (TRAINEE, ContractClass.TRAINEE)):
        if pattern.search(title) and written <= {ContractClass.FIXED, ContractClass.OTHER}:
            return frozenset({name})
    return frozenset(written)
