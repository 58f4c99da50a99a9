"""An address → its QR code, for paper."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

QUIET_SQUARES = 2
"""White squares around it."""


@lru_cache(maxsize=2000)
def qr(address: str) -> tuple[int, str]:
    """Squares on a side, and an SVG path one unit a square; no path when segno is not installed: the address is printed anyway."""
    try:
        import segno
    except ImportError:
        return 0, ""
    rows = [list(row) for row in segno.make(address, micro=False, error="m").matrix]
    return len(rows) + 2 * QUIET_SQUARES, "".join(runs(rows))


def drawing(address: str) -> str:
    """The code as a picture; where segno is not installed, one without a square."""
    size, squares = qr(address)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path d="M0 0h{size}v{size}H0z" fill="#fff"/><path d="{squares}"/></svg>'
    )


def runs(rows: list[list[int]]) -> Iterator[str]:
    """Dark squares that follow each other in a row, as one rectangle."""
    for y, row in enumerate(rows):
        x = 0
        for dark, squares in groupby(row):
            length = len(list(squares))
            if dark:
                yield f"M{x + QUIET_SQUARES} {y + QUIET_SQUARES}h{length}v1h-{length}z"
            x += length
