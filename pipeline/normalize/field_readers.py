"""One field of a posting ← its own text, or else its title or description where that is safe."""

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.model import Contract, Provenance, Text
from pipeline.normalize.contract import contract, contract_months
from pipeline.normalize.descriptions.field_words import (
    contract_words,
    education_words,
    experience_words,
    salary_words,
    schedule_words,
)
from pipeline.normalize.descriptions.prose import Prose
from pipeline.normalize.education import education
from pipeline.normalize.experience import Experience, experience
from pipeline.normalize.times.schedule import WorkSchedule, schedule
from pipeline.normalize.values import PostingValues
from pipeline.normalize.wages.salary import salary
from vocabulary.job_posting import FIELDS

PROPERTY = {field.name: field.about.property for field in FIELDS if field.about.property} | {
    "schedule": "workHours",
    "experience": "experienceRequirements",
}
"""Our field, or fields that are read together → the schema.org property that they are read from."""
RAW_LETTERS = 500
DESCRIBED = "description"
"""The rule of what a description alone says."""
OPEN_ENDED = {Contract.CDI, Contract.CDI_INTERIM, Contract.CDI_CHANTIER}


class FieldReading(NamedTuple):
    """What was read for a field, and by which rule; ``in_description`` when not in its own text."""

    field: str
    raw: str
    rule: str
    in_description: bool = False


def source_of(reading: FieldReading, prose: Prose, extractor: str, read_by: Mapping[str, str]) -> Provenance:
    """A reading as it is kept."""
    property = "description" if reading.in_description else PROPERTY.get(reading.field, reading.field)
    raw = (prose.original(reading.raw) if reading.in_description else reading.raw)[:RAW_LETTERS]
    return Provenance(raw=raw, rule=reading.rule, extractor=read_by.get(property, extractor))


def read_contract(text: Text, prose: Prose) -> tuple[PostingValues, FieldReading | None]:
    """Its own text, then the title, then « type de contrat : … » or « poste en CDI »."""
    for raw, rule in ((text.contract, "contract"), (text.title, "contract:title"), ("", DESCRIBED)):
        words = contract_words(prose) if rule == DESCRIBED else raw
        contracts = contract(words) if words else ()
        if contracts:
            term = None if OPEN_ENDED.issuperset(contracts) else contract_months(words)
            reading = FieldReading("contract", words, rule, rule == DESCRIBED)
            return {"contract": contracts, "contract_months": term}, reading
    return {"contract": (), "contract_months": None}, None


def read_schedule(text: Text, prose: Prose) -> tuple[PostingValues, FieldReading | None]:
    """Its own text and the contract's (« temps plein »), then the description's for what these leave out."""
    own = f"{text.schedule}\n{text.contract}".strip()
    times, reading = schedule(own), FieldReading("schedule", own, "schedule")
    if not (times.shift and times.worktime):
        more, raw = schedule_words(prose)
        whole = WorkSchedule(times.worktime or more.worktime, times.hours or more.hours, times.shift or more.shift)
        if whole != times:
            times, reading = whole, FieldReading("schedule", raw, DESCRIBED, in_description=True)
    values: PostingValues = {"worktime": times.worktime, "hours": times.hours, "shift": times.shift}
    return values, reading if any(values.values()) else None


def read_salary(text: Text, prose: Prose) -> tuple[PostingValues, FieldReading | None]:
    """Its own text, then « salaire : … », or an amount with its period in the description."""
    wage = salary(text.salary) if text.salary else None
    if wage:
        return {"salary": wage}, FieldReading("salary", text.salary, "salary")
    for raw in salary_words(prose):
        wage = salary(raw)
        if wage:
            return {"salary": wage}, FieldReading("salary", raw, DESCRIBED, in_description=True)
    return {"salary": None}, None


def read_experience(text: Text, prose: Prose) -> tuple[PostingValues, FieldReading | None]:
    """Its own text, then the description's « X ans d'expérience », « débutant accepté »."""
    wanted, reading = experience(text.experience), FieldReading("experience", text.experience, "experience")
    if wanted == Experience(None, None):
        described = experience_words(prose)
        if not described:
            return {"experience_months": None, "beginner": None}, None
        wanted, reading = described[0], FieldReading("experience", described[1], DESCRIBED, in_description=True)
    return {"experience_months": wanted.months, "beginner": wanted.beginner}, reading


def read_education(text: Text, prose: Prose) -> tuple[PostingValues, FieldReading | None]:
    """Its own text, then « titulaire d'un CAP » in the description."""
    level = education(text.education) if text.education else None
    if level:
        return {"education": level}, FieldReading("education", text.education, "education")
    described = education_words(prose)
    if described:
        return {"education": described[0]}, FieldReading("education", described[1], DESCRIBED, in_description=True)
    return {"education": None}, None
