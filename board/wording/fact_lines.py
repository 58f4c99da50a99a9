"""A row of ``jobs`` → the table of facts on its page: which lines, in which order, and whose words they are."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from board.published.rows import JobPageRow
from board.wording import job_facts
from vocabulary.field_record import FactLine, Field
from vocabulary.job_posting import FIELDS

LINES: list[tuple[FactLine, Field]] = sorted(
    ((field.about.line, field) for field in FIELDS if field.about.line), key=lambda one: one[0].at
)
"""Lines of the table, in order, each with the field of a posting that it tells."""
OF_SEVERAL: Mapping[str, Callable[[JobPageRow], str]] = {
    "hiring_organization": job_facts.employer,
    "publisher": job_facts.publisher,
    "places": lambda job: ", ".join(job_facts.named(job)),
    "contract": job_facts.contract,
    "shift": job_facts.shifts,
    "worktime": job_facts.worktime,
    "salary": job_facts.salary,
    "experience_months": job_facts.experience,
    "occupation": job_facts.occupation,
    "date_posted": job_facts.published,
    "external_id": job_facts.reference,
}
"""Field → its words, where they are made of more than its own value."""


def facts(job: JobPageRow, today: date) -> Iterator[tuple[str, str]]:
    """The table of a job's page: label, words. Wage and hours are said to be missing, the rest is left out."""
    for line, field in LINES:
        words = of_field(field, job, today)
        if words or line.always:
            yield line.label, words or job_facts.UNKNOWN
        if field.name == "date_posted" and (back := job_facts.returned(job)):
            yield "Retour en ligne", back


def of_field(field: Field, job: JobPageRow, today: date) -> str:
    """The words of one line; empty when there is nothing to say."""
    if field.name == "valid_through":
        return job_facts.apply_before(job, today)
    if field.name in OF_SEVERAL:
        return OF_SEVERAL[field.name](job)
    value = getattr(job, field.name)
    if field.kind is tuple:
        return ", ".join(field.about.values.get(part, str(part)) for part in json.loads(value))
    return field.about.values.get(value, "") if field.about.values else str(value or "")


def lenders(borrowed: str, publishers: Mapping[str, str]) -> dict[str, str]:
    """Line of that table, or ``description`` → whose posting tells it, where the words shown do not.

    ``borrowed``: as ``jobs`` has it; ``publishers``: posting id → who published it.

    >>> lenders('{"salary": "b"}', {"b": "France Travail"})
    {'Salaire': 'France Travail'}
    """
    taken = {field: publishers[id] for field, id in json.loads(borrowed).items() if id in publishers}
    also = {"Expérience": "beginner", "Temps de travail": "hours", "description": "description"}
    lines = {line.label: field.name for line, field in LINES}
    return {label: taken[name] for label, name in (*also.items(), *lines.items()) if name in taken}
