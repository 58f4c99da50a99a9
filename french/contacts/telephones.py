"""Where telephone numbers stand in a text, however they are written; wages, dates, hours and references are none."""

import re
from collections.abc import Iterator
from itertools import pairwise

from french.contacts.number_labels import NumberLabel, begins_code, label_before

BETWEEN = r"[^0-9A-Za-z\x00$%+<=\"#]{0,5}+"
"""What may stand between two digits of a number."""
RUN = re.compile(rf"0(?:{BETWEEN}0){{7,}}")
"""Eight digits that follow each other, where each digit is written as 0: one sign to begin with is found sooner than ten."""
ZEROS = bytes(48 if 48 <= code <= 57 else code for code in range(256))
USUAL = re.compile(r"0[1-9]([ .-]?)[0-9]{2}(?:\1[0-9]{2}){3}")
"""As most people write a number."""
GROUP = re.compile(r"[0-9]+")
LETTER_O = re.compile(r"[Oo](?<![A-Za-z0-9].)(?=[1-79][ .-]?[0-9])")
"""« O6 12 … »."""
LETTERS_IN_NUMBER = re.compile(r"0(?<![A-Za-z0-9].)[1-9](?:[ .-]?[0-9IlOo]{2}){4}(?![A-Za-z0-9])")
"""« 06 l2 34 … »."""
FIGURES = str.maketrans("IlOo", "1100")
AFTER_OTHERS = re.compile(r"0[1-9]([ .-]?)[0-9]{2}(?:\1[0-9]{2}){3}(?![ .-]?[0-9])")
"""A number of which nothing goes on: « CACES 1-3-5 06 12 34 56 78 »."""
EVERY_DAY = re.compile(r"(?:j|h|jours?|heures?) ?(?:/|sur) ?\Z")
"""« 7j/7 »."""
DAY_OR_HOUR = re.compile(
    r"(?<![0-9])(?:[0-3]?[0-9]([/.-])[01]?[0-9]\1(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}([/.-])[01][0-9]\2[0-3][0-9]|"
    r"[0-2]?[0-9]:[0-5][0-9](?!:?[0-9])|(?<![.+/])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?!\.[0-9])|"
    r"(?<![.])[0-2]?[0-9]\.[0-5][05] ?[-/] ?[0-2]?[0-9]\.[0-5][05](?!\.[0-9])|[0-2][0-9]-[0-2][0-9] / [0-2][0-9]-[0-2][0-9]|"
    r"7/7|24/24|(?<![/.-])[0-3]?[0-9]/[01]?[0-9](?= 0[1-9] ))(?![0-9])"
)
COLONS = re.compile(r"[0-9]{2}(?::[0-9]{2}){4}(?![:0-9])")
COUNTED = re.compile(
    r" ?(?:\$|eur\b|euros?\b|ke\b|%|m2\b|m3\b|"
    r"(?:clients|salaries|habitants|pieces|flacons|bouteilles|unites|tonnes|personnes|collaborateurs)\b)"
)
LEAD = re.compile(r"(?:\( ?\+?|\+) ?$")
COUNTRIES = "32|352|41|44|49|39|34|351|31|48|40|212|213|216|1|43|420|353|45|46|47|221|225|237|262|590|594|596|33"
ABROAD = re.compile(rf"(?:{COUNTRIES})[0-9]{{7,11}}")
FEWEST_DIGITS, LONGEST_DIGITS = 8, 15
GLUED = re.compile(r"(?:[A-Z][a-z]{2}|[a-z]{2}|CD[DI]\b)(?![a-z]*[0-9])")
"""A word that lost its space, not the rest of a code: « 0235001122Poste »."""
Groups = list[tuple[int, int]]


