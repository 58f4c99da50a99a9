"""A posting → what the law or the reader would object to."""

import re
from collections.abc import Mapping
from typing import Any

from french.letters import fold
from pipeline.model import Text
from pipeline.normalize.descriptions.prose import Prose
from pipeline.normalize.descriptions.windows import around
from pipeline.normalize.organization import Publisher

AGE = (
    r"\b(?:moins|plus) de [2-6]\d ans\b|\bage[e]?s? (?:de |d'|entre )(?:au moins )?\d\d|\bentre \d\d et \d\d ans\b|"
    r"\bmaximum [2-6]\d ans\b|\b[2-6]\d ans max\w*|"
    r"\b(?:candidat|profil|personne|collaborateur|vendeu[rs]e?|equipier)s? jeunes?\b|\bjeunes? (?:homme|femme|fille|"
    r"garcon|candidat|personne|retraite|collaborateur)\w*|"
    r"\blimite d'age\b|\bseniors? s'abstenir\b"
)
SEX = (
    r"\b(?:hommes?|femmes?) (?:uniquement|seulement|exclusivement|de preference|souhaitee?s?)\b|\b(?:uniquement|"
    r"exclusivement|reserve\w*)(?: aux?| a des?| des| les)? (?:hommes?|femmes?)\b|"
    r"\bposte (?:masculin|feminin)\b|\brecherch\w+ (?:un homme|une femme|une jeune fille|un jeune homme)\b(?! ?/)|"
    r"\bh uniquement\b|\bf uniquement\b"
)
ORIGIN = (
    r"\b(?:de )?nationalite francaise\b|\bfrancaise? de souche\b|\blangue maternelle francaise\b|"
    r"\bfrancais langue maternelle\b|\bde type europeen\b|\bcarte d'identite francaise exigee\b|"
    r"\borigines? (?:francaise|europeenne|africaine|maghrebine)s?\b"
)
FAMILY = (
    r"\bcelibataires?\b|\bsans (?:enfants?|charges? de famille)\b|\bpas d'enfants?\b|\bsans charge familiale\b|"
    r"\bmere de famille s'abstenir\b|\b(?:bonne sante|excellente sante|parfaite sante)\b"
    r"|\bphysique (?:agreable|avantageux|attrayant)\b|\bbelle presentation physique\b|\bnon syndique\w*|"
    r"\bcatholique\b|\bsans handicap\b|\bnon handicape\w*"
)
GROUNDS = (
    ((" ans", "jeune", "age ", "agee", "senior"), re.compile(AGE)),
    (("homme", "femme", "fille", "masculin", "feminin", "h uni", "f uni"), re.compile(SEX)),
    (("nationalite", "souche", "maternelle", "europeen", "identite", "origine"), re.compile(ORIGIN)),
    (
        ("celibataire", "enfant", "famil", "sante", "physique", "syndiqu", "catholique", "handicap", "mere de"),
        re.compile(FAMILY),
    ),
)
"""Words of which one must be there, and the wording that art. L1132-1 forbids."""
FINE = re.compile(
    r"\b(?:avoir|etre age de|agee? de|avez|ayant|des|a partir de) (?:plus de |au moins |minimum )?18 ans\b|"
    r"\bplus de 18 ans\b|\bage de 18\b|\b(?:plus|moins) de \d\d ans (?:d'|de )|"
    r"\b(?:depuis|existe|cree\w*|histoire|fort\w* de|expertise)[^.;\n]{0,30}\d\d ans\b|\bcontrat d'(?:apprentissage|"
    r"alternance)[^.;\n]{0,60}\d\d ans\b|"
    r"\b(?:apprenti\w*|alternan\w*|mission locale|emploi franc|contrat (?:pro|jeune))[^.;\n]{0,60}"
)
"""The law itself asks for an age of apprentices and of night workers; a firm may be forty."""
FEMININE_ONLY = re.compile(
    r"^(?:une? )?(?:[a-z]+(?:trice|euse|iere|ienne|onne)|vendeuse|trieuse|hotesse|serveuse|secretaire femme|"
    r"assistante|employee|ouvriere|infirmiere|femme de \w+)\b"
)
STATUS = re.compile(
    r"\binterim\w*\b|\btravail temporaire\b|\bett\b|\bagence d'emploi\b|\bmission temporaire\b|\bcabinet de recrutement\b"
)


def discriminating(title: str, marked: str, words: str) -> str | None:
    """The wording of a title or a folded description that art. L1132-1 forbids.

    ``title``: as shown, folded; ``marked``: as the source writes it, folded.

    >>> discriminating("vendeur", "vendeur", "nous cherchons une femme uniquement, de moins de 30 ans")
    'moins de 30 ans'
    >>> discriminating("trieuse", "trieuse", ""), discriminating("trieur", "trieur", "vous avez plus de 18 ans")
    ('trieuse', None)
    """
    if FEMININE_ONLY.match(title) and not re.search(r"\bh ?[/.-]? ?f\b|\bf ?[/.-]? ?h\b|\bm/f\b|homme", marked):
        return title
    both = f"{title}\n{words}"
    for triggers, pattern in GROUNDS:
        for stretch in around(both, triggers, before=60, after=60):
            match = pattern.search(stretch)
            match = match and pattern.search(FINE.sub(" ", stretch))
            if match:
                return match.group()
    return None


def states_agency(words: str) -> bool:
    """Whether an agency's text says what it is (art. L5332-3).

    >>> states_agency("votre agence d'interim"), states_agency("notre client")
    (True, False)
    """
    return bool(STATUS.search(words))


def flags(
    text: Text, shown: str, prose: Prose, fields: Mapping[str, Any], publisher: Publisher, language: str | None
) -> tuple[str, ...]:
    """Every warning that a posting deserves."""
    found = {
        "discriminating": bool(discriminating(fold(shown), fold(text.title), prose.words)),
        "no_date": fields["date_posted"] is None,
        "no_salary": fields["salary"] is None,
        "agency_status": publisher.kind == "agency"
        and not states_agency(fold(f"{publisher.name} {text.organization}") + prose.words),
        "not_french": language not in {"fr", None},
        "contact_removed": prose.contact_removed,
    }
    return tuple(name for name, true in found.items() if true)
