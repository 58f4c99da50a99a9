"""How everything is, and what was told before → the morning mail to the association, or nothing. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from board.wording.formats import count
from french.calendar import PARIS
from pipeline.health.waiting import Waiting
from pipeline.mail.smtp import one_line
from pipeline.mail.words_of_others import without_links
from vocabulary.faults_and_mends import mend_of_cause

REMIND = timedelta(days=7)
"""A problem that stays is told again so much later, not every morning."""
NEVER_AHEAD = timedelta()
"""What was told on a day to come was told under a fast clock, and is told again."""
ASLEEP = timedelta(hours=36)
"""Without any visit for so long, it is the scheduler that does not run."""
MOST_LINES = 25
"""Lines of one heading."""
LONGEST_CHARACTERS = 400
"""Of one concern."""
NOT_YET = "Elle est au registre, et n’a pas encore été visitée."
NEVER_MEND = "Attendez une visite, ou demandez-la : `glassvallee crawl` suivi de son identifiant."
ASLEEP_MEND = "Vérifiez que le service tourne (`systemctl status glassvallee`), puis `glassvallee doctor`."
WARNINGS = {
    "discriminating": "une formulation est peut-être discriminatoire (art. L1132-1 du code du travail)",
    "agency_status": "l’annonce ne dit pas qu’elle vient d’une agence d’intérim (art. L5332-3)",
    "odd_letters": "l’intitulé ou le nom de l’employeur a des lettres d’un autre alphabet : il imite peut-être un autre nom",
}
"""Flags of an offer that the association has to look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNews:
    """How a source is, as far as the digest tells."""

    source: str
    name: str
    """Of the member whose source it is."""
    state: str
    why: str
    cause: str
    """A ``Cause`` by name; empty when all is well."""
    alarm: bool
    """Whether somebody should look."""
    unread_days: int
    """Days since it was read well, when that is longer than its rhythm explains."""
    last_healthy: str | None
    """As stored."""


