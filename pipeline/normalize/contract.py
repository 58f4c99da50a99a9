"""What a source writes for a contract → Contract codes, and the months that it lasts."""

import re
from functools import lru_cache

from french.letters import fold
from pipeline.model import Contract
from pipeline.normalize.times.durations import SPAN, months

MOST_LETTERS = 400
C = Contract
MAYBE_CDI = re.compile(
    r"(?:(?:possibilite|perspective|evoluti|opportunite|debouch|pouvant|en vue|transforma|potentiel|pre-?embauche|"
    r"suivie?|puis|voire|option)"
    r"[^.;\n]{0,40}?|vers (?:un |le )?|\+ ?)\b(?:cdi|contrat a duree indeterminee|duree indeterminee)\b|"
    r"\bcdi (?:possible|envisage|a la cle|a terme|a l'issue|a la suite|par la suite|ensuite|apres|derriere|si )"
)
"""A CDI that may come later is not what is offered: these words are taken out before the contract is read."""
CONTRACT_PATTERNS: tuple[tuple[re.Pattern[str], tuple[Contract, ...]], ...] = tuple(
    (re.compile(pattern), codes)
    for pattern, codes in (
        (
            r"\bcdi[- ]?i\b|\bcdi[- ](?:en )?interim\w*|\bcontrat a duree indeterminee interimaire\b|\bdin\b",
            (C.CDI_INTERIM,),
        ),
        (r"\bcdi (?:de |-? ?)?chantier\b|\bcontrat (?:de chantier|d'operation)|\bcdi d'operation", (C.CDI_CHANTIER,)),
        (
            (
                r"\bcddi\b|\bpec\b|\bcui\b|\bcae\b|\bcui-cae\b|\bddi\b|parcours emploi competences|contrats? aides?\b|"
                r"\b(?:cdd|cdi|contrat|duree determinee|chantier|structure|parcours)[^.;\n]{0,20}[ ']insertion\b|"
                r"^insertion\b|contrat unique d'insertion"
            ),
            (C.INSERTION,),
        ),
        (
            r"\bcddu\b|\b(?:cdd|contrat|duree determinee)[a-z ()]{0,20} d'usage\b|\bextras?\b(?= |$)(?!-)",
            (C.CDD_USAGE,),
        ),
        (r"\bcdd saisonniers?\b|\bsaisonni\w+|\bseasonal\b|\bsai\b|\bcontrat de saison\b", (C.SAISONNIER,)),
        (r"\bcdi intermittent|\bintermitten\w+|\bcontrat intermittent", (C.INTERMITTENT,)),
        (r"\bapprenti\w*", (C.APPRENTISSAGE,)),
        (r"\bprofessionn?alisation\b|\bcontrats? pros?\b", (C.PROFESSIONNALISATION,)),
        (r"\bvolontariat international\b|\bv\.i\.e\b|(?<![a-z] )\bvie\b(?! [a-z])", (C.VIE,)),
        (r"\bstag(?:e|es|iaires?)\b(?! de formation)|\bintern(?:ship)?s?\b", (C.STAGE,)),
        (
            (
                r"\bfree-?lance\b|\bindependante?s?\b|\b(?:auto|micro)-?entrepr\w+|\bliberale?\b|\bportage salarial\b|\bcontractor\b|"
                r"\bnon salarie\b|\blib\b|\bself-employed\b|\bprestataire\b"
            ),
            (C.FREELANCE,),
        ),
        (
            (
                r"\bintu?erim\w*|\bmission (?:temporaire|de (?:longue|courte) duree)|\btravail temporaire\b|"
                r"\bcontrat temporaire\b|^temporaire$|\bctt\b|\bmis\b|\btti\b|"
                r"^missions?\b(?! principale)(?=$| ?[-(:,]| de \d| d'\w| \d)|\btemp(?:orary)? agency\b"
            ),
            (C.INTERIM,),
        ),
        (r"\bcdd\b|\bduree determin\w+|\bfixed[- ]term\b|\bcontrat determine\b", (C.CDD,)),
        (r"\bcdi\b|\bduree indetermin\w+|\bpermanent\b|\bunbefristet\b|\bcontrat indetermine\b", (C.CDI,)),
    )
)
"""From the most precise to the broadest; what a rule reads is gone for the next."""
ALTERNANCE = re.compile(r"\balternan\w+|\bwork[- ]study\b")
NOT_A_TERM = re.compile(r"essai|experience|renouvel\w+ (?:de|pour) |anciennete|preavis|formation de")


@lru_cache(maxsize=4096)
def contract(text: str) -> tuple[Contract, ...]:
    """The contracts that a field offers.

    >>> [code.value for code in contract("CDD de 6 mois, CDI possible ensuite")], [code.value for code in contract("CDI-I ou intérim")]
    (['CDD'], ['CDI_INTERIM', 'INTERIM'])
    """
    words = fold(text[:MOST_LETTERS])
    words = MAYBE_CDI.sub(" ", words)
    contracts: list[Contract] = []
    for pattern, codes in CONTRACT_PATTERNS:
        if pattern.search(words):
            words = pattern.sub(" ", words)
            contracts += codes
    if ALTERNANCE.search(words) and not {C.APPRENTISSAGE, C.PROFESSIONNALISATION} & set(contracts):
        contracts.append(C.ALTERNANCE)
    return tuple(without_general(contracts))


def without_general(contracts: list[Contract]) -> list[Contract]:
    """The contracts without the CDD that a more precise one already is: a season, a trade's custom, an apprenticeship."""
    precise = {C.CDD_USAGE, C.SAISONNIER, C.APPRENTISSAGE, C.PROFESSIONNALISATION, C.INSERTION}
    if precise & set(contracts) and C.CDI not in contracts:
        return [code for code in contracts if code != C.CDD]
    return contracts


def contract_months(text: str) -> float | None:
    """How long the contract lasts; days and weeks give nothing.

    >>> contract_months("CDD d'1 an"), contract_months("Mission intérimaire - 18 Mois"), contract_months("CDD de 3 semaines")
    (12.0, 18.0, None)
    """
    words = fold(text[:MOST_LETTERS])
    for match in SPAN.finditer(words):
        before = words[max(0, match.start() - 25) : match.start()]
        after = words[match.end() : match.end() + 15]
        if not NOT_A_TERM.search(before) and not re.match(r" d'(?:experience|essai)", after):
            term = months(match)
            return term if 0 < term <= 60 else None
    return None
