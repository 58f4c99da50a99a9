"""A seeker's message → the mail to who declared the offer, sent at once. The address is read where it is kept; nothing else is."""

from board.members.desk import SeekerMessage
from db.store import open_store
from db.vallee.declared_address import declared_address
from pipeline.installation.paths import Paths
from pipeline.installation.settings import Settings
from pipeline.mail.alert_letters import Sender, signature
from pipeline.mail.send_alerts import sender_of
from pipeline.mail.smtp import Mail, MailError, one_line, send
from pipeline.mail.words_of_others import without_links


def relay(paths: Paths, settings: Settings, message: SeekerMessage) -> bool:
    """Mail a message; says whether its server took it."""
    sender = sender_of(settings)
    with open_store(paths.store, write=False) as store:
        to = declared_address(store, message.job)
    if sender is None or not to:
        return False
    try:
        return not send(settings.mail, [letter(sender, to, message)], message.now)
    except MailError:
        return False


def letter(sender: Sender, to: str, message: SeekerMessage) -> Mail:
    """The mail. The seeker's words are marked as such, and lead to no page; the answer goes to the seeker."""
    words = "\n".join(f"> {without_links(line, len(line))}" for line in message.words.splitlines())
    name = without_links(message.name)
    text = f"""Bonjour,

Quelqu’un répond à votre offre « {without_links(message.title)} » :
{message.url}

{f"Son nom : {name}" + chr(10) if name else ""}Pour lui répondre : {message.address} (ou le bouton « Répondre » de votre messagerie)

Son message :

{words}

Votre adresse ne lui a pas été montrée : il ne la verra que si vous répondez.
Nous n’avons rien gardé de ce message, et n’en avons rien vérifié.
Pour ne plus en recevoir : fermez l’offre, ou donnez-lui une page où postuler.

{signature(sender)}"""
    subject = one_line(f"Candidature : {without_links(message.title)}", 150)
    return Mail(to=to, sender_name=sender.name, subject=subject, text=text, headers={"Reply-To": message.address})
