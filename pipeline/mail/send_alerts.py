"""What was asked for, and what is new → mails that leave; a mail that could not leave is tried again."""

import calendar
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from board.search.newest import Board, opened
from db.people import alerts
from db.people.open import open_people, read_people
from db.people.rows import AlertRow
from db.store import Store
from db.times import stamp
from french.calendar import PARIS, paris
from pipeline.installation.paths import Paths
from pipeline.installation.settings import Settings
from pipeline.mail import alert_letters, member_letter
from pipeline.mail.alert_letters import Sender
from pipeline.mail.smtp import Mail, Unsent, deliver

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class AlertLetter:
    """A mail of an alert."""

    row: AlertRow
    mail: Mail
    until: str
    """Until when jobs are told with it."""
    found: list[str] | None = None
    """The ids of all that the search finds."""


@dataclass(slots=True)
class Posted:
    """What was done with the alerts of one run."""

    confirmations_asked: int = 0
    """Mails that ask to confirm."""
    news_sent: int = 0
    """Mails with something new."""
    addresses_erased: int = 0
    """Addresses that do not exist, or never confirmed."""
    troubles: list[str] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """The same in French, for people."""
        counts = (
            f"{self.news_sent} alertes envoyées, {self.confirmations_asked} confirmations demandées, "
            f"{self.addresses_erased} adresses effacées."
        )
        return " ".join([counts, *self.troubles])


def sender_of(settings: Settings) -> Sender | None:
    """Who writes; ``None`` when mails cannot leave, or could not say where the board is."""
    site = settings.site
    if not settings.writes_mail:
        return None
    return Sender(name=site.publisher, url=site.url.rstrip("/"), contact=site.contact_email)


def ask_to_confirm(paths: Paths, settings: Settings, now: datetime) -> Posted:
    """Ask those who are not asked yet; and erase the addresses that never answered."""
    posted, sender = Posted(), sender_of(settings)
    hours = settings.alerts.confirm_hours
    with read_people(paths.people) as people:
        if people is None:
            return posted
        posted.addresses_erased = alerts.erase_unconfirmed(people, now - timedelta(hours=hours), now)
        waiting = alerts.to_confirm(people)
        if sender is None or not waiting:
            return posted
        with closing(opened(paths.board)) as board:
            asked = [
                AlertLetter(
                    row, alert_letters.confirmation(sender, row, introduced(board, row, now), hours), stamp(now)
                )
                for row in waiting
            ]
        posted.confirmations_asked = post(
            people, settings, asked, now, posted, lambda letter: alerts.note_asked(people, letter.row.token, now)
        )
    return posted


def introduced(board: Board, row: AlertRow, now: datetime) -> str:
    """What an alert is about, for an address that did not agree yet: no word that a stranger may have typed."""
    return board.introduced(row.subject) if row.kind == "search" else titled(board, row, now)


def titled(board: Board, row: AlertRow, now: datetime) -> str:
    """What an alert is about: the name of a member, or the title of a search."""
    if row.kind == "member":
        member = board.connection.execute("SELECT name FROM members WHERE id = ?", [row.subject]).fetchone()
        return str(member[0]) if member else str(row.subject)
    return board.newest(row.subject, "9", now.astimezone(PARIS).date(), 1).title


def tell_news(paths: Paths, settings: Settings, now: datetime) -> Posted:
    """Tell who confirmed what is new; nobody gets a mail with nothing new."""
    posted, sender = Posted(), sender_of(settings)
    with read_people(paths.people) as people:
        if people is None or sender is None:
            return posted
        due = [row for row in alerts.confirmed(people) if is_due(row, now)]
        if not due:
            return posted
        with closing(opened(paths.board)) as board:
            written = [letter for row in due if (letter := letter_of(board, people, sender, row, now))]
        posted.news_sent = post(
            people, settings, written, now, posted,
            lambda letter: alerts.note_told(people, letter.row.token, letter.until, letter.found),
        )  # fmt: skip
    return posted


def is_due(row: AlertRow, now: datetime) -> bool:
    """Whether a mail may leave today, in Paris: a weekly one on Mondays."""
    return row.rhythm == "daily" or now.astimezone(PARIS).weekday() == calendar.MONDAY


def letter_of(board: Board, people: Store, sender: Sender, row: AlertRow, now: datetime) -> AlertLetter | None:
    """The mail of one alert; ``None`` when there is nothing new: then what its search finds is noted at once."""
    today = now.astimezone(PARIS).date()
    told_until = told_of(row, board.known_until, now)
    if row.kind == "member":
        last = paris(told_until).date() if told_until else today - timedelta(days=1)
        news = member_letter.news_of(board.connection, people, row.subject, last, today)
        if not news:
            return None
        return AlertLetter(row, member_letter.letter(sender, row, titled(board, row, now), news), stamp(now))
    newest = board.newest(row.subject, told_until, today, MOST_SHOWN, alerts.known_ids(row))
    if not newest.count:
        alerts.note_known(people, row, newest.found)
        return None
    written = alert_letters.news(sender, row, newest.title, newest.count, newest.jobs)
    return AlertLetter(row, written, board.known_until, newest.found)


def told_of(row: AlertRow, known_until: str, now: datetime) -> str:
    """Until when its address knows what is new. A time to come, for the board too, is of a fast clock: then since its last mail
    should have left. ``known_until``: when the newest job of the board was first seen.
    """
    if row.told_until <= max(stamp(now), known_until):
        return row.told_until
    return stamp(now - timedelta(days=1 if row.rhythm == "daily" else 7))


def post(
    people: Store,
    settings: Settings,
    written: Iterable[AlertLetter],
    now: datetime,
    posted: Posted,
    note_left: Callable[[AlertLetter], Any],
) -> int:
    """Send, each noted as soon as it left; an address that does not exist is erased. Says how many left."""
    due = list(written)
    answers = deliver(settings.mail, [letter.mail for letter in due], now)
    count = 0
    for letter, (_, unsent) in zip(due, answers, strict=True):
        if unsent is None:
            note_left(letter)
            count += 1
        else:
            note_unsent(people, letter.row, unsent, posted, now)
    return count


def note_unsent(people: Store, row: AlertRow, unsent: Unsent, posted: Posted, now: datetime) -> None:
    """Note a mail that the server did not take: an address that does not exist is erased, any other mail is tried again."""
    if unsent.final:
        posted.addresses_erased += alerts.end_address(people, row.address)
    else:
        if unsent.of_address:
            alerts.note_refused(people, row.token, now)
        posted.troubles.append(f"Un message n’est pas parti ({unsent.why}) ; il sera réessayé.")


def erase_bounced(paths: Paths, addresses: Iterable[str]) -> int:
    """Erase addresses that a mail came back from; says how many lines there were."""
    with open_people(paths.people) as people:
        return sum(alerts.end_address(people, address) for address in addresses)
