"""Parts of a page that are taken, each from its first element to its last → whether another part shares an element with them."""

from bisect import bisect_left, bisect_right


class Taken:
    """Parts that are taken; those that touch are one, so that a look takes no longer the more there are."""

    def __init__(self) -> None:
        self.first: list[int] = []
        self.last: list[int] = []

    def touches(self, span: tuple[int, int]) -> bool:
        """Whether a part has an element in common with one that is taken.

        >>> taken = Taken()
        >>> taken.add((3, 7))
        >>> [taken.touches(span) for span in ((0, 2), (7, 9), (4, 5), (8, 8))]
        [False, True, True, False]
        """
        before = bisect_right(self.first, span[1]) - 1
        return before >= 0 and self.last[before] >= span[0]

    def add(self, span: tuple[int, int]) -> None:
        """Take a part."""
        low, high = bisect_left(self.last, span[0]), bisect_right(self.first, span[1])
        touched = low < high
        self.first[low:high] = [min(span[0], self.first[low]) if touched else span[0]]
        self.last[low:high] = [max(span[1], self.last[high - 1]) if touched else span[1]]
