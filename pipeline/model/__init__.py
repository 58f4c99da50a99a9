"""The words of the program: schema.org JobPosting in snake_case, and what is decided of it."""

from pipeline.model.job import ClosedBy, Job, Life, Match, Opening, Status, Verdict
from pipeline.model.posting import (
    Contract,
    JobPosting,
    Occupation,
    Place,
    Provenance,
    Rejection,
    Salary,
    Text,
    Zone,
)

__all__ = [
    "ClosedBy",
    "Contract",
    "Job",
    "JobPosting",
    "Life",
    "Match",
    "Occupation",
    "Opening",
    "Place",
    "Provenance",
    "Rejection",
    "Salary",
    "Status",
    "Text",
    "Verdict",
    "Zone",
]
