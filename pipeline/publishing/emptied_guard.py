"""What the old board shows and the new one explains → whether the new one may replace the old one. Pure."""

from collections.abc import Collection


def refusal(
    board: object, before: Collection[str], after: Collection[str], explained: Collection[str], *, proved: bool
) -> str:
    """Why a new board must not replace the one in place; empty when it may.

    A board that showed jobs is not emptied unless a complete crawl since then (``proved``), or a reason of its own for each job
    (its date passed, its page is gone, it was rejected …), proves it. ``before``, ``after``: jobs that the old and the new one show;
    ``explained``: postings that the new one does not show for such a reason.

    >>> refusal("board.db", {"a", "b"}, {"a"}, set(), proved=False)
    ''
    >>> refusal("board.db", {"a"}, set(), {"a"}, proved=False)
    ''
    >>> refusal("board.db", {"a"}, set(), set(), proved=False)[:58]
    'board.db a été gardé tel quel : il montre 1 offres, le nou'
    """
    if after or proved or not set(before) - set(explained):
        return ""
    return (
        f"{board} a été gardé tel quel : il montre {len(before)} offres, le nouveau n’en montrerait aucune, et aucune source n’a été "
        "lue jusqu’au bout depuis. Voyez `glassvallee status` ; `glassvallee publish --force` le remplace quand même."
    )
