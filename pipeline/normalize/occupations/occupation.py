"""A title → ROME occupations: the source's own code, then the words of the trades, then the appellations."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from french.stems import stem
from french.word_lists import WordGroup, word_list
from pipeline.model import Occupation
from pipeline.normalize.occupations.appellations import Resemblance, appellations, resemblance
from pipeline.normalize.occupations.title_stems import stems

HERE = Path(__file__).parent
VALLEY, COMMON = HERE / "valley_trades.txt", HERE / "common_trades.txt"
"""Names of trades that ROME's own appellations miss or scatter: the valley's own, and everybody's."""
WHOLE = HERE / "whole_titles.txt"
"""Names of trades that count only when a title says nothing more than this and small words."""
PLAIN = frozenset(word_list(HERE / "plain_words.txt").plain())
"""Words that do not change what one does."""
FORM = re.compile(r"[A-N][1-5]\d{3}")


def read_trades(file: Path) -> dict[str, tuple[WordGroup, ...]]:
    """Part → the groups of a list of trades: ROME code, and ways to say it."""
    trades = word_list(file)
    groups = {part: trades.groups(part, once=True) for part in trades.parts}
    for group in (group for those in groups.values() for group in those):
        if not FORM.fullmatch(group.name):
            raise trades.error(group.line, f"« {group.name} » n’est pas un code ROME : une lettre et quatre chiffres.")
    return groups


LISTS = {file: read_trades(file) for file in (VALLEY, COMMON, WHOLE)}
"""Read at once: a line that cannot be understood is told before anything begins."""

CODE = re.compile(r"\b([A-N][1-5]\d{3})\b")
MOST_OCCUPATIONS = 5
SURE_SCORE = 0.6
"""Below, an occupation is only probable: it may be searched, and should be marked."""
NEARLY_THE_SAME = 0.8
"""An appellation that is so like the title says more than a rule for a part of it."""
WASTE = re.compile(r"\bdechets?\b|\brecycla\w*|\bordures\b|\bcollecte selective\b|\bdechetterie\b")
WASTE_WORDS = ("dechet", "recycla", "ordures", "collecte selective")
"""A text that holds none of these is not searched with the pattern, which is slow."""
GLASS = re.compile(r"\bverr(?:e|es|erie|eries|ier|iers)\b|\bflacon\w*")
GLASSMAKERS = frozenset(["verrier"])
FOUNDRIES = frozenset(["mouliste", "fondeur"])


@dataclass(frozen=True, slots=True)
class TradeRule:
    """A rule of the trades' lists that a title fulfils."""

    code: str
    size: int
    """How many words it needs."""
    whole: bool
    """Whether it is all that the title says."""


def occupation(
    title: str, *, rome: str = "", employer_kind: str = "", words: str = ""
) -> tuple[Occupation, str] | None:
    """The occupation of a title, with up to four others, and the rule that gave it.

    ``rome``: what the source says; ``employer_kind``: of the registry; ``words``: the folded description.

    >>> occupation("Conducteur de machine IS")[0].rome, occupation("Trieur", words="tri des dechets menagers")[0].rome
    ('H2801', 'K2304')
    >>> occupation("Agent de production")[0].rome, occupation("Agent de production", employer_kind="verrier")[0].rome
    ('H3302', 'H2801')
    """
    given = CODE.search(rome.upper())
    if given and given[1] in appellations().labels:
        return Occupation(rome=given[1], label=appellations().labels[given[1]], score=1.0), "rome:given"
    waste = speaks_of_waste(words)
    return by_title(title, employer_kind if employer_kind in GLASSMAKERS | FOUNDRIES else "", waste)


def speaks_of_waste(words: str) -> bool:
    """Whether a folded description is about waste, and not about glass."""
    return any(word in words for word in WASTE_WORDS) and bool(WASTE.search(words)) and not GLASS.search(words)


