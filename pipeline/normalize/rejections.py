"""A posting → why it is not shown, if it is not."""

import re
from collections.abc import Sequence
from datetime import date

from french.closings.said import TextLine, may_be_over, over
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
SUSPENDED = re.compile(r"\b(?:poste|offre|annonce|emploi|mission) (?:est |a ete )?suspendue?\b")
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
    if is_filled(name, words, today):
        return Rejection.FILLED
    if NO_JOB_BEGINS.match(name) or (any(map(name.__contains__, NO_JOB_WORDS)) and NO_JOB.search(name)):
        return Rejection.NOT_A_JOB
    if valid_through and valid_through < today:
        return Rejection.EXPIRED
    return Rejection.OUT_OF_AREA if abroad(locations, places, language) else None


def is_filled(name: str, words: str, today: date) -> bool:
    """Whether a folded title, or the beginning of a folded description, says that the offer is over.

    >>> on = date(2026, 11, 24)
    >>> is_filled("regleur [pourvu]", "", on), is_filled("regleur", "vous travaillez a un poste ferme et ventile.", on)
    (True, False)
    """
    head = words[:HEAD_LETTERS]
    if not may_be_over(head) and not may_be_over(name):
        return bool(SUSPENDED.search(name) or SUSPENDED.search(head))
    end = re.search(
        r"[.!?\n]", words[HEAD_LETTERS:]
    )  # a sentence is read to its end, which may take back what it began to say
    head = words[: HEAD_LETTERS + end.end() if end else None]
    return over([TextLine(name, title=True), *map(TextLine, head.splitlines())], today)


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
