"""A folded text → the figures that it tells: who says the same work in other words keeps them."""

import re
from array import array
from collections.abc import Iterable
from functools import lru_cache

FIGURE = re.compile(r"[0-9]+(?: [0-9]{3}(?![0-9]))*(?:[.,][0-9]+)*( ?(?:eur|brut|net))?")
"""A number, and whether it is money: « 2 450 », « 12,62 eur », « 2240 euros »."""
BETWEEN = frozenset({" a ", " et ", " ou ", "-", " - ", "/", " / "})
"""One of these stands between the two ends of a span, of which only the second may say that it is money."""
YEARS = range(1800, 2100)
EVERYWHERE = frozenset({10, 12, 13, 24, 35, 39, 76, 80, 60, 100, 482, 484, 485, 486, 489, 490})
"""Numbers that tell nothing, since most offers say them: hours a week, months of pay, departments, rules for fork lifts (R489)."""
MOST_FIGURES = 30
MONEY = 1 << 31
"""What is added to an amount in cents, so that it stands beside numbers."""


def cents(written: str) -> int:
    """An amount in cents; 0 for what is none, as a date.

    >>> cents("2 450"), cents("12,6"), cents("2240.00"), cents("12.11.2026")
    (245000, 1260, 224000, 0)
    """
    whole, _, part = written.replace(" ", "").replace(",", ".").partition(".")
    return 0 if "." in part else 100 * int(whole[:7]) + int(f"{part}00"[:2])


@lru_cache(maxsize=1 << 12)
def interned(values: tuple[int, ...]) -> "array[int]":
    """Figures as an array, once in memory where several postings tell the same."""
    return array("I", values)


def figures(words: str, wage: Iterable[float | None] = ()) -> "array[int]":
    """The amounts that folded words and a wage tell, and the other numbers, but for years and what everybody says.

    Amounts are in cents, with ``MONEY`` added to them.

    >>> told = figures("de 2 450 a 2 700 eur brut, 38 palettes, prime de 140 eur, 35 h, depuis 1898", (2450.0, None))
    >>> amounts_of(told), [figure for figure in told if figure < MONEY]
    ([14000, 245000, 270000], [38])
    """
    money = {round(100 * amount) for amount in wage if amount and amount < 1e6}
    numbers: set[int] = set()
    before: tuple[int, str] = (0, "")
    for match in FIGURE.finditer(words):
        written, unit = match[0], match[1]
        if unit:
            money.add(cents(written.removesuffix(unit)))
            if before[1] and words[before[0] : match.start()] in BETWEEN:
                money.add(cents(before[1]))
        elif (2 <= len(written) <= 4 or " " in written) and "." not in written and "," not in written:
            numbers.add(int(written.replace(" ", "")[:9]))
        before = match.end(), "" if unit else written
    numbers -= EVERYWHERE | {amount // 100 for amount in money}
    chosen = [number for number in numbers if number not in YEARS] + [MONEY + amount for amount in money if amount]
    return interned(tuple(sorted(chosen)[-MOST_FIGURES:]))


def amounts_of(values: "array[int]") -> list[int]:
    """The amounts among figures, in cents."""
    return [value - MONEY for value in values if value >= MONEY]


def shared_figures(a: "array[int]", b: "array[int]") -> tuple[tuple[int, ...], int]:
    """The amounts that both tell, in cents, and how many other numbers.

    >>> shared_figures(figures("2 450 eur, 18 lots, 22 t"), figures("2450 euros, 18 lots"))
    ((245000,), 1)
    """
    both = sorted(set(a).intersection(b))
    money = tuple(value - MONEY for value in both if value >= MONEY)
    return money, len(both) - len(money)
