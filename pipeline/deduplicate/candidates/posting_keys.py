"""A posting → under what it is found again without its text, as hashes."""

from collections.abc import Iterable, Iterator

from pipeline.deduplicate.candidates.areas import hash_of
from pipeline.deduplicate.facts.figures import amounts_of
from pipeline.deduplicate.facts.posting_facts import PostingFacts
from pipeline.deduplicate.facts.shifts import VAGUE_SHIFTS


def name_keys(facts: PostingFacts) -> Iterator[int]:
    """Under what a posting is found again by what it is called."""
    names: Iterable[str] = (
        *(f"url {address}" for address in facts.addresses),
        *(f"ref {reference}" for reference in facts.references),
        *(f"key {facts.source} {facts.key}" for _ in facts.key[:1]),
    )
    return map(hash_of, names)


def title_keys(facts: PostingFacts) -> Iterator[int]:
    """Under what a posting is found again by its title: in each of its places, and in all that hold them."""
    title = facts.title.key
    names = [f"{title} {commune}" for commune in facts.communes]
    names += [f"{title} {'within' if facts.communes else 'only'} {department}" for department in facts.departments]
    names += [title] if facts.departments or facts.communes else [title, f"{title} nowhere"]
    return map(hash_of, names)


def title_keys_sought(facts: PostingFacts) -> Iterator[int]:
    """Under what its namesakes are looked for: in its places, and where no more is said than what holds them, or what they hold."""
    title = facts.title.key
    if not facts.departments and not facts.communes:
        return map(hash_of, [title])
    names = [f"{title} {commune}" for commune in facts.communes]
    names += [f"{title} only {department}" for department in facts.departments] + [f"{title} nowhere"]
    names += [] if facts.communes else [f"{title} within {department}" for department in facts.departments]
    return map(hash_of, names)


def work_keys(facts: PostingFacts) -> Iterator[int]:
    """Under what a posting is found again by its occupation and its hours, in each of its communes."""
    shifts = facts.shift - VAGUE_SHIFTS if facts.trade else ()
    return (hash_of(f"{facts.trade} {shift} {commune}") for shift in shifts for commune in facts.communes)


def amount_keys(facts: PostingFacts, *, hidden: bool) -> Iterator[int]:
    """Under what a posting is found again by the amounts that it tells, in each of its communes; ``hidden``: without employer."""
    side = "hidden" if hidden else "named"
    return (hash_of(f"{side} {money} {commune}") for money in amounts_of(facts.figures) for commune in facts.communes)


def employer_keys(facts: PostingFacts) -> Iterator[int]:
    """Under what a posting is found again by its employer, in each of its places."""
    names = [name for name in (" ".join(sorted(facts.employer)), facts.member) if name]
    return (hash_of(f"{name} {commune}") for name in names for commune in facts.communes)