@dataclass(frozen=True, slots=True)
class WarnedJob:
    """An open job that the association has to look at."""

    id: str
    title: str
    flag: str
    """One of ``WARNINGS``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestFacts:
    """How everything is."""

    sources: Sequence[SourceNews]
    last_visit: datetime | None
    """When any source was last visited."""
    problems: Sequence[str] = ()
    """What is to mend in the registry."""
    opened: int = 0
    """Jobs that the board shows as open, and did not at the last digest."""
    closed: int = 0
    """Jobs that it shows as closed, and showed as open then; one that was hidden is neither."""
    first: bool = False
    """Whether no digest left before: then what appeared and went is counted since the day before."""
    open: int = 0
    shown: frozenset[str] | None = None
    """The ids of those that are open: the next digest compares with them; ``None`` when no board could be read."""
    warned: Sequence[WarnedJob] = ()
    waiting: Sequence[Waiting] = ()
    """What people asked for, and wait for."""
    silent: Sequence[str] = ()
    """Members of whom nothing is read."""
    site: str = ""
    """Public address of the board."""


@dataclass(frozen=True, slots=True)
class Concern:
    """Something that needs a person."""

    key: str
    """What names the concern: it stays the same from one morning to the next, as long as the concern stays."""
    words: str
    mend: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """A mail to send, and what is told once it is sent."""

    subject: str
    text: str
    told: Mapping[str, date] = field(default_factory=dict)
    """Problem → the day on which it was last told."""


def digest(facts: DigestFacts, told: Mapping[str, date], now: datetime) -> Digest | None:
    """The mail of this morning; ``None`` when nothing changed and nobody is needed. ``told``: as the last one gave it."""
    today = now.astimezone(PARIS).date()
    concerns = {concern.key: concern for concern in concerns_of(facts, now)}
    fresh = [
        concern for key, concern in concerns.items() if key not in told or not NEVER_AHEAD <= today - told[key] < REMIND
    ]
    known = [concern for concern in concerns.values() if concern not in fresh]
    healed = list(dict.fromkeys(healed_names(facts, concerns, told)))
    if not fresh and not healed and not facts.opened and not facts.closed:
        return None
    dates = {key: told.get(key, today) for key in concerns} | {concern.key: today for concern in fresh}
    parts = [
        section("À REGARDER", [f"{concern.words}{mend(concern.mend)}" for concern in fresh]),
        section("DE NOUVEAU EN ORDRE", healed),
        f"LES OFFRES\n{offers(facts)}",
        section("DÉJÀ SIGNALÉ, PAS ENCORE RÉGLÉ", [concern.words for concern in known]),
        section("MEMBRES DONT AUCUNE OFFRE N’EST LUE", facts.silent if today.weekday() == 0 else ()),
        f"L’état de chaque source : {facts.site}/etat"
        if facts.site
        else "L’état de chaque source : page « État des sources ».",
        "Ce message ne part que lorsque quelque chose a changé ou demande quelqu’un.",
    ]
    text = "Bonjour,\n\n" + "\n\n".join(part for part in parts if part) + "\n"
    return Digest(subject(facts, fresh, healed), text, dates)


def concerns_of(facts: DigestFacts, now: datetime) -> Iterator[Concern]:
    """Everything that needs a person, the worst first."""
    asleep = bool(facts.sources) and (facts.last_visit is None or now - facts.last_visit > ASLEEP)
    if asleep:
        since = f"depuis {count((now - facts.last_visit).days, 'jour')}" if facts.last_visit else "encore"
        yield Concern("scheduler", f"Aucune source n’a été visitée {since}.", ASLEEP_MEND)
    for one in facts.waiting:
        yield Concern(one.key, one.words, one.mend)
    for source in facts.sources:
        yield from of_source(source, asleep=asleep)
    for problem in facts.problems:
        yield Concern(f"registry:{problem}"[:LONGEST_CHARACTERS], one_line(problem, LONGEST_CHARACTERS))
    for job in facts.warned:
        words = f"Offre « {without_links(job.title)} » : {WARNINGS[job.flag]}."
        address = f"Relisez-la : {facts.site}/offres/{job.id}" if facts.site else "Relisez-la, et parlez-en au membre."
        yield Concern(f"offer:{job.id}:{job.flag}", words, address)


def of_source(source: SourceNews, *, asleep: bool) -> Iterator[Concern]:
    """What is wrong with one source, out of its own rhythm."""
    id, name = source.source, source.name
    who = name if name == id else f"{name} ({id})"
    unread = source.unread_days
    when = f"pas lue depuis {count(unread, 'jour')}" if unread else ""
    if source.alarm:
        when = when or ("pas lue cette fois" if source.last_healthy else "jamais lue")
        words = f"{who} : {when}. {one_line(source.why, LONGEST_CHARACTERS)}".strip()
        yield Concern(f"source:{id}:{source.cause}", words, mend_of_cause(source.cause), id)
    elif source.state == "never" and not asleep:
        yield Concern(f"source:{id}:never", f"{who} : jamais lue. {NOT_YET}", NEVER_MEND, id)
    elif unread and not asleep:
        yield Concern(
            f"source:{id}:unread", f"{who} : {when}.", "Voyez `glassvallee status` et les journaux (var/logs).", id
        )


def healed_names(facts: DigestFacts, concerns: Mapping[str, Concern], told: Mapping[str, date]) -> Iterator[str]:
    """What was told before, and is well again."""
    troubled = {concern.source for concern in concerns.values() if concern.source}
    known = {source.source: source for source in facts.sources}
    for key in told:
        kind, _, rest = key.partition(":")
        id = rest.partition(":")[0]
        if key == "scheduler" and key not in concerns:
            yield "Les visites ont repris."
        elif kind == "source" and id in known and id not in troubled and known[id].state in {"ok", "empty"}:
            yield f"{known[id].name} : la source est de nouveau lue."


def offers(facts: DigestFacts) -> str:
    """How many appeared and went."""
    since = "depuis hier" if facts.first else "depuis le dernier message"
    return (
        f"{count(facts.opened, 'nouvelle')}, {count(facts.closed, 'fermée')} {since} ; "
        f"{count(facts.open, 'ouverte')} aujourd’hui."
    )


def subject(facts: DigestFacts, fresh: Sequence[Concern], healed: Sequence[str]) -> str:
    """What is in it, the most pressing first."""
    words = [f"{count(len(fresh), 'point')} à regarder"] if fresh else []
    words += ["de nouveau en ordre"] if healed and not fresh else []
    words += [count(facts.opened, "nouvelle offre", "nouvelles offres")] if facts.opened else []
    words += [count(facts.closed, "offre fermée", "offres fermées")] if facts.closed else []
    return f"Emplois de la vallée : {', '.join(words)}"


def section(heading: str, lines: Iterable[str]) -> str:
    """A heading and its lines; empty when there are none."""
    items = list(lines)
    more = [f"et {len(items) - MOST_LINES} autres"] if len(items) > MOST_LINES else []
    return "\n".join([heading, *(f"- {item}" for item in items[:MOST_LINES] + more)]) if items else ""


def mend(words: str) -> str:
    """What to do, under what is wrong."""
    return f"\n  → {words}" if words else ""
