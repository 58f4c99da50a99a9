"""What a source writes for the education wanted → the lowest level of the French framework, 3 to 8."""

import re
from functools import lru_cache
from html import unescape

from french.letters import fold

MOST_LETTERS = 400
NOT_ASKED = re.compile(
    r"\b(?:sans|aucun|pas de|pas d'|no) (?:diplome|formation|qualification|niveau)\w*|\beleves? (?:de|en)\b[^.;,\n]{0,40}|"
    r"\b(?:dans le|a|sans|au|le|les|pour|son|leur|unique|premier) buts?\b(?! (?:informatique|gea|tc\b|qhse|genie|"
    r"mesures|hse|gmp|gim|geii))|\bbuts? (?:est|de|d'|lucratif)|"
    r"\b(?:agents?|statut|niveau) (?:de )?maitrise\b|\bcap (?:sur|vers|de bonne)\b|\b(?:le|du|un nouveau|maintenir|"
    r"garder) cap (?!ou|[a-z]+iste|[a-z]+erie)|\bhandicap\w*|"
    r"\bbacs? (?:de|a|en) (?:rinca|lava|sable|trempage|tri|plastique|recuper|teinture|graisse|gastro|encre|inox|"
    r"flacons?)\w*|\blicences? (?:iv|4|de transport|caces|de conduite)\b|"
    r"\btitre professionnel\b|\btitre pro\b|\bcqpm?\b|\bcaces\b|\btuteurs?[^.;\n]{0,30}|\bbac (?:a|de) [a-z]+age\b"
)
"""Words that look like a diploma and mean something else, as « sans but lucratif »: they are taken out first."""
LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (level, re.compile(pattern))
    for level, pattern in (
        (
            3,
            r"\bcap(?:a|et|aes)?\b|\bbepa?\b|\bbpa\b|\bmention complementaire\b|\bcertificat d'aptitude professionnelle\b|\bcap[/-]",
        ),
        (
            4,
            (
                r"\bbac(?:s|calaureats?)?\b(?! ?\+ ?[2-9]| ?plus|\+)(?! ?\+ ?\(?[2-9])|\bbac ?\+ ?1\b|\bbp\b|"
                r"\bbrevet professionnel\b|\bbac-?pro\b|\bbacpro\b|"
                r"\bbrevet de (?:technicien|maitrise)\b(?! sup)|\bbpjeps\b|\bbaccalaureat\b|\bhigh school\b|\bdeas\b|\bbtm\b"
            ),
        ),
        (
            5,
            (
                r"\bbac ?\+ ?\(?2\b|\bbts[ac]?\b|\bdut\b|\bdeug\b|\bdeust\b|\bbac plus 2\b|"
                r"\bbrevet de technicien superieur\b|\bassociate degree\b|\bdpct?\b"
            ),
        ),
        (
            6,
            (
                r"\bbac ?\+ ?\(?[34]\b|\bbac plus [34]\b|\blicences?\b|\bb\.?u\.?t\b(?! lucratif)|\bbachelors?\b|"
                r"\bmaitrise universitaire\b|\bmaster ?1\b|\bm1\b|"
                r"\bdcg\b|\bdiplome d'etat d'infirmi\w+|\bbac ?\+ ?2 ?(?:/|a|-) ?3\b(?<!.)"
            ),
        ),
        (
            7,
            (
                r"\bbac ?\+ ?\(?[567]\b|\bbac plus 5\b|\bmasters?\b(?! ?1)|\bm2\b|\bmba\b|\bdess\b|\bdea\b|\bdscg\b|"
                r"\b(?:diplome|ecoles?|formation|titre|cursus|diplomee?)(?: d'| d'une ecole d'| une ecole d'|"
                r" )ingenieure?s?\b|\becoles? (?:superieure )?de commerce\b|\bgrandes? ecoles?\b"
            ),
        ),
        (8, r"\bbac ?\+ ?8\b|\bdoctorat\b|\bph\.?d\b|\bdoctorante?\b|\bthese\b"),
    )
)
FRAMEWORK = re.compile(r"\bniveaux? ?:? ?([3-8])\b(?! ?ans)|\bniveau ?:? ?(iv|v|iii|ii|i)\b")
ROMAN = {"v": 3, "iv": 4, "iii": 5, "ii": 6, "i": 7}
"""The levels as they were counted before 2019."""


@lru_cache(maxsize=4096)
def education(text: str) -> int | None:
    """The lowest level that a field asks for.

    >>> education("CAP, BEP ou Bac Pro"), education("Bac +3/+5"), education("association sans but lucratif"), education("CQP")
    (3, 6, None, None)
    """
    return lowest_level(fold(unescape(text[:MOST_LETTERS])))


def lowest_level(words: str) -> int | None:
    """The lowest level that folded words ask for."""
    words = NOT_ASKED.sub(" ", words)
    levels = [level for level, pattern in LEVELS if pattern.search(words)]
    levels += [int(match[1]) if match[1] else ROMAN[match[2]] for match in FRAMEWORK.finditer(words)]
    return min(levels, default=None)
