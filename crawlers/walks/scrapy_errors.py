"""What Scrapy raises → a ``Fault``, and words for people."""

from urllib.parse import urlsplit

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError

from crawlers.manners.address_guard import PRIVATE, REFUSED_NAMES, OtherHostError
from crawlers.manners.robots import RobotsUnreachableError
from crawlers.manners.visit_budget import TOO_MANY_BYTES
from vocabulary.faults_and_mends import Fault

KINDS: tuple[tuple[type[BaseException], Fault], ...] = (
    (CannotResolveHostError, Fault.DNS),
    (DownloadTimeoutError, Fault.TIMEOUT),
    (DownloadConnectionRefusedError, Fault.REFUSED),
    (DownloadCancelledError, Fault.TOO_LARGE),
    (ResponseDataLossError, Fault.UNREADABLE),
    (DownloadFailedError, Fault.REFUSED),
)
NO_ANSWER: tuple[type[BaseException], ...] = (OSError, IgnoreRequest, *(kind for kind, _ in KINDS))
"""What a request that is awaited may raise instead of an answer."""
WORDS = {
    "Forbidden by robots.txt": Fault.ROBOTS,
    "max redirections reached": Fault.REDIRECT,
    "DOWNLOAD_MAXSIZE": Fault.TOO_LARGE,
}
FINISHED_EARLY = {
    "closespider_timeout": (Fault.TIMEOUT, "la visite a dépassé le temps qui lui est donné"),
    "closespider_pagecount": (
        Fault.CAP_REACHED,
        "la visite a dépassé le nombre de pages qui lui est donné (option most_pages)",
    ),
    TOO_MANY_BYTES: (
        Fault.CAP_REACHED,
        "la visite a dépassé la quantité de données qui lui est donnée (option most_mb)",
    ),
    "closespider_errorcount": (Fault.EXCEPTION, "trop d’erreurs de lecture"),
    "memusage_exceeded": (Fault.TOO_LARGE, "la visite a dépassé la mémoire qui lui est donnée"),
    "throttled": (Fault.THROTTLED, "le site demande de ralentir : la visite s’est arrêtée"),
    "shutdown": (Fault.TORN, "la visite a été arrêtée"),
}


def of_status(status: int) -> Fault:
    """The fault that an HTTP status tells of."""
    if status in {404, 410}:
        return Fault.GONE
    if status == 429:
        return Fault.THROTTLED
    if status < 400:  # a 304 to who named no version, a redirection that leads nowhere
        return Fault.UNREADABLE
    return Fault.SERVER_ERROR if status >= 500 else Fault.FORBIDDEN


def of_error(error: BaseException, url: str = "") -> Fault:
    """The fault that an exception tells of, when an address was asked for."""
    text = f"{error} {error.__cause__ or ''}"
    if isinstance(error, HttpError):
        return of_status(error.response.status)
    if isinstance(error, RobotsUnreachableError):
        return of_robots(error, url)
    if PRIVATE in text or urlsplit(url).hostname in REFUSED_NAMES:
        return Fault.PRIVATE_ADDRESS
    if isinstance(error, OtherHostError):
        return Fault.OTHER_SITE
    if "certificate" in text.lower() or "ssl" in text.lower():
        return Fault.TLS
    if isinstance(error, IgnoreRequest):
        return next((fault for words, fault in WORDS.items() if words.lower() in text.lower()), Fault.FORBIDDEN)
    return next((fault for kind, fault in KINDS if isinstance(error, kind)), Fault.EXCEPTION)


def of_robots(error: RobotsUnreachableError, url: str) -> Fault:
    """The fault of a page that was not asked for, since robots.txt did not come: that of its host, or that of this file."""
    why = of_error(error.__cause__, url) if error.__cause__ else Fault.ROBOTS_UNREACHABLE
    return why if why.record.of_host else Fault.ROBOTS_UNREACHABLE


def in_words(error: BaseException, url: str = "") -> str:
    """One line in French, at most 300 characters; of an error of our own making, its own words."""
    if isinstance(error, HttpError):
        return f"HTTP {error.response.status}"
    if isinstance(error, RobotsUnreachableError) and error.__cause__:
        return f"robots.txt : {in_words(error.__cause__, url)}"[:300]
    fault = of_error(error, url)
    words = " ".join(str(error).split()) or type(error).__name__
    if fault is Fault.PRIVATE_ADDRESS and PRIVATE not in words:
        return PRIVATE
    return (fault.record.request or words)[:300]


def of_reason(reason: str) -> tuple[Fault, str] | None:
    """What went wrong when a crawl did not simply finish."""
    return None if reason == "finished" else FINISHED_EARLY.get(reason, (Fault.EXCEPTION, reason))
