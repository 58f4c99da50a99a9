"""Members, and what they say of themselves → lines of ``members`` in board.db."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from db.board.lines import MemberJobLine, MemberLine, SourceLine
from db.people.consents import own_words, standing
from db.people.rows import Request
from db.vallee.rows import MemberRow


@dataclass(slots=True)
class Profile:
    """What a member says of itself; what it never spoke of is as the registry has it."""

    description: str = ""
    logo: str | None = None
    """The name of its picture."""


def member_rows(
    members: Iterable[MemberRow],
    sources: Iterable[SourceLine],
    jobs: Iterable[MemberJobLine],
    asked: Collection[Request] = (),
) -> Iterator[MemberLine]:
    """Lines of ``members``; ``asked``: requests in force, for what members say of themselves."""
    profile_of, words = profiles(asked), own_words(asked)
    counts = Counter((job.member, job.open) for job in jobs)
    active = Counter(source.member for source in sources if source.active)
    for member in members:
        profile = profile_of.get(member.id, Profile())
        yield MemberLine(
            id=member.id,
            slug=member.id,
            name=member.name,
            aliases=member.aliases,
            kind=member.kind,
            activity=member.activity,
            commune=member.commune,
            insee=member.insee,
            status=member.status,
            status_date=member.status_date,
            website=member.website,
            group_name=member.group_name,
            consent=standing(member, words.get(member.id)).answer,
            checked_on=member.checked_on,
            jobs_open=counts[member.id, 1],
            jobs_closed=counts[member.id, 0],
            sources=active[member.id],
            description=profile.description,
            logo=profile.logo,
        )


def profiles(asked: Iterable[Request]) -> dict[str, Profile]:
    """What members say of themselves, by member; the last word stands."""
    profile_of: dict[str, Profile] = {}
    for request in asked:
        profile = profile_of.setdefault(request.member, Profile())
        if request.kind == "description":
            profile.description = request.value["description"]
        elif request.kind == "logo":
            profile.logo = request.value["logo"]
    return profile_of
