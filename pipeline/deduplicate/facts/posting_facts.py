"""JobPosting → the few facts that are compared; its text only packed, for those few that are read side by side."""

from array import array
from dataclasses import dataclass

from french.letters import fold
from pipeline.deduplicate.facts.contract_class import ContractClass, classes
from pipeline.deduplicate.facts.employer import employer_named, employer_words
from pipeline.deduplicate.facts.figures import figures
from pipeline.deduplicate.facts.fingerprint import FEW_MARKS, windows
from pipeline.deduplicate.facts.packed_text import packed
from pipeline.deduplicate.facts.place_and_life import (
    communes,
    departments,
    interned,
    live_span,
    place_names,
    points,
    posted,
)
from pipeline.deduplicate.facts.references import (
    canonical_url,
    numbers_in,
    reference_key,
    references_in,
    shares_page,
)
from pipeline.deduplicate.facts.shifts import shifts
from pipeline.deduplicate.facts.text_facts import TextFacts, text_facts_of
from pipeline.deduplicate.facts.title_words import TitleFacts, read_title
from pipeline.model import JobPosting, Life, Status
from pipeline.model.own_word import EMPLOYER_CLAIMED, is_own_word

RANK = {"employer": 0, "declared": 1, "public_service": 2, "agency": 3}
"""Whose words are shown first; partners and schools come last."""
SURE_SCORE = 0.6
"""An occupation with a lower score is not sure enough to be compared."""


@dataclass(frozen=True, slots=True)
class PostingFacts:
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
    """Where it is shown and where one applies, both canonical."""
    proved: bool
    """Whether its source itself fetched what stands at ``url``, and found this posting alone there: else that names nothing."""
    own_word: bool
    """Whether who publishes it is who employs, as far as anybody knows."""
    claimed: bool
    """Whether it names an employer who did not publish it, nor is the public service: its reference may be copied from a page."""
    only_linked: bool
    """Whether it is shown beside others and joined to none: an employer that speaks for another one, or a name that deceives."""
    references: frozenset[str]
    """Every reference given for the opening, as compared."""
    text_references: frozenset[str]
    """The references that stand in its title or its text."""
    text_numbers: frozenset[str]
    """The numbers that its text gives itself (« Annonce CL-71 »): one in common joins two postings, two never part them."""
    own_references: frozenset[str]
    """The references that the source itself gives it."""
    title: TitleFacts
    trade: str
    """The ROME code of its occupation; empty when that is not sure."""
    employer: frozenset[str]
    """Words of the employer's name; empty when an agency hides it."""
    member: str
    publisher: frozenset[str]
    publisher_kind: str
    communes: frozenset[str]
    place_names: frozenset[frozenset[str]]
    """The words of each commune's name, as titles write them."""
    departments: frozenset[str]
    points: tuple[tuple[float, float], ...]
    text_facts: TextFacts
    """What its words tell beside the work."""
    contract: frozenset[ContractClass]
    shift: frozenset[str]
    """The shifts that it names, in its title or elsewhere."""
    title_shift: frozenset[str]
    hours: float | None
    """A week."""
    figures: "array[int]"
    """The amounts and numbers that it tells."""
    packed_text: bytes
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
        return self.publisher_kind == "agency" and not self.employer

    @property
    def group(self) -> frozenset[str]:
        """Whose boilerplate its text may hold: the employer's, else the publisher's."""
        return self.employer or self.publisher

    @property
    def canonical_order(self) -> tuple[bool, bool, int, bool, int, int, str]:
        """The smallest is the posting whose words are shown: who employs speaks first, also when it says that it is over.

        A longer text by somebody else, or one that lives longer, never stands for its own. Then what is closed leads nowhere.
        """
        rank = RANK["declared"] if self.declared else RANK.get(self.publisher_kind, len(RANK))
        unseen = self.status == Status.UNSEEN
        return not self.own_word, self.status == Status.CLOSED, rank, unseen, -self.length, self.day, self.id


def facts_of(posting: JobPosting, life: Life | None = None) -> PostingFacts:
    """Read one posting; with its life, when crawls tell when it was live."""
    raw_title = posting.provenance["title"].raw if "title" in posting.provenance else posting.title
    text, mark_count = windows(posting.description_text)
    words = f"{raw_title}\n{posting.description_text}"
    told_references = interned(frozenset(references_in(words)))
    contract = interned(classes(posting.contract, raw_title))
    own = frozenset({reference_key(posting.external_id)} - {""})
    url = canonical_url(posting.url)
    folded = fold(words)
    live = live_span(posting, life)
    claimed = EMPLOYER_CLAIMED in posting.flags and posting.publisher_kind != "public_service"
    return PostingFacts(
        id=posting.id,
        source=posting.source,
        key=posting.key,
        number=posting.external_id,
        url=url,
        addresses=tuple(sorted({url, canonical_url(posting.apply_url)} - {""})),
        proved="address_claimed" not in posting.flags and not shares_page(posting.key),
        own_word=is_own_word(posting),
        claimed=claimed,
        only_linked="odd_letters" in posting.flags or (claimed and posting.publisher_kind == "employer"),
        references=interned(told_references | own),
        text_numbers=interned(frozenset(numbers_in(words))),
        text_references=told_references,
        own_references=interned(own),
        title=read_title(posting.title_key or posting.title, raw_title),
        trade=posting.occupation.rome if posting.occupation and posting.occupation.score >= SURE_SCORE else "",
        employer=employer_named(posting.hiring_organization or ""),
        member=posting.hiring_member or "",
        publisher=employer_words(posting.publisher),
        publisher_kind=posting.publisher_kind,
        communes=communes(posting),
        place_names=place_names(posting),
        departments=departments(posting),
        points=points(posting),
        text_facts=text_facts_of(folded, learning=contract == {ContractClass.APPRENTICE}, since=posted(posting).year),
        figures=figures(folded, (posting.salary.min, posting.salary.max) if posting.salary else ()),
        contract=contract,
        shift=interned(shifts(raw_title) | shifts(" ".join(posting.shift))),
        title_shift=interned(shifts(raw_title)),
        hours=posting.hours,
        packed_text=packed(posting.description_text),
        windows=text,
        mark_count=mark_count,
        length=len(posting.description_text),
        day=live.day,
        since=live.since,
        until=live.until,
        status=live.status,
        declared=any(origin.extractor == "declared" for origin in posting.provenance.values()),
    )
