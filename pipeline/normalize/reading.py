"""One field of a posting ← its own text, or else its title or description where that is safe."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pipeline.model import Contract, Provenance, Text
from pipeline.normalize.contract import contract, contract_months
from pipeline.normalize.descriptions.contacts import PHONE, without_contacts
from pipeline.normalize.descriptions.described import (
    contract_words,
    education_words,
    experience_words,
    salary_words,
    schedule_words,
)
from pipeline.normalize.descriptions.prose import Prose
from pipeline.normalize.education import education
from pipeline.normalize.experience import Experience, experience
from pipeline.normalize.times.schedule import Schedule, schedule
from pipeline.normalize.wages.salary import salary
from vocabulary.job_posting import FIELDS

PROPERTY = {field.name: field.about.property for field in FIELDS if field.about.property} | {
    "schedule": "workHours",
    "experience": "experienceRequirements",
}
"""Our field, or fields that are read together → the schema.org property that they are read from."""
LONGEST_RAW = 500
DESCRIBED = "description"
"""The rule of what a description alone says."""
OPEN_ENDED = {Contract.CDI, Contract.CDI_INTERIM, Contract.CDI_CHANTIER}
Values = dict[str, Any]


class Read(NamedTuple):
    """What was read for a field, and by which rule; ``in_description`` when not in its own text."""

    field: str
    raw: str
    rule: str
    in_description: bool = False


def source_of(read: Read, prose: Prose, extractor: str, read_by: Mapping[str, str]) -> Provenance:
    """A reading as it is kept."""
    property = "description" if read.in_description else PROPERTY.get(read.field, read.field)
    raw = (prose.original(read.raw) if read.in_description else read.raw)[:LONGEST_RAW]
    if "@" in raw or (("0" in raw or "+" in raw) and PHONE.search(raw)):
        raw = without_contacts(raw)[0][:LONGEST_RAW]
    return Provenance(raw=raw, rule=read.rule, extractor=read_by.get(property, extractor))


def read_contract(text: Text, prose: Prose) -> tuple[Values, Read | None]:
    """Its own text, then the title, then « type de contrat : … » or « poste en CDI »."""
    for raw, rule in ((text.contract, "contract"), (text.title, "contract:title"), ("", DESCRIBED)):
        words = contract_words(prose) if rule == DESCRIBED else raw
        found = contract(words) if words else ()
        if found:
            term = None if OPEN_ENDED.issuperset(found) else contract_months(words)
            read = Read("contract", words, rule, rule == DESCRIBED)
            return {"contract": found, "contract_months": term}, read
    return {"contract": (), "contract_months": None}, None


def read_schedule(text: Text, prose: Prose) -> tuple[Values, Read | None]:
    """Its own text and the contract's (« temps plein »), then the description's for what these leave out."""
    own = f"{text.schedule}\n{text.contract}".strip()
    found, read = schedule(own), Read("schedule", own, "schedule")
    if not (found.shift and found.worktime):
        more, raw = schedule_words(prose)
        whole = Schedule(found.worktime or more.worktime, found.hours or more.hours, found.shift or more.shift)
        if whole != found:
            found, read = whole, Read("schedule", raw, DESCRIBED, in_description=True)
    values: Values = {"worktime": found.worktime, "hours": found.hours, "shift": found.shift}
    return values, read if any(values.values()) else None


def read_salary(text: Text, prose: Prose) -> tuple[Values, Read | None]:
    """Its own text, then « salaire : … », or an amount with its period in the description."""
    found = salary(text.salary) if text.salary else None
    if found:
        return {"salary": found}, Read("salary", text.salary, "salary")
    for raw in salary_words(prose):
        found = salary(raw)
        if found:
            return {"salary": found}, Read("salary", raw, DESCRIBED, in_description=True)
    return {"salary": None}, None


def read_experience(text: Text, prose: Prose) -> tuple[Values, Read | None]:
    """Its own text, then the description's « X ans d'expérience », « débutant accepté »."""
    found, read = experience(text.experience), Read("experience", text.experience, "experience")
    if found == Experience(None, None):
        said = experience_words(prose)
        if not said:
            return {"experience_months": None, "beginner": None}, None
        found, read = said[0], Read("experience", said[1], DESCRIBED, in_description=True)
    return {"experience_months": found.months, "beginner": found.beginner}, read


def read_education(text: Text, prose: Prose) -> tuple[Values, Read | None]:
    """Its own text, then « titulaire d'un CAP » in the description."""
    level = education(text.education) if text.education else None
    if level:
        return {"education": level}, Read("education", text.education, "education")
    said = education_words(prose)
    if said:
        return {"education": said[0]}, Read("education", said[1], DESCRIBED, in_description=True)
    return {"education": None}, None
