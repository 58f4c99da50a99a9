"""JobPosting → the few facts that are compared; its text only packed, for those few that are read side by side."""

from array import array
from dataclasses import dataclass

from french.letters import fold
from pipeline.deduplicate.comparison.word_differences import packed
from pipeline.deduplicate.facts.contract_class import Class, classes
from pipeline.deduplicate.facts.employer import employer_named, employer_words
from pipeline.deduplicate.facts.figures import figures
from pipeline.deduplicate.facts.fingerprint import FEW_MARKS, windows
from pipeline.deduplicate.facts.place_and_life import (
    communes,
    departments,
    lived,
    one_for_all,
    place_names,
    points,
    posted,
)
from pipeline.deduplicate.facts.references import canonical_url, numbers_in, reference_key, references_in
from pipeline.deduplicate.facts.shifts import shifts
from pipeline.deduplicate.facts.text_facts import Told, told_by
from pipeline.deduplicate.facts.title_words import Title, read_title
from pipeline.model import JobPosting, Life, Status

RANK = {"employer": 0, "declared": 1, "public_service": 2, "agency": 3}
"""Whose words are shown first; partners and schools come last."""
SURE = 0.6
"""An occupation that is less sure is none."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared of one posting: small, so that a hundred thousand fit in memory."""

    id: str
    source: str
    key: str
    """What names it within its source; empty when nothing does."""
    number: str
    """The source's own reference; empty when it gives none."""
    url: str
    """Canonical; empty when the posting has no address of its own."""
    addresses: tuple[str, ...]
    """That one, and where to apply."""
    references: frozenset[str]
    """Every reference given for the opening, as compared."""
    told_references: frozenset[str]
    """Those of them that stand in the title or the text."""
    told_numbers: frozenset[str]
    """What its text numbers itself with: it may join, and never parts."""
    own_references: frozenset[str]
    """What the source itself calls it."""
    title: Title
    trade: str
    """The ROME code of its occupation; empty when that is not sure."""
    employer: frozenset[str]
    """Words of the employer's name; empty when an agency hides it."""
    member: str
    publisher: frozenset[str]
    kind: str
    communes: frozenset[str]
    place_names: frozenset[frozenset[str]]
    """The words of each commune's name, as titles write them."""
    departments: frozenset[str]
    points: tuple[tuple[float, float], ...]
    told: Told
    """What its words tell beside the work."""
    contract: frozenset[Class]
    shift: frozenset[str]
    """All that it names, in its title or elsewhere."""
    title_shift: frozenset[str]
    hours: float | None
    """A week."""
    figures: "array[int]"
    """The amounts and numbers that it tells."""
    words: bytes
    """Its text, for a closer look at one that is like it; packed."""
    windows: "array[int]"
    """Its text, in numbers; the marks first."""
    mark_count: int
    length: int
    day: int
    """When it was posted, else first seen, as an ordinal."""
    since: int
    until: int
    """First and last second it was seen, as seconds since the year 1; when nobody knows, two weeks from its date."""
    status: Status | None
    """Where it is in its life; ``None`` when no crawl tells."""
    declared: bool

    @property
    def marks(self) -> "array[int]":
        """The few windows under which its text is found again."""
        return self.windows[: self.mark_count]

    @property
    def brief(self) -> bool:
        """Whether its text has too few marks to be found by."""
        return self.mark_count < FEW_MARKS

    @property
    def hidden(self) -> bool:
        """Whether nobody is named as the employer."""
        return not self.employer

    @property
    def masked(self) -> bool:
        """Whether an agency hides the employer."""
        return self.kind == "agency" and not self.employer

    @property
    def group(self) -> frozenset[str]:
        """Whose turns of phrase its text may hold: the employer's, else the publisher's."""
        return self.employer or self.publisher

    @property
    def canonical_order(self) -> tuple[bool, int, bool, int, int, str]:
        """The smallest is the posting whose words are shown: what is closed leads nowhere, whoever published it."""
        rank = RANK["declared"] if self.declared else RANK.get(self.kind, len(RANK))
        unseen = self.status == Status.UNSEEN
        return self.status == Status.CLOSED, rank, unseen, -self.length, self.day, self.id


def facts(posting: JobPosting, life: Life | None = None) -> Facts:
    """Read one posting; with its life, when crawls tell when it was live."""
    raw_title = posting.provenance["title"].raw if "title" in posting.provenance else posting.title
    text, mark_count = windows(posting.description_text)
    words = f"{raw_title}\n{posting.description_text}"
    told_references = one_for_all(frozenset(references_in(words)))
    contract = one_for_all(classes(posting.contract, raw_title))
    own = frozenset({reference_key(posting.external_id)} - {""})
    url = canonical_url(posting.url)
    folded = fold(words)
    live = lived(posting, life)
    return Facts(
        id=posting.id,
        source=posting.source,
        key=posting.key,
        number=posting.external_id,
        url=url,
        addresses=tuple(sorted({url, canonical_url(posting.apply_url)} - {""})),
        references=one_for_all(told_references | own),
        told_numbers=one_for_all(frozenset(numbers_in(words))),
        told_references=told_references,
        own_references=one_for_all(own),
        title=read_title(posting.title_key or posting.title, raw_title),
        trade=posting.occupation.rome if posting.occupation and posting.occupation.score >= SURE else "",
        employer=employer_named(posting.hiring_organization or ""),
        member=posting.hiring_member or "",
        publisher=employer_words(posting.publisher),
        kind=posting.publisher_kind,
        communes=communes(posting),
        place_names=place_names(posting),
        departments=departments(posting),
        points=points(posting),
        told=told_by(folded, learning=contract == {Class.APPRENTICE}, since=posted(posting).year),
        figures=figures(folded, (posting.salary.min, posting.salary.max) if posting.salary else ()),
        contract=contract,
        shift=one_for_all(shifts(raw_title) | shifts(" ".join(posting.shift))),
        title_shift=one_for_all(shifts(raw_title)),
        hours=posting.hours,
        words=packed(posting.description_text),
        windows=text,
        mark_count=mark_count,
        length=len(posting.description_text),
        day=live.day,
        since=live.since,
        until=live.until,
        status=live.status,
        declared=any(one.extractor == "declared" for one in posting.provenance.values()),
    )
