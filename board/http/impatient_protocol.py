"""A connection → dropped when who asked neither asks nor reads: the server itself would wait for ever."""

import asyncio
from asyncio import TimerHandle

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_CONNECTIONS = 1000
"""Of one process, those that wait for their next request included; who comes then is told to come back."""


class ImpatientProtocol(HttpToolsProtocol):
    """The server's own, with an alarm for each thing that it waits for without end: a request's first lines, and a reader."""

    patience_seconds = 60.0
    asking: TimerHandle | None = None
    """Rings when the first lines of a request, or of the next one, did not come."""
    reading: TimerHandle | None = None
    """Rings when the reader took hardly anything of what was sent."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody is there."""
        super().connection_made(transport)
        self.asking = self.alarm()

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self.asking = self.asking or self.alarm()

    def on_headers_complete(self) -> None:
        """Its first lines are there; what is sent after them has a limit of its own (``board.http.private_requests``)."""
        silence(self.asking)
        self.asking = None
        super().on_headers_complete()

    def pause_writing(self) -> None:
        """The buffer is full."""
        super().pause_writing()
        self.reading = self.reading or self.alarm()

    def resume_writing(self) -> None:
        """Most of it was read."""
        super().resume_writing()
        silence(self.reading)
        self.reading = None

    def on_response_complete(self) -> None:
        """All was sent as far as the application knows; what is still in the buffer is waited for when this closes."""
        super().on_response_complete()
        if self.transport.is_closing():
            self.reading = self.reading or self.alarm()

    def timeout_keep_alive_handler(self) -> None:
        """No other request came: close, which waits for the buffer too."""
        super().timeout_keep_alive_handler()
        self.reading = self.reading or self.alarm()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there any more."""
        super().connection_lost(exc)
        silence(self.asking)
        silence(self.reading)

    def alarm(self) -> TimerHandle:
        """Drop the connection when patience is at its end, whatever is left in the buffer."""
        return self.loop.call_later(self.patience_seconds, self.transport.abort)


def silence(alarm: TimerHandle | None) -> None:
    """Stop an alarm."""
    if alarm is not None:
        alarm.cancel()
