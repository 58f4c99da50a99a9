"""What is decided of one field of a posting, in one record; and how such records are read from an annotated class.

The fields themselves stand in ``vocabulary.job_posting``.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from functools import cached_property
from typing import Any, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class PublicColumn:
    """A column of ``jobs`` in board.db: what the public may read of a field."""

    name: str
    type: str
    """As SQL declares it: ``TEXT NOT NULL``, ``REAL`` …"""
    comment: str
    """In English, for board.sql and docs/data.md."""
    meaning: str
    """In French, for the page of open data."""
    listed: bool = True
    """Whether lists and cards read it; if not, only the job's own page does."""


@dataclass(frozen=True, slots=True)
class FactLine:
    """A line in the table of facts on a job's page."""

    label: str
    """In French, before the words."""
    at: int
    """Lines are shown in this order."""
    always: bool = False
    """Whether it is shown as « Non précisé » when nothing is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the annotation of a field says beside its type."""

    comment: str
    """What it is, in English, for vallee.sql and docs/data.md."""
    label: str = ""
    """Its name in French, where a reader is told where a fact comes from."""
    meaning: str = ""
    """Of a field that is a public column of the same name: what that is, in French, for the page of open data."""
    listed: bool = True
    """Of a field that is a public column of the same name: whether lists and cards read it; if not, only the job's own page does."""
    columns: tuple[PublicColumn, ...] = ()
    """Of a field that is public under another name, or as several columns: these."""
    values: Mapping[Any, str] = field(default_factory=dict)
    """What it may be → French words."""
    line: FactLine | None = None
    """Where a job's page shows it; ``board/wording/job_facts.py`` has the words of lines that tell more than one value."""
    lent_with: str = ""
    """Fields of the same word tell one thing: another posting of the job lends all of them or none. Empty: never lent."""
    agencys_own: bool = False
    """Whether an agency says it of its mission only: it lends it to no employer's posting."""
    property: str = ""
    """The schema.org property that it is read from."""


@dataclass(frozen=True)
class Field:
    """One field of a posting: its name and type, and all that is decided of it."""

    name: str
    type: Any
    """Its Python type: ``str | None``, ``tuple[Place, ...]`` …"""
    default: Any
    """``MISSING`` when every posting has it."""
    about: About

    @cached_property
    def null(self) -> bool:
        """Whether it may be unknown.

        >>> Field("hours", float | None, None, About(comment="a week")).null
        True
        """
        return type(None) in get_args(self.type)

    @cached_property
    def kind(self) -> Any:
        """Its type when it is known: ``float``, ``tuple`` …

        >>> Field("hours", float | None, None, About(comment="a week")).kind
        <class 'float'>
        """
        known = next(part for part in get_args(self.type) if part is not type(None)) if self.null else self.type
        return get_origin(known) or known

    @cached_property
    def storage(self) -> str:
        """How SQLite keeps it: numbers as such, all else as text.

        >>> Field("beginner", bool | None, None, About(comment="")).storage
        'INTEGER'
        """
        return {bool: "INTEGER", int: "INTEGER", float: "REAL"}.get(self.kind, "TEXT")

    @cached_property
    def json(self) -> bool:
        """Whether that text is JSON: lists, objects."""
        return not issubclass(self.kind, (str, date, bool, int, float))

    @cached_property
    def columns(self) -> tuple[PublicColumn, ...]:
        """The public columns of the field: of its own name when it has a meaning for readers, else those listed."""
        if not self.about.meaning:
            return self.about.columns
        return (
            PublicColumn(
                self.name,
                self.storage + ("" if self.null else " NOT NULL"),
                self.about.comment,
                self.about.meaning,
                self.about.listed,
            ),
        )


def fields_of(kind: type) -> tuple[Field, ...]:
    """The records of a dataclass whose fields are annotated with ``About``, in order; its other fields have none."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        Field(declared.name, get_args(hint)[0], default, about)
        for declared in fields(kind)
        for hint in [hints[declared.name]]
        for about in getattr(hint, "__metadata__", ())
        if isinstance(about, About)
        for default in [declared.default if declared.default_factory is MISSING else declared.default_factory()]
    )
