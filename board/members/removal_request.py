"""A visitor asks for an offer to be taken away → the association's queue. One step, no account, nothing to prove first."""

import asyncio

from datasette.utils.asgi import Response

from board.http.request import PageRequest
from board.http.visitor_quotas import take_turn
from board.members.desk import desk_of, message, note_refusal
from board.members.forms import body, elsewhere
from board.published.rows import BoardLine, first_row
from db.people.open import open_people
from db.people.requests import TooManyRequestsError, ask
from db.people.rows import NOBODY

LONGEST_WHY_LETTERS, LONGEST_CONTACT_LETTERS = 800, 200
JOB = "SELECT id, title FROM jobs WHERE id = ?"


class ClaimedJob(BoardLine, frozen=True, gc=False):
    """The job that is to be taken away."""

    id: str
    title: str


async def page(request: PageRequest) -> Response:
    """The fields ``offre`` (id of a job), ``pourquoi``, and ``contact`` for an answer, which only the association sees."""
    if request.http.method != "POST":
        return request.redirect("/retrait", status=303)
    form, _ = await body(request)
    asked = form.get("offre", "")[:64]
    job = await request.read(lambda connection, _index: first_row(ClaimedJob, connection, JOB, asked))
    return await asyncio.to_thread(keep, request, form, job)


def keep(request: PageRequest, form: dict[str, str], job: ClaimedJob | None) -> Response:
    """Keep the request; nothing changes on the board until somebody read it."""
    desk = desk_of(request)
    why, contact = (
        form.get("pourquoi", "").strip()[:LONGEST_WHY_LETTERS],
        form.get("contact", "").strip()[:LONGEST_CONTACT_LETTERS],
    )
    with open_people(desk.people) as people:
        if elsewhere(request):
            note_refusal(request, people, "removal", why="formulaire d’un autre site")
            return message(request, 403, "Ce formulaire n’est pas le nôtre", "Revenez à la page, puis recommencez.")
        if not (job or why):
            return message(
                request, 422, "De quelle offre s’agit-il ?", "Donnez son adresse, ou dites ce qu’il faut retirer."
            )
        turn = take_turn(request, "removal")
        value = {"title": job.title if job else "", "why": why, "contact": contact}
        try:
            if not turn.allowed:
                raise TooManyRequestsError
            ask(
                people, request.now, who=NOBODY, kind="removal", subject=job.id if job else "", value=value, moderated=True,
                newcomer=turn.newcomer,
            )  # fmt: skip
        except TooManyRequestsError:
            return message(
                request, 429, "Beaucoup de demandes aujourd’hui", "Écrivez à l’association : elle vous répond."
            )
    return message(
        request,
        200,
        "C’est noté",
        f"L’association lit votre demande et {'y répond' if contact else 'la traite'} dans le mois, le plus souvent bien avant.",
    )
