"""A job → the mail address that whoever declared it gave for messages. Read only; it is shown nowhere."""

from db.store import Store

ADDRESS = """
    SELECT contact ->> 'mail' FROM job_postings JOIN postings ON postings.id = posting
    WHERE job = ? AND extractor = 'declared' AND coalesce(contact ->> 'mail', '') != '' ORDER BY canonical DESC, posting LIMIT 1
"""


def declared_address(store: Store, job: str) -> str:
    """The address; empty when none was given."""
    found = store.connection.execute(ADDRESS, [job]).fetchone()
    return str(found[0]) if found else ""
