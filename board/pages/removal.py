"""Who wants an offer corrected or removed → one page, one step: a letter to the association that is already written."""

from sqlite3 import Connection
from typing import Any
from urllib.parse import quote

from datasette.utils.asgi import Response

from board.companies import directory
from board.http.request import PageRequest
from board.members.desk import has_desk
from board.published.rows import BoardLine, columns, first_row
from board.search.index import Index


class NamedJob(BoardLine, frozen=True, gc=False):
    """A job, as a letter names it."""

    id: str
    slug: str
    title: str
    organization: str | None
    publisher: str
    status: str


JOB = f"SELECT {columns(NamedJob)} FROM jobs WHERE id = ?"  # noqa: S608 - names of columns only


async def page(request: PageRequest) -> Response:
    """``/retrait``, of ``?offre=ID`` or ``?entreprise=SLUG`` when one of ours led here."""
    asked = {name: str(request.http.args.get(name) or "")[:100] for name in ("offre", "entreprise")}

    def read(connection: Connection, index: Index) -> dict[str, Any]:
        job = first_row(NamedJob, connection, JOB, asked["offre"]) if asked["offre"] else None
        company = directory.company(connection, index, asked["entreprise"]) if asked["entreprise"] else None
        return {"job": job, "company": company}

    subjects = await request.read(read)
    about = subject(request, subjects["job"], subjects["company"], asked["entreprise"])
    headers = {"X-Robots-Tag": "noindex"} if any(asked.values()) else None
    return request.html(
        "removal.html", headers=headers, **subjects, letter=letter(request, *about), writable=has_desk(request)
    )


def subject(
    request: PageRequest, job: NamedJob | None, company: directory.Company | None, slug: str
) -> tuple[str, str]:
    """What the letter is about, and its address."""
    if job:
        return f"l’offre « {job.title} »", f"{request.origin}/offres/{job.id}-{job.slug}"
    if company:
        return f"les offres de {company.name}", f"{request.origin}/entreprises/{slug}"
    return "une offre", "(collez ici l’adresse de l’offre)"


def letter(request: PageRequest, what: str, address: str) -> str:
    """A mail that is ready to be sent; empty when the association gave no address."""
    to = request.site.contact_email
    body = (
        f"Bonjour,\n\nJe demande le retrait ou la correction de {what} :\n{address}\n\n"
        "Je suis (gardez un seul) : l’entreprise / une personne nommée dans l’annonce / autre.\n"
        "Ce qu’il faut faire, et pourquoi si vous le souhaitez :\n\n"
    )
    return f"mailto:{quote(to, safe='@')}?subject={quote('Retrait : ' + what)}&body={quote(body)}" if to else ""
