"""A posting → what the law or the reader would object to."""

import re
from pathlib import Path

from french.letters import fold
from french.word_lists import pattern, word_list
from pipeline.model import Text
from pipeline.normalize.descriptions.prose import Prose
from pipeline.normalize.descriptions.stretches import stretches_around
from pipeline.normalize.organization import Publisher
from pipeline.normalize.values import PostingValues

WORDING = word_list(Path(__file__).with_suffix(".txt"))
"""Wording that is forbidden as it stands; beside it, here, what turns on a figure or on the words around."""
AGE = (
    r"\b(?:moins|plus) de [2-6]\d ans\b|\bage[e]?s? (?:de |d'|entre )(?:au moins )?\d\d|\bentre \d\d et \d\d ans\b|"
    r"\bmaximum [2-6]\d ans\b|\b[2-6]\d ans max\w*|\blimite d'age\b"
)
SEX = (
    r"\b(?:hommes?|femmes?) (?:uniquement|seulement|exclusivement|de preference|souhaitee?s?)\b|\b(?:uniquement|"
    r"exclusivement|reserve\w*)(?: aux?| a des?| des| les)? (?:hommes?|femmes?)\b|"
    r"\brecherch\w+ (?:un homme|une femme|une jeune fille|un jeune homme)\b(?! ?/)"
)


def ground(part: str, triggers: tuple[str, ...], *others: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """One ground of discrimination: the words of which one must be there, and the pattern of its wording, which is slow.

    ``part``: of the list; ``others``: patterns that are no list. Wording that holds none of ``triggers`` is its own trigger.
    """
    written = WORDING.plain(part)
    forbidden = re.compile("|".join([*others, rf"\b(?:{pattern(written)})\b"]))
    own = [wording for wording in written if not any(trigger in wording for trigger in triggers)]
    return (*triggers, *(max(re.split(r"\(.*?\)|\*", wording), key=len) for wording in own)), forbidden


GROUNDS = (
    ground("âge", (" ans", "jeune", "age ", "agee", "senior"), AGE),
    ground("sexe", ("homme", "femme", "fille", "masculin", "feminin", "h uni", "f uni"), SEX),
    ground("origine", ("nationalite", "souche", "maternelle", "europeen", "identite", "origine")),
    ground(
        "famille, santé, opinions",
        ("celibataire", "enfant", "famil", "sante", "physique", "syndiqu", "catholique", "handicap", "mere de"),
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
    for triggers, wording in GROUNDS:
        for stretch in stretches_around(both, triggers, before=60, after=60):
            match = wording.search(stretch)
            match = match and wording.search(FINE.sub(" ", stretch))
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
    text: Text, shown: str, prose: Prose, fields: PostingValues, publisher: Publisher, language: str | None
) -> tuple[str, ...]:
    """Every warning that a posting deserves."""
    deserved = {
        "discriminating": bool(discriminating(fold(shown), fold(text.title), prose.words)),
        "no_date": fields["date_posted"] is None,
        "no_salary": fields["salary"] is None,
        "agency_status": publisher.kind == "agency"
        and not states_agency(fold(f"{publisher.name} {text.organization}") + prose.words),
        "not_french": language not in {"fr", None},
        "contact_removed": prose.contact_removed,
    }
    return tuple(name for name, true in deserved.items() if true)