def telephones(signs: str, small: str) -> Iterator[tuple[int, int]]:
    """Where each number begins and ends in a text of ASCII signs; ``small``: the same in small letters."""
    if b"o0" in small.encode("ascii").translate(ZEROS):
        signs = LETTER_O.sub("0", signs)
    signs = LETTERS_IN_NUMBER.sub(lambda number: number.group().translate(FIGURES), signs)
    for run in runs(signs):
        written = signs[run.start() : run.end()]
        if USUAL.fullmatch(written):
            if not is_other_number(signs, small, run.start(), run.end()):
                yield begin_of(signs, run.start(), bracketed=False), run.end()
            continue
        if ("/" in written or ":" in written or "." in written or "-" in written) and not COLONS.search(written):
            written = DAY_OR_HOUR.sub(lambda day: "d" * len(day.group()), written)
        for part in runs(written) if "d" in written else (run,):
            at = run.start() if part is not run else 0
            yield from in_run(signs, small, at + part.start(), at + part.end())


def runs(signs: str) -> Iterator[re.Match[str]]:
    """Where so many digits follow each other that they may be a number."""
    return RUN.finditer(signs.encode("ascii").translate(ZEROS).decode("ascii"))


def is_other_number(signs: str, small: str, start: int, end: int) -> bool:
    """Whether ten digits in pairs, or all together, are a reference or the half of a code."""
    label = label_before(small, start)
    if label == NumberLabel.TELEPHONE:
        return False
    return (
        label == NumberLabel.OTHER
        or begins_code(signs, start)
        or (
            end - start == 10
            and signs[end : end + 1].isalpha()
            and (signs[start - 1 : start].isalnum() or not GLUED.match(signs, end))
        )
    )


