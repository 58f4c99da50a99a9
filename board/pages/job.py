"""An id → the page of a job, open or closed."""

from sqlite3 import Connection
from typing import Any
from urllib.parse import quote

from datasette.utils.asgi import NotFound, Response

from board.http.request import PageRequest
from board.jobs import job_page, schema_org
from board.jobs.cards import Cards
from board.published.rows import PublishedHistory, PublishedJob
from board.search.index import Index
from board.wording import fact_lines, job_facts
from board.wording.labels import CHANGED, CLOSED_BY, STATUS
from board.wording.template_filters import web

NEWS = {"open": "Publiée", "unseen": "Absente lors d’une visite", "closed": "Fermée"}


async def page(request: PageRequest) -> Response:
    """The job, where it is now."""
    asked, slug = request.named["id"], request.named.get("slug") or ""
    known, moved, card = await request.read(
        lambda connection, index: read(request, connection, index, asked), quick=lambda _index: True
    )
    if known is None:
        if moved is None:
            raise NotFound("Nous n’avons pas d’offre à cette adresse.")
        return request.redirect(f"/offres/{moved.id}-{moved.slug}", status=301)
    if slug != known.job.slug:
        return request.redirect(f"/offres/{asked}-{known.job.slug}", status=301)
    closed = known.job.closed
    headers = {"X-Robots-Tag": "noindex"} if closed else None
    return request.html("job.html", headers=headers, **context(request, known, card))


async def click_page(request: PageRequest) -> Response:
    """``/offres/ID/postuler``: somebody goes where one applies. Nothing is known of who; an offer that is not open counts nothing."""
    known = await request.read(lambda _, index: request.named["id"] in index.ids, quick=lambda _: True)
    if request.http.method != "POST" or not known:
        raise NotFound("Nous n’avons pas d’offre à cette adresse.")
    return Response("", status=204)


def read(
    request: PageRequest, connection: Connection, index: Index, id: str
) -> tuple[job_page.JobPage | None, job_page.MovedTo | None, Cards]:
    """The job; else the one that it was joined to; and the cards of those that are listed."""
    found = job_page.read(connection, index, id)
    if found is None:
        return None, job_page.moved(connection, id), Cards(request, index, {})
    return found, None, Cards(request, index, job_page.sources(connection, index))


def context(request: PageRequest, found: job_page.JobPage, card: Cards) -> dict[str, Any]:
    """What the template shows."""
    job = found.job
    url = f"{request.origin}{job.path}"
    theirs = at_home(found)
    posting = None if theirs else schema_org.job_posting(job, url)
    return {
        "job": job,
        "page": found,
        "url": url,
        "canonical": theirs or url,
        "facts": list(fact_lines.facts(job, request.today)),
        "lenders": fact_lines.lenders(job.borrowed, {posting.id: posting.publisher for posting in found.postings}),
        "elsewhere": [one for one in found.postings if not one.canonical and one.status != "closed"],
        "verified": job_facts.verified(job, found.source, request.now),
        "json_ld": schema_org.for_script(posting) if posting else "",
        "apply_url": "" if job.closed else web(job.apply_url),
        "history": history(found),
        "card": card,
        "report": report(request, job, url),
    }


def history(found: job_page.JobPage) -> list[tuple[str, str]]:
    """When, and what, in order: its life, and what its sources changed."""
    lines = [(change.at, event_words(change)) for change in found.history]
    lines += [(change.at, changed(change.field, change.old, change.new)) for change in found.changes]
    return sorted(lines, key=lambda line: line[0])


def changed(field: str, old: str, new: str) -> str:
    """A change of a source, in words.

    >>> changed("salary", "", "2 100 € par mois")
    'Salaire ajouté : « 2 100 € par mois »'
    """
    what, ending = CHANGED.get(field, (field, ""))
    if old and new:
        return f"{what} modifié{ending} : « {old} » devient « {new} »"
    if new:
        return f"{what} ajouté{ending} : « {new} »"
    return f"{what} retiré{ending} : « {old} »" if old else f"{what} modifié{ending} par la source"


def at_home(found: job_page.JobPage) -> str:
    """The source's own page, when search engines are to be sent there: its member asked for it (``jsonld=no`` in sources.csv)."""
    if found.source is None or found.source.jsonld or found.job.closed:
        return ""
    return next((web(posting.url) for posting in found.postings if posting.canonical), "")


def event_words(change: PublishedHistory) -> str:
    """One line of the history, in words."""
    new = change.new or ""
    if change.field == "status":
        what = NEWS.get(new, STATUS.get(new, new))
        if change.new == "open" and change.old:
            what = "De nouveau en ligne"
        return f"{what} : {CLOSED_BY[change.why]}" if change.why in CLOSED_BY else what
    if change.field == "job":
        return "Réunie avec une autre annonce du même poste" + (f" : {change.why}" if change.why else "")
    if change.field == "canonical":
        return "Le texte montré vient désormais d’une autre source"
    return f"{change.field} : {change.new or 'retiré'}"


def report(request: PageRequest, job: PublishedJob, url: str) -> str:
    """How to tell the association that something is wrong; empty when it gave no address."""
    to = request.site.contact_email
    subject = f"Offre à vérifier : {job.title}"
    body = f"Bonjour,\n\nCette offre pose problème : {url}\n\nCe qui ne va pas : "
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject)}&body={quote(body)}" if to else ""
