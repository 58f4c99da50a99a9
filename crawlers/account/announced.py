"""Page or data → how many offers it says that there are."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from crawlers.extract.objects.names import letters

COUNT = re.compile(
    r"(?<![\d.,/+-])(\d{1,4})\s+(?:offres?(?! de (?:formation|service))(?: d[’']emploi| disponibles?| en cours| à pourvoir|"
    r" trouvées?| correspond\w+| active?s?)*|postes? (?:à pourvoir|ouverts?|disponibles?)|annonces?(?: trouvées?)?|"
    r"opportunités?|résultats?|emplois?(?: trouvés?)?|recrutements? en cours|missions? (?:disponibles?|en cours)|"
    r"jobs?(?: found)?|open positions?|openings?|vacancies|results?)\b",
    re.IGNORECASE,
)
OF = re.compile(
    r"\b(?:sur|of|/)\s*(\d{1,4})\s+(?:offres?|postes?|annonces?|résultats?|jobs?|results?)\b", re.IGNORECASE
)
TOTALS = {
    "total",
    "totalcount",
    "totalresults",
    "totalelements",
    "totalitems",
    "totalhits",
    "nbhits",
    "numfound",
    "totaljobs",
    "totaloffres",
    "nombreoffres",
    "nboffres",
    "jobcount",
    "totalrecords",
    "recordcount",
    "nbresultats",
}
LONGEST_LINE = 120
MOST_PIECES = 60
"""A line that is cut into more pieces than this, blanks among them, is none."""
MOST_NODES = 5_000
MOST = 5_000


def announced_in(root: Any) -> int | None:
    """The number that a page says; of several the first; of « 1 à 10 sur 37 offres » the last."""
    for text in short_texts(root):
        if found := OF.search(text) or COUNT.search(text):
            return int(found[1])
    return None


def short_texts(root: Any) -> Iterator[str]:
    """The texts of small elements, in their order."""
    for element in root.iter("p", "h1", "h2", "h3", "h4", "span", "div", "strong", "em", "li", "label"):
        if len(element) <= 6:
            text = " ".join("".join(islice(element.itertext(), MOST_PIECES)).split())
            if 3 < len(text) <= LONGEST_LINE and any(letter.isdigit() for letter in text):
                yield text


def announced_in_data(data: Any) -> int | None:
    """The total that data say beside a list."""
    waiting, seen = [data], 0
    while waiting and seen < MOST_NODES:
        seen += 1
        value = waiting.pop(0)
        if isinstance(value, dict):
            if any(isinstance(item, list) for item in value.values()) or {"meta", "pagination", "page"} & set(value):
                for name, item in value.items():
                    if (
                        letters(str(name)) in TOTALS
                        and isinstance(item, int)
                        and not isinstance(item, bool)
                        and 0 <= item <= MOST
                    ):
                        return item
            waiting += [item for item in value.values() if isinstance(item, dict | list)]
        elif isinstance(value, list):
            waiting += [item for item in value[:50] if isinstance(item, dict | list)]
    return None
