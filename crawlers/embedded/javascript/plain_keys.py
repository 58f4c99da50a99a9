"""A value where the name of a property is wanted → that name.

A list or an object names nothing: written out, one that shares its parts may be without end.
"""

from typing import Any


def key_of(value: Any) -> str:
    """The name that a value is.

    >>> key_of("jobs"), key_of(3), key_of([["jobs"]])
    ('jobs', '3', '')
    """
    return "" if isinstance(value, dict | list | tuple | set) else str(value)
