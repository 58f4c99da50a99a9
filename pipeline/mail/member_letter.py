"""A member's offers and a day → what that member is told: offers about to end, and on Mondays the figures of the week."""

import calendar
import sqlite3
from dataclasses import dataclass, field
from datetime import date, timedelta

from board.published.rows import WholeJobRow, columns, rows
from board.wording import formats, job_facts
from db.people import audience
from db.people.rows import AlertRow
from db.store import Store
from pipeline.mail.alert_letters import Sender, ending, headers
from pipeline.mail.smtp import Mail
from pipeline.mail.words_of_others import without_links

DAYS_BEFORE_END = (7, 1)
"""Days before the last day of an offer at which its member is told."""
COUNTED = "SELECT opened, closed FROM weekly_counts WHERE member = ? AND week = ?"
THEIRS = f"""
    SELECT {columns(WholeJobRow)} FROM jobs WHERE organization_id = ?
    OR id IN (SELECT job FROM postings JOIN sources ON sources.id = source WHERE member = ?)
    ORDER BY valid_through, id
"""  # noqa: S608 - names of columns only


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """The figures of the seven days before a Monday."""

    open: int
    opened: int
    closed: int
    views: int
    applies: int


@dataclass(frozen=True, slots=True)
class News:
    """What a member is told in one mail."""

    ending: list[tuple[WholeJobRow, int]] = field(default_factory=list)
    """Offers about to end, and in how many days."""
    week: WeekFigures | None = None

    def __bool__(self) -> bool:
        """Whether anything is worth a mail."""
        return bool(self.ending or (self.week and any((self.week.open, self.week.opened, self.week.closed))))


def news_of(board: sqlite3.Connection, people: Store, member: str, last: date, today: date) -> News:
    """What to tell a member ``today`` that was not told until ``last``: a day that was missed is made up for."""
    jobs = rows(WholeJobRow, board, THEIRS, member, member)
    if last >= today:
        return News()
    ends = [
        (job, left)
        for job in jobs
        if not job.closed and job.valid_through
        for left in [(date.fromisoformat(job.valid_through) - today).days]
        if left >= 0 and any(left <= days < left + (today - last).days for days in DAYS_BEFORE_END)
    ]
    return News(ends, week_of(board, people, member, jobs, today) if today.weekday() == calendar.MONDAY else None)


def week_of(board: sqlite3.Connection, people: Store, member: str, jobs: list[WholeJobRow], today: date) -> WeekFigures:
    """The figures of the week that is over; ``today`` is a Monday."""
    monday = f"{today - timedelta(days=7)}"
    opened, closed = board.execute(COUNTED, (member, monday)).fetchone() or (0, 0)
    read = audience.of_jobs(people, [job.id for job in jobs], monday, f"{today}")
    return WeekFigures(
        open=sum(not job.closed for job in jobs),
        opened=opened,
        closed=closed,
        views=sum(row.views for row in read),
        applies=sum(row.applies for row in read),
    )


def letter(sender: Sender, alert: AlertRow, name: str, news: News) -> Mail:
    """The mail that tells a member its news."""
    parts = ["Bonjour,"]
    if news.ending:
        parts.append(
            "Ces offres se terminent bientôt ; si le poste est encore à pourvoir, repoussez la date sur votre site :"
        )
        parts += [
            f"- {without_links(job.title)}, {without_links(job_facts.where(job)) or 'lieu non précisé'} : {time_left(left)}\n"
            f"  {sender.url}{job.path}"
            for job, left in news.ending
        ]
    if news.week:
        parts.append(week_sentence(news.week))
    parts += [f"Votre page : {sender.url}/entreprises/{alert.subject}", ending(sender, alert)]
    subject = (
        f"{formats.count(len(news.ending), 'offre se termine', 'offres se terminent')} bientôt"
        if news.ending
        else "Votre semaine"
    )
    return Mail(
        to=alert.address, sender_name=sender.name,
        subject=f"{name} : {subject[0].lower()}{subject[1:]}"[:150], text="\n\n".join(parts),
        headers=headers(sender, alert),
    )  # fmt: skip


def time_left(left: int) -> str:
    """« dernier jour demain »."""
    return {0: "dernier jour aujourd’hui", 1: "dernier jour demain"}.get(left, f"dernier jour dans {left} jours")


def week_sentence(week: WeekFigures) -> str:
    """The figures of the week in one sentence."""
    return (
        f"Vos sept derniers jours : {formats.count(week.open, 'offre ouverte', 'offres ouvertes')} "
        f"({formats.count(week.opened, 'nouvelle', 'nouvelles')}, {formats.count(week.closed, 'fermée', 'fermées')}), "
        f"{formats.count(week.views, 'lecture', 'lectures')} et {formats.count(week.applies, 'clic', 'clics')} vers la candidature, "
        "robots mis à part."
    )
