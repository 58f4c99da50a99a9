"""A page where one applies with a member → the recruiting tool that it belongs to, and the source that this would be. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from crawlers.platforms.table import recognised
from crawlers.registry.registry import Registry

NOTE = "tool_of_"
"""How the note of a crawl begins that says which tool a member was seen to recruit with; the member's id follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedSource:
    """A place that was seen to hold a member's offers, and that no source reads."""

    member: str
    spider: str
    url: str


def recruiting_tool(member: str, url: str) -> dict[str, str]:
    """The note that a member's offers lead to a tool that we know; none when we do not.

    >>> recruiting_tool("verrerie", "https://verrerie.taleez.com/apply/ab1"), recruiting_tool("verrerie", "https://verrerie.example/a")
    ({'tool_of_verrerie': 'taleez https://verrerie.taleez.com'}, {})
    """
    known = recognised("", url)
    return {f"{NOTE}{member}": f"{known[0].spider} {known[0].url}"} if known else {}


def proposed_sources(notes: Iterable[Mapping[str, str]], registry: Registry) -> Iterator[ProposedSource]:
    """What the notes of crawls, the last ones last, propose: tools of members that the registry does not read in that way yet."""
    read = {(source.member, source.spider) for source in registry.sources.values()}
    noted = {name: value for each in notes for name, value in each.items() if name.startswith(NOTE)}
    for name, value in sorted(noted.items()):
        spider, _, url = value.partition(" ")
        member = name.removeprefix(NOTE)
        if member in registry.members and registry.members[member].consent != "no" and (member, spider) not in read:
            yield ProposedSource(member=member, spider=spider, url=url)
