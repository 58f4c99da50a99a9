"""Hours of the day in a text → the spans of work that they bound."""

import re

AT = r"(?P<{0}>[01]?\d|2[0-4])(?: ?h ?|:)(?P<{0}m>[0-5]\d)?(?:mn|min|heures)?"
BARE = r"(?P<{0}>[01]?\d|2[0-4])(?:(?: ?h ?|: ?)(?P<{0}m>[0-5]\d)?)? ?"
RANGE = re.compile(rf"(?<![\d:])(?:de |entre )?{BARE.format('a')} ?(?:-|a|/|et|>|jusqu'a| ) ?{AT.format('b')}(?!\d)")
Span = tuple[float, float]
SHIFT_HOURS = 6.5
"""Hours that a shift has at least: less is the half of a day, with a break before or after."""


def without_clocks(words: str) -> tuple[str, list[Span]]:
    """The words without the hours of the day, and the spans that these bound.

    >>> without_clocks("2 equipes : 5h-13h / 13h-21h, 35h")
    ('2 equipes :  /  , 35h', [(5.0, 13.0), (13.0, 21.0)])
    >>> without_clocks("2x7 : 6h-13h / 13h-20h")[1]
    [(6.0, 13.0), (13.0, 20.0)]
    """
    spans: list[Span] = []

    def keep(match: re.Match[str]) -> str:
        span = hour(match, "a"), hour(match, "b")
        if not plausible(match, span):
            return match.group()
        spans.append(span)
        return " "

    return RANGE.sub(keep, words), spans


def plausible(match: re.Match[str], span: Span) -> bool:
    """Whether the two are hours of one day: « 35h/39h » are not, nor « 5 à 6 h »."""
    length = (span[1] - span[0]) % 24
    first_marked = "h" in match.group()[: match.start("b") - match.start()] or ":" in match.group()
    return 2 <= length <= 13 and (first_marked or " a " in match.group() or "-" in match.group())


def hour(match: re.Match[str], name: str) -> float:
    """« 13h30 » as 13.5."""
    return int(match[name]) + int(match[f"{name}m"] or 0) / 60


def hours_between(spans: list[Span]) -> set[str]:
    """Spans that follow each other round the clock are teams in turn; one by night is night work.

    >>> hours_between([(5, 13), (13, 21)]), hours_between([(8, 12), (13.5, 17.5)]), hours_between([(21, 5)])
    ({'2x8'}, set(), {'nuit'})
    """
    shifts = [span for span in dict.fromkeys(spans) if (span[1] - span[0]) % 24 >= SHIFT_HOURS]
    chained = [
        True
        for earlier in shifts
        for later in shifts
        if earlier != later and abs(earlier[1] % 24 - later[0] % 24) <= 0.5
    ]
    if len(shifts) >= 3 and len(chained) >= 2:
        return {"3x8"}
    nights = {"nuit"} if any(is_night(span) for span in shifts) else set()
    return nights | ({"2x8"} if chained and len(shifts) == 2 and not nights else set())


def is_night(span: Span) -> bool:
    """Whether a span goes through the small hours."""
    return span[0] >= 19 and span[1] % 24 <= 9
