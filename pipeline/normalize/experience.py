"""What a source writes for the experience wanted → months at least, and whether beginners may come."""

import re
from dataclasses import dataclass
from functools import lru_cache

from french.letters import fold
from pipeline.normalize.times.durations import SPAN, months

MOST_LETTERS = 400
MOST_YEARS = 20
BEGINNER = re.compile(
    r"\bdebutant\w*(?: ?\(\w+\))? (?:est |sont |bien |aussi |egalement )?(?:accepte|bienvenu|admis|possible|forme|ok\b)\w*|"
    r"\b(?:ouvert\w*|accessible\w*|accept\w+|convient|profils?|adapte)(?: aussi| egalement| a| aux| au| des| un|"
    r" les)* debutant\w*|^debutant\w*(?: ?\(\w+\))?$|"
    r"\bdebutant\w*(?: ?\(\w+\))? (?:ou|a|/) (?:experiment|confirm)\w*|\bdebutants?/|"
    r"\b(?:sans|aucune) (?:aucune )?experience\b(?! (?:de vente|dans) [^.]{0,40}s'abstenir)|"
    r"\bexperience (?:n'est )?(?:non |pas )(?:exigee|requise|necessaire|obligatoire|demandee)\b|"
    r"\bpas d'experience\b|\bno experience\b|\bentry[- ]level\b|\bfirst job\b|\bpremier emploi\b"
)
NO_BEGINNER = re.compile(
    r"\bdebutant\w* (?:non accept\w+|s'abstenir|refuse\w*|exclus?)|\bpas (?:de|aux) debutant\w*|\bnon debutant\w*"
)
NOT_EXPERIENCE = re.compile(
    r"\bag[ee]+\w*\b[^.;\n]{0,20}$|\bpermis\b[^.;\n]{0,25}$|\bcdd\b[^.;\n]{0,15}$|\bcontrat\b[^.;\n]{0,25}$|"
    r"\bmission de $|\bdepuis (?:plus de )?$|"
    r"\bmoins (?:de |d')$|\bformation (?:de|d') ?$|\bpendant $|\bdans les $|\bprochaines? $|\bvalidite\b[^.;\n]{0,15}$"
)
TOO_OLD = re.compile(
    r" (?:d'age|revolus|d'existence|d'anciennete de|renouvelable|de contrat|de formation|de garantie|minimum d'age)"
)
FIRST = re.compile(r"\bde 0 ?(?:a|-) ?\d")
ZERO = re.compile(r"(?<!\d)0 ?(?:(?:a|-|/) ?\d+ ?)?(?:ans?|mois|annees?|years?|months?)\b")


@dataclass(frozen=True, slots=True)
class Experience:
    """What one must have done before."""

    months: int | None
    beginner: bool | None


NOTHING = Experience(None, None)


@lru_cache(maxsize=4096)
def experience(text: str) -> Experience:
    """What a field of experience says; « débutant accepté » asks for no month.

    >>> experience("Expérience de 3 à 5 ans"), experience("Débutant accepté"), experience("Expérience souhaitée")
    (Experience(months=36, beginner=None), Experience(months=0, beginner=True), Experience(months=None, beginner=None))
    """
    words = fold(text[:MOST_LETTERS]).strip()
    refused = bool(NO_BEGINNER.search(words))
    beginner = not refused and bool(BEGINNER.search(words) or ZERO.search(words))
    wanted = None if beginner and not SPAN.search(ZERO.sub(" ", words)) else least_months(words)
    if beginner:
        return Experience(0 if wanted is None or ZERO.search(words) else wanted, beginner=True)
    return Experience(wanted, beginner=False if refused else None)


def least_months(words: str) -> int | None:
    """Months at least; a bare number of the source is months."""
    if words.isdigit():
        return int(words) if 0 < int(words) <= MOST_YEARS * 12 else None
    for match in SPAN.finditer(words):
        before, after = words[: match.start()], words[match.end() :]
        wanted = months(match)
        if 0 < wanted <= MOST_YEARS * 12 and not NOT_EXPERIENCE.search(before) and not TOO_OLD.match(after):
            return int(wanted)
    return None
