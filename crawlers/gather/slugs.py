"""Records of data that name their page by its last step only → its address, as those of others are written."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crawlers.addresses import page_url
from crawlers.extract.page.document import Document

MOST_WAITING = 1_000
WRITTEN = re.compile(
    r"""["'`]((?:https?://[\w.:-]{1,100})?/(?:[\w-]{1,40}/){1,4})(?:["']\s{0,3}\+\s{0,3}|\$\{)[\w.]{0,40}?slug\b""",
    re.IGNORECASE,
)
"""What a script puts before a slug: ``"/offre/" + o.slug``."""
MOST_LETTERS = 400_000
OUT_OF_COUNT = 1_000
"""What a script says counts for more than what was seen."""


@dataclass(slots=True)
class Slugs:
    """What is known of where slugs lead."""

    by_step: dict[str, str] = field(default_factory=dict)
    """Last step of an address → the address."""
    prefixes: Counter[str] = field(default_factory=Counter)
    """What stands before a slug, and how often it did."""
    waiting: list[tuple[str, ...]] = field(default_factory=list)
    """The names of each record that has no address yet."""
    guesses: list[str] = field(default_factory=list)
    """Addresses that only a try can tell: the list's own, and the slug of its first record."""

    def lead(self, prefix: str) -> None:
        """Note what a script says that it puts before slugs."""
        if prefix and not self.prefixes[prefix]:
            self.prefixes[prefix] = OUT_OF_COUNT

    def know(self, urls: Sequence[str]) -> None:
        """Note addresses that the site itself wrote."""
        for url in urls:
            step = url.partition("#")[0].partition("?")[0].rstrip("/").rpartition("/")[2]
            if step and len(self.by_step) < 20_000:
                self.by_step.setdefault(step.removesuffix(".html"), url.partition("#")[0])

    def wait(self, records: Sequence[tuple[str, ...]], page: str) -> None:
        """Note the names of records without an address, each once; ``page``: the list, where nobody wrote where they are."""
        known = set(self.waiting)
        fresh = [names for names in records if names and names not in known]
        self.waiting += fresh[: max(0, MOST_WAITING - len(self.waiting))]
        if fresh and page and "/" not in fresh[0][0]:
            self.guesses.append(page_url(page, f"{page.partition('?')[0].rstrip('/')}/{fresh[0][0]}"))

    def addresses(self) -> Iterator[tuple[str, bool]]:
        """Addresses of records, and whether the site writes such ones itself."""
        for names in self.waiting:
            for name in names:
                if url := self.by_step.get(name):
                    self.prefixes[url.partition(name)[0]] += 1
                    yield url, True
                    break
        best = self.prefixes.most_common(1)
        if best and best[0][0]:
            for names in self.waiting:
                if "/" not in names[0]:
                    yield page_url(best[0][0], f"{best[0][0]}{names[0]}"), True
        else:
            yield from ((url, False) for url in self.guesses[-2:])


def written_before(document: Document) -> str:
    """What a script of a page puts before the slug of an offer; empty where none says so."""
    for _, text in document.scripts[:100]:
        if found := WRITTEN.search(text[:MOST_LETTERS]):
            return page_url(document.base_url, found[1])
    return ""
