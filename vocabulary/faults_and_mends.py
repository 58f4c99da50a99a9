"""What can go wrong with a visit to a site: its name, why, the French sentence, and what a person can do about it (the mend).

One line a fault, one line a cause; the crawl's report, the state of a source, the morning's message and the board all read them here.
How a fault is recognised is another matter: what Scrapy raises, ``crawlers/walks/scrapy_errors.py``; all else, the spiders.
What goes wrong on our own machine (a full disk, a damaged file) is ``pipeline/installation/system_errors.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Outcome(StrEnum):
    """How a crawl ended, in one word."""

    OK = "ok"
    """The visit went well and found postings."""

    EMPTY = "empty"
    """The visit went well, and the site says, or plainly shows, that there is no offer."""

    SUSPECT = "suspect"
    """The site answered, but something is odd: nothing may be closed on its word."""

    BLOCKED = "blocked"
    """The site, or its robots.txt, does not want us there."""

    FAILED = "failed"
    """The site could not be read."""

    OFF = "off"
    """Nothing was asked: it waits for a setting that somebody has to make."""


class Cause(StrEnum):
    """Why a source could not be read, in one word: ``source_states.cause``. Several faults may have one cause, and so one mend."""

    label: str
    """For readers of the board, in French."""

    mend: str
    """What to do, for the association, in French."""

    def __new__(cls, name: str, label: str, mend: str) -> Self:
        """A cause is its name, the string that is stored."""
        self = str.__new__(cls, name)
        self._value_ = name
        self.label, self.mend = label, mend
        return self

    DNS = (
        "dns",
        "Adresse introuvable",
        "Le site a peut-être changé d’adresse : cherchez la nouvelle et corrigez url dans sources.csv.",
    )
    TIMEOUT = (
        "timeout",
        "Pas de réponse à temps",
        "Rien à faire s’il revient demain. S’il reste muet, ouvrez la page dans un navigateur.",
    )
    TLS = (
        "tls",
        "Certificat non valable",
        "Le certificat du site a expiré ou ne vaut rien : prévenez le membre, c’est à son hébergeur de le refaire.",
    )
    REFUSED = (
        "refused",
        "Connexion refusée",
        "Le site est arrêté, ou nous ferme la porte : ouvrez-le dans un navigateur, puis prévenez le membre.",
    )
    BOT_WALL = (
        "bot_wall",
        "Robots refusés",
        "Le site refuse notre robot : demandez au membre d’autoriser GlassValleeBot, ou de déclarer ses offres.",
    )
    THROTTLED = (
        "throttled",
        "Trop de visites",
        "Le site demande d’aller moins vite : espacez les visites (option every=2d).",
    )
    GONE = (
        "gone",
        "Page disparue",
        "La page a disparu : `glassvallee probe` avec l’accueil du site retrouve souvent la nouvelle.",
    )
    SERVER_ERROR = (
        "server_error",
        "Panne du site",
        "Le site est en panne : si cela dure, prévenez le membre.",
    )
    ROBOTS = (
        "robots",
        "Refus par robots.txt",
        "Le site demande aux robots de ne pas lire cette page : voyez avec le membre, ou retirez la ligne.",
    )
    TOO_LARGE = (
        "too_large",
        "Trop volumineux",
        "Le site est plus gros que prévu : s’il l’est vraiment, donnez à sa ligne les options most_pages ou most_mb.",
    )
    MOVED = (
        "moved",
        "Adresse changée",
        "L’adresse mène ailleurs : ouvrez-la, puis corrigez url ou ajoutez l’option hosts dans sources.csv.",
    )
    PRIVATE_ADDRESS = (
        "private_address",
        "Adresse privée",
        "L’adresse mène à un réseau privé : corrigez url dans sources.csv.",
    )
    REDESIGN = (
        "redesign",
        "Présentation changée",
        "Le site a changé de présentation : `glassvallee sources replace` avec son adresse apprend la nouvelle.",
    )
    EMPTY = (
        "empty",
        "Aucune offre reconnue",
        "Aucune offre n’a été reconnue : s’il y en a sur la page, lancez `glassvallee probe` avec son adresse.",
    )
    PARSE_ERROR = (
        "parse_error",
        "Page illisible",
        "Une page n’a pas pu être lue : signalez-le avec l’identifiant de la source.",
    )
    CUT = (
        "cut",
        "Réponse coupée",
        "Le site a coupé sa réponse : attendez la prochaine visite.",
    )
    INTERRUPTED = (
        "interrupted",
        "Visite interrompue",
        "La visite a été arrêtée ; elle sera refaite. Si cela revient, voyez les journaux (var/logs).",
    )
    BAD_ROW = (
        "bad_row",
        "Lignes à corriger",
        "Corrigez les lignes nommées dans le fichier des offres déclarées.",
    )
    NOT_CONFIGURED = (
        "not_configured",
        "Réglage manquant",
        "Il manque un réglage : `glassvallee doctor` dit lequel.",
    )
    PARTIAL = (
        "partial",
        "Lue en partie",
        "Le site montre des offres que nous ne lisons pas : ouvrez la page, et `glassvallee probe` avec son adresse dit lesquelles.",
    )
    DROPPED = (
        "dropped",
        "Chute du nombre d’offres",
        "Bien moins d’offres que d’habitude : ouvrez la page. Si c’est vrai, il n’y a rien à faire : trois visites suffiront.",
    )
    """The one cause that is no fault: the list was read to its end, with far fewer offers than usual."""


CAUSES: Mapping[str, Cause] = {cause.value: cause for cause in Cause}


@dataclass(frozen=True, slots=True)
class FaultRecord:
    """All that is decided of a fault."""

    name: str
    """The string that is stored."""

    cause: Cause
    """Why, in one word; with it come the label of the board and the mend."""

    outcome: Outcome
    """How a visit ends that read nothing because this happened to its list."""

    sentence: str
    """The French sentence of a source's state: it begins without a capital and ends without a stop."""

    request: str = ""
    """In the report of a visit, in place of Scrapy's English for one request; empty where the error's own words are kept."""

    in_full: bool = False
    """Whether a source's state repeats every detail: they are written for the person who mends them."""

    of_host: bool = False
    """Whether it keeps a whole host from answering, and not one page."""

    not_for_us: bool = False
    """Whether it refuses to show us a page: an offer there has none that we may read, so its list alone tells."""


