"""What a member says of itself: consent with its date, a few lines, a logo."""

from datasette.utils.asgi import Response

from board.http.visitor_quotas import take_upload
from board.members.desk import Guest, private
from board.members.pictures import PictureError, picture
from db.people.open import open_people
from db.people.requests import TooManyRequestsError, ask
from db.people.rows import PictureRow
from db.rows import insert

LONGEST_DESCRIPTION_LETTERS = 1200
UNUSED = """
    DELETE FROM pictures WHERE sha256 NOT IN (
        SELECT value ->> 'logo' FROM requests WHERE kind = 'logo' AND state IN ('waiting', 'active')
    )
"""
"""Pictures that nobody asks for any more: a member that sends one after another fills no disk."""


def write(guest: Guest) -> Response:
    """Do what one of three small forms asks: note consent, keep a few lines, or keep a logo."""
    what = guest.form.get("faire", "")
    if what == "consent" and guest.form.get("consent") in {"yes", "no"}:
        answer = guest.form["consent"]
        keep(guest, "consent", {"consent": answer})
        return guest.back("/membre", "accord" if answer == "yes" else "oppose")
    if what == "description":
        words = guest.form.get("description", "").strip()[:LONGEST_DESCRIPTION_LETTERS]
        return guest.back("/membre", "attend" if keep(guest, "description", {"description": words}) else "profil")
    if what == "logo" and "logo" in guest.files:
        return logo(guest)
    guest.refuse(what[:20] or "rien", "demande incomprise")
    return guest.back("/membre")


def logo(guest: Guest) -> Response:
    """Keep a logo, of which only the image data are kept."""
    if not take_upload(guest.request, guest.member):
        raise TooManyRequestsError("Beaucoup d’images aujourd’hui : attendez demain, ou appelez l’association.")
    try:
        made = picture(guest.files["logo"].body)
    except PictureError as error:
        guest.refuse("logo", str(error))
        return guest.html("members/refused.html", status=422, sentence=str(error))
    moderated = "logo" in guest.desk.moderated
    with open_people(guest.desk.people) as people, people.transaction():
        people.write(insert(PictureRow, otherwise="ON CONFLICT DO NOTHING"), [made])
        ask(people, guest.now, who=guest.who.actor, kind="logo", value={"logo": made.sha256}, moderated=moderated)
        people.execute(UNUSED)
    return guest.back("/membre", "attend" if moderated else "profil")


def keep(guest: Guest, kind: str, value: dict[str, str]) -> bool:
    """Keep what the member asks; true when the association looks at it first."""
    moderated = kind in guest.desk.moderated
    with open_people(guest.desk.people) as people:
        ask(people, guest.now, who=guest.who.actor, kind=kind, value=value, moderated=moderated)
    return moderated


page = private("member", write, writes=True)
