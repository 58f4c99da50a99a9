"""Logos of members, from the published file."""

from datasette.utils.asgi import NotFound, Response

from board.http.request import PageRequest


async def page(request: PageRequest) -> Response:
    """One picture, as it was published: its name is its content."""
    name = request.named["sha256"]
    row = await request.read(
        lambda connection, _index: connection.execute(
            "SELECT type, image FROM pictures WHERE sha256 = ?", [name]
        ).fetchone()
    )
    if row is None:
        raise NotFound("Cette image n’existe pas.")
    return Response(row["image"], content_type=row["type"])
