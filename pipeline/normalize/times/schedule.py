"""What a source writes for the hours → worktime, hours a week, shifts."""

import re
from dataclasses import dataclass
from functools import lru_cache

from french.letters import fold
from pipeline.normalize.times.clock import Span, hours_between, without_clocks

MOST_LETTERS = 400
LEGAL_WEEK_HOURS = 35
DENIED = re.compile(
    r"(?:\b(?:pas|jamais|aucun\w*|sans|hors|ni|sauf|excepte|hormis|no|except)\b(?: (?:de|d'|du|en|le|les|travail\w*|"
    r"poste|horaires?|equipes?))*"
    r"|\brepos(?: hebdomadaire)?(?: (?:le|les|en|tous les|chaque))*|\bmajor\w*[^.;,\n]{0,30}|\bprimes?[^.;,\n]{0,25}|"
    r"\bindemnit\w+ (?:de|des)(?: heures de)?)"
    r"[ :']*(?:\bles? |\bdes? )?(?:[2-5] ?[x*/] ?[78]|nuits?|week-?ends?|samedis?|dimanches?|soirs?|decales?|"
    r"postes?)(?:[ ,]*(?:et|ni|ou|,) ?(?:de |le |du )?"
    r"(?:nuits?|week-?ends?|samedis?|dimanches?|soirs?|jours? feries?))*|"
    r"\b(?:nuits?|week-?ends?|samedis?|dimanches?)(?: et (?:les )?(?:nuits?|week-?ends?|samedis?|dimanches?|jours? feries?))*"
    r" (?:libres?|off|non travailles?|chomes?|majore\w*|de repos|exclus?)\b"
)
CYCLE = re.compile(
    r"(?<![\d/.,x*])([2-5])(?: ?(?:/|ou|et|,) ?([2-5]))? ?(?:x|\*|/|fois) ?([78])(?![\d/.]|[ ]?(?:eur|k\b))"
)
LETTERS = re.compile(r"\b(deux|trois|quatre|cinq)[ -]?(?:fois[ -])?(huit)\b")
FIGURES = {"deux": "2", "trois": "3", "quatre": "4", "cinq": "5"}
MORNING, AFTERNOON = r"\bmatin(?:s|ee)?\b", r"\b(?:apres[- ]midis?|aprem)\b"
IN_TURN = re.compile(
    r"\balternan\w*|\bsemaines?\b|\btourn\w+|\broul\w+|\bequipes?\b|\bpostes?\b|\bpostees?\b|/|\bou\b|\bet\b|\bune fois\b|,"
)
NIGHT_WEEK = re.compile(r"\bsemaine (?:de |la )?nuit\b")
NIGHT = re.compile(r"\bnuits?\b|\bnocturnes?\b|\bnight\b")
WEEKEND = re.compile(
    r"\bweek-?ends?\b|\bvsd\b|\bsd\b|\bsamedis?(?:[ ,/&-]+(?:et )?(?:le )?)dimanches?\b|\bfins? de semaine\b|"
    r"\bdimanches?\b|\bweekends?\b"
)
SATURDAY = re.compile(r"\bsamedis?\b")
DAY = re.compile(
    r"\b(?:en|de|a la|horaires?|poste|equipe|travail|:) ?journee\b(?! (?:de|d')[ ]?\d)|^journee\b|"
    r"[-,/] ?journee\b(?! (?:de|d'))|\bhoraires? (?:journee|de jour)\b|"
    r"\b(?:equipe|poste|travail|service) de jour\b|\bday shift\b|\bhoraires? (?:de )?bureaux?\b|\bh journee\b"
)
NOT_THE_DAY = re.compile(
    r"\b(?:activites?|courant|cours|milieu|debut|fin|reste|long|prime|tarif) (?:de |de la |d'une |"
    r"dans la )?journee\b|\bdemi-?journees?\b"
)
ON_SHIFTS = re.compile(
    r"\bhoraires? postes?\b|\btravail poste\b|\bequipes? (?:postees?|"
    r"alternante?s?|alternees?|successives?|tournantes?)\b|\bpostees?\b|\bhoraires? (?:d'|en |de )?equipes?\b|"
    r"\b[23] ?x ?12\b|\bshift work\b|\ben postes?\b|\brythme poste\b"
)
ODD = re.compile(r"\bdecale(?:e?s)?\b|\bhoraires? (?:atypiques?|irreguliers?|flottants?)\b")
FULL = re.compile(r"\btemps (?:plein|complet)\b|\bfull[- _]?time\b|\bplein temps\b|^plein$")
PART = re.compile(
    r"\btemps (?:partiel|non complet)\b|\bpart[- _]?time\b|\bmi[- ]temps\b|\btiers[- ]temps\b|^partiel$|\b(?:ou|et|/|"
    r"-) ?partiel\b|\b[5-9]0 ?%|\b4/5e"
)
PAID_SHARE = re.compile(
    r"\b(?:mutuelle|charge|rembours\w*|major\w*|participation|transports?|trajets?|teletravail|primes?)\b[^,.;\n]{0,30}?\d0 ?%"
)
"""A share of a cost or of a wage: none of the working time."""
WEEKLY = re.compile(
    r"(?<![\d:,.])(\d{1,2})(?:[.,](\d{1,2}))? ?(?:h|heures?\b|hours?\b)(?:(?: ?)([0-5]\d)(?!\d))?(?:minutes?|min|"
    r"mn)?(?! ?(?:/|par|sur) ?(?:24|jour|mois|an\b|day|month))(?! de (?:pause|formation|route|repos))"
)
MONTHLY = re.compile(r"\b151[.,]6[67]?\b")
A_WEEK = re.compile(r" ?(?:/|par|la)? ?(?:hebdo\w*|semaines?|sem\b|week)")
NO_WEEK = re.compile(r"(?:eur|jour|nuit|apres|avant|vers|des|entre|a partir de|jusqu'a|de) ?$")


