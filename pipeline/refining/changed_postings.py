"""New and changed raw postings → JobPostings, and which of them break our rules."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from itertools import islice

from crawlers.own_hosts import own_hosts, own_places
from crawlers.registry.area import Area
from crawlers.registry.registry import PUBLISHER_KIND, Registry, Source
from db.vallee.rows import RawPostingRow
from pipeline import normalize as rules
from pipeline.kept.posting_rows import to_json
from pipeline.kept.raw_rows import raw_from_row
from pipeline.model import JobPosting
from pipeline.normalize import MembersByName, Publisher, normalize_all
from vocabulary.web_address import WebAddress

POSTINGS_AT_A_TIME = 100
"""Raw postings that are read and normalized together: their texts never fill the memory, and the code and the tables of
one step stay in the processor's cache (``normalize_all``)."""
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FreshPosting:
    """A posting that was normalized now, and what it was made from."""

    posting: JobPosting
    raw_sha256: str
    """Of the raw posting's text."""
    extractor: str
    """The way of writing that was recognised."""


def rule_version(registry: Registry) -> str:
    """What a posting is made with: the rules, and what the registry says of names and publishers."""
    members = [(m.id, m.name, m.aliases, m.kind, m.insee, m.group) for m in registry.members.values()]
    owners = sorted(
        (source.id, source.member, *sorted(hosts_of(registry, source)), words_of(registry.area_of(source)))
        for source in registry.sources.values()
    )
    return f"{rules.RULES_VERSION}-{sha256(to_json([members, owners]).encode()).hexdigest()[:8]}"


def normalize_changed(
    raws: Iterable[RawPostingRow], registry: Registry
) -> tuple[dict[str, FreshPosting], Counter[str]]:
    """Raw postings, normalized, by id; and how many broke our rules, by source. The raws may be lazy."""
    members = MembersByName.of(registry.members.values())
    by = cache(partial(publisher, registry))
    fresh: dict[str, FreshPosting] = {}
    unreadable: Counter[str] = Counter()
    waiting = iter(raws)
    while some := list(islice(waiting, POSTINGS_AT_A_TIME)):
        postings = normalize_some(some, by, members)
        for raw in some:
            posting = postings.get(raw.id)
            if posting:
                fresh[raw.id] = FreshPosting(posting, raw.sha256, raw.extractor)
            else:
                unreadable[raw.source] += 1
    return fresh, unreadable


def normalize_some(
    raws: Sequence[RawPostingRow], by: Callable[[str], Publisher], members: MembersByName
) -> dict[str, JobPosting]:
    """Raw postings, normalized, by id, without any that breaks our rules: that stays as it was, harms no other, and is tried again."""
    try:
        postings = normalize_all([raw_from_row(raw, by(raw.source)) for raw in raws], members)
    except Exception:
        if len(raws) > 1:
            return {id: posting for raw in raws for id, posting in normalize_some([raw], by, members).items()}
        where = WebAddress(raws[0].url)
        LOG.exception("posting %s of %s (%s) could not be normalized", raws[0].id, raws[0].source, where)
        return {}
    return {posting.id: posting for posting in postings}


def publisher(registry: Registry, source: str) -> Publisher:
    """Who publishes through a source."""
    known = registry.sources.get(source)
    member = registry.members.get(known.member) if known else None
    if known is None or member is None:
        return Publisher(name=source, kind="", member=None, hosts=hosts_of(registry, known) if known else None)
    return Publisher(
        name=member.name,
        kind=PUBLISHER_KIND[member.kind],
        member=member.id,
        hosts=hosts_of(registry, known),
        area=registry.area_of(known),
    )


def words_of(area: Area | None) -> str:
    """An area in a word, the same for the same area."""
    return " ".join(sorted(area.zones | area.departments | area.communes)) if area else ""


def hosts_of(registry: Registry, source: Source) -> frozenset[str]:
    """The hosts of a source, and that of the site that the association knows of its member."""
    member = registry.members.get(source.member)
    return own_hosts(source) | frozenset(own_places(member.website) if member else ())
