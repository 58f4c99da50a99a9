"""What members say of being listed on their pages → members.csv, so that visits, proposals and whoever reads the registry know it."""

import sys
from datetime import datetime

from crawlers.platforms.table import SPIDERS
from crawlers.registry.registry import Member, Registry, read_registry
from db.people.consents import Word, own_words, standing
from db.people.open import read_people
from db.people.requests import read
from pipeline.installation.logs import log_event
from pipeline.installation.paths import Paths
from pipeline.sources.registry_lines import text_of_table, with_cells, write_table

IN_FORCE = "WHERE kind = 'consent' AND state = 'active'"


def unnoted(paths: Paths, registry: Registry) -> list[tuple[Member, Word]]:
    """Members whose own word the registry does not have yet, and that word."""
    with read_people(paths.people) as people:
        words = own_words(read(people, IN_FORCE)) if people else {}
    told = [(registry.members[id], word) for id, word in sorted(words.items()) if id in registry.members]
    return [
        (member, word)
        for member, word in told
        if standing(member, word) is word and word != (member.consent, member.consent_date)
    ]


def note_consents(paths: Paths) -> list[tuple[Member, Word]]:
    """Write each member's own word and its day into members.csv; gives those that were written.

    What cannot be written keeps nothing else waiting: it is tried again with the next request, and the doctor and the digest say it.
    """
    path, noted = paths.registry / "members.csv", []
    for member, word in unnoted(paths, read_registry(paths.registry, SPIDERS)):
        cells = {"consent": word.answer, "consent_date": word.day}
        try:
            write_table(path, with_cells(text_of_table(path), member.id, cells), row=member.id)
        except (OSError, ValueError, KeyError) as error:
            print(sentence(member, word), file=sys.stderr)
            log_event("refused", member=member.id, why=str(error))
        else:
            noted.append((member, word))
    return noted


def sentence(member: Member, word: Word) -> str:
    """That members.csv lacks a word, and what to do."""
    day = datetime.strptime(word.day, "%Y-%m-%d")  # noqa: DTZ007 - a date, as the registry writes it
    answer = "oui" if word.answer == "yes" else "non"
    return (
        f"{member.name} a dit {answer} le {day:%d/%m/%Y}, et members.csv ne le dit pas : "
        f"notez-y consent = {word.answer} et consent_date = {word.day}."
    )
