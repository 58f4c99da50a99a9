"""Open offers that somebody declared → how their employers are reached, as far as their owners agree. Pure."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from db.board.lines import ContactLine, JobLine
from db.board.vallee_rows import JobToPublish, PostingToPublish
from pipeline.publishing.job_lines import DECLARED
from vocabulary.posting_values import Contact

CONTACT = msgspec.json.Decoder(Contact).decode


def contact_lines(
    jobs: Iterable[JobToPublish], lines: Iterable[JobLine], postings: Mapping[str, PostingToPublish]
) -> Iterator[ContactLine]:
    """The contact of each open offer whose words are declared; ``lines``: those of ``jobs``, in the same order.

    Without its owner's consent nothing is shown: then a mail only says that messages can be relayed to it.
    """
    for job, line in zip(jobs, lines, strict=True):
        posting = postings[job.canonical]
        if line.status == "closed" or posting.extractor != DECLARED or not posting.contact:
            continue
        contact = CONTACT(posting.contact)
        if contact.published:
            yield ContactLine(line.id, contact.mail, contact.telephone, contact.page, relayed=0)
        elif contact.mail:
            yield ContactLine(line.id, "", "", "", relayed=1)
