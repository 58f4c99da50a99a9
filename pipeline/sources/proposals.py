"""What the last visits learnt of members' recruiting tools → sources that somebody may add, in words for the association."""

from pathlib import Path

from crawlers.items import Crawl
from crawlers.recruiting_tools import ProposedSource, proposed_sources
from crawlers.registry.registry import Registry
from db.store import read_store
from db.vallee.rows import CrawlRow
from pipeline.kept.crawl_rows import crawl_from_row

LAST_CRAWLS = "WHERE spider = 'france_travail' AND notes LIKE '%tool_of_%' ORDER BY rowid DESC LIMIT 5"


def last_visits(path: Path) -> list[Crawl]:
    """The last visits that learnt of tools, oldest first: a member need not have an offer there today."""
    with read_store(path) as store:
        return [crawl_from_row(row) for row in store.read(CrawlRow, LAST_CRAWLS)][::-1] if store else []


def proposals(path: Path, registry: Registry) -> list[ProposedSource]:
    """The sources that vallee.db proposes for this registry."""
    return list(proposed_sources((crawl.notes for crawl in last_visits(path)), registry))


def in_words(proposal: ProposedSource, registry: Registry) -> str:
    """A proposal, without its address: it is also mailed, and no mail leads to an address that a stranger wrote."""
    name = registry.members[proposal.member].name
    return f"D’après France Travail, {name} recrute avec un outil que nous savons lire ({proposal.spider}), et que personne ne lit."


def mend(proposal: ProposedSource) -> str:
    """What to do about it."""
    id = f"{proposal.member}-{proposal.spider.replace('_', '-')}"
    return f"Si c’est bien le sien : `glassvallee sources new {id} {proposal.member} {proposal.url}`"
