"""Jobs → the cards that lists show; one that was drawn from today's file in the last minutes is not drawn again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from board.http.request import PageRequest
from board.jobs.card import card
from board.published.rows import ListedJob, SourceRow
from board.search.index import Index
from board.wording import job_facts as facts

MOST_KEPT = 5000
SAME_FOR = 300


@dataclass(slots=True)
class Kept:
    """Cards drawn in the same five minutes."""

    minutes: int
    drawn: dict[tuple[str, str, int, int], Markup] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cards:
    """What a template calls to show a job."""

    request: PageRequest
    index: Index
    sources: Mapping[str, SourceRow]

    def __call__(self, job: ListedJob, heading: str = "h3") -> Markup:
        """One card."""
        minutes = int(self.request.now.timestamp() / SAME_FOR)
        kept = self.index.kept.get("cards")
        if kept is None or kept.minutes != minutes or len(kept.drawn) > MOST_KEPT:
            kept = self.index.kept["cards"] = Kept(minutes)
        away = job.distance_km
        key = (job.id, heading, -1 if away is None else round(away), len(job.siblings))
        if key not in kept.drawn:
            kept.drawn[key] = self.draw(job, heading)
        found: Markup = kept.drawn[key]
        return found

    def draw(self, job: ListedJob, heading: str) -> Markup:
        """The same, now."""
        verified = facts.verified(job, self.sources.get(job.source), self.request.now)
        return card(job, heading, self.request.root, self.request.today, verified)
