"""A long folded text → its labelled lines, and the short stretches around a word: rules with many branches read only these."""

from collections.abc import Iterator

MOST_LABELS = 40
MOST = 12
"""Stretches that are read for one word."""
LONGEST_LABEL = 45
LONGEST_VALUE = 160
STARTS = ("\n", ". ", "; ", "| ", "- ", "* ")


def labelled(words: str) -> tuple[tuple[str, str], ...]:
    """What is written as « label : value », the value possibly on the next line.

    >>> labelled("horaires : 2x8\\nvous reglez la machine\\ntype de contrat :\\ncdi")
    (('horaires', '2x8'), ('type de contrat', 'cdi'))
    """
    found = []
    at = words.find(":")
    while at >= 0:
        start = max(at - LONGEST_LABEL, 0)
        for sign in STARTS:
            cut = words.rfind(sign, start, at)
            start = cut + len(sign) if cut >= 0 else start
        label = words[start:at].strip(" *-")
        value_at = at + 1 + (words[at + 1 : at + 3].lstrip(" ")[:1] == "\n") + (words[at + 1 : at + 2] == " ")
        end = words.find("\n", value_at, value_at + LONGEST_VALUE)
        value = words[value_at : end if end >= 0 else value_at + LONGEST_VALUE].strip()
        if len(label) > 2 and label[0].isalpha() and value:
            found.append((label, value))
        at = words.find(":", at + 1)
    return tuple(found[:MOST_LABELS])


def around(words: str, triggers: tuple[str, ...], *, before: int, after: int) -> Iterator[str]:
    """The stretches around each trigger, in its own line.

    >>> list(around("a\\nune experience de 2 ans exigee\\nb", ("experience",), before=10, after=20))
    ['une experience de 2 ans ']
    """
    for trigger in triggers:
        at, left = words.find(trigger), MOST
        while at >= 0 and left:
            start = max(words.rfind("\n", 0, at) + 1, at - before)
            end = words.find("\n", at)
            yield words[start : min(end if end >= 0 else len(words), at + after)]
            at, left = words.find(trigger, at + len(trigger)), left - 1
