"""Messages → an SMTP server, one connection for all; what could not be sent is told, and never stops the rest."""

import html
import os
import re
import smtplib
import ssl
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from board.published.setting_kinds import NAMED_ADDRESS, sender_address
from pipeline.installation.error_words import error_words
from pipeline.installation.settings import MailServer

ANSWER_SECONDS = 20
"""How long the server has for each answer."""
GONE_STATUSES = ("5.1.", "5.2.1", "5.4.4")
"""Beginnings of status codes (RFC 3463) after which another mail is useless: no such address, mailbox or host."""
ENHANCED = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
WEB_ADDRESS = re.compile(r"https?://[^\s<>]+")
LONGEST_NAME_LETTERS = 60
MOST_ADDRESS_LETTERS = 254
"""How long an address may be (RFC 5321, 4.5.3.1.3)."""


class MailError(OSError):
    """No message could be sent: no server, no sender, or the server does not answer. The message gives the mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A message to one person; its text travels as it is, and as simple HTML beside."""

    to: str
    """The address that it goes to."""

    subject: str
    """Its subject, in one line."""

    text: str
    """Its text."""

    sender_name: str = ""
    """What who sends is called, where the settings give no name."""

    headers: Mapping[str, str] = field(default_factory=dict)
    """More headers: ``List-Unsubscribe``, for instance."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """A message that its server did not take."""

    mail: Mail
    why: str
    """What the server said against it."""
    final: bool
    """Whether trying again is useless: the address does not exist, as the server says itself."""
    of_address: bool = True
    """Whether the server refused that address; else it refused what we sent, or us."""


def address(text: str) -> Address:
    """An address that mails may be sent to; raises ``ValueError`` for anything else, line breaks above all.

    >>> address("Jeanne.Martin@exemple.fr").domain
    'exemple.fr'
    """
    bare = text.strip()
    if (
        not 3 <= len(bare) <= MOST_ADDRESS_LETTERS
        or not bare.isascii()
        or any(letter.isspace() or letter in ',;<>"' for letter in bare)
    ):
        shown = "".join(letter for letter in one_line(bare, 60) if letter.isprintable())
        raise ValueError(f"« {shown} » n’est pas une adresse électronique.")
    try:
        parsed = Address(addr_spec=bare)
    except Exception as error:  # the parser of the standard library raises more than it says
        raise ValueError(f"« {bare[:60]} » n’est pas une adresse électronique.") from error
    if "." not in parsed.domain.strip(".") and parsed.domain != "localhost":
        raise ValueError(f"« {bare[:60]} » : il manque la fin de l’adresse (« .fr », par exemple).")
    return parsed


def mailbox(text: str, name: str = "") -> Address:
    """Who sends: an address with a name before it, or without, and then with this one. Raises ``ValueError`` as ``address`` does.

    >>> str(mailbox("Emplois <emplois@exemple.fr>")), str(mailbox("emplois@exemple.fr", "Vallee"))
    ('Emplois <emplois@exemple.fr>', 'Vallee <emplois@exemple.fr>')
    """
    bare = address(sender_address(text))
    named = NAMED_ADDRESS.fullmatch(text.strip())
    shown = one_line((named[1] if named else "").strip(' "') or name, LONGEST_NAME_LETTERS)
    return Address(shown, bare.username, bare.domain)


def one_line(text: str, most_letters: int = 200) -> str:
    """Words of others as one line, not too long: in a mail they must make no lines of their own."""
    return " ".join(text.split())[:most_letters]


def message(mail: Mail, sender: str, now: datetime) -> EmailMessage:
    """The message as it travels; raises ``ValueError`` for an address or a header that could carry another header."""
    made = EmailMessage()
    box = mailbox(sender, mail.sender_name)
    made["From"] = box
    made["To"] = address(mail.to)
    made["Subject"] = one_line(mail.subject, 1000)
    made["Date"] = format_datetime(now)
    made["Message-ID"] = make_msgid(domain=box.domain)
    made["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    for name, value in mail.headers.items():
        made[name] = value  # EmailMessage refuses line breaks
    made.set_content(mail.text)
    made.add_alternative(as_html(mail.text), subtype="html")
    return made


def as_html(text: str) -> str:
    """The same words for programs that show HTML: paragraphs, lines, our addresses to click on; nothing is loaded from anywhere.

    >>> as_html("Deux offres <b>\\nhttps://a.example/x\\n\\nFin")[-80:]
    '&lt;b&gt;<br><a href="https://a.example/x">https://a.example/x</a></p><p>Fin</p>'
    """
    safe = WEB_ADDRESS.sub(r'<a href="\g<0>">\g<0></a>', html.escape(text.strip(), quote=True))
    paragraphs = "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in safe.split("\n\n"))
    return f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>Message</title>{paragraphs}'


def send(settings: MailServer, mails: Iterable[Mail], now: datetime) -> list[Unsent]:
    """Send what can be sent; gives what the server refused. As ``deliver`` for the rest."""
    return [unsent for _, unsent in deliver(settings, mails, now) if unsent]


def deliver(settings: MailServer, mails: Iterable[Mail], now: datetime) -> Iterator[tuple[Mail, Unsent | None]]:
    """Send what can be sent, over one connection; says of each, as soon as it is known, whether its server took it.

    ``settings``: the heading [mail] of the configuration. Raises ``MailError`` when there is no server to speak to.
    """
    waiting = list(mails)
    if not waiting:
        return
    if not settings.host or not settings.sender:
        raise MailError("aucun courrier ne part : donnez [mail] host et sender dans glassvallee.toml.")
    try:
        mailbox(settings.sender)
    except ValueError as error:
        raise MailError(f"[mail] sender : {error}") from error
    try:
        with connect(settings) as server:
            for mail in waiting:
                yield mail, send_one(server, mail, settings.sender, now)
    except (OSError, smtplib.SMTPException) as error:
        raise MailError(
            f"le serveur de courrier {settings.host}:{settings.port} n’a pas pris les messages ({error_words(error)}). "
            "Vérifiez la rubrique [mail] et GLASSVALLEE_SMTP_PASSWORD."
        ) from error


def try_sender(settings: MailServer) -> str:
    """Why the server takes no mail from our sender; empty when it does. All that a mail does is done, up to whom it is for.

    Raises what ``connect`` does, and ``ValueError`` when the sender is no address.
    """
    sender = mailbox(settings.sender).addr_spec
    with connect(settings) as server:
        server.ehlo_or_helo_if_needed()
        code, answer = server.mail(sender)
        server.rset()
    return "" if code == 250 else f"{code} {answer.decode('utf-8', 'replace')}"[:200]


def connect(settings: MailServer) -> smtplib.SMTP:
    """A connection to the server, safe as the settings say."""
    host, port = settings.host, settings.port
    context = ssl.create_default_context()
    if settings.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=ANSWER_SECONDS, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=ANSWER_SECONDS)
        if settings.security != "none":
            server.starttls(context=context)
    if settings.user:
        server.login(settings.user, os.environ.get("GLASSVALLEE_SMTP_PASSWORD", ""))
    return server


def send_one(server: smtplib.SMTP, mail: Mail, sender: str, now: datetime) -> Unsent | None:
    """Send one message; gives it back, with what the server said, when it was not taken."""
    try:
        server.send_message(message(mail, sender, now))
    except smtplib.SMTPRecipientsRefused as error:
        code, answer = next(iter(error.recipients.values()))
        refusal = f"{code} {answer.decode('utf-8', 'replace')}"[:200]
        status = ENHANCED.search(refusal)
        return Unsent(mail, refusal, final=bool(status and status[0].startswith(GONE_STATUSES)))
    except smtplib.SMTPDataError as error:
        return Unsent(mail, error_words(error)[:200], final=False, of_address=False)
    except ValueError as error:
        return Unsent(mail, str(error)[:200], final=True)
    return None
