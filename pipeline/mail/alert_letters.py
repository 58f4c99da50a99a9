"""What mails say. Plain text: it is read everywhere, hides nothing, and lets nobody know that it was opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from board.published.rows import ListedJob
from board.wording import formats, job_facts
from db.people.rows import AlertRow
from pipeline.mail.smtp import Mail
from pipeline.mail.words_of_others import without_links

TYPED = "\n\nLes mots tapés dans la recherche ne sont montrés qu’une fois votre adresse confirmée."
RHYTHM = {"daily": "chaque matin où il y a du nouveau", "weekly": "chaque lundi où il y a du nouveau"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who writes, and where its board is."""

    name: str
    """The association, as mails are signed."""
    url: str
    """The address of the board, without a slash at its end."""
    contact: str = ""
    """Where to answer; empty when none is known."""

    def search(self, query: str) -> str:
        """The address of the page of a search."""
        return f"{self.url}/{'?' if query else ''}{query}"

    def link(self, token: str) -> str:
        """The address of the page where an alert is confirmed or ended."""
        return f"{self.url}/alertes/{quote(token, safe='')}"


def confirmation(sender: Sender, alert: AlertRow, title: str, hours: int) -> Mail:
    """The mail that asks for the consent. ``title``: in our own words only, since anybody may have asked for this mail."""
    what = (
        f"les nouvelles offres de cette recherche : {without_links(title)}"
        if alert.kind == "search"
        else f"les nouvelles de vos offres ({without_links(title)})"
    )
    typed = TYPED if alert.kind == "search" else ""
    text = f"""Bonjour,

Quelqu’un, vous sans doute, a demandé que nous vous écrivions {RHYTHM[alert.rhythm]}, avec {what}.{typed}

Pour le confirmer, ouvrez cette page et appuyez sur le bouton :
{sender.link(alert.token)}

Si ce n’est pas vous, ne faites rien : sans réponse, votre adresse est effacée dans {hours} heures et nous n’écrivons plus.

{signature(sender)}"""
    return Mail(to=alert.address, sender_name=sender.name, subject="Confirmez votre alerte emploi", text=text)


def news(sender: Sender, alert: AlertRow, title: str, count: int, jobs: Iterable[ListedJob]) -> Mail:
    """The mail of a search that has something new; ``count`` may be more than the jobs that are shown."""
    title, shown = without_links(title), list(jobs)
    lines = "\n\n".join(job_lines(sender, job) for job in shown)
    rest = count - len(shown)
    more = f"\n\nEt {formats.count(rest, 'autre', 'autres')} : {sender.search(alert.subject)}" if rest > 0 else ""
    text = f"""Bonjour,

{formats.count(count, "nouvelle offre", "nouvelles offres")} pour votre recherche « {title} » :

{lines}{more}

Toute la recherche : {sender.search(alert.subject)}

{ending(sender, alert)}"""
    return Mail(
        to=alert.address,
        sender_name=sender.name,
        subject=subject(count, title),
        text=text,
        headers=headers(sender, alert),
    )


def job_lines(sender: Sender, job: ListedJob) -> str:
    """One job in three lines."""
    known = [job_facts.contract(job), job_facts.shifts(job), job_facts.salary(job) or "salaire non précisé"]
    return "\n".join(
        [
            f"- {without_links(job.title)}, {without_links(places(job)) or 'lieu non précisé'}",
            f"  {without_links(job_facts.employer(job))} ; " + without_links(" ; ".join(filter(None, known))),
            f"  {sender.url}{job.path}",
        ]
    )


def places(job: ListedJob) -> str:
    """Where one works; of a text that offers the same job in several communes, how many there are."""
    where = job_facts.where(job)
    return f"{where} ({len(job.siblings) + 1} lieux)" if job.siblings else where


def subject(count: int, title: str) -> str:
    """How many are new, and for what; the search's own words begin with « Offres », which was said already.

    >>> subject(2, "Offres d’emploi : CDI, à Eu"), subject(1, "Offres d’emploi dans la Glass Vallée")
    ('2\\xa0nouvelles offres : CDI, à Eu', '1\\xa0nouvelle offre dans la Glass Vallée')
    """
    what = title.removeprefix("Offres d’emploi").strip()
    joined = f"{formats.count(count, 'nouvelle offre', 'nouvelles offres')} {what if what != title else ': ' + title}"
    return joined[:150].strip()


def ending(sender: Sender, alert: AlertRow) -> str:
    """Why one gets this, and how to end it."""
    return f"""--
Vous recevez ce message parce que vous l’avez demandé, {RHYTHM[alert.rhythm]}.
Ne plus le recevoir, et effacer votre adresse : {sender.link(alert.token)}

{signature(sender)}"""


def signature(sender: Sender) -> str:
    """Who writes, and how to reach it."""
    return "\n".join(filter(None, [sender.name, sender.url, sender.contact and f"Contact : {sender.contact}"])) + "\n"


def headers(sender: Sender, alert: AlertRow) -> dict[str, str]:
    """One click ends it (RFC 8058), and programs know it for a list (RFC 2919)."""
    host = sender.url.split("//", 1)[-1].split("/")[0].split(":")[0]
    return {
        "List-Unsubscribe": f"<{sender.link(alert.token)}/fin>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<alertes.{host}>",
    }
