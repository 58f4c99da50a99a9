"""Jobs → the cards that lists show: a page has twenty, so they are written here rather than in a template.

One that was drawn from today's file in the last five minutes is not drawn again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup, escape

from board.http.request import PageRequest
from board.published.rows import ListedJob, PublishedJob, PublishedSource
from board.search import families
from board.search.filter_boxes import safe
from board.search.index import Index
from board.wording import formats, job_facts
from board.wording.icons import icon
from board.wording.template_filters import neutral
from board.wording.typography import spaced

AGENCY = ' <span class="badge agency">Agence d’intérim</span>'
MOST_CARDS_KEPT = 5000
SAME_FOR_SECONDS = 300


@dataclass(slots=True)
class DrawnCards:
    """Cards drawn in the same five minutes."""

    minutes: int
    drawn: dict[tuple[str, str, int, int], Markup] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cards:
    """What a template calls to show a job."""

    request: PageRequest
    index: Index
    sources: Mapping[str, PublishedSource]

    def __call__(self, job: ListedJob, heading: str = "h3") -> Markup:
        """The card of a job: from memory when it was drawn in these five minutes, else drawn now."""
        minutes = int(self.request.now.timestamp() / SAME_FOR_SECONDS)
        kept = self.index.kept.get("cards")
        if kept is None or kept.minutes != minutes or len(kept.drawn) > MOST_CARDS_KEPT:
            kept = self.index.kept["cards"] = DrawnCards(minutes)
        away = job.distance_km
        key = (job.id, heading, -1 if away is None else round(away), len(job.siblings))
        if key not in kept.drawn:
            kept.drawn[key] = self.draw(job, heading)
        drawn: Markup = kept.drawn[key]
        return drawn

    def draw(self, job: ListedJob, heading: str) -> Markup:
        """Draw the card, whatever is kept."""
        verified = job_facts.verified(job, self.sources.get(job.source), self.request.now)
        return card(job, heading, self.request.root, self.request.today, verified)


def card(job: ListedJob, heading: str, root: str, today: date, verified: tuple[str, str]) -> Markup:
    """The card; ``verified``: as ``job_facts.verified`` says it."""
    both = ' <span class="hf">H/F</span>' if neutral(job.title) else ""
    link = f'<a href="{safe(root)}/offres/{escape(job.id)}-{escape(job.slug)}">{escape(job.title)}</a>'
    drawn = (
        f'<article class="card">\n<{heading}>{link}{both}</{heading}>\n'
        f'<p class="who">{who(job)}</p>\n'
        f'<ul class="tags" aria-label="En bref">\n{tags(job)}</ul>\n{families.also(job, root)}'
        f'<p class="dates">{dates(job, today, verified)}</p>\n</article>\n'
    )
    return Markup(spaced(drawn))  # noqa: S704 - every part is escaped


def who(job: PublishedJob) -> str:
    """Who employs, and who publishes when that is another."""
    publisher = job.publisher
    via = "" if publisher == job.organization else f' <span class="via">par {safe(publisher)}</span>'
    return f"{safe(job_facts.employer(job))}{via}{AGENCY if job.publisher_kind == 'agency' else ''}"


def tags(job: ListedJob) -> str:
    """The list of a card: place, contract, hours, wage."""
    away = job.distance_km
    far = f' <span class="km">à {round(away)} km</span>' if away is not None and away >= 0.5 else ""
    wage, shifts = job_facts.salary(job), job_facts.shifts(job)
    return "".join(
        (
            f'<li class="place">{icon("pin")}{safe(job_facts.where(job) or "Lieu non précisé")}{far}</li>\n',
            f'<li class="contract">{safe(job_facts.contract(job) or "Contrat non précisé")}</li>\n',
            f"<li>{safe(shifts)}</li>\n" if shifts else "",
            "<li>Débutant accepté</li>\n" if job.beginner else "",
            f'<li class="{"pay" if wage else "quiet"}">{safe(wage or "Salaire non précisé")}</li>\n',
        )
    )


def dates(job: PublishedJob, today: date, verified: tuple[str, str]) -> str:
    """When it was published, and whether it was still there."""
    if job.closed:
        return '<span class="state bad">Fermée</span>'
    if job.date_posted:
        when = f"Publiée {formats.days_ago(job.date_posted, today)}"
    else:
        when = f"Vue pour la première fois {formats.days_ago(job.first_seen, today)}"
    back = job_facts.again(job)
    when += f' <span class="badge again">{safe(back)}</span>' if back else ""
    return f'{when} <span class="state {verified[0]}">{safe(verified[1])}</span>'
