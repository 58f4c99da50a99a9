"""A trade → the paragraphs of an offer, chosen once for all from hand-written sentences."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

TRADES = Path(__file__).parent / "trades"
MISSIONS, PROFILE = 6, 4


@dataclass(frozen=True, slots=True)
class OfferProse:
    """What an offer says of the work; two offers with the same seed say the same."""

    post: str
    missions: tuple[str, ...]
    profile: tuple[str, ...]


def prose(trade: str, seed: str) -> OfferProse:
    """The sentences of one offer: the same seed always chooses the same."""
    bank = trades()[trade]
    choose = Random(f"{trade} {seed}")
    return OfferProse(
        post=choose.choice(bank["poste"]),
        missions=in_order(bank["missions"], MISSIONS, choose),
        profile=in_order(bank["profil"], PROFILE, choose),
    )


def in_order(sentences: list[str], count: int, choose: Random) -> tuple[str, ...]:
    """As many sentences, in the order of the bank."""
    kept = sorted(choose.sample(range(len(sentences)), min(count, len(sentences))))
    return tuple(sentences[at] for at in kept)


@cache
def trades() -> dict[str, dict[str, list[str]]]:
    """Trade → section → sentences, from the Markdown files."""
    bank: dict[str, dict[str, list[str]]] = {}
    for path in sorted(TRADES.glob("*.md")):
        trade = section = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            mark, _, text = line.partition(" ")
            if mark == "#":
                trade = text
                bank[trade] = {}
            elif mark == "##":
                section = text
                bank[trade][section] = []
            elif mark == "-":
                bank[trade][section].append(text)
    return bank
