"""What every kind of file is brought to: lines in the order in which a person reads them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one paragraph where the file knows its paragraphs."""

    text: str
    """Without the sign of a list before it."""
    label: str = ""
    """What stands left of it in a table, or in a column of labels: « Lieu »."""
    size: float = 1.0
    """Height of its letters, where most of the text has 1."""
    heading: bool = False
    """Whether the file itself calls it a heading."""
    bullet: bool = False
    """Whether it is an item of a list."""
    apart: bool = False
    """Whether a space, or a new style, sets it apart from the line before."""
    whole: bool = False
    """Whether it is a paragraph, so that the next line begins another one."""
    page: int = 0
    """The page that it stands on, from 0."""

    @property
    def large(self) -> bool:
        """Whether it is drawn or named as a heading."""
        return self.heading or self.size >= 1.12


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file."""

    lines: tuple[Line, ...] = ()
    name: str = ""
    """The title that the file gives itself: mostly wrong, good for nothing but to confirm."""
    broken: bool = False
    """Whether it could not be opened: damaged, encrypted, or too large."""
