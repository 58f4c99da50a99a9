"""How a platform is met: by an address, by a mark on a page, by what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.worlds.platforms.offers import Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One platform."""

    url: str
    """An address for the public, …"""

    first: str
    """… and what is asked for first of a source that has it."""

    own_address: bool = False
    """Whether customers have addresses of their own, which do not tell the platform."""

    mark: str = ""
    """A page of a customer's that bears its marks, …"""

    marked: Mapping[str, str] = field(default_factory=dict)
    """… and the options that they tell."""

    second_page: str = ""
    """What the address of the second page of the list contains, when it has pages."""

    published: Callable[[str], Published]
    """The address of a server → the three offers as the platform publishes them there."""
