"""The data folder, the registry and the databases."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawlers.platforms.table import SPIDERS
from crawlers.process.run_file import is_running
from crawlers.registry.permission import PROPOSED, REFUSED, why_unread
from crawlers.registry.registry import read_registry
from db.people.open import migrations as people_steps
from db.people.signed_links import why_links_are_void
from db.private_file import MEND, why_foreign
from db.schema import SchemaError
from db.schema import migrations as store_steps
from db.store import open_store, read_store
from french.calendar import PARIS
from pipeline.crawling.registry_doubts import known_doubts
from pipeline.doctor.diagnosis import Diagnosis, Installation
from pipeline.health.waiting import waiting as what_waits
from pipeline.publishing.people_guard import known_now, last_followed, refusal_without_people
from pipeline.recovery.irreplaceable_files import databases as kept_databases
from pipeline.recovery.prune import TEMPORARY, older_files
from pipeline.sources.declared_remarks import declared_remarks
from pipeline.sources.proposals import in_words, mend
from pipeline.sources.proposals import proposals as proposed

PRIVATE = ("vallee.db", "people.db", "glassvallee.toml", "*.env", "*.key", "secret*")
"""What nobody else on the machine may read."""
A_DAY = timedelta(days=1)
WRITTEN_IN = datetime(2026, 1, 1, tzinfo=UTC)
"""This program was not written earlier: a clock that says so is wrong."""


def folder(installation: Installation) -> Iterator[Diagnosis]:
    """Whether the data folder is there, and we may write in it."""
    data = installation.paths.data
    if not data.exists():
        yield Diagnosis(
            "folder",
            f"{data} n’existe pas encore.",
            "La première visite le crée : `glassvallee crawl --all`.",
            grave=False,
        )
    elif not os.access(data, os.W_OK | os.X_OK) or (
        os.geteuid() != 0 and any(map(foreign, kept_databases(installation.paths)))
    ):
        yield Diagnosis(
            "folder",
            f"{data} n’est pas à nous : rien ne peut y être écrit.",
            f"Donnez-le à l’utilisateur du programme : `sudo chown -R glassvallee {data}`.",
        )


def foreign(file: Path) -> bool:
    """Whether a file may not be written by us."""
    return not os.access(file, os.W_OK)


def private_files(installation: Installation) -> Iterator[Diagnosis]:
    """Whether others on the machine could read private files."""
    data = installation.paths.data
    if not data.exists() or not data.stat().st_mode & 0o011:
        return
    open_to_others = 0o004 if data.stat().st_mode & 0o001 else 0
    open_to_group = 0o040 if data.stat().st_mode & 0o010 else 0
    readable = [
        file.name
        for pattern in PRIVATE
        for file in sorted(data.glob(pattern))
        if file.stat().st_mode & (open_to_others | open_to_group)
    ]
    if readable:
        yield Diagnosis(
            "private_files",
            f"d’autres utilisateurs de la machine peuvent lire {', '.join(dict.fromkeys(readable))}.",
            f"Fermez le dossier : `chmod 700 {data}`.",
        )


def registry(installation: Installation) -> Iterator[Diagnosis]:
    """Whether a line of the registry cannot be read."""
    read = read_registry(installation.paths.registry, SPIDERS)
    doubts = known_doubts(installation.paths.store, read, installation.now.date())
    for problem in (*read.problems, *doubts):
        yield Diagnosis("registry", str(problem), "Corrigez cette ligne, puis : `glassvallee sources validate`.")


def permission(installation: Installation) -> Iterator[Diagnosis]:
    """Whether sources wait for a yes: a proposal may, an agency's line that says nothing of it is a mistake."""
    known = read_registry(installation.paths.registry, SPIDERS)
    for source in known.sources.values():
        if (why := why_unread(source, known)) and why != REFUSED:
            mend = f"`glassvallee sources accept {source.id}` quand quelqu’un a dit oui ; sinon, laissez-la."
            agency = "Demandez l’accord écrit de l’agence (consent = asked en attendant), ou retirez la ligne. "
            yield Diagnosis(
                "permission",
                f"{source.id} : {why}",
                mend if why == PROPOSED else agency + mend,
                grave=not source.consent,
            )


def proposals(installation: Installation) -> Iterator[Diagnosis]:
    """Whether members were seen to recruit with a tool that nobody reads."""
    paths = installation.paths
    if installation.damage(paths.store):
        return  # said elsewhere
    known = read_registry(paths.registry, SPIDERS)
    for proposal in proposed(paths.store, known):
        yield Diagnosis("proposals", in_words(proposal, known), mend(proposal), grave=False)


def waiting(installation: Installation) -> Iterator[Diagnosis]:
    """Whether people wait for the association, and for how long."""
    if not installation.paths.people.exists() or installation.damage(installation.paths.people):
        return  # nobody wrote, or it is said elsewhere
    for one in what_waits(installation.paths, installation.now):
        yield Diagnosis("waiting", one.words, one.mend, grave=False)


def declared(installation: Installation) -> Iterator[Diagnosis]:
    """Whether cells of declared tables are not understood: each is named with its line, also where that does no harm."""
    paths = installation.paths
    if installation.damage(paths.store):
        return  # said elsewhere
    for remarks in declared_remarks(paths, read_registry(paths.registry, SPIDERS)).values():
        for problem, mistake in remarks:
            mend_it = "Corrigez cette cellule dans le tableau." if mistake else "Rien à faire si c’est voulu."
            yield Diagnosis("declared", str(problem), mend_it, grave=False)


