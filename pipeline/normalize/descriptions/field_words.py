"""A description → what it says of a field, only where that can mean nothing else."""

import re
from collections.abc import Iterator

from pipeline.normalize.descriptions.prose import Prose
from pipeline.normalize.descriptions.stretches import stretches_around
from pipeline.normalize.education import lowest_level
from pipeline.normalize.experience import Experience, experience, least_months
from pipeline.normalize.times.durations import SPAN
from pipeline.normalize.times.schedule import WorkSchedule, schedule_of

CONTRACT_LABEL = re.compile(r"\b(?:type|nature|forme) (?:de |du )?contrat|^contrat(?: de travail| propose)?$")
IN_CONTRACT = re.compile(
    r"\b(?:poste|emploi|offre|embauche|recrutement|recrut\w+|mission|pourvoir|proposons|s'agit|salarie)(?: est)?(?: a pourvoir)?"
    r"[^.\n:]{0,25}? (?:en|un|d'un) "
    r"((?:contrat (?:a duree|d'apprenti|de profession|saisonn)\w*|cdi|cdd|interim|alternance|apprentissage|stage)\b[^.\n]{0,50})"
)
CONTRACT_TRIGGERS = (
    *(f" contrat {word}" for word in ("a duree", "d'apprenti", "de profession", "saisonn")),
    *(" cdi", " cdd", " interim", " alternance", " apprentissage", " stage"),
)
HOURS_LABEL = re.compile(
    r"^(?:vos |les )?(?:horaires?|temps de travail|duree (?:hebdomadaire|du travail|de travail)|rythme|planning|"
    r"amplitude|organisation du travail)"
)
CYCLE = r"(?:[2-5](?: ?(?:ou|/|et) ?[2-5])? ?[x*] ?[78]|[2-5]/8|(?:deux|trois|quatre|cinq)[- ]huit)"
HOURS = re.compile(
    r"\b(?:travail\w*|horaires?|equipes?|postes?|postees?|rythme|cycle|en) "
    rf"(?:[a-z']{{1,12}} ){{0,3}}?{CYCLE}\b[^.;\n]{{0,60}}|"
    r"\b(?:horaires?|equipe|poste|travail|travailler|travaillez) (?:fixe )?de (?:nuit|journee|week-?end)\b[^.;\n]{0,30}|"
    r"\b(?:contrat|poste|emploi|base)[^.;\n]{0,25}\b(?:3[5-9]|[12]\d) ?h(?:eures)?\b[^.;\n]{0,30}|"
    r"\b(?:3[5-9]|2\d) ?h(?:eures)? ?(?:/|par|hebdo) ?(?:sem\w*|hebdo\w*|\w*)[^.;\n]{0,30}|"
    r"\btemps (?:plein|partiel|complet)\b|\bhoraires? decales?\b"
)
HOURS_TRIGGERS = (
    "x8",
    "x 8",
    "x7",
    "*8",
    "/8",
    "huit",
    "de nuit",
    "de journee",
    "de week",
    "35",
    "temps ",
    "decale",
    "h/",
    "h par",
    "hebdo",
)
WAGE_LABEL = re.compile(r"^(?:votre |le |la )?(?:salaires?|remunerations?|taux horaire|package|salary|compensation)\b")
WAGE = re.compile(
    r"\d ?(?:k ?)?(?:eur(?:os?)?) ?(?:bruts? |nets? |brut )?"
    r"(?:de l'heure|/ ?h|par heure|bruts?/ ?h|par mois|/ ?mois|mensuels?|par an|/ ?an|annuels?|bruts? (?:mensuel|annuel|horaire)\w*)"
)
WAGE_AFTER_ITS_NAME = re.compile(r"^(?:salaire|remuneration)[^\d\n.]{0,40}\d")
EXPERIENCE_LABEL = re.compile(r"^experiences?\b")
EXPERIENCE_ASKED = re.compile(
    r"experiences?\b[^.;\n:]{0,60}?\b(?:d'|de |minimum |entre |souhaitee |exigee |requise |: ?|\()[^.;\n]{0,15}?"
    rf"(?P<after>{SPAN.pattern.replace('?P<', '?P<a_')})|"
    rf"(?P<before>{SPAN.pattern.replace('?P<', '?P<b_')})(?: (?:minimum|min|au moins))? (?:d'une |d'|"
    rf"of )(?:premiere |solide )?experiences?\b"
)
OF_THE_FIRM = re.compile(
    r"\b(?:fort\w*|notre|nos|riche|entreprise|societe|groupe|leader|specialis\w+|depuis|creee?|avec (?:plus|pres) de|"
    r"grace a|savoir-faire)\b[^.;\n]{0,60}$"
)
OPEN_TO_BEGINNERS = re.compile(
    r"\bdebutant\w*(?: ?\(\w+\))? (?:est |sont |bien |aussi |egalement )?(?:accepte|bienvenu|admis)\w*|"
    r"\b(?:ouvert|accessible)s?(?: aussi| egalement)? (?:aux|a un) debutant\w*|"
    r"\b(?:aucune experience|experience non|sans experience)(?: prealable)?(?: n'est)? (?:exigee|requise|necessaire|"
    r"accepte\w*|demandee)"
)
CLOSED_TO_BEGINNERS = re.compile(
    r"\bdebutant\w* (?:non accept\w+|s'abstenir|refuse\w*)|\b(?:pas|non) (?:de |aux )?debutant\w*"
)
LEVEL_LABEL = re.compile(
    r"^(?:niveau (?:d'etudes?|de formation|de qualification|requis|scolaire)|formations?|diplomes?|etudes|qualification)\b"
)
LEVEL = re.compile(
    r"\b(?:titulaires?|diplomee?s?|niveau|formation|issue? d'une formation|diplome)\b"
    r"(?: d'une?| du| de| d'| en| type| minimum| niveau| diplome| au minimum| formation)*"
    r"[ (:]*((?:cap|bep|bac|bts|dut|but|licence|master|bp|brevet prof\w+)\b[^.;\n]{0,50})"
)
DIPLOMA_TRIGGERS = (
    " cap",
    " bep",
    " bac",
    " bts",
    " dut",
    " but",
    " licence",
    " master",
    " bp",
    " brevet",
    "(cap",
    "(bac",
)


