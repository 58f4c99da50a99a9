"""A text of others → what may be written to a terminal, in lines that fit it. Pure.

A title of a page may hold what a terminal obeys (colours, a cursor that goes back, a window that is renamed) or what turns its
line round: whoever reads a table reads letters only.
"""

from rich.cells import cell_len, chop_cells

from board.wording.formats import FIRM, THIN


def readable(text: str) -> str:
    r"""The text with a space for each character that no terminal shows: one line, whatever it was.

    >>> readable("Régleur\x1b[2J\nH/F\u202e")
    'Régleur [2J H/F '
    """
    return "".join(letter if letter.isprintable() or letter in FIRM + THIN else " " for letter in text)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of ``width`` cells at most, cut at its spaces, and inside a word only when that alone is wider.

    >>> wrapped("le site a changé de présentation", 12)
    ['le site a', 'changé de', 'présentation']
    >>> wrapped("https://verrerie.example", 10)
    ['https://ve', 'rrerie.exa', 'mple']
    """
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = chop_cells(word, width) if cell_len(word) > width else [word]
        lines += full
    return [*lines, line]


def shortened(text: str, width: int) -> str:
    """The text in one line of ``width`` cells at most.

    >>> shortened("en attente de verrerie-aubepine", 20)
    'en attente de verre…'
    """
    if cell_len(text) <= width:
        return text
    return (chop_cells(text, width - 1)[0] if width > 1 else "") + "…"


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text in exactly ``width`` cells, which it must not exceed; ``right``: its end stands at the end."""
    space = " " * (width - cell_len(text))
    return space + text if right else text + space