def databases(installation: Installation) -> Iterator[Diagnosis]:
    """Whether a database is damaged, or not of this program."""
    paths = installation.paths
    for file in kept_databases(paths):
        if damage := installation.damage(file):
            yield Diagnosis(
                "databases",
                f"{file} est abîmée ({damage}).",
                "Arrêtez le service, puis remettez la dernière sauvegarde : `glassvallee restore FICHIER --yes`. "
                "Sans sauvegarde, écartez ce fichier et refaites une visite : `glassvallee crawl --all`.",
            )
    if damage := installation.damage(paths.board):
        yield Diagnosis("databases", f"{paths.board} est abîmée ({damage}).", "Refaites-la : `glassvallee publish`.")
    foreign = [(paths.store, store_steps), (paths.people, people_steps)]
    for file, why in [(file, why_foreign(file, steps)) for file, steps in foreign if not installation.damage(file)]:
        if why:
            yield Diagnosis("databases", f"{file} : {why}.", MEND)
    if paths.store.exists() and not why_foreign(paths.store, store_steps) and not installation.damage(paths.store):
        try:
            open_store(paths.store, write=False).close()
        except SchemaError as error:
            yield Diagnosis(
                "databases", str(error), "Mettez le programme à jour, ou remettez une sauvegarde plus ancienne."
            )


def people(installation: Installation) -> Iterator[Diagnosis]:
    """Whether people.db is the one that the board followed: a new one would make public what members hid."""
    file = installation.paths.people
    if installation.damage(file):
        return  # said elsewhere
    why = refusal_without_people(file, known_now(file), last_followed(file))
    if why:
        what, _, mend = why.partition(" Remettez ")
        yield Diagnosis("people", what, f"Remettez {mend}")


def secret(installation: Installation) -> Iterator[Diagnosis]:
    """Whether private links open: the secret that they were made with may be lost, empty or another one."""
    if why := why_links_are_void(installation.paths.people, installation.now):
        what, _, mend = why.partition(". ")
        yield Diagnosis("secret", f"{what}.", mend)


def leftovers(installation: Installation) -> Iterator[Diagnosis]:
    """What dead processes left. (A lock that nobody holds is nothing to mend: the kernel let it go.)"""
    paths, yesterday = installation.paths, installation.now - A_DAY
    runs = [file for file in older_files(paths.runs, "*.run", yesterday, installation.now) if not is_running(file)]
    if runs:
        yield Diagnosis(
            "leftovers",
            f"{len(runs)} visites interrompues attendent dans {paths.runs}.",
            "La prochaine visite les garde ou les écarte : `glassvallee crawl --due`.",
        )
    if left := [
        file for pattern in TEMPORARY for file in older_files(paths.data, pattern, yesterday, installation.now)
    ]:
        yield Diagnosis(
            "leftovers", f"{len(left)} fichiers à moitié écrits traînent.", "`glassvallee prune --yes` les retire."
        )


def last(installation: Installation, column: str, where: str = "") -> datetime | None:
    """A column of the crawl that was kept last; ``None`` when there is none, or no database.

    Not the latest moment: one visit under a fast clock would be the last for as long as that clock was fast.
    """
    newest = f"SELECT (SELECT {column} FROM crawls {where} ORDER BY rowid DESC LIMIT 1)"  # noqa: S608
    with read_store(installation.paths.store) as store:
        at = store.value(newest) if store else None
    return datetime.fromisoformat(at) if at else None


def clock(installation: Installation) -> Iterator[Diagnosis]:
    """Whether the clock is right: a wrong one dates everything wrong."""
    visited = last(installation, "started_at")
    if installation.now < WRITTEN_IN or (visited and visited > installation.now + timedelta(minutes=5)):
        known = f" alors que la dernière visite est du {visited.astimezone(PARIS):%d/%m/%Y à %H:%M}" if visited else ""
        yield Diagnosis(
            "clock",
            f"l’horloge dit {installation.now.astimezone(PARIS):%d/%m/%Y à %H:%M}{known} : elle est fausse, ou l’a été.",
            "Réglez-la : `sudo timedatectl set-ntp true`. Les offres restent ; la prochaine visite remet les dates d’aplomb.",
        )


def healthy_crawls(installation: Installation) -> Iterator[Diagnosis]:
    """Whether something was read to its end lately."""
    good, visited = last(installation, "started_at", "WHERE complete AND NOT torn"), last(installation, "started_at")
    if good and visited and good > visited:  # it was kept before: its clock was fast
        good = visited - A_DAY
    hours = installation.configuration.settings.site.stale_after_hours
    if good is None:
        yield Diagnosis(
            "healthy_crawls",
            "aucune source n’a encore été lue jusqu’au bout.",
            "`glassvallee crawl --all`",
            grave=False,
        )
    elif installation.now - good > timedelta(hours=hours):
        yield Diagnosis(
            "healthy_crawls",
            f"aucune source n’a été lue jusqu’au bout depuis le {good:%d/%m/%Y}.",
            "Voyez `glassvallee status`, et si le service tourne : `systemctl status glassvallee`.",
        )
