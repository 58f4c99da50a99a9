"""How the board is, and how it answers → Prometheus's text format at ``/metrics``; off unless the installation wants it.

Told to this machine only, and never what anybody looked for: a request counts under the kind of its page, without its address.
"""

from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from datetime import datetime
from ipaddress import ip_address
from sqlite3 import Connection
from time import perf_counter
from typing import Any

from datasette.app import Datasette
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from board.companies import directory
from board.http.headers import Header, protected, value
from board.http.request import database
from board.published.database import BoardMissingError
from board.published.rows import PublishedSource, rows
from board.search.index import Index

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Any, Send], Awaitable[None]]
PATH = "/metrics"
KINDS = frozenset(
    "accessibilite alertes association board carte communes donnees donnees-personnelles entreprises etat fiabilite imprimer "
    "integration logos membre mentions-legales metiers offres plan-du-site retrait robot sante static suggestions zones".split()
)
BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)
"""Seconds."""
FORWARDED = (b"x-forwarded-for", b"forwarded", b"via", b"x-real-ip")


class MetricsLayer:
    """Counts the answers of the board, and tells of them."""

    def __init__(self, app: App, datasette: Datasette) -> None:
        self.app, self.datasette = app, datasette
        self.registry = CollectorRegistry()
        self.requests = Counter("glassvallee_requests", "Answers", ["page", "status"], registry=self.registry)
        self.seconds = Histogram(
            "glassvallee_request_seconds",
            "Time to the end of an answer",
            ["page"],
            buckets=BUCKETS,
            registry=self.registry,
        )

    async def __call__(self, scope: Scope, receive: Any, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"] == PATH and of_this_machine(scope):
            await self.tell(send)
        else:
            await self.measure(scope, receive, send)

    async def measure(self, scope: Scope, receive: Any, send: Send) -> None:
        """Answer, and count it."""
        status, began, page = 500, perf_counter(), kind(scope["path"])

        async def noting(message: MutableMapping[str, Any]) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noting)
        finally:
            self.requests.labels(page, f"{status}").inc()
            self.seconds.labels(page).observe(perf_counter() - began)

    async def tell(self, send: Send) -> None:
        """``/metrics``."""
        body = generate_latest(await self.board()) + generate_latest(self.registry)
        headers: list[Header] = [(b"content-type", CONTENT_TYPE_PLAIN_0_0_4.encode()), (b"cache-control", b"no-store")]
        await send({"type": "http.response.start", "status": 200, "headers": protected(PATH, headers)})
        await send({"type": "http.response.body", "body": body})

    async def board(self) -> CollectorRegistry:
        """What the published file says now."""
        await self.datasette.invoke_startup()
        made = CollectorRegistry()
        present = Gauge("glassvallee_board_up", "Whether there is a board to read", registry=made)
        try:
            read: Callable[[Connection, Index], tuple[str, int, list[PublishedSource]]] = numbers
            published, jobs, sources = await database(self.datasette).read(read)
        except BoardMissingError:
            present.set(0)
            return made
        present.set(1)
        Gauge("glassvallee_published_timestamp_seconds", "When the board was published", registry=made).set(
            seconds(published)
        )
        Gauge("glassvallee_jobs_open", "Jobs that are open", registry=made).set(jobs)
        states = Gauge("glassvallee_sources", "Sources by state", ["state"], registry=made)
        healthy = Gauge(
            "glassvallee_source_healthy_timestamp_seconds",
            "When a source was last read well",
            ["source"],
            registry=made,
        )
        alarm = Gauge("glassvallee_source_alarm", "Whether somebody should look", ["source"], registry=made)
        for state in directory.STATES:
            states.labels(state).set(sum(source.state == state for source in sources))
        for source in sources:
            alarm.labels(source.id).set(source.alarm)
            if source.last_healthy:
                healthy.labels(source.id).set(seconds(source.last_healthy))
        return made


def numbers(connection: Connection, index: Index) -> tuple[str, int, list[PublishedSource]]:
    """When it was published, how many jobs are open, and every source."""
    sources = rows(PublishedSource, connection, "SELECT * FROM sources ORDER BY id")
    return directory.published_at(connection), len(index.rowids), sources


def seconds(stored: str) -> float:
    """A stored time in seconds since 1970."""
    return datetime.fromisoformat(stored).timestamp()


def kind(path: str) -> str:
    """What is counted together: the first part of a path, where it is one of ours.

    >>> kind("/"), kind("/offres/aub010-trieur"), kind("/offres.rss"), kind("/wp-login.php")
    ('accueil', 'offres', 'offres', 'autre')
    """
    first = path.strip("/").partition("/")[0].partition(".")[0]
    return first if first in KINDS else ("autre" if path != "/" else "accueil")


def of_this_machine(scope: Scope) -> bool:
    """Whether a program of this machine asks by itself: what came through a proxy came from anywhere."""
    try:
        near = ip_address(str((scope.get("client") or ("",))[0])).is_loopback
    except ValueError:
        return False
    return near and not any(forwarded(scope["headers"]))


def forwarded(headers: list[Header]) -> Iterator[bytes]:
    """What proxies add."""
    return (value(headers, name) for name in FORWARDED)
