"""A posting → why it is not shown, if it is not."""

import re
from collections.abc import Sequence
from datetime import date

from french.letters import fold, key
from pipeline.model import Place, Rejection
from pipeline.normalize.places.address_hints import is_foreign
from pipeline.normalize.titles.gender import MARKS

NO_JOB_BEGINS = re.compile(
    r"(?:nous |ils )?(?:rejoignez|rejoindre)[- ](?:nous|notre equipe|l'equipe|le groupe)|(?:toutes )?(?:nos|"
    r"les) (?:offres|metiers|postes)|offres? d'emplois?$|recrutement$|carrieres?$|"
    r"(?:forum|salon|job ?dating|portes ouvertes|journee) (?:de |des |du )?(?:l'emploi|emploi|metiers|recrutement)|"
    r"aucune offre|pas d'offre|alerte emploi|nous (?:rejoindre|contacter)|"
    r"page (?:introuvable|non trouvee)|(?:erreur )?404\b|"
    r"(?:postuler|test|essai)$"
)
NO_JOB = re.compile(
    r"\bcandidatures? (?:spontanee|libre)s?\b|\bspontaneous application\b|\bopen application\b|\b(?:deposer?|deposez|"
    r"envoyez) (?:votre |un |mon )?cv\b|\bcvtheque\b|\bvivier\b|"
    r"\bjob ?dating\b|\bportes? ouvertes?\b|\btalent (?:pool|community)\b"
)
NO_JOB_WORDS = ("candidature", "application", "cv", "vivier", "dating", "ouverte", "talent")
"""A title that holds none of these is not searched with the pattern, which is slow."""
FILLED = re.compile(
    # « sera retirée une fois le poste pourvu » and « le poste est pourvu d’une cabine » say that it is open
    r"(?<!fois (?:le|ce) )(?<!que (?:le|ce) )(?<!quand (?:le|ce) )(?<!si (?:le|ce) )"
    r"\b(?:poste|offre|annonce|emploi|mission) (?:est |a ete |deja |est deja )*(?:pourvue?(?! d)|archivee?|fermee?|"
    r"cloturee?|expiree?|suspendue?)\b|^\W*pourvue?\b|\bposition (?:has been )?filled\b|"
    r"\bn'est plus (?:disponible|a pourvoir|en ligne|d'actualite)\b|\bno longer (?:available|accepting)\b|\b(?:job|"
    r"offer) (?:has )?(?:expired|closed)\b|\[pourvue?\]|\(pourvue?\)"
)
FILLED_WORDS = (
    "pourvu",
    "archive",
    "ferme",
    "clotur",
    "expire",
    "suspendu",
    "n'est plus",
    "filled",
    "no longer",
    "closed",
)
"""A text that holds none of these is not searched with the pattern, which is slow."""
HEAD_LETTERS = 300
"""A description that says « pourvu » says it at its beginning."""


def rejection(
    *,
    title: str,
    words: str,
    locations: Sequence[str],
    places: Sequence[Place],
    valid_through: date | None,
    today: date,
    language: str | None,
) -> Rejection | None:
    """The first reason not to show a posting; ``words``: its folded description.

    >>> day = date(2026, 11, 24)
    >>> rejection(title="Candidature spontanée", words="", locations=(), places=(), valid_through=None, today=day, language=None).value
    'NOT_A_JOB'
    """
    name = fold(title).strip()
    if not key(MARKS.sub(" ", title)):
        return Rejection.NO_TITLE
    head = f"{name}\n{words[:HEAD_LETTERS]}"
    if any(map(head.__contains__, FILLED_WORDS)) and FILLED.search(head):
        return Rejection.FILLED
    if NO_JOB_BEGINS.match(name) or (any(map(name.__contains__, NO_JOB_WORDS)) and NO_JOB.search(name)):
        return Rejection.NOT_A_JOB
    if valid_through and valid_through < today:
        return Rejection.EXPIRED
    return Rejection.OUT_OF_AREA if abroad(locations, places, language) else None


def abroad(locations: Sequence[str], places: Sequence[Place], language: str | None) -> bool:
    """Whether the work is evidently not in France: a foreign country is named, or no French place in no French text."""
    named = [text for text in locations if key(text)]
    if not named or places:
        return False
    if all(is_foreign(text) for text in named):
        return True
    return language not in {"fr", None} and not any(
        re.search(r"\bfrance\b|\bteletravail\b|\bfr\b|\bremote\b", fold(text)) for text in named
    )
