"""The postings of a job → what each of its fields says, and whose words they are.

The canonical posting speaks first; what it leaves open is taken from the next that says it, in the order of
``pipeline/deduplicate/facts``: employer's page, declared, France Travail, agency, partner.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.model import JobPosting
from pipeline.model.own_word import is_own_word
from vocabulary.job_posting import FIELDS

GROUPS = list(dict.fromkeys(field.about.lent_with for field in FIELDS if field.about.lent_with))
TOGETHER: tuple[tuple[str, ...], ...] = tuple(
    tuple(field.name for field in FIELDS if field.about.lent_with == group) for group in GROUPS
)
"""Fields that tell one thing are taken together: the length of one posting's contract says nothing of another's."""
HARMLESS = frozenset({"places", "occupation", "date_posted"})
"""Facts that anybody may add to an employer's offer: what work it is, where and since when; none that keeps anybody from applying."""
AGENCYS_OWN = frozenset(field.name for field in FIELDS if field.about.agencys_own)
"""Fields that an agency tells of its own mission: they say nothing of the employer's contract."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A job in the best words that its postings have."""

    posting: JobPosting
    """The canonical posting, completed."""
    borrowed: Mapping[str, str]
    """Field → id of the posting that it was taken from; none for those of the canonical posting."""


def compose(postings: Sequence[JobPosting]) -> Composed:
    """Complete the first of these postings by the next ones; at least one is needed, and the best come first."""
    first = postings[0]
    values: dict[str, Any] = {}
    borrowed: dict[str, str] = {}
    for fields in TOGETHER:
        lender = lender_of(fields, postings)
        if lender is not None:
            taken = {name: value_of(lender, name) for name in fields}
            taken = {name: value for name, value in taken.items() if given(value) or given(getattr(first, name))}
            values |= taken
            borrowed |= dict.fromkeys(taken, lender.id)
    origins = {
        name: posting.provenance[name] for posting in postings for name in borrowed if lent(posting, name, borrowed)
    }
    return Composed(replace(first, **values, provenance={**first.provenance, **origins}), borrowed)


def lent(posting: JobPosting, name: str, borrowed: Mapping[str, str]) -> bool:
    """Whether this posting lends the field, and says where it read it."""
    return borrowed[name] == posting.id and name in posting.provenance


def lender_of(fields: tuple[str, ...], postings: Sequence[JobPosting]) -> JobPosting | None:
    """The first other posting that says what the first does not; ``None`` when the first says it, or nobody does."""
    first, *others = postings
    if says(first, fields):
        return None
    able = [other for other in others if may_lend(first, other, fields)]
    lender = next((other for other in able if says(other, fields)), None)
    if lender is None and not given(first.places):
        # Nobody names a commune: a department is better than nothing.
        lender = next((other for other in able if fields == ("places",) and other.places), None)
    return lender


def says(posting: JobPosting, fields: tuple[str, ...]) -> bool:
    """Whether a posting tells it: a place is told by its commune, a way to apply by the posting's own page too."""
    if fields == ("places",):
        return any(place.insee for place in posting.places)
    if fields == ("apply_url",):
        return bool(posting.apply_url or posting.url)
    if "description" in fields:
        return bool(posting.description)
    return any(given(getattr(posting, name)) for name in fields)


def value_of(posting: JobPosting, name: str) -> Any:
    """A field; one applies on the posting's own page where it names no other."""
    return posting.apply_url or posting.url if name == "apply_url" else getattr(posting, name)


def given(value: object) -> bool:
    """Whether there is a value: « no » and zero are values."""
    return value is not None and value not in ("", ())


def may_lend(first: JobPosting, other: JobPosting, fields: tuple[str, ...]) -> bool:
    """Whether what another posting says of it holds for the first one.

    Where one applies, and what narrows, prices or ends an opening, is said by who employs, or by the public service:
    nobody else leads the candidates of an employer that speaks for itself away, or keeps them away.
    """
    if fields == ("apply_url",) and not may_be_answered(other):
        return False
    if is_own_word(first) and not (is_own_word(other) or other.publisher_kind == "public_service"):
        return HARMLESS.issuperset(fields)
    agencys = other.publisher_kind == "agency" and first.publisher_kind != "agency"
    return not (agencys and AGENCYS_OWN & {*fields})


def may_be_answered(posting: JobPosting) -> bool:
    """Whether a posting may say where one applies for the opening of another one."""
    own = posting.publisher_kind == "public_service" or "employer_claimed" not in posting.flags
    return own and posting.publisher_kind != "agency" and "apply_elsewhere" not in posting.flags
