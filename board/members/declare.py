"""A form for an offer that is on no site; its rules are those of the table of declared offers."""

from datasette.utils.asgi import Response

from board.members.desk import Guest, Remarks, private
from board.members.home import refuses
from db.people.open import open_people
from db.people.requests import ask
from db.store import open_store
from db.vallee import member_offers as offers

FIELDS = (
    ("title", "Intitulé du poste", "Régleur de machine H/F", "text"),
    ("place", "Lieu de travail", "Eu 76260", "text"),
    ("contract", "Contrat", "CDI, CDD 6 mois, apprentissage …", "text"),
    ("schedule", "Horaires", "2x8, 35 h", "text"),
    ("salary", "Salaire", "2 100 € brut par mois", "text"),
    ("date_posted", "Publiée le", "", "date"),
    ("valid_through", "Valable jusqu’au", "", "date"),
    ("experience", "Expérience", "débutant accepté, 2 ans …", "text"),
    ("education", "Formation", "CAP, bac pro …", "text"),
    ("apply", "Page où postuler", "https://…", "url"),
    ("contact", "Contact pour les candidats", "un courriel, ou un téléphone ; sans nom de personne", "text"),
    ("consent", "Montrer ce contact sur l’offre, avec l’accord de la personne qui y répond", "", "checkbox"),
    ("description", "Description du poste", "", "textarea"),
)
"""Field of the template, its name, an example, and how it is typed."""
NEEDED = {"title", "valid_through", "place", "description"}
MOST_LETTERS = {"description": 20_000, "text": 300, "url": 300}
"""By the name of a field, or by how it is typed; a day has no length."""


def show(guest: Guest) -> Response:
    """The form, or what came of it."""
    if refuses(guest):
        return guest.back("/membre", "nonpubliee")
    if guest.request.http.method == "POST":
        typed = {name: guest.form.get(name, "").strip()[: MOST_LETTERS.get(name, 300)] for name, *_ in FIELDS}
        wrong = [(name, f"{label} : à remplir.") for name, label, *_ in FIELDS if name in NEEDED and not typed[name]]
        wrong = wrong or guest.desk.check(typed, guest.now)
        unread = [] if wrong else guest.desk.unread(typed)
        if {field for field, _ in unread} - set(guest.form.get("vu", "").split()):
            return form(guest, typed, [], unread)
        if not wrong:
            return keep(guest, {name: words for name, words in typed.items() if words})
        return form(guest, typed, wrong)
    return form(guest, {}, [])


def form(guest: Guest, typed: dict[str, str], wrong: Remarks, unread: Remarks | None = None) -> Response:
    """The form, with what was typed; what is not understood is said once, and kept as it is when it is sent again."""
    said: dict[str, list[str]] = {}
    for field, sentence in wrong or unread or ():
        said.setdefault(field, []).append(sentence)
    with open_store(guest.desk.store, write=False) as store:
        name = offers.name_of(store, guest.member)
    return guest.html(
        "members/declare.html", status=422 if wrong or unread else 200, fields=FIELDS, needed=NEEDED, most=MOST_LETTERS,
        typed=typed, wrong=wrong, unread=unread or [], said=said, name=name,
    )  # fmt: skip


def keep(guest: Guest, offer: dict[str, str]) -> Response:
    """Keep the offer, word for word."""
    moderated = "declare" in guest.desk.moderated
    with open_people(guest.desk.people) as people:
        ask(people, guest.now, who=guest.who.actor, kind="declare", value=offer, moderated=moderated)
    return guest.back("/membre", "attend" if moderated else "declaree")


page = private("member", show)
