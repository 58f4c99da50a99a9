"""The words of the program: schema.org JobPosting in snake_case, and what is decided of it."""

from pipeline.model.job import ClosedBy, Job, Life, Match, Opening, Status, Verdict
from pipeline.model.source_text import Text
from vocabulary.job_posting import JobPosting
from vocabulary.posting_values import Contract, Occupation, Place, Provenance, Rejection, Salary, Zone

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