def contract_words(prose: Prose) -> str:
    """The words on the contract: « type de contrat : CDI », « poste en CDI »."""
    for label, value in prose.labels:
        if CONTRACT_LABEL.search(label):
            return value
    stated = (
        IN_CONTRACT.search(stretch) for stretch in stretches_around(prose.words, CONTRACT_TRIGGERS, before=50, after=80)
    )
    return next((match[1] for match in stated if match), "")


def schedule_words(prose: Prose) -> tuple[WorkSchedule, str]:
    """Hours and shifts: labelled lines, or else « travail en 3x8 », « équipe de nuit »."""
    phrases = [value for label, value in prose.labels if HOURS_LABEL.search(label)]
    if not phrases:
        matches = (
            HOURS.search(stretch) for stretch in stretches_around(prose.words, HOURS_TRIGGERS, before=45, after=70)
        )
        phrases = list(dict.fromkeys(match.group() for match in matches if match))
    raw = ", ".join(phrases[:4])[:400]
    return schedule_of(raw), raw


def salary_words(prose: Prose) -> Iterator[str]:
    """Words that may hold the wage: labelled lines, « salaire de … », amounts with their period."""
    yield from (f"{label} : {value}" for label, value in prose.labels if WAGE_LABEL.search(label))
    for stretch in stretches_around(prose.words, ("salaire", "remuneration"), before=0, after=110):
        if WAGE_AFTER_ITS_NAME.search(stretch):
            yield stretch
    for stretch in stretches_around(prose.words, ("eur",), before=60, after=60):
        if WAGE.search(stretch):
            yield stretch


def experience_words(prose: Prose) -> tuple[Experience, str] | None:
    """What must have been done before: « expérience : 2 ans », « 2 ans d'expérience », « débutant accepté »."""
    for label, value in prose.labels:
        if EXPERIENCE_LABEL.search(label) and (wanted := experience(value)) != Experience(None, None):
            return wanted, value
    if "experience" not in prose.words and "debutant" not in prose.words:
        return None
    asked, raw = months_asked_for(prose.words)
    open_to = beginners_welcome(prose.words)
    if asked is None and not open_to:
        return None
    return Experience(asked or 0, True if open_to else None), open_to or raw


def months_asked_for(words: str) -> tuple[int | None, str]:
    """Months of experience asked for, and the phrase; a firm's own experience is none."""
    for stretch in stretches_around(words, ("experience",), before=90, after=120):
        match = (
            EXPERIENCE_ASKED.search(stretch)
            if any(sign.isdigit() for sign in stretch) or " an" in stretch or "mois" in stretch
            else None
        )
        if match and not OF_THE_FIRM.search(stretch[: match.start()]):
            asked = least_months(match["after"] or match["before"])
            if asked:
                return asked, match.group()
    return None, ""


def beginners_welcome(words: str) -> str:
    """The phrase by which beginners are welcome."""
    for stretch in stretches_around(words, ("debutant", "experience"), before=60, after=60):
        match = OPEN_TO_BEGINNERS.search(stretch)
        if match and not CLOSED_TO_BEGINNERS.search(stretch):
            return match.group()
    return ""


def education_words(prose: Prose) -> tuple[int, str] | None:
    """The level: « niveau d'études : CAP », « titulaire d'un bac pro »."""
    for label, value in prose.labels:
        level = lowest_level(value) if LEVEL_LABEL.search(label) else None
        if level:
            return level, value
    for stretch in stretches_around(prose.words, DIPLOMA_TRIGGERS, before=45, after=60):
        match = LEVEL.search(stretch)
        level = lowest_level(match[1]) if match else None
        if match and level:
            return level, match[1]
    return None
