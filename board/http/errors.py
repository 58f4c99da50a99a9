"""What went wrong → words that tell a visitor what to do; nothing of the inside is shown."""

import sqlite3
from errno import ENAMETOOLONG
from traceback import walk_tb
from typing import Any

from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Request, Response
from datasette.views.base import DatasetteError

from board.http.request import shared, words
from board.published.database import BoardMissingError
from board.published.rows import OtherVersionError

WORDS = {
    400: ("Cette adresse n’est pas comprise", "Vérifiez l’adresse, ou repartez de la liste des offres."),
    403: (
        "Cette page n’est pas ouverte au public",
        "Les données se lisent table par table ; les requêtes libres sont fermées.",
    ),
    404: (
        "Cette page n’existe pas",
        "L’adresse est peut-être incomplète. Une offre garde toujours la sienne, même fermée.",
    ),
    405: ("Cette page se lit seulement", "On ne peut rien envoyer à cette adresse."),
    408: ("C’est trop long", "Votre envoi n’est pas arrivé jusqu’au bout. Vérifiez votre connexion, puis recommencez."),
    413: ("C’est trop lourd", "Raccourcissez le texte, ou réduisez l’image."),
    414: ("Cette adresse est trop longue", "Essayez une recherche plus courte."),
    429: (
        "Beaucoup de demandes à la fois",
        "Attendez quelques secondes, puis réessayez. Pour tout lire d’un coup, les données ouvertes sont là pour cela.",
    ),
    500: (
        "Une erreur est survenue de notre côté",
        "Ce n’est pas votre faute. Réessayez dans un instant ; l’erreur est notée.",
    ),
    503: (
        "Le tableau n’est pas prêt",
        "Les offres n’ont pas encore été publiées, ou le serveur est très demandé. Revenez dans un instant.",
    ),
}
AMISS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, OverflowError, sqlite3.Error)
"""What Datasette raises when a parameter is no number, no JSON, or not the JSON that it expects."""
FEWER_KEYS = "did not supply a value for binding"
TABLES = ("datasette.views.", "datasette.filters", "datasette.facets")
OURS = {"board", "db", "french", "vocabulary"}


def status(exception: BaseException) -> int:
    """The HTTP status that tells a visitor of an exception: 503 when asking again later may help."""
    if isinstance(exception, BoardMissingError | OtherVersionError):
        return 503
    if isinstance(exception, sqlite3.OperationalError) and str(exception).startswith("no such table"):
        return 503  # a file that an older version published: the next publication has the table
    if isinstance(exception, sqlite3.OperationalError) and str(exception) == "interrupted":
        return 503  # a page of ours took too long: the file is large and was not read lately, or the machine has much to do
    if isinstance(exception, sqlite3.ProgrammingError) and FEWER_KEYS in str(exception):
        return 404  # a row of a table with two keys, asked for by one
    if isinstance(exception, OSError) and exception.errno == ENAMETOOLONG:
        return 404
    if isinstance(exception, (DatasetteError, QueryInterrupted, sqlite3.OperationalError)):
        # A column that is not there, a sort that cannot be, a count that would take too long: the address asks for too much.
        code = getattr(exception, "status", 400)
        return code if code in {403, 404} else 400
    if isinstance(exception, AMISS) and in_a_table_of_datasette(exception):
        return 400
    code = getattr(exception, "status", 500)
    return code if code in WORDS else 500


def in_a_table_of_datasette(exception: BaseException) -> bool:
    """Whether Datasette stumbled while it read what an address asks of a table (``_through={}``), in code of its own."""
    modules = [str(frame.f_globals.get("__name__", "")) for frame, _ in walk_tb(exception.__traceback__)]
    table = next((at for at, name in enumerate(modules) if name.startswith(TABLES)), len(modules))
    return table < len(modules) and not any(name.partition(".")[0] in OURS for name in modules[table:])


def page(datasette: Datasette, request: Request, code: int, sentence: str = "") -> Response:
    """The answer, as a page, or as JSON where JSON was asked for."""
    heading, usual = WORDS[code]
    headers = {"Retry-After": "30"} if code == 503 else {}
    if request.path.endswith((".json", ".jsonld")) or request.path.startswith("/suggestions"):
        return Response.json({"ok": False, "status": code, "error": heading}, status=code, headers=headers)
    context: dict[str, Any] = words(datasette) | {"status": code, "heading": heading}
    context["sentence"] = sentence or usual
    context["path"] = request.path
    body = shared(datasette).templates.get_template("message.html").render(context)
    return Response.html(body, status=code, headers=headers)
