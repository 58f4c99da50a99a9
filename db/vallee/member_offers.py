"""A member → its offers as vallee.db has them, hidden or not: what its private page shows. Read only."""

from db.store import Row, Store

DECLARED = "declare-"
"""What the source of a member's declared offers is called: this, and the member."""
OFFERS = """
    SELECT postings.*, told.job, told.canonical, told.status, told.closed_by, told.closed_at, told.last_seen, told.first_seen,
        sources.member AS owner, jobs.status AS job_status, jobs.closed_by AS job_closed_by, jobs.closed_at AS job_closed_at
    FROM postings LEFT JOIN job_postings told ON told.posting = postings.id LEFT JOIN jobs ON jobs.id = told.job
    LEFT JOIN sources ON sources.id = postings.source
    WHERE (hiring_member = :member OR sources.member = :member) {one}
    ORDER BY coalesce(date_posted, postings.seen_at) DESC, postings.id
"""
SAME_JOB = """
    SELECT postings.id, title, postings.url, publisher, source, hiring_member, member AS owner
    FROM job_postings JOIN postings ON postings.id = posting LEFT JOIN sources ON sources.id = source
    WHERE job = ? AND postings.id != ? ORDER BY postings.id
"""
PROBABLE = """
    SELECT postings.id, title, postings.url, publisher, source, hiring_member, member AS owner
    FROM jobs this, json_each(this.probable) other JOIN jobs ON jobs.id = other.value
    JOIN postings ON postings.id = jobs.canonical LEFT JOIN sources ON sources.id = source WHERE this.id = ? ORDER BY postings.id
"""
SOURCES = """
    SELECT sources.id, sources.url, state, why, last_crawl, last_healthy FROM sources LEFT JOIN source_states ON source = sources.id
    WHERE member = ? AND active ORDER BY sources.id
"""
SILENT = """
    SELECT members.id, members.name, members.kind, members.consent,
        (SELECT count(*) FROM sources WHERE member = members.id AND active) AS sources,
        (SELECT max(postings.seen_at) FROM postings WHERE hiring_member = members.id) AS last
    FROM members WHERE active AND status != 'closed' AND NOT EXISTS (
        SELECT 1 FROM jobs JOIN postings ON postings.id = canonical WHERE hiring_member = members.id AND jobs.status != 'closed'
    ) ORDER BY members.name
"""
WARNED = """
    SELECT postings.id, title, source, publisher, hiring_member, flags, rejection, job FROM postings
    LEFT JOIN job_postings ON posting = postings.id
    WHERE (flags != '[]' AND job_postings.status != 'closed') OR (rejection IS NOT NULL AND rejection != 'EXPIRED')
    ORDER BY rejection IS NULL, postings.seen_at DESC, postings.id LIMIT 200
"""


def offers(store: Store, member: str) -> list[Row]:
    """Every posting that is a member's: it employs, or its source tells of it; with its life, newest first."""
    return store.rows(OFFERS.format(one=""), {"member": member})


def offer(store: Store, member: str, id: str) -> Row | None:
    """One of them; nothing when it is another member's."""
    return next(iter(store.rows(OFFERS.format(one="AND postings.id = :id"), {"member": member, "id": id})), None)


def same_job(store: Store, posting: Row) -> list[Row]:
    """The other postings that were joined to it."""
    return store.rows(SAME_JOB, [posting["job"], posting["id"]]) if posting["job"] else []


def probable(store: Store, posting: Row) -> list[Row]:
    """Postings that may tell of the same job."""
    return store.rows(PROBABLE, [posting["job"]]) if posting["job"] else []


def disputed(store: Store, member: str, mine: Row, other: Row) -> bool:
    """Whether what a member says of two postings is not its own affair: the other one is another member's, or somebody else
    decided about these two before.
    """
    pair = sorted((mine["id"], other["id"]))
    decided = store.rows("SELECT decided_by FROM decisions WHERE a = ? AND b = ?", pair)
    others = {other["owner"], other["hiring_member"]} - {None, "", member}
    return bool(others) or any(row["decided_by"].partition(" ")[0] != member for row in decided)


def name_of(store: Store, member: str) -> str:
    """What a member is called; its id when it is not known yet."""
    members = store.rows("SELECT name FROM members WHERE id = ?", [member])
    return str(members[0]["name"]) if members else member


def sources_of(store: Store, member: str) -> list[Row]:
    """Where its offers are read, and how each place is."""
    return store.rows(SOURCES, [member])


def silent(store: Store) -> list[Row]:
    """Members that employ nobody on the board today."""
    return store.rows(SILENT)


def warned(store: Store) -> list[Row]:
    """Offers that are held back, or shown with a warning."""
    return store.rows(WARNED)
