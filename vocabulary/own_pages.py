"""What the own page of an offer says that no list shows any more: asked before the offer is called closed."""

from enum import StrEnum


class OwnPage(StrEnum):
    """What was found at the address of an offer, in one word: ``crawls.own_pages``."""

    THERE = "there"
    """The offer: it is as good as listed."""

    GONE = "gone"
    """404, 410, or words that say that the offer is over, or that there is no such page."""

    SILENT = "silent"
    """A page without the offer that does not say why: another offer, the site's home, an application that draws itself."""

    ELSEWHERE = "elsewhere"
    """The page was read on the way, and now tells of other offers only: so it is as good as a list without this one."""

    BROKEN = "broken"
    """Nothing that can be read: an error, a page that stops in the middle, no answer."""

    WAITING = "waiting"
    """Nobody asked: it is the turn of others, or the site is ill."""
