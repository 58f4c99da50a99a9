"""Mails of a saved search: asked for, confirmed and ended, each by a button, since a mail program opens links by itself."""

import asyncio
from collections.abc import Callable, Mapping
from sqlite3 import Connection

from datasette.utils.asgi import NotFound, Response

from board.http.request import PageRequest
from board.http.visitor_quotas import Turn, take_turn
from board.members.desk import desk_of, message, writes_mail
from board.members.forms import body, elsewhere
from board.search import chips, query
from board.search.index import Index
from board.search.newest import known_until
from db.people import alerts
from db.people.alerts import Rhythm, TooManyAlertsError
from db.people.letterboxes import fingerprint
from db.people.open import open_people
from db.people.rows import AlertRow

RHYTHMS: dict[str, Rhythm] = {"jour": "daily", "semaine": "weekly"}
OFF = "Nous ne proposons pas encore d’alertes par courriel : le flux d’une recherche rend le même service."
THANKS = (
    "Si l’adresse est juste, un message y arrive dans quelques minutes. Ouvrez-le et confirmez : rien d’autre n’est envoyé avant. "
    "Pensez au dossier des indésirables."
)


async def page(request: PageRequest) -> Response:
    """``/alertes?…``: a form for the search of the address; sent, it is kept until the address confirms."""
    if not writes_mail(request):
        raise NotFound(OFF)
    if request.http.method == "POST":
        return await take_form(request)
    search, title, _ = await request.read(lambda connection, index: meant(connection, index, request.http.query_string))
    return form(request, search, title)


def meant(connection: Connection, index: Index, text: str) -> tuple[str, str, str]:
    """A search as it is kept, in words, and the moment until which its jobs are known already."""
    asked, _ = query.read(text[: query.LONGEST_ADDRESS], index.places)
    plain = asked.but(le="", tri="", page=1)
    return plain.query_string, chips.title(plain, index), known_until(connection)


def form(
    request: PageRequest, search: str, title: str, wrong: str = "", sent: Mapping[str, str] | None = None
) -> Response:
    """The form; ``wrong``: what to mend in what was ``sent``."""
    typed = (sent or {}).get("adresse", "")[:254]
    weekly = (sent or {}).get("rythme") == "semaine"
    return request.html(
        "alerts.html", status=422 if wrong else 200, search=search, title=title, wrong=wrong, typed=typed, weekly=weekly
    )


async def take_form(request: PageRequest) -> Response:
    """Keep what was asked for. The answer is the same whatever was known of the address before."""
    sent, _ = await body(request)
    search, title, until = await request.read(
        lambda connection, index: meant(connection, index, sent.get("recherche", ""))
    )
    if elsewhere(request):
        return message(request, 403, "Ce formulaire n’est pas le nôtre", "Revenez à la page, puis recommencez.")
    if sent.get("prenom"):  # a field that no person sees
        return message(request, 200, "Plus qu’une étape", THANKS)
    try:
        address = desk_of(request).address(sent.get("adresse", ""))
    except ValueError as error:
        return form(request, search, title, str(error), sent)
    rhythm = RHYTHMS.get(sent.get("rythme", ""), "daily")
    turn = take_turn(request, "alert")
    try:
        if not turn.allowed:
            raise TooManyAlertsError(alerts.FULL)
        await asyncio.to_thread(keep, request, address, search, rhythm, until, turn)
    except TooManyAlertsError as error:
        return message(request, 429, "Beaucoup de demandes aujourd’hui", str(error))
    return message(request, 200, "Plus qu’une étape", THANKS)


def keep(request: PageRequest, address: str, search: str, rhythm: Rhythm, until: str, turn: Turn) -> None:
    """Keep an alert until its address confirms."""
    desk = desk_of(request)
    box = fingerprint(desk.secret, address)
    with open_people(desk.people) as people:
        alerts.ask(
            people, address, "search", search, rhythm, box=box, now=request.now, until=until, newcomer=turn.newcomer
        )


async def alert(request: PageRequest) -> Response:
    """``/alertes/TOKEN``: what it is, and its two buttons. Looking changes nothing."""
    row = await asyncio.to_thread(alert_of, request)
    title = row.subject
    if row.kind == "search":
        known = bool(row.confirmed_at)
        title = await request.read(lambda _, index: words_of(row.subject, index, known=known))
    return request.html("alert.html", alert=row, title=title)


def words_of(search: str, index: Index, *, known: bool) -> str:
    """A search in words; until its address agreed, without those that a stranger may have typed."""
    asked, _ = query.read(search, index.places)
    return chips.title(asked if known else chips.in_our_words(asked, index), index)


def alert_of(request: PageRequest) -> AlertRow:
    """The alert that the address names; raises ``NotFound`` when there is none."""
    with open_people(desk_of(request).people) as people:
        row = alerts.find(people, request.named["token"])
    if row is None:
        raise NotFound("Nous n’avons plus cette alerte : elle est terminée, et l’adresse est effacée.")
    return row


async def confirm_page(request: PageRequest) -> Response:
    """The address agrees; one that was erased meanwhile is told so."""
    await asyncio.to_thread(alert_of, request)
    await write_change(request, lambda token: lambda people: alerts.confirm(people, token, request.now))
    return message(
        request, 200, "C’est confirmé", "Vous recevrez un message quand il y aura du nouveau, et jamais autrement."
    )


async def end_page(request: PageRequest) -> Response:
    """The address leaves, by our button or by its mail program's own (RFC 8058): nothing to prove, nothing kept.

    Followed as a link, which changes nothing, it is the page with that button.
    """
    if request.http.method != "POST":
        return await alert(request)
    await write_change(request, lambda token: lambda people: alerts.end(people, token), of_mail=True)
    return message(request, 200, "C’est terminé", "Votre adresse et votre recherche sont effacées. Bonne route !")


async def write_change(
    request: PageRequest, change: Callable[[str], Callable[..., None]], *, of_mail: bool = False
) -> None:
    """Change the line of the address; only for what is sent, and, but for what a mail program sends, from our own page."""
    if request.http.method != "POST" or (elsewhere(request) and not of_mail):
        raise NotFound(
            "Nous ne changeons rien par un lien : ouvrez la page de votre alerte, puis appuyez sur le bouton."
        )
    await body(request)

    def write() -> None:
        with open_people(desk_of(request).people) as people:
            change(request.named["token"])(people)

    await asyncio.to_thread(write)
