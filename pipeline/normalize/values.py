"""The fields of a posting while they are read: each is there once its step has read it."""

from datetime import date
from typing import TypedDict

from vocabulary.posting_values import Contact, Contract, Occupation, Place, Provenance, Rejection, Salary


class PostingValues(TypedDict, total=False):
    """Field → value, as ``JobPosting`` has them; a dictionary, since ten steps add to it and one makes the posting of it."""

    url: str
    # the fields of a posting, written by `make docs` from vocabulary/job_posting.py
    title: str
    title_key: str
    hiring_organization: str | None
    hiring_member: str | None
    publisher: str
    publisher_kind: str
    places: tuple[Place, ...]
    contract: tuple[Contract, ...]
    contract_months: float | None
    worktime: str | None
    hours: float | None
    shift: tuple[str, ...]
    salary: Salary | None
    date_posted: date | None
    valid_through: date | None
    occupation: Occupation | None
    experience_months: int | None
    beginner: bool | None
    education: int | None
    language: str | None
    description: str
    description_text: str
    apply_url: str
    contact: Contact | None
    external_id: str
    flags: tuple[str, ...]
    rejection: Rejection | None
    # so far the fields of a posting
    provenance: dict[str, Provenance]
