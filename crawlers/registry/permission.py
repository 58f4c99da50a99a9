"""Which sources of the registry may be read: a proposal waits for somebody's yes, an agency's site for the agency's own."""

from crawlers.registry.registry import PUBLISHER_KIND, Member, Registry, Source

REFUSED = "L’adhérent a dit non : son site n’est pas lu, et ses offres ne sont pas montrées."
PROPOSED = "Proposée, et éteinte tant que personne n’a dit oui."
AGENCY = "Une agence n’est lue qu’avec son accord : il n’est pas noté, la source est éteinte."
"""The terms of agencies reserve the extraction and the reuse of their offers, where they do not forbid it in words."""


def why_unread(source: Source, registry: Registry) -> str:
    """Why nobody may ask for a page of a source, in French; empty when it may be read.

    Whether a robot was refused is for robots.txt to say; this is about what people said.
    """
    member = registry.members.get(source.member)
    if member is not None and member.consent == "no":
        return REFUSED
    if source.consent == "proposed":
        return PROPOSED
    return AGENCY if source.consent != "yes" and lacks_accord(member) else ""


def lacks_accord(member: Member | None) -> bool:
    """Whether a member is an agency whose yes is not noted."""
    return member is not None and PUBLISHER_KIND[member.kind] == "agency" and member.consent != "yes"


def readable_sources(registry: Registry) -> list[Source]:
    """The sources that may be read."""
    return [source for source in registry.sources.values() if not why_unread(source, registry)]
