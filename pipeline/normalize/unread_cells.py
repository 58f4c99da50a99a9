"""The cells of a declared offer → those that nothing here reads, each named to whoever typed it, with what is nearest. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from crawlers.registry.registry import Member
from french import communes
from french.communes import VALLEY
from french.letters import key
from french.numbers import in_digits
from pipeline.normalize.contract import contract
from pipeline.normalize.education import education
from pipeline.normalize.experience import experience
from pipeline.normalize.organization import employer_key
from pipeline.normalize.places.place import one_letter_apart, places
from pipeline.normalize.times.schedule import schedule
from pipeline.normalize.wages.salary import salary

LEAST_WAGE = 100
"""Less is no wage of a month or a year: « un salaire motivant » says no number."""
NEAR = 0.72
"""How alike two names must be for one to be proposed for the other."""
CONTRACTS = {
    name: name
    for name in ("CDI", "CDD", "intérim", "apprentissage", "alternance", "stage", "saisonnier", "professionnalisation")
}
SHORT_LETTERS = 4
"""Up to so many, two names that differ by one letter, or by two that changed places, are less alike than they seem."""
LONGEST_CELL = 300
"""Letters of a cell that are looked at: likeness is slow to measure, and a longer one is no value."""
MOST_LETTERS = 80
"""Of a cell that is repeated to whoever typed it."""


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell that was kept, and of which nothing will be shown or searched."""

    field: str
    """As the template's columns are called: ``salary``."""

    message: str
    """In French: what will come of it, or what to write."""

    mistake: bool
    """Whether it is likely a slip of the hand; free text that says no value (« selon profil ») is none."""


def unread_cells(cells: Mapping[str, str], members: Iterable[Member] = ()) -> list[UnreadCell]:
    """Each cell that is not understood; ``members``: those of the registry, where the company's name is to be one of theirs."""
    readers = {
        "place": of_place, "contract": of_contract, "salary": of_salary, "schedule": of_schedule, "experience": of_experience,
        "education": of_education,
    }  # fmt: skip
    found = [
        unread
        for field, read in readers.items()
        if (cell := cells.get(field, "")[:LONGEST_CELL].strip())
        for unread in read(cell)
    ]
    names = [name for member in members for name in (member.name, *member.aliases, member.group) if name]
    company = cells.get("organization", "")[:LONGEST_CELL].strip()
    return [*(of_company(company, names) if company and names else ()), *found]


def of_company(text: str, names: list[str]) -> Iterator[UnreadCell]:
    """A company that is no member's: its offer would be on nobody's page."""
    by_key = {employer_key(name): name for name in reversed(names)}
    if employer_key(text) not in by_key:
        asked = did_you_mean(employer_key(text), by_key) or "Écrivez le nom qui est dans members.csv."
        yield UnreadCell("organization", f"{quoted(text)} n’est le nom d’aucun adhérent. {asked}", mistake=True)


def of_place(text: str) -> Iterator[UnreadCell]:
    """A place in which no commune is read."""
    read = places((text,))
    if any(one.place.insee for one in read):
        return
    if read:
        yield UnreadCell(
            "place", f"{quoted(text)} ne nomme aucune commune. Écrivez son nom et son code postal.", mistake=False
        )
        return
    asked = did_you_mean(key(text), towns_near(key(text))) or "Écrivez son nom et son code postal."
    yield UnreadCell("place", f"{quoted(text)} n’est pas une commune connue. {asked}", mistake=True)


def towns_near(name: str) -> dict[str, str]:
    """Key → name of the town of the valley's departments that is most likely meant; nothing when none is near."""
    known = {town: code.split()[0] for number in VALLEY for town, code in communes.in_department(number).items()}
    apart = [town for town in known if abs(len(town) - len(name)) <= 1 and one_letter_apart(name, town)]
    near = apart or get_close_matches(name, known, cutoff=NEAR)
    towns = [communes.commune(known[town]) for town in near]
    best = min(towns, key=lambda town: (town.zone != "vallee-de-la-bresle", -town.population), default=None)
    return {name: best.name} if best else {}


def of_contract(text: str) -> Iterator[UnreadCell]:
    """A contract of no kind that we know."""
    if not contract(text):
        asked = did_you_mean(key(text), {key(name): name for name in CONTRACTS})
        how = asked or "Écrivez par exemple « CDI », « CDD 6 mois » ou « apprentissage »."
        yield UnreadCell("contract", f"{quoted(text)} n’est pas un contrat connu. {how}", mistake=True)


def of_salary(text: str) -> Iterator[UnreadCell]:
    """A wage without a number is said to be none; one in words is proposed in digits."""
    if salary(text):
        return
    number = in_digits(text) or 0
    if number >= LEAST_WAGE:
        amount = f"{number:,}".replace(",", "\u202f")
        how = f"vouliez-vous dire « {amount} € brut par mois » ?"
        yield UnreadCell("salary", f"{quoted(text)} n’est pas lu : {how}", mistake=True)
    elif any(letter.isdigit() for letter in text):
        how = "Écrivez par exemple « 2 100 € brut par mois »."
        yield UnreadCell("salary", f"{quoted(text)} n’est pas compris. {how}", mistake=True)
    else:
        yield UnreadCell("salary", f"{quoted(text)} : non chiffré, ne sera pas affiché.", mistake=False)


def of_schedule(text: str) -> Iterator[UnreadCell]:
    """Hours of which nothing can be searched."""
    hours = schedule(text)
    if not (hours.shift or hours.worktime or hours.hours):
        how = "ne sera pas affiché. « 2x8 », « journée, 35 h » ou « temps partiel » le seraient."
        yield UnreadCell("schedule", f"{quoted(text)} : non compris, {how}", mistake=False)


def of_experience(text: str) -> Iterator[UnreadCell]:
    """Experience without a length."""
    read = experience(text)
    if read.months is None and read.beginner is None:
        how = "ne sera pas affiché. « 2 ans » ou « débutant accepté » le seraient."
        yield UnreadCell("experience", f"{quoted(text)} : non chiffré, {how}", mistake=False)


def of_education(text: str) -> Iterator[UnreadCell]:
    """A training without a level."""
    if education(text) is None:
        how = "ne sera pas affiché. « CAP », « bac pro » ou « bac+2 » le seraient."
        yield UnreadCell("education", f"{quoted(text)} : niveau non compris, {how}", mistake=False)


def did_you_mean(typed: str, known: Mapping[str, str]) -> str:
    """The nearest right value as a question; empty when none is near. ``known``: what is compared → how it is written."""
    near = [name for name in known if one_letter_apart(typed, name)] if len(typed) <= SHORT_LETTERS else []
    near = near or get_close_matches(typed, known, n=1, cutoff=NEAR)
    return f"Vouliez-vous dire « {known[near[0]]} » ?" if near else ""


def quoted(text: str) -> str:
    """A cell as it was typed, cut where it is long."""
    return f"« {' '.join(text.split())[:MOST_LETTERS]} »"
