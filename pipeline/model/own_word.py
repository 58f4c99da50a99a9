"""Whose word a posting is: that of who employs, or of somebody who tells of another's opening."""

from vocabulary.job_posting import JobPosting

EMPLOYER_CLAIMED = "employer_claimed"
"""The flag of a posting whose employer is named by somebody else."""


def is_own_word(posting: JobPosting) -> bool:
    """Whether who publishes a posting is who employs, as far as anybody knows; who hides the employer speaks for nobody."""
    named = bool(posting.hiring_organization and posting.publisher_kind)
    return named and EMPLOYER_CLAIMED not in posting.flags