@lru_cache(maxsize=16_384)
def by_title(title: str, employer_kind: str, waste: bool) -> tuple[Occupation, str] | None:
    """The occupation that a title says, at an employer of that kind."""
    title_stems = stems(title)
    rule, near = by_rule(title_stems, employer_kind), resemblance(title_stems)
    if rule and rule.code in appellations().labels and not (near and says_more(near, rule, title_stems)):
        code = "K2304" if waste and rule.code == "H3302" and {"tri", "trieur"} & set(title_stems) else rule.code
        return ranked(code, 0.95 if rule.whole else 0.8, near), "rome:trade"
    if near is None:
        return None
    code, share = (near.nearest, 0.9) if near.cosine >= NEARLY_THE_SAME else near.votes[0]
    score = round(min(share, 1.0) * min(1.0, near.cosine + 0.2), 2)
    name = "rome:appellation" if score >= SURE_SCORE else "rome:appellation (probable)"
    return ranked(code, score, near), name


def says_more(near: Resemblance, rule: TradeRule, title_stems: list[str]) -> bool:
    """Whether an appellation fits the whole title, and the rule only a part of it."""
    return near.cosine >= NEARLY_THE_SAME and not rule.whole and len(core(title_stems)) > rule.size


def ranked(code: str, score: float, near: Resemblance | None) -> Occupation:
    """An occupation with the others that were near."""
    others = [other for other, _ in near.votes if other != code] if near else []
    return Occupation(
        rome=code, label=appellations().labels[code], score=score, alternatives=tuple(others[: MOST_OCCUPATIONS - 1])
    )


def core(title_stems: list[str]) -> frozenset[str]:
    """Stems that say what one does: not « confirmé », not « de nuit »."""
    return frozenset(title_stems) - plain_stems()


def by_rule(title_stems: list[str], employer_kind: str) -> TradeRule | None:
    """The rule that needs most of the title's words; the valley's before everybody's."""
    heart = core(title_stems)
    own = whole_titles(employer_kind).get(heart) if employer_kind else None
    if own:
        return TradeRule(own, len(heart), whole=True)
    best: tuple[tuple[int, int, int], str] | None = None
    there = frozenset(title_stems)
    for rank, table in enumerate((rules(COMMON), rules(VALLEY))):
        for position, word in enumerate(title_stems):
            for need, code in table.get(word, ()):
                order = (len(need), -position, rank)
                if need <= there and (best is None or order > best[0]):
                    best = order, code
    if heart in whole_titles("") and (best is None or best[0][0] < len(heart)):
        return TradeRule(whole_titles("")[heart], len(heart), whole=True)
    return TradeRule(best[1], best[0][0], whole=best[0][0] >= len(heart)) if best else None


@cache
def rules(file: Path) -> dict[str, list[tuple[frozenset[str], str]]]:
    """First stem → all stems that a rule needs, and its code."""
    by_first_stem = defaultdict(list)
    for words, code in ways(file):
        by_first_stem[words[0]].append((frozenset(words), code))
    return dict(by_first_stem)


@cache
def whole_titles(employer_kind: str) -> dict[frozenset[str], str]:
    """Stems that are all that a title says → its code, at an employer of that kind."""
    part = {"verrier": "verriers", "": "partout"}.get(employer_kind, "fondeurs et moulistes")
    return {frozenset(words): code for words, code in ways(WHOLE, part)}


def ways(file: Path, part: str = "") -> Iterator[tuple[list[str], str]]:
    """The rules of a list: stems and code."""
    for group in LISTS[file][part]:
        yield from ((stems(way), group.name) for way in group.ways)


@cache
def plain_stems() -> frozenset[str]:
    """Stems that do not change what one does."""
    return frozenset(map(stem, PLAIN)) | PLAIN


def unknown_codes() -> list[str]:
    """Codes of the lists of trades that ROME does not have: their lines say nothing."""
    codes = {group.name for groups in LISTS.values() for those in groups.values() for group in those}
    return sorted(codes - appellations().labels.keys())