@dataclass(frozen=True, slots=True)
class WorkSchedule:
    """When one works."""

    worktime: str | None
    hours: float | None
    shift: tuple[str, ...]


@lru_cache(maxsize=4096)
def schedule(text: str) -> WorkSchedule:
    """Hours and shifts that a field says.

    >>> schedule("35H Travail en 2x8, pas de week-end")
    WorkSchedule(worktime='plein', hours=35.0, shift=('2x8',))
    >>> schedule("Temps partiel, 24 h par semaine, le samedi").shift, schedule("8h-12h / 13h30-17h30").shift
    (('samedi',), ())
    """
    return schedule_of(fold(text[:MOST_LETTERS]))


def schedule_of(words: str) -> WorkSchedule:
    """The hours and shifts that folded words say."""
    bare, spans = without_clocks(DENIED.sub(" ", PAID_SHARE.sub(" ", words)))
    hours = week(bare)
    return WorkSchedule(worktime(bare, hours), hours, tuple(shifts(bare, spans)))


def week(words: str) -> float | None:
    """Hours a week: « 35 h », « 13H30 », « 37,5 heures », « 151,67 »."""
    if MONTHLY.search(words):
        return float(LEGAL_WEEK_HOURS)
    for match in WEEKLY.finditer(CYCLE.sub(" ", words)):
        hours = int(match[1]) + (float(f"0.{match[2]}") if match[2] else 0) + int(match[3] or 0) / 60
        sure = A_WEEK.match(match.string, match.end())
        if 4 <= hours <= 48 and (sure or hours >= 24 or not NO_WEEK.search(match.string[: match.start()])):
            return round(hours, 2)
    return None


def worktime(words: str, hours: float | None) -> str | None:
    """Full or part time, as said, or else as the hours say."""
    full, part = FULL.search(words), PART.search(words)
    if full and part:
        return None
    if full or part:
        return "plein" if full else "partiel"
    return None if hours is None else "plein" if hours >= LEGAL_WEEK_HOURS else "partiel"


def shifts(words: str, spans: list[Span]) -> list[str]:
    """The shifts, in the order of the board."""
    written, turns, clocked = set(written_cycles(words)), set(in_turn(words)), hours_between(spans)
    cycles = written | turns | (clocked & {"nuit"} if written else clocked)
    words = NOT_THE_DAY.sub(" ", words)
    night = bool(NIGHT.search(words)) and "3x8" not in turns
    present = {
        "journee": bool(DAY.search(words)),
        **{cycle: cycle in cycles for cycle in ("2x8", "3x8", "4x8", "5x8", "2x7", "3x7")},
        "poste": not cycles and bool(ON_SHIFTS.search(words)),
        "nuit": night or "nuit" in cycles,
        "weekend": bool(WEEKEND.search(words)),
        "samedi": bool(SATURDAY.search(WEEKEND.sub(" ", words))),
        "decale": bool(ODD.search(words)),
    }
    return [shift for shift, is_present in present.items() if is_present]


def written_cycles(words: str) -> list[str]:
    """« 2x8 », « 3*8 », « 5/8 », « 2 ou 3x8 », « cinq-huit »."""
    words = LETTERS.sub(lambda match: f"{FIGURES[match[1]]}x8", words)
    cycles = []
    for match in CYCLE.finditer(words):
        cycles += [f"{team}x{match[3]}" for team in (match[1], match[2]) if team]
    return [cycle for cycle in cycles if cycle in {"2x8", "3x8", "4x8", "5x8", "2x7", "3x7"}]


def in_turn(words: str) -> list[str]:
    """Matin and après-midi in turn are 2x8; with the night, 3x8."""
    if CYCLE.search(words) or not IN_TURN.search(words):
        return []
    parts = [bool(re.search(part, words)) for part in (MORNING, AFTERNOON)]
    if all(parts):
        return (
            ["3x8"]
            if NIGHT_WEEK.search(words)
            or re.search(r"matin[ ,/-]+(?:l')?apres[- ]midi[ ,/-]+(?:et |ou )?(?:la )?nuit", words)
            else ["2x8"]
        )
    return ["3x8"] if any(parts) and NIGHT_WEEK.search(words) else []
