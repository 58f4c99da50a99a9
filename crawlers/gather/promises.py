"""A link, and the page on which it stands → as what it is worth asking for, and how much it promises."""

from crawlers.gather.ask import Role
from crawlers.gather.links import FILES, Link
from crawlers.join.page_told import PageTold
from crawlers.judge.likes import like_of
from crawlers.judge.trades import is_marked, trade_in
from vocabulary.set_aside import SetAside

CAREERS = 3
"""The score of words from which a link promises offers."""
DEEPEST = 4
"""So many links may lie between the first page and one that is only explored."""
LAST_RESORT = 4.0
"""What a link of the first page promises that says nothing of offers: less than a usual address (8)."""
PROMISING_NOTHING = {SetAside.SPONTANEOUS, SetAside.NEWS, SetAside.EVENT}
"""What a link may be called that says « emploi » and leads to no offers."""


def promised(link: Link, told: PageTold, depth: int, *, home: bool) -> tuple[str, Role, float, int] | None:
    """Address, role, promise and depth of what a link is worth asking for; ``home``: of the first page every link is, at last."""
    if FILES.search(link.url) and (told.careers or told.signs.hires or link.score >= CAREERS):
        return link.url, Role.OWN, 44, depth + 1
    if link.score >= CAREERS and like_of(link.text) not in PROMISING_NOTHING:
        return link.url, Role.PAGE, 33 + 3 * link.score - 4 * depth + 4 * told.careers, depth + 1
    if link.score:
        return link.url, Role.PAGE, (26 if told.careers else 14) - 2 * depth, depth + 1
    return (link.url, Role.PAGE, LAST_RESORT - link.url.count("/") / 10, DEEPEST - 1) if home else None


def is_about_work(told: PageTold) -> bool:
    """Whether a page that was taken for an offer's own is one that speaks of work in general: its name is no job's."""
    return told.careers and not told.postings and not trade_in(told.heading) and not is_marked(told.heading)
