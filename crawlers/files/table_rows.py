"""A row of a table in a file → its lines: a label and its value, or cells one after the other."""

from dataclasses import replace

from crawlers.files.lines import Line

LONGEST_LABEL = 60


def row_lines(cells: list[list[Line]]) -> list[Line]:
    """The lines of a row; a short first cell is the label of what stands right of it.

    >>> [(line.label, line.text) for line in row_lines([[Line("Lieu :")], [Line("Eu"), Line("Gamaches")]])]
    [('Lieu', 'Eu'), ('', 'Gamaches')]
    """
    filled = [cell for cell in cells if cell]
    # Lieu | Eu | Contrat | CDI: labels and values take turns
    if len(filled) in {2, 4} and all(is_label(cell) for cell in filled[::2]):
        return [
            line
            for at in range(0, len(filled), 2)
            for line in labelled_lines(filled[at][0].text.rstrip(" :"), filled[at + 1])
        ]
    return [line for cell in filled for line in cell]


def is_label(cell: list[Line]) -> bool:
    """Whether a cell is short enough to be a label."""
    return len(cell) == 1 and len(cell[0].text) <= LONGEST_LABEL and ": " not in cell[0].text and not cell[0].label


def labelled_lines(label: str, lines: list[Line]) -> list[Line]:
    """A value of several lines: the first bears the label."""
    return [replace(lines[0], label=label, apart=True), *lines[1:]]
