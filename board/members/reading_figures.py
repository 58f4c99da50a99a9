"""How often offers are read, and mails about them: for the member theirs, for the association all. Sums only."""

import csv
import io
from datetime import timedelta

from datasette.utils.asgi import NotFound, Response

from board.jobs.feed_formats import harmless
from board.members.desk import Guest, private, writes_mail
from db.people import alerts, audience
from db.people.alerts import TooManyAlertsError
from db.people.letterboxes import fingerprint
from db.people.open import open_people
from db.people.rows import ReadDay, ReadJob
from db.store import Store
from db.times import stamp
from db.vallee.member_offers import OfferRow
from french.calendar import PARIS

LAST_DAYS = 30


def since(guest: Guest) -> str:
    """The first day that is told."""
    return f"{guest.now.astimezone(PARIS).date() - timedelta(days=LAST_DAYS)}"


def of_offers(people: Store, guest: Guest, offers: list[OfferRow]) -> dict[str, ReadJob]:
    """Job → views and applies of the last days, robots apart."""
    jobs = sorted({offer.job for offer in offers if offer.job})
    return {row.job: row for row in audience.of_jobs(people, jobs, since(guest))}


def of_all(people: Store, guest: Guest) -> list[ReadDay]:
    """A line a day, the newest first."""
    return audience.by_day(people, since(guest))[::-1]


def download(guest: Guest) -> Response:
    """Everything that is kept, as a table for a spreadsheet."""
    with open_people(guest.desk.people) as people:
        lines = audience.lines(people)
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["jour", "quoi", "offre", "robots", "nombre"])
    names = {"search": "recherche", "view": "lecture", "apply": "clic vers la candidature"}
    writer.writerows(
        [line.day, names.get(line.kind, line.kind), harmless(line.job), "oui" if line.robot else "non", line.n]
        for line in lines
    )  # fmt: skip
    headers = {"Content-Disposition": 'attachment; filename="frequentation.csv"'}
    return Response(out.getvalue(), headers=headers, content_type="text/csv; charset=utf-8")


def subscribe(guest: Guest) -> Response:
    """Mails about the member's offers, to an address that must confirm; nothing is promised where no mail can leave."""
    if not writes_mail(guest.request):
        raise NotFound("Nous ne proposons pas encore de courriels.")
    try:
        address = guest.desk.address(guest.form.get("adresse", ""))
        with open_people(guest.desk.people) as people:
            box, now = fingerprint(guest.desk.secret, address), guest.now
            alerts.ask(people, address, "member", guest.member, "daily", box=box, now=now, until=stamp(now))
    except TooManyAlertsError:
        return guest.back("/membre", "courrielsature")
    except ValueError:
        return guest.back("/membre", "adresse")
    return guest.back("/membre", "courriel")


subscribe_page = private("member", subscribe, writes=True)
table = private("association", download)
