"""Lines of an offer → what its sentences say, where no label, no chip and no column does."""

import re
from collections.abc import Sequence

from crawlers.columns.places_told import places_told
from crawlers.columns.wages_told import wage_told
from crawlers.extract.page import facts
from crawlers.extract.page.pairs import Block
from crawlers.extract.page.patterns import DEADLINE
from crawlers.records.record import Cell, Fields

MONTHS = "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre"
UNTIL = re.compile(
    r"(?:jusqu[’']au|avant le|au plus tard le|cl[ôo]ture\W{1,4}(?:le\s)?|date limite\W{1,4}(?:le\s)?|"
    r"limite de candidature\W{1,4}(?:le\s)?)\s*"
    rf"(?:(?:lun|mar|mer|jeu|ven|sam|dim)\w{{0,6}}\.? )?(\d{{1,2}}(?:er)? (?:{MONTHS})(?: \d{{4}})?|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})",
    re.IGNORECASE,
)
"""The last day on which one may apply, with its year or without."""
SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n")
CANDIDATE = re.compile(
    r"candidat|postul|r[ée]pon|dossier|cv\b|lettre|annonce|limite|cl[ôo]ture|apply|application|deadline", re.IGNORECASE
)
CONTRACT_END = re.compile(
    r"\b(?:cdd|mission|contrat|remplacement|saison|renfort|int[ée]rim|poste|stage|du \d|de \w+ [àa])\b", re.IGNORECASE
)
IN_BRACKETS = re.compile(r"\((?:le |du )?(\d{1,2}[/.]\d{1,2}[/.]\d{2,4})\)\W*$")
"""A date with which a small advert ends."""


def told(cells: Sequence[Cell], title: int, said: Fields) -> Fields:
    """What sentences say of fields that ``said`` does not have; ``title``: the number of the cell that names the offer."""
    blocks = [
        Block("p" if cell.tag in {"span", "a", "img"} else cell.tag, [cell.text], cell.linked)
        for n, cell in enumerate(cells)
        if n != title
    ]
    texts = [block.text for block in blocks]
    found = facts.told(blocks, dict(said))
    if "jobLocation" not in said and (places := places_told(texts)):
        found["jobLocation"] = ", ".join(places)
    if "baseSalary" not in said and (wage := wage_told(texts)):
        found["baseSalary"] = wage
    if "datePosted" not in {**said, **found} and (
        ends := next((match for text in texts if (match := IN_BRACKETS.search(text))), None)
    ):
        found["datePosted"] = ends[1]
    if "validThrough" not in said:
        found.pop(
            "validThrough", None
        )  # « un CDD jusqu’au 31 janvier » is the end of the contract, and no last day to apply
        if last := last_day(texts):
            found["validThrough"] = last
    return found


def last_day(texts: Sequence[str]) -> str:
    """The last day on which one may apply, as a sentence names it; never the day on which a contract ends.

    >>> last_day(["CDD jusqu’au 31 janvier 2027.", "Candidatures jusqu’au vendredi 4 décembre."])
    '4 décembre'
    """
    for text in texts:
        for sentence in SENTENCES.split(text[:3_000]):
            match = UNTIL.search(sentence) or DEADLINE.search(sentence)
            if match and (CANDIDATE.search(sentence) or not CONTRACT_END.search(sentence)):
                return match[1]
    return ""
