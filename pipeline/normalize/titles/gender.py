"""Masculine, feminine and inclusive writing of the names of trades."""

import re
from pathlib import Path

from french.letters import fold, folded_word
from french.word_lists import word_list

MARK = (
    r"(?:h ?[/|.\\-]? ?f|f ?[/|.\\-]? ?h|m ?[/|] ?f|f ?[/|] ?m|m ?/ ?w|w ?/ ?m|hommes? ?(?:/|ou|et|-) ?femmes?|"
    r"femmes? ?(?:/|ou|et|-) ?hommes?)(?: ?[/|-] ?(?:x|d|nb|n|i|\*|\+|div\w*))?(?: ?/ ?d)?"
)
SPELT = (
    r"(?:h ?[/|.\\-] ?f|f ?[/|.\\-] ?h|m ?/ ?f|f ?/ ?m|m ?/ ?w|(?:hommes? ?(?:/|ou|et) ?femmes?|femmes? ?(?:/|ou|"
    r"et) ?hommes?)(?! (?:de|d'|toutes?) ?))(?: ?[/|-] ?(?:x|d|nb|n|\*))?"
)
MARKS = re.compile(
    rf"[(\[{{] ?(?:{MARK}|x ?/ ?f ?/ ?[hm]|all genders|tous genres) ?[)\]}}]|(?<![\w/&.+])(?:{SPELT}|HF|FH)(?![\w/+&]|\.\w)",
    re.IGNORECASE,
)
"""H/F in every spelling; « mig/mag », « C/C++ » and « (CN) » are none."""
SUFFIX = re.compile(
    r"(?<=[^\W\d_][^\W\d_])(?P<glue>\(|\[|[·•∙⋅.](?=[^\W\d_]{1,7}(?:\b|[·.]))|-(?!les?-\w\w)(?=(?:e|ne|trice|rice|euse|se|ere|ère|fe|ve|"
    r"le|esse)s?\b)|/-?(?=(?:e|ne|trice|rice|euse|se|ere|ère|fe|ve|le|te)s?\b))"
    r"-?/?-?(?P<end>(?:e|ne|nne|enne|ienne|onne|trice|rice|ice|euse|use|se|ere|ère|iere|ière|re|fe|ffe|ve|ive|le|lle|"
    r"elle|esse|te|tte|ée|e?s|ère|eresse|eure|ale))(?P<plural>[·•.]?s)?(?(glue)[)\]]?)(?!\w)",
    re.IGNORECASE,
)
"""« conducteur(trice) », « agent·e », « technicien.ne », « employé-e », « vendeur/se »; but not « I.S. », « S.A.V. »."""
FEMININE = tuple(
    (masculine.removeprefix("-"), feminine.removeprefix("-"))
    for masculine, feminines, _ in word_list(Path(__file__).with_name("feminines.txt")).groups()
    for feminine in map(fold, feminines)
)
"""Endings, in folded letters."""
MAY_MARK = re.compile(r"[^\w ,]|hf|fh|omme", re.IGNORECASE)
"""Without one of these, a title has neither H/F nor an inclusive ending."""
DOUBLES = ("/", "|", ",", " - ", "ou", "et")
"""One of these stands between the halves of a doubled name: a title without any of them has none."""
DOUBLE = re.compile(r"/|\||\bou\b|\bet\b|,| - ")
MOST_WORDS = 6
"""Words of a name of a trade that are doubled."""
IRREGULAR = frozenset(["homme", "femme", "garcon", "fille"])


def is_feminine_of(feminine: str, masculine: str) -> bool:
    """Whether one folded word is the other's feminine, each part of a compound too.

    >>> is_feminine_of("operatrice", "operateur"), is_feminine_of("dessinatrice-projeteuse", "dessinateur-projeteur")
    (True, True)
    >>> is_feminine_of("employee", "employe"), is_feminine_of("regleur", "operateur")
    (True, False)
    """
    words, others = feminine.split("-"), masculine.split("-")
    if len(words) != len(others) or words == others:
        return False
    return all(word == other or changes(word, other) for word, other in zip(words, others, strict=True))


def changes(feminine: str, masculine: str) -> bool:
    """Whether the ending turns from masculine to feminine, in singular or plural."""
    if feminine.endswith("s") and masculine.endswith(("s", "x")):
        feminine, masculine = feminine[:-1], masculine.removesuffix("s")
    return any(
        masculine.endswith(ending) and feminine == masculine[: len(masculine) - len(ending)] + other
        for ending, other in FEMININE
        if len(masculine) >= len(ending)
    )


def masculine(title: str) -> str:
    """A title without H/F, inclusive endings and feminine doubles.

    >>> masculine("Opérateur(trice) machine (H/F)"), masculine("Aide ménager / ménagère à domicile")
    ('Opérateur machine', 'Aide ménager à domicile')
    >>> masculine("Soudeur mig/mag (f/h)"), masculine("Chargé·e de mission"), masculine("Trieuse / Trieur de verre")
    ('Soudeur mig/mag', 'Chargé de mission', 'Trieur de verre')
    >>> masculine("Cariste femme ou homme"), masculine("Agents de tri femmes et hommes")
    ('Cariste', 'Agents de tri')
    """
    if MAY_MARK.search(title):
        title = MARKS.sub(" ", title)
        title = SUFFIX.sub(lambda match: "s" if match["plural"] or match["end"].lower() == "es" else "", title)
    return " ".join((single(title) if any(map(title.__contains__, DOUBLES)) else title).split())


def single(title: str) -> str:
    """A title where « X / Y », Y being the feminine of X, is X."""
    at = 0
    while match := DOUBLE.search(title, at):
        left, right = title[: match.start()].split(), title[match.end() :].split()
        cut = doubled(left, right) if left and right else None
        if cut:
            title = " ".join(cut)
            at = 0
        else:
            at = match.end()
    return title


def doubled(left: list[str], right: list[str]) -> list[str] | None:
    """Both sides as one when the words before and behind a sign are the two genders of one name."""
    before = [folded_word(word) for word in left[-MOST_WORDS:]]
    after = [folded_word(word).strip(",") for word in right[:MOST_WORDS]]
    for size in range(min(len(before), len(after)), 0, -1):
        if before[-size][:2] != after[0][:2] and before[-size] not in IRREGULAR:
            continue
        if agree(after[:size], before[-size:]):
            return [*left, *right[size:]]
        if agree(before[-size:], after[:size]):
            return [*left[:-size], *right]
    return None


def agree(feminines: list[str], masculines: list[str]) -> bool:
    """Whether some words differ by gender only, and all others are the same."""
    if feminines == masculines:
        return False
    return all(word == other or is_feminine_of(word, other) for word, other in zip(feminines, masculines, strict=True))
