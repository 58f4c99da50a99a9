"""The public file, the settings that concern readers, and mails."""

import os
import smtplib
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta

from db.backup import read_only
from db.store import read_store
from db.stumbles import read_stumbles
from french.calendar import paris
from pipeline.doctor.diagnosis import Diagnosis, Installation
from pipeline.installation.error_words import error_words
from pipeline.mail.smtp import try_sender

LEGAL = ("publisher_address", "publication_director", "contact_email", "host", "url")
"""What the law wants a publisher to say of itself, and where the board is found."""
VERBS = {"crawl": "crawl --due", "backup": "backup --nightly", "prune": "prune --yes"}
LAST_CRAWL = "SELECT max(finished_at) FROM crawls"


def stumbles(installation: Installation) -> Iterator[Diagnosis]:
    """Whether what the scheduler starts fails each time."""
    for name, stumble in read_stumbles(installation.paths.data).items():
        yield Diagnosis(
            "stumbles",
            f"« {name} » échoue depuis le {paris(stumble.since):%d/%m/%Y à %H:%M}.",
            f"S’il n’est rien dit de plus ici, lancez-le à la main et lisez ce qu’il dit : `glassvallee {VERBS.get(name, name)}`.",
        )


def board(installation: Installation) -> Iterator[Diagnosis]:
    """Whether what readers see is there, and is what we know."""
    paths = installation.paths
    if installation.damage(paths.store) or installation.damage(paths.board):
        return  # said already
    with read_store(paths.store) as store:
        crawled = store.value(LAST_CRAWL) if store else None
    if crawled is None:
        return
    if not paths.board.exists():
        yield Diagnosis("board", "le tableau n’est pas publié : le site est vide.", "`glassvallee publish`")
        return
    with closing(read_only(paths.board)) as opened:
        (published,) = opened.execute("SELECT value FROM meta WHERE key = 'published_at'").fetchone()
    if datetime.fromisoformat(crawled) - datetime.fromisoformat(published) > timedelta(hours=1):
        yield Diagnosis(
            "board", f"le tableau date du {published[:10]}, les visites du {crawled[:10]}.", "`glassvallee publish`"
        )


def settings(installation: Installation) -> Iterator[Diagnosis]:
    """Whether settings lack, or contradict each other."""
    site = installation.configuration.settings.site
    if lacks := [name for name in LEGAL if not getattr(site, name)]:
        yield Diagnosis(
            "settings",
            f"les mentions légales sont incomplètes ({', '.join(lacks)}).",
            "Écrivez-les sous [site] dans glassvallee.toml.",
            grave=False,
        )
    mails = installation.configuration.settings.mail
    if mails.host and mails.user and not os.environ.get("GLASSVALLEE_SMTP_PASSWORD"):
        yield Diagnosis(
            "settings",
            "[mail] user est donné, mais pas son mot de passe.",
            "Donnez GLASSVALLEE_SMTP_PASSWORD au service.",
        )
    if mails.host and not mails.sender:
        yield Diagnosis(
            "settings", "[mail] host est donné, mais pas sender : aucun courrier ne part.", "Donnez [mail] sender."
        )


def mail(installation: Installation) -> Iterator[Diagnosis]:
    """Whether the mail server answers; only when asked, since it is somebody else's machine."""
    if not installation.mail:
        return
    given = installation.configuration.settings.mail
    if not given.host:
        yield Diagnosis("mail", "aucun serveur de courrier n’est donné.", "Donnez [mail] host.", grave=False)
        return
    try:
        refused = try_sender(given) if given.sender else ""
    except ValueError as error:
        yield Diagnosis("mail", f"[mail] sender : {error}", "Corrigez [mail] sender dans glassvallee.toml.")
        return
    except (OSError, smtplib.SMTPException) as error:
        yield Diagnosis(
            "mail",
            f"le serveur de courrier {given.host}:{given.port} ne nous reçoit pas ({error_words(error)}).",
            "Vérifiez la rubrique [mail] et GLASSVALLEE_SMTP_PASSWORD.",
        )
        return
    if refused:
        yield Diagnosis(
            "mail",
            f"le serveur de courrier refuse l’expéditeur {given.sender} ({refused}).",
            "Donnez sous [mail] sender une adresse que ce serveur envoie.",
        )
