"""A member → its offers as vallee.db has them, hidden or not: what its private page shows. Read only."""

from typing import NamedTuple

from db.rows import of_table
from db.store import Store
from db.vallee.rows import DecisionRow, MemberRow, PostingRow

DECLARED = "declare-"
"""What the source of a member's declared offers is called: this, and the member."""
OFFERS = f"""
    SELECT {of_table(PostingRow)}, told.job, told.canonical, told.last_seen, sources.member, jobs.status, jobs.closed_by
    FROM postings LEFT JOIN job_postings told ON told.posting = postings.id LEFT JOIN jobs ON jobs.id = told.job
    LEFT JOIN sources ON sources.id = postings.source
    WHERE (hiring_member = :member OR sources.member = :member) {{one}}
    ORDER BY coalesce(date_posted, postings.seen_at) DESC, postings.id
"""  # noqa: S608 - names are ours
SAME_JOB = """
    SELECT postings.id, title, postings.url, publisher, hiring_member, member
    FROM job_postings JOIN postings ON postings.id = posting LEFT JOIN sources ON sources.id = source
    WHERE job = ? AND postings.id != ? ORDER BY postings.id
"""
PROBABLE = """
    SELECT postings.id, title, postings.url, publisher, hiring_member, member
    FROM jobs this, json_each(this.probable) other JOIN jobs ON jobs.id = other.value
    JOIN postings ON postings.id = jobs.canonical LEFT JOIN sources ON sources.id = source WHERE this.id = ? ORDER BY postings.id
"""
SOURCES = """
    SELECT sources.id, sources.url, state, why, last_healthy, account FROM sources LEFT JOIN source_states ON source = sources.id
    WHERE member = ? AND active ORDER BY sources.id
"""
SILENT = """
    SELECT members.id, members.name,
        (SELECT count(*) FROM sources WHERE member = members.id AND active),
        (SELECT max(postings.seen_at) FROM postings WHERE hiring_member = members.id)
    FROM members WHERE active AND status != 'closed' AND NOT EXISTS (
        SELECT 1 FROM jobs JOIN postings ON postings.id = canonical WHERE hiring_member = members.id AND jobs.status != 'closed'
    ) ORDER BY members.name
"""
WARNED = """
    SELECT job, title, publisher, flags, rejection FROM postings
    LEFT JOIN job_postings ON posting = postings.id
    WHERE (flags != '[]' AND job_postings.status != 'closed') OR (rejection IS NOT NULL AND rejection != 'EXPIRED')
    ORDER BY rejection IS NULL, postings.seen_at DESC, postings.id LIMIT 200
"""


class OfferRow(PostingRow, frozen=True):
    """A posting that is a member's, with its job; until it was refined, or when it was rejected, it has none."""

    job: str | None
    canonical: int | None
    """Whether its words are the job's."""
    last_seen: str | None
    owner: str | None
    """The member whose source tells of it."""
    job_status: str | None
    job_closed_by: str | None


class OtherPosting(NamedTuple):
    """A posting that is, or may be, of the same job as one of a member's."""

    id: str
    title: str
    url: str
    publisher: str
    hiring_member: str | None
    owner: str | None
    """The member whose source tells of it."""


class MemberSource(NamedTuple):
    """Where a member's offers are read, and how that place is; its state is unknown before the first visit."""

    id: str
    url: str
    state: str | None
    why: str | None
    last_healthy: str | None
    """As stored."""
    account: str | None
    """JSON of what the site shows of its offers; empty when nobody counts."""


class SilentMember(NamedTuple):
    """A member that employs nobody on the board today."""

    id: str
    name: str
    sources: int
    """How many places are read for it."""
    last: str | None
    """When an offer of its was last seen, as stored."""


class WarnedOffer(NamedTuple):
    """An offer that somebody of the association should look at."""

    job: str | None
    title: str
    publisher: str
    flags: str
    """JSON list of warnings."""
    rejection: str | None
    """Why it is held back, if it is."""


def offers(store: Store, member: str) -> list[OfferRow]:
    """Every posting that is a member's: it employs, or its source tells of it; with its life, newest first."""
    return list(store.records(OfferRow, OFFERS.format(one=""), {"member": member}))


def offer(store: Store, member: str, id: str) -> OfferRow | None:
    """One posting that is a member's; ``None`` when it is another member's."""
    one = OFFERS.format(one="AND postings.id = :id")
    return next(store.records(OfferRow, one, {"member": member, "id": id}), None)


def same_job(store: Store, posting: OfferRow) -> list[OtherPosting]:
    """The other postings that were joined to one into a job."""
    return list(store.records(OtherPosting, SAME_JOB, [posting.job, posting.id])) if posting.job else []


def probable(store: Store, posting: OfferRow) -> list[OtherPosting]:
    """Postings that may tell of the same job as one."""
    return list(store.records(OtherPosting, PROBABLE, [posting.job])) if posting.job else []


def disputed(store: Store, member: str, mine: OfferRow, other: OtherPosting) -> bool:
    """Whether what a member says of two postings is not its own affair: the other one is another member's, or somebody else
    decided about these two before.
    """
    decided = store.read(DecisionRow, "WHERE a = ? AND b = ?", sorted((mine.id, other.id)))
    others = {other.owner, other.hiring_member} - {None, "", member}
    return bool(others) or any(row.decided_by.partition(" ")[0] != member for row in decided)


def name_of(store: Store, member: str) -> str:
    """What a member is called; its id when it is not known yet."""
    return next((row.name for row in store.read(MemberRow, "WHERE id = ?", [member])), member)


def member(store: Store, id: str) -> MemberRow | None:
    """A member as the registry has it; ``None`` when it is not known yet."""
    return next(store.read(MemberRow, "WHERE id = ?", [id]), None)


def sources_of(store: Store, member: str) -> list[MemberSource]:
    """Where a member's offers are read, and how each place is."""
    return list(store.records(MemberSource, SOURCES, [member]))


def silent(store: Store) -> list[SilentMember]:
    """Members that employ nobody on the board today."""
    return list(store.records(SilentMember, SILENT))


def warned(store: Store) -> list[WarnedOffer]:
    """Offers that are held back, or shown with a warning."""
    return list(store.records(WarnedOffer, WARNED))