def in_run(signs: str, small: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The numbers in digits that follow each other."""
    groups = [group.span() for group in GROUP.finditer(signs, start, end)]
    at, after_number = 0, False
    while at < len(groups):
        last = (
            length_of_number(signs, small, groups[at : at + LONGEST_DIGITS])
            if not at or after_number or begins(signs, groups, at)
            else 0
        )
        if last:
            end = groups[at + last - 1][1]
            yield begin_of(signs, groups[at][0], bracketed=")" in signs[groups[at][0] : end]), end
        after_number = bool(last)
        at += last or 1


def begins(signs: str, groups: Groups, at: int) -> bool:
    """Whether a number may begin at a group that follows others: after a postal code, or a sign between spaces."""
    before, (start, _) = groups[at - 1], groups[at]
    between = signs[before[1] : start]
    if len(between) > 1 or between in "(\n" or before[1] - before[0] in {5, 14}:
        return True
    if between != " " or not AFTER_OTHERS.match(signs, start):
        return False
    lone = at == 1 and (before[1] - before[0] == 1 or bool(EVERY_DAY.search(signs, max(0, before[0] - 10), before[0])))
    return lone or (at > 1 and signs[groups[at - 2][1] : before[0]] != " ")


def begin_of(signs: str, start: int, *, bracketed: bool) -> int:
    """Where a number begins, with the « + » before it, and the bracket when that ends inside the number."""
    lead = LEAD.search(signs, max(0, start - 6), start)
    if not lead:
        return start
    return (
        lead.start() if bracketed or "(" not in lead.group() else start - len(lead.group().rpartition("(")[2].lstrip())
    )


def length_of_number(signs: str, small: str, groups: Groups) -> int:
    """How many groups of digits are one telephone number; 0 when they are none."""
    start = groups[0][0]
    plus = small[max(0, start - 3) : start].rstrip(" (").endswith("+")
    label = label_before(small, start)
    cued = label == NumberLabel.TELEPHONE
    if not (plus or cued) and (signs[start] not in "03" or label == NumberLabel.OTHER or begins_code(signs, start)):
        return 0
    digits, sizes = "", []
    found = 0
    for count, (begin, end) in enumerate(groups, 1):
        digits += signs[begin:end]
        sizes.append(end - begin)
        if len(digits) > LONGEST_DIGITS:
            break
        if len(digits) < FEWEST_DIGITS or (len(digits) < 10 and not (plus or cued)):
            continue
        if is_number(digits, sizes, separators(signs, groups[:count]), plus=plus, cued=cued):
            if is_national(digits) and not cued and runs_on(signs, groups, count):
                return 0
            found = count
            if is_national(digits) or is_french(digits):
                break
    if found and COUNTED.match(small, groups[found - 1][1]) and not cued:
        return 0
    after = signs[groups[found - 1][1] : groups[found - 1][1] + 1] if found else ""
    return 0 if len(sizes) == 1 and after.isalpha() and not cued else found


def separators(signs: str, groups: Groups) -> list[str]:
    """What stands between groups, without spaces and brackets unless there is nothing else."""
    between = (signs[one[1] : next_one[0]] for one, next_one in pairwise(groups))
    return [("\n" if "\n" in written else written.strip(" ()[]") or " ") for written in between]


def is_national(digits: str) -> bool:
    """Whether so many digits are a French number as it is dialled in France."""
    return len(digits) == 10 and digits[0] == "0" and digits[1] != "0"


def is_french(digits: str) -> bool:
    """Whether digits are a French number with the code of France, and perhaps the needless zero behind it."""
    return bool(re.fullmatch(r"(?:00)?33(?:[1-9][0-9]{8}|0[1-9][0-9]{8})", digits))


def is_number(digits: str, sizes: list[int], between: list[str], *, plus: bool, cued: bool) -> bool:
    """Whether groups of digits, with what stands between them, are a whole telephone number."""
    if between.count("\n") > 1 and sizes == [2] * 5 and is_national(digits) and (cued or digits[1] in "67"):
        return True
    if between.count("\n") > 1 or (between and between[0] == "\n" and not (plus or cued)):
        return False
    if is_national(digits):
        return is_grouped(sizes, between, cued=cued, mobile=digits[1] in "67") and not is_list(digits, sizes, between)
    if is_french(digits):
        return (
            plus
            or cued
            or digits.startswith("00")
            or (sizes[0] == 2 and len(sizes) >= 4)
            or (sizes == [11] and digits[2] in "67")
        )
    if plus:
        return 8 <= len(digits) <= LONGEST_DIGITS
    if digits.startswith("00"):
        return bool(ABROAD.fullmatch(digits[2:])) and (cued or (len(sizes) >= 3 and sizes[0] in {2, 4, 5}))
    return cued and 8 <= len(digits) <= 12 and not any("," in sign for sign in between)


def is_grouped(sizes: list[int], between: list[str], *, cued: bool, mobile: bool) -> bool:
    """Whether ten digits stand in groups as people write numbers: in pairs, or otherwise with one sign all along."""
    commas = sum("," in sign or ";" in sign for sign in between)
    if commas == 1 and sizes == [2] * 5 and mobile:
        return True
    uniform = len({*between}) <= 1
    if commas and not (cued or (uniform and commas == len(between) == 4 and sizes == [2] * 5)):
        return False
    if sizes in (
        [2] * 5,
        [10],
        [4, 2, 2, 2],
        [1, 3, 2, 2, 2],
        [1, 1, 2, 2, 2, 2],
        [1, 3, 3, 3],
        [2, 8],
        [1, 9],
        [1, 1, 8],
    ):
        return True
    longest = max(sizes)
    return (uniform or cued) and (
        longest <= 4 or (len(sizes) == 2 and longest != 5) or (len(sizes) == 3 and longest == 6)
    )


def is_list(digits: str, sizes: list[int], between: list[str]) -> bool:
    """Whether single digits are only counted up: « 0 1 2 3 4 5 6 7 8 9 »."""
    pairs = [int(digits[at : at + 2]) for at in range(0, 10, 2)]
    listed = ";" in between[0:1] and all(two == one + 1 for one, two in pairwise(pairs))
    return listed or (len(sizes) == 10 and digits == "0123456789")


def runs_on(signs: str, groups: Groups, count: int) -> bool:
    """Whether a number goes on in the same way, so that it is none: « 06-12-34-56-78-90 », « 01 02 03 04 05 06 »."""
    if count == len(groups) or count == 1:
        return False
    inner = {signs[one[1] : two[0]] for one, two in pairwise(groups[:count])}
    between = signs[groups[count - 1][1] : groups[count][0]]
    if inner != {between} or groups[count][1] - groups[count][0] != 2 or signs[groups[count][0]] == "0":
        return inner == {between} and counted_up(signs, groups[: count + 1])
    return between != " " or counted_up(signs, groups[: count + 1])


def counted_up(signs: str, groups: Groups) -> bool:
    """Whether each group is the one before and one more."""
    values = [int(signs[begin:end]) for begin, end in groups]
    return all(after == before + 1 for before, after in pairwise(values))
