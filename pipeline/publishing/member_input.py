"""What the board needs to let people write: where, with which secret, and how we read their words."""

from collections.abc import Mapping
from datetime import datetime

from board.members.desk import Desk, Remarks
from board.members.request_wording import FIELDS
from crawlers.declared import read_declared
from crawlers.declared.columns import COLUMN_NAMES, FIELD_OF
from crawlers.extract.objects.names import letters
from crawlers.items import Page
from db.people.corrections import CorrectedColumns
from db.people.secret import installation_secret
from french.calendar import PARIS
from french.contacts.redacted import holds_contact
from pipeline.installation.paths import Paths
from pipeline.installation.settings import Settings
from pipeline.kept.posting_rows import to_json
from pipeline.mail.relayed_letter import relay
from pipeline.mail.smtp import address
from pipeline.normalize.contract import contract, contract_months
from pipeline.normalize.descriptions.prose import Prose
from pipeline.normalize.places.place import places
from pipeline.normalize.times.dates import day
from pipeline.normalize.times.schedule import schedule
from pipeline.normalize.titles.title import title, title_key
from pipeline.normalize.unread_cells import unread_cells
from pipeline.normalize.wages.salary import salary
from pipeline.publishing.member_requests import table
from pipeline.publishing.typed_numbers import refuse_odd_digits, refuse_other_period, refuse_unread_duration
from pipeline.sources.declared_remarks import member_remarks


def desk(paths: Paths, settings: Settings) -> Desk:
    """The desk of an installation."""
    members = settings.members
    return Desk(
        people=paths.people,
        store=paths.store,
        secret=installation_secret(paths.data),
        moderated=frozenset(members.moderated),
        crawl_now_hours=members.crawl_now_hours,
        read=read,
        check=check,
        unread=unread,
        remarks=lambda member: member_remarks(paths, member),
        address=lambda typed: str(address(typed)),
        relay=lambda message: relay(paths, settings, message),
    )


def read(field: str, typed: str, now: datetime) -> CorrectedColumns:
    """What somebody types into a field → the columns of ``postings`` that it gives, by the rules that read sources.

    Raises ``ValueError``, in words for who typed, when the rules do not understand it.
    """
    words = " ".join(typed.split()) if field != "description" else typed.strip()
    if not words:
        raise ValueError("Écrivez la valeur juste.")
    if field != "description" and holds_contact(words):
        raise ValueError(
            "Une adresse électronique, un téléphone ou le nom de quelqu’un ne sont jamais publiés : retirez-les."
        )
    if field != "description":
        refuse_odd_digits(FIELDS[field][0], words, raised=field != "title")
    return READERS[field](words, now)


def nearest(column: str, words: str) -> str:
    """What to say of a slip of the hand, with the right value that is nearest to it; empty when it looks like none."""
    return next((cell.message for cell in unread_cells({column: words}) if cell.mistake), "")


def read_title(words: str, _now: datetime) -> CorrectedColumns:
    """A title as the board shows it: without H/F, place or reference."""
    shown = title(words[:300])
    if not shown:
        raise ValueError("Cet intitulé ne nomme aucun métier.")
    return {"title": shown, "title_key": title_key(shown)}


def read_contract(words: str, _now: datetime) -> CorrectedColumns:
    """« CDI », « CDD 6 mois »."""
    contracts = contract(words)
    if not contracts:
        example = "Écrivez par exemple « CDI », « CDD 6 mois » ou « apprentissage »."
        raise ValueError(nearest("contract", words) or f"« {words[:80]} » n’est pas compris. {example}")
    months = contract_months(words)
    refuse_unread_duration(words, months)
    return {"contract": to_json(contracts), "contract_months": months}


def read_salary(words: str, _now: datetime) -> CorrectedColumns:
    """« 2 100 € brut par mois »."""
    wage = salary(words)
    if not wage:
        example = "Écrivez par exemple « 2 100 € brut par mois »."
        raise ValueError(nearest("salary", words) or f"« {words[:80]} » n’est pas compris. {example}")
    refuse_other_period(words, wage)
    return {"salary": to_json(wage)}


def read_place(words: str, _now: datetime) -> CorrectedColumns:
    """Where one works: a commune of France."""
    communes = [reading.place for reading in places((words,)) if reading.place.insee]
    if not communes:
        mend = "Écrivez son nom et son code postal."
        raise ValueError(nearest("place", words) or f"« {words[:80]} » : cette commune n’est pas reconnue. {mend}")
    return {"places": to_json(communes)}


def read_last_day(words: str, now: datetime) -> CorrectedColumns:
    """The last day to apply, which may not be over."""
    last = day(words, now, ahead=True)
    if last is None:
        raise ValueError(f"« {words[:80]} » n’est pas une date. Écrivez-la ainsi : 31/12/2026.")
    if last < now.astimezone(PARIS).date():
        raise ValueError("Cette date est passée. Pour fermer l’offre, choisissez « Poste pourvu ».")
    return {"valid_through": last.isoformat()}


def read_schedule(words: str, _now: datetime) -> CorrectedColumns:
    """« 2x8, 35 h », « temps partiel »."""
    hours = schedule(words)
    if not (hours.shift or hours.worktime or hours.hours):
        raise ValueError(
            f"« {words[:80]} » n’est pas compris. Écrivez par exemple « 2x8 », « journée, 35 h » ou « temps partiel »."
        )
    return {"worktime": hours.worktime, "hours": hours.hours, "shift": to_json(hours.shift)}


def read_description(words: str, _now: datetime) -> CorrectedColumns:
    """Plain text; names, telephones and mails of people are taken out, as everywhere."""
    prose = Prose.of(words)
    if not prose.text:
        raise ValueError("Il ne reste rien de lisible de ce texte.")
    return {"description": prose.html, "description_text": prose.text}


READERS = {
    "title": read_title,
    "contract": read_contract,
    "salary": read_salary,
    "places": read_place,
    "valid_through": read_last_day,
    "schedule": read_schedule,
    "description": read_description,
}


def unread(typed: Mapping[str, str]) -> Remarks:
    """The fields of a declared offer that nothing here reads, and what to say of each: it is kept all the same when that is meant."""
    return [(cell.field, f"{COLUMN_NAMES[cell.field]} : {cell.message}") for cell in unread_cells(typed)]


def check(typed: Mapping[str, str], now: datetime) -> Remarks:
    """What is wrong with an offer that somebody declares, field by field, by the rules of the template; empty when nothing is."""
    page = Page(
        source="form", url="", status=200, content_type="text/csv", body=table([(1, typed)], "Adhérent"), seen_at=now
    )
    read = read_declared(page, file="formulaire")
    problems = [(FIELD_OF.get(letters(one.column), ""), f"{one.column} : {one.message}") for one in read.problems]
    for field, words in typed.items():
        if field in COLUMN_NAMES and field not in {"description", "apply", "reference", "contact", "consent"}:
            try:
                refuse_odd_digits(COLUMN_NAMES[field], words, raised=field != "title")
            except ValueError as error:
                problems.append((field, str(error)))
    last = day(typed.get("valid_through", ""), now, ahead=True)
    if not problems and last and last < now.astimezone(PARIS).date():
        problems.append(("valid_through", "Valable jusqu’au : cette date est passée."))
    return problems
