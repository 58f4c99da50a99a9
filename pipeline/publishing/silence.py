"""Who asks for a posting to be silent → which postings of a job are, and whose words stand for it then. Pure.

Nobody's wish reaches the posting of another member: only who employs, or the association, takes a whole opening away. Who does
not consent to be listed employs nobody here, whoever tells of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from db.board.vallee_rows import PostingToPublish
from db.people.rows import Request

HIDDEN = "HIDDEN"
"""The rejection of a posting that is not shown because its employer, or its source's owner, asked so."""
FILLED = "filled"
CLAIMED = "employer_claimed"
"""The flag of a posting whose employer did not publish it."""
GONE_TITLE = "Annonce retirée à la demande de l’entreprise"
RANK = {"employer": 0, "public_service": 2, "agency": 3}


@dataclass(frozen=True, slots=True)
class Who:
    """Which member each posting belongs to, and which members do not consent to be shown."""

    owners: Mapping[str, str]
    """Source → member."""
    refusing: set[str]
    """Members that do not consent."""

    def owner(self, posting: PostingToPublish) -> str:
        """The member whose source tells of a posting; empty when it is nobody's."""
        return self.owners.get(posting.source) or ""

    def may(self, member: str, posting: PostingToPublish) -> bool:
        """Whether a posting is a member's: it employs, or its source tells of it."""
        return bool(member) and member in {posting.hiring_member, self.owner(posting)}

    def employs(self, member: str, words: PostingToPublish, postings_of_job: Iterable[PostingToPublish]) -> bool:
        """Whether an opening is a member's, in the words that it has: by its own word, or where no other member's own word is told.

        What somebody else says of who employs gives nobody a right over who said so itself.
        """
        if not member or member != words.hiring_member:
            return False
        return own_word(words) or not any(
            own_word(posting) and posting.hiring_member and posting.hiring_member != member
            for posting in postings_of_job
        )


def own_word(posting: PostingToPublish) -> bool:
    """Whether who publishes a posting is who employs."""
    return CLAIMED not in posting.flags


def withheld(
    postings_of_job: list[PostingToPublish], words: PostingToPublish, wishes: Iterable[Request], who: Who
) -> set[str]:
    """The postings of a job that are to be silent; ``words``: the one whose words it has."""
    everything = {posting.id for posting in postings_of_job}
    gone = {posting.id for posting in postings_of_job if {who.owner(posting), posting.hiring_member} & who.refusing}
    for wish in wishes:
        if wish.kind == "removal":
            return everything
        member = wish.member
        employs = who.employs(member, words, postings_of_job)
        own = {
            posting.id
            for posting in postings_of_job
            if who.may(member, posting) and reaches(posting, member, wish, who)
        }
        if wish.kind == "hide":
            gone |= everything if employs else own
        elif wish.kind == FILLED and not employs and others(postings_of_job, own, who):
            gone |= own
    return gone


def reaches(posting: PostingToPublish, member: str, wish: Request, who: Who) -> bool:
    """Whether a wish reaches this posting: the one it names, and those of the same member that tell of the same opening."""
    return posting.id == wish.subject or who.owner(posting) == member


def others(postings_of_job: list[PostingToPublish], gone: set[str], who: Who) -> list[PostingToPublish]:
    """The postings of other members that still tell of a job."""
    return [
        posting
        for posting in postings_of_job
        if posting.id not in gone and who.owner(posting) and posting.rejection is None
    ]


def speaker(
    words: PostingToPublish, postings_of_job: list[PostingToPublish], gone: set[str], who: Who
) -> PostingToPublish | None:
    """The posting whose words a job has then; nothing when nobody is left who may speak of it.

    A copy on a site that is no member's does not outlive the wish of the member that it was copied from.
    """
    left = others(postings_of_job, gone, who)
    if words.id in gone:
        if not left:
            return None
        words = min(
            left,
            key=lambda posting: (
                not own_word(posting),
                RANK.get(posting.publisher_kind, 9),
                posting.first_seen or "",
                posting.id,
            ),
        )
    return words


def silent(posting: PostingToPublish) -> PostingToPublish:
    """A posting that says nothing but that it was found."""
    return replace(
        posting,
        job=None,
        canonical=0,
        status=None,
        closed_by=None,
        hiring_organization=None,
        provenance="{}",
        title=GONE_TITLE,
        url="",
        places="[]",
        contract="[]",
        contact=None,
        rejection=posting.rejection or HIDDEN,
    )
