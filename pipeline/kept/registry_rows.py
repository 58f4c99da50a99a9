"""Member, Source → rows of vallee.db."""

from crawlers.registry.registry import Member, Source
from db.vallee.rows import MemberRow, SourceRow
from pipeline.kept.posting_rows import to_json


def member_row(member: Member) -> MemberRow:
    """A member of the registry as it is kept."""
    return MemberRow(
        id=member.id,
        name=member.name,
        aliases=to_json(member.aliases),
        kind=member.kind,
        activity=member.activity,
        commune=member.commune,
        insee=member.insee,
        status=member.status,
        status_date=member.status_date,
        website=member.website,
        group_name=member.group,
        siren=member.siren,
        consent=member.consent,
        consent_date=member.consent_date,
        note=member.note,
        checked_on=member.checked_on,
        active=1,
    )


def source_row(source: Source) -> SourceRow:
    """A source of the registry as it is kept."""
    return SourceRow(
        id=source.id,
        member=source.member,
        spider=source.spider,
        url=source.url.whole,
        options=to_json(source.options),
        consent=source.consent,
        note=source.note,
        checked_on=source.checked_on,
        active=1,
    )
