"""What the association decided of a visitor's request → the mail that answers it, to the address that the visitor left."""

from datetime import datetime

from db.people.answers import owed, settle
from db.people.open import read_people
from db.people.rows import Request
from pipeline.installation.paths import Paths
from pipeline.installation.settings import Settings
from pipeline.mail.alert_letters import Sender, signature
from pipeline.mail.smtp import Mail, deliver, one_line
from pipeline.mail.words_of_others import without_links

LONGEST_ANSWER_LETTERS = 500


def letter(sender: Sender, address: str, request: Request) -> Mail:
    """The answer. What the visitor typed is not in it: the address may be anybody's."""
    title = without_links(str(request.value.get("title") or ""))
    about = f"retirer l’offre « {title} »" if title else "retirer une offre"
    decided = (
        "C’est fait : l’offre n’est plus sur le tableau."
        if request.state in {"done", "active"}
        else "Cette demande n’a pas été suivie."
    )
    words = one_line(request.answer, LONGEST_ANSWER_LETTERS)
    parts = ["Bonjour,", f"Vous nous avez demandé de {about}. {decided}", words, signature(sender)]
    return Mail(
        to=address,
        sender_name=sender.name,
        subject="Réponse à votre demande de retrait",
        text="\n\n".join(filter(None, parts)),
    )


def send_answers(paths: Paths, settings: Settings, sender: Sender, now: datetime) -> int:
    """Send the answers that are due; an address is erased with its mail, or when it takes none. Says how many left."""
    with read_people(paths.people) as people:
        due = owed(people, now) if people else []
        if people is None or not due:
            return 0
        mails = [letter(sender, row.address, request) for row, request in due]
        count = 0
        for (row, _), (_, unsent) in zip(due, deliver(settings.mail, mails, now), strict=True):
            if unsent is None or unsent.final:
                settle(people, row.request)
            count += unsent is None
    return count
