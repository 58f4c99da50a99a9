"""A row of ``jobs`` → its card in a list: a page has twenty, so they are written here rather than in a template."""

from datetime import date

from markupsafe import Markup, escape

from board.published.rows import JobRow, ListedJob
from board.search import families
from board.search.filter_boxes import safe
from board.wording import formats as french
from board.wording import job_facts as facts
from board.wording.icons import icon
from board.wording.template_filters import neutral
from board.wording.typography import spaced

AGENCY = ' <span class="badge agency">Agence d’intérim</span>'


def card(job: ListedJob, heading: str, root: str, today: date, verified: tuple[str, str]) -> Markup:
    """The card; ``verified``: as ``facts.verified`` says it."""
    both = ' <span class="hf">H/F</span>' if neutral(job.title) else ""
    link = f'<a href="{safe(root)}/offres/{escape(job.id)}-{escape(job.slug)}">{escape(job.title)}</a>'
    drawn = (
        f'<article class="card">\n<{heading}>{link}{both}</{heading}>\n'
        f'<p class="who">{who(job)}</p>\n'
        f'<ul class="tags" aria-label="En bref">\n{tags(job)}</ul>\n{families.also(job, root)}'
        f'<p class="dates">{dates(job, today, verified)}</p>\n</article>\n'
    )
    return Markup(spaced(drawn))  # noqa: S704 - every part is escaped


def who(job: JobRow) -> str:
    """Who employs, and who publishes when that is another."""
    publisher = job.publisher
    via = "" if publisher == job.organization else f' <span class="via">par {safe(publisher)}</span>'
    return f"{safe(facts.employer(job))}{via}{AGENCY if job.publisher_kind == 'agency' else ''}"


def tags(job: ListedJob) -> str:
    """Place, contract, hours, wage."""
    away = job.distance_km
    far = f' <span class="km">à {round(away)} km</span>' if away is not None and away >= 0.5 else ""
    wage, shifts = facts.salary(job), facts.shifts(job)
    return "".join(
        (
            f'<li class="place">{icon("pin")}{safe(facts.where(job) or "Lieu non précisé")}{far}</li>\n',
            f'<li class="contract">{safe(facts.contract(job) or "Contrat non précisé")}</li>\n',
            f"<li>{safe(shifts)}</li>\n" if shifts else "",
            "<li>Débutant accepté</li>\n" if job.beginner else "",
            f'<li class="{"pay" if wage else "quiet"}">{safe(wage or "Salaire non précisé")}</li>\n',
        )
    )


def dates(job: JobRow, today: date, verified: tuple[str, str]) -> str:
    """When it was published, and whether it was still there."""
    if job.closed:
        return '<span class="state bad">Fermée</span>'
    if job.date_posted:
        when = f"Publiée {french.days_ago(job.date_posted, today)}"
    else:
        when = f"Vue pour la première fois {french.days_ago(job.first_seen, today)}"
    back = facts.again(job)
    when += f' <span class="badge again">{safe(back)}</span>' if back else ""
    return f'{when} <span class="state {verified[0]}">{safe(verified[1])}</span>'
