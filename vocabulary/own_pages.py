"""What the own page of an offer says of it: asked before the offer is called closed."""

from enum import StrEnum


class OwnPage(StrEnum):
    """What was found at the address of an offer, in one word: ``crawls.own_pages``."""

    THERE = "there"
    """The offer: it is as good as listed."""

    GONE = "gone"
    """404 or 410."""

    OVER = "over"
    """Words that say that the offer is over, or that there is no such page, whatever else the page still tells of it."""

    LEADS_AWAY = "leads_away"
    """The site's home or a list, while the pages of other offers answer."""

    SILENT = "silent"
    """A page without the offer that does not say why: another offer, the site's home, an application that draws itself."""

    ELSEWHERE = "elsewhere"
    """The page was read on the way, and now tells of other offers only: so it is as good as a list without this one."""

    DENIED = "denied"
    """Nothing for now: a login, maintenance, « pour le moment », a site that asks us to slow down. It never proves anything."""

    BROKEN = "broken"
    """Nothing that can be read: an error, a page that stops in the middle, no answer."""

    NOT_FOR_US = "not_for_us"
    """A page that we may not read (robots.txt, 403, another host): it is as none, and the list alone tells."""

    WAITING = "waiting"
    """Nobody asked: it is the turn of others, or the site is ill."""