class Fault(StrEnum):
    """Why a crawl is not complete, or a request gave nothing."""

    _value_: str
    record: FaultRecord

    def __new__(cls, record: FaultRecord) -> Self:
        """A fault is its name, and knows what is decided of it."""
        self = str.__new__(cls, record.name)
        self._value_, self.record = record.name, record
        return self

    DNS = FaultRecord(
        "dns",
        Cause.DNS,
        Outcome.FAILED,
        "l’adresse du site est introuvable",
        request="adresse introuvable",
        of_host=True,
    )
    TIMEOUT = FaultRecord(
        "timeout",
        Cause.TIMEOUT,
        Outcome.FAILED,
        "le site n’a pas répondu à temps",
        request="pas de réponse à temps",
        of_host=True,
    )
    TLS = FaultRecord(
        "tls",
        Cause.TLS,
        Outcome.FAILED,
        "le certificat de sécurité du site n’est pas valable",
        request="connexion sécurisée impossible",
        of_host=True,
    )
    REFUSED = FaultRecord(
        "refused",
        Cause.REFUSED,
        Outcome.FAILED,
        "le site refuse la connexion",
        request="connexion refusée ou coupée",
        of_host=True,
    )
    FORBIDDEN = FaultRecord(
        "forbidden",
        Cause.BOT_WALL,
        Outcome.BLOCKED,
        "le site interdit l’accès à notre robot",
        request="accès refusé",
        not_for_us=True,
    )
    THROTTLED = FaultRecord("throttled", Cause.THROTTLED, Outcome.BLOCKED, "le site nous demande de ralentir")
    PARTIAL = FaultRecord(
        "partial",
        Cause.PARTIAL,
        Outcome.SUSPECT,
        "une partie des offres que le site montre n’a pas été lue",
        in_full=True,
    )
    GONE = FaultRecord("gone", Cause.GONE, Outcome.FAILED, "la page n’existe plus")
    SERVER_ERROR = FaultRecord("server_error", Cause.SERVER_ERROR, Outcome.FAILED, "le site est en panne")
    ROBOTS = FaultRecord(
        "robots",
        Cause.ROBOTS,
        Outcome.BLOCKED,
        "le fichier robots.txt du site demande de ne pas le lire",
        request="refusé par robots.txt",
        not_for_us=True,
    )
    ROBOTS_UNREACHABLE = FaultRecord(
        "robots_unreachable",
        Cause.SERVER_ERROR,
        Outcome.FAILED,
        "le fichier robots.txt du site ne répond pas : sans lui, nous ne lisons rien",
    )
    TOO_LARGE = FaultRecord(
        "too_large",
        Cause.TOO_LARGE,
        Outcome.FAILED,
        "une page est trop volumineuse",
        request="réponse trop volumineuse",
    )
    REDIRECT = FaultRecord(
        "redirect",
        Cause.MOVED,
        Outcome.FAILED,
        "le site renvoie sans fin d’une adresse à l’autre",
        request="trop de redirections",
    )
    OTHER_SITE = FaultRecord(
        "other_site",
        Cause.MOVED,
        Outcome.SUSPECT,
        "une adresse mène à un autre site, que nous ne suivons pas sans l’option hosts",
        not_for_us=True,
    )
    LED_AWAY = FaultRecord(
        "led_away", Cause.MOVED, Outcome.FAILED, "une offre de la liste renvoie à l’accueil ou à la liste"
    )
    PRIVATE_ADDRESS = FaultRecord(
        "private_address",
        Cause.PRIVATE_ADDRESS,
        Outcome.FAILED,
        "l’adresse mène à un réseau privé",
        of_host=True,
        not_for_us=True,
    )
    CONTAINER_MISSING = FaultRecord(
        "container_missing",
        Cause.REDESIGN,
        Outcome.SUSPECT,
        "la liste des offres n’est plus là où elle était : le site a sans doute changé",
    )
    NOTHING_FOUND = FaultRecord("nothing_found", Cause.EMPTY, Outcome.SUSPECT, "aucune offre n’a été reconnue")
    UNREADABLE = FaultRecord(
        "unreadable",
        Cause.PARSE_ERROR,
        Outcome.SUSPECT,
        "une page n’a pas pu être comprise",
        request="réponse coupée avant sa fin",
    )
    CUT = FaultRecord("cut", Cause.CUT, Outcome.SUSPECT, "la réponse s’arrête au milieu")
    DENIED = FaultRecord(
        "denied",
        Cause.SERVER_ERROR,
        Outcome.SUSPECT,
        "la page d’une offre demande une connexion, ou de revenir plus tard",
    )
    CAP_REACHED = FaultRecord("cap_reached", Cause.TOO_LARGE, Outcome.SUSPECT, "il y a plus de pages que prévu")
    EXCEPTION = FaultRecord("exception", Cause.PARSE_ERROR, Outcome.FAILED, "notre lecture a échoué")
    TORN = FaultRecord("torn", Cause.INTERRUPTED, Outcome.FAILED, "la visite a été interrompue")
    BAD_ROW = FaultRecord(
        "bad_row", Cause.BAD_ROW, Outcome.SUSPECT, "des lignes du fichier sont à corriger", in_full=True
    )
    NOT_CONFIGURED = FaultRecord("not_configured", Cause.NOT_CONFIGURED, Outcome.OFF, "un réglage manque", in_full=True)


def label_of_cause(name: str) -> str:
    """What readers of the board are told of a stored cause; nothing of one that this program does not know, nor when all is well.

    >>> label_of_cause("bot_wall"), label_of_cause("")
    ('Robots refusés', '')
    """
    return CAUSES[name].label if name in CAUSES else ""


def mend_of_cause(name: str) -> str:
    """What the association can do about a stored cause; nothing of one that this program does not know, nor when all is well.

    >>> mend_of_cause("server_error"), mend_of_cause("")
    ('Le site est en panne : si cela dure, prévenez le membre.', '')
    """
    return CAUSES[name].mend if name in CAUSES else ""
