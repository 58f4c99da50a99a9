"""A real SMTP server on this machine, that keeps what it takes and refuses whom it is told to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from msgspec.structs import replace

from pipeline.installation.configuration import default_configuration
from pipeline.installation.settings import MailServer

LOOPBACK = "127.0.0.1"
NO_SERVER = default_configuration().settings.mail
"""What an installation has that says nothing under [mail]."""


@dataclass
class Letterbox:
    """What the server took."""

    unknown: set[str] = field(default_factory=set)
    """Addresses that it says do not exist."""
    busy: set[str] = field(default_factory=set)
    """Addresses that it refuses for a time, or for a reason that is ours."""
    letters: list[EmailMessage] = field(default_factory=list)
    settings: MailServer = NO_SERVER
    """What stands under [mail] to reach it."""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:  # noqa: N802
        if address in self.unknown:
            return "550 5.1.1 no such user"
        if address in self.busy:
            return "550 5.7.1 greylisted or blocked"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        letter = BytesParser(policy=default).parsebytes(envelope.content)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"


class OnAnyPort(Controller):
    """A controller that finds a free port itself."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def letterbox(*unknown: str) -> Iterator[Letterbox]:
    """A server for as long as the block lasts."""
    box = Letterbox(set(unknown))
    controller = OnAnyPort(box, hostname=LOOPBACK, port=0)
    controller.start()
    try:
        sender = "emplois@vallee.example"
        box.settings = replace(NO_SERVER, host=LOOPBACK, port=controller.port, security="none", sender=sender)
        yield box
    finally:
        controller.stop()


def text_of(letter: EmailMessage) -> str:
    """The plain text of a letter, which has the same as HTML beside it."""
    plain = letter.get_body(("plain",))
    assert plain is not None
    return str(plain.get_content())
