"""What vallee.db knows and the registry names no more → what looks like a slip of the hand, and so removes nothing."""

from collections.abc import Iterable

from crawlers.process.saved_pages import SPIDER as SAVED
from crawlers.registry.registry import Problem, Registry, Source, name_key
from db.store import Store
from db.vallee.rows import MemberRow, SourceRow


def registry_doubts(store: Store, registry: Registry) -> tuple[Problem, ...]:
    """What is found wrong with the registry only beside what was known: all sources gone at once, or one under another id."""
    sources = list(store.read(SourceRow, "WHERE active AND spider != ? AND id NOT GLOB 'declare-*'", [SAVED]))
    members = list(store.read(MemberRow, "WHERE active"))
    return (*emptied(sources, registry), *renamed_sources(sources, registry), *renamed_members(members, registry))


def emptied(known: list[SourceRow], registry: Registry) -> Iterable[Problem]:
    """What is to mend when several sources vanished at once and none is left: nobody meant that."""
    if len(known) > 1 and all(made_by_us(source) for source in registry.sources.values()):
        message = (
            f"plus aucune source, alors que {len(known)} étaient suivies : aucune n’est retirée. Remettez le fichier ; "
            "pour tout retirer, retirez d’abord toutes les lignes sauf une."
        )
        yield Problem(file="sources.csv", line=0, column="", message=message)


def made_by_us(source: Source) -> bool:
    """Whether a source was made of saved pages, or of what a member declares on its page: no line names it."""
    return source.spider == SAVED or source.id.startswith("declare-")


def renamed_sources(known: Iterable[SourceRow], registry: Registry) -> Iterable[Problem]:
    """A source that is gone while a new one has its address: the same one, under an id that somebody changed."""
    ids = {source.id for source in known}
    new = {(source.spider, source.url.whole): source.id for source in registry.sources.values() if source.id not in ids}
    for source in known:
        now = new.get((source.spider, source.url))
        if now and source.id not in registry.sources:
            yield Problem(file="sources.csv", line=0, column="id", message=renaming(source.id, now), row=source.id)


def renamed_members(known: Iterable[MemberRow], registry: Registry) -> Iterable[Problem]:
    """A member that is gone while a new one has its name."""
    ids = {member.id for member in known}
    new = {name_key(member.name): member.id for member in registry.members.values() if member.id not in ids}
    for member in known:
        now = new.get(name_key(member.name))
        if now and member.id not in registry.members:
            yield Problem(file="members.csv", line=0, column="id", message=renaming(member.id, now), row=member.id)


def renaming(before: str, now: str) -> str:
    """What to do about an id that changed."""
    return (
        f"« {before} » s’appelle maintenant « {now} » : rien n’est retiré ni fermé. Remettez « {before} ». Pour changer "
        f"vraiment d’identifiant, retirez la ligne, lancez une visite, puis ajoutez « {now} »."
    )
