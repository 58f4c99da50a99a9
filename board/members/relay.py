"""A message to who declared an offer, whose address is not shown: mailed at once, and kept nowhere."""

import asyncio
from collections.abc import Mapping
from threading import BoundedSemaphore

from datasette.utils.asgi import NotFound, Response

from board.http.request import PageRequest
from board.http.visitor_quotas import take_letter, take_turn
from board.members.desk import SeekerMessage, desk_of, has_desk, message, writes_mail
from board.members.forms import body, elsewhere
from board.published.rows import BoardLine, first_row

LONGEST_NAME_LETTERS, LONGEST_WORDS_LETTERS = 80, 3000
SENDING = BoundedSemaphore(3)
"""How many are sent at once: a mail server that does not answer holds up nobody else's pages."""
JOB = """
    SELECT jobs.id, slug, title, organization, publisher FROM jobs JOIN contacts ON job = jobs.id
    WHERE jobs.id = ? AND relayed = 1
"""
NONE = "Nous ne transmettons pas de message pour cette offre : sa page dit comment y répondre."
THANKS = "Votre message est parti. L’employeur vous répond à l’adresse que vous avez donnée ; nous n’en gardons rien."
OFTEN = "Beaucoup de messages sont partis aujourd’hui : réessayez demain, ou demandez à l’association."
UNSENT = "Votre message n’est pas parti : le courrier ne passe pas en ce moment. Réessayez dans quelques minutes."
LONG = f"Votre message est trop long : gardez l’essentiel, en {LONGEST_WORDS_LETTERS} lettres au plus."
EMPTY = "Écrivez votre message : qui vous êtes, et pourquoi ce poste."


class RelayedJob(BoardLine, frozen=True, gc=False):
    """An offer whose employer is written to through us."""

    id: str
    slug: str
    title: str
    organization: str | None
    publisher: str


async def page(request: PageRequest) -> Response:
    """``/offres/ID/ecrire``: the form; sent, the message is mailed before the answer."""
    job = await request.read(lambda connection, _: first_row(RelayedJob, connection, JOB, request.named["id"]))
    if job is None or not (has_desk(request) and writes_mail(request)):
        raise NotFound(NONE)
    if request.http.method != "POST":
        return form(request, job)
    sent, _ = await body(request)
    if elsewhere(request):
        return message(request, 403, "Ce formulaire n’est pas le nôtre", "Revenez à l’offre, puis recommencez.")
    if sent.get("prenom"):  # a field that no person sees
        return message(request, 200, "C’est envoyé", THANKS)
    words = "\n".join(sent.get("message", "").strip().splitlines())
    if not words or len(words) > LONGEST_WORDS_LETTERS:
        return form(request, job, LONG if words else EMPTY, "message", sent)
    try:
        address = desk_of(request).address(sent.get("adresse", ""))
    except ValueError as error:
        return form(request, job, str(error), "adresse", sent)
    if not (take_turn(request, "relay").allowed and take_letter(request, job.id)):
        return message(request, 429, "Beaucoup de messages aujourd’hui", OFTEN)
    letter = SeekerMessage(
        job=job.id, title=job.title, url=f"{request.origin}/offres/{job.id}-{job.slug}",
        name=sent.get("nom", "").strip()[:LONGEST_NAME_LETTERS], address=address, words=words, now=request.now,
    )  # fmt: skip
    if not await asyncio.to_thread(send, request, letter):
        return form(request, job, UNSENT, "", sent, status=503)
    return message(request, 200, "C’est envoyé", THANKS)


def send(request: PageRequest, letter: SeekerMessage) -> bool:
    """Mail it, unless many are on their way already; says whether it left."""
    if not SENDING.acquire(blocking=False):
        return False
    try:
        return desk_of(request).relay(letter)
    finally:
        SENDING.release()


def form(
    request: PageRequest, job: RelayedJob, wrong: str = "", field: str = "", sent: Mapping[str, str] | None = None,
    status: int = 422,
) -> Response:  # fmt: skip
    """The form; ``wrong``: what to mend in ``field`` of what was ``sent``, which is not lost."""
    return request.html(
        "relay.html", status=status if wrong else 200, job=job, wrong=wrong, field=field, sent=sent or {},
        longest_name=LONGEST_NAME_LETTERS, longest_words=LONGEST_WORDS_LETTERS,
    )  # fmt: skip
