"""A long folded text → its labelled lines, and the short stretches around a word: patterns with many branches
are slow, and read only these.
"""

from collections.abc import Iterator

MOST_LABELS = 40
MOST_STRETCHES = 12
"""Of more stretches around one word, only the first are read."""
LABEL_LETTERS = 45
VALUE_LETTERS = 160
LABEL_STARTS = ("\n", ". ", "; ", "| ", "- ", "* ")


def labelled_lines(words: str) -> tuple[tuple[str, str], ...]:
    """What is written as « label : value », the value possibly on the next line.

    >>> labelled_lines("horaires : 2x8\\nvous reglez la machine\\ntype de contrat :\\ncdi")
    (('horaires', '2x8'), ('type de contrat', 'cdi'))
    """
    lines = []
    at = words.find(":")
    while at >= 0:
        start = max(at - LABEL_LETTERS, 0)
        for sign in LABEL_STARTS:
            cut = words.rfind(sign, start, at)
            start = cut + len(sign) if cut >= 0 else start
        label = words[start:at].strip(" *-")
        value_at = at + 1 + (words[at + 1 : at + 3].lstrip(" ")[:1] == "\n") + (words[at + 1 : at + 2] == " ")
        end = words.find("\n", value_at, value_at + VALUE_LETTERS)
        value = words[value_at : end if end >= 0 else value_at + VALUE_LETTERS].strip()
        if len(label) > 2 and label[0].isalpha() and value:
            lines.append((label, value))
        at = words.find(":", at + 1)
    return tuple(lines[:MOST_LABELS])


def stretches_around(words: str, triggers: tuple[str, ...], *, before: int, after: int) -> Iterator[str]:
    """The stretches around each trigger, in its own line.

    >>> list(stretches_around("a\\nune experience de 2 ans exigee\\nb", ("experience",), before=10, after=20))
    ['une experience de 2 ans ']
    """
    for trigger in triggers:
        at, left = words.find(trigger), MOST_STRETCHES
        while at >= 0 and left:
            start = max(words.rfind("\n", 0, at) + 1, at - before)
            end = words.find("\n", at)
            yield words[start : min(end if end >= 0 else len(words), at + after)]
            at, left = words.find(trigger, at + len(trigger)), left - 1
