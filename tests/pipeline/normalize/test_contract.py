"""Contracts: what is offered now, not what may come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalize.contract import contract, contract_months


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("CDI", "CDI"),
        ("Contrat à durée indéterminée", "CDI"),
        ("CDD de 6 mois, CDI possible ensuite", "CDD"),
        ("CDD pouvant déboucher sur un CDI", "CDD"),
        ("Intérim puis CDI", "INTERIM"),
        ("CDI ou CDD", "CDD CDI"),
        ("CDII", "CDI_INTERIM"),
        ("Contrat à durée indéterminée intérimaire", "CDI_INTERIM"),
        ("CDDI", "INSERTION"),
        ("CDD d'insertion", "INSERTION"),
        ("PEC", "INSERTION"),
        ("CDD saisonnier", "SAISONNIER"),
        ("CDD d'usage", "CDD_USAGE"),
        ("Alternance - contrat d'apprentissage", "APPRENTISSAGE"),
        ("Alternance", "ALTERNANCE"),
        ("Contrat pro", "PROFESSIONNALISATION"),
        ("V.I.E", "VIE"),
        ("Stage de 6 mois", "STAGE"),
        ("Profession libérale", "FREELANCE"),
        ("MIS", "INTERIM"),
        ("CDI de chantier", "CDI_CHANTIER"),
        ("FULL_TIME", ""),
        ("Temps plein", ""),
        ("", ""),
        ("à vie", ""),
        ("TEMPORARY", ""),
    ],
)
def test_what_is_offered(text: str, codes: str) -> None:
    assert set(contract(text)) == set(codes.split())


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("CDD d'1 an", 12),
        ("CDD de dix-huit mois", 18),
        ("Mission - 4 Mois", 4),
        ("de 6 à 8 mois", 6),
        ("CDD de 3 semaines", None),
        ("Mission - 5 Jour(s)", None),
        ("CDI, période d'essai de 3 mois", None),
    ],
)
def test_how_long(text: str, months: float | None) -> None:
    assert contract_months(text) == months


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert len(contract(text)) == len(set(contract(text)))
    assert contract_months(text) is None or 0 < (contract_months(text) or 0) <= 60
