"""Words that copies put in the place of one another, and words that say what a number or a letter beside them is."""

from pathlib import Path

from french.word_lists import word_list

LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz") | {"be", "ce", "ec"}
"""« four A », « permis CE »; elsewhere what is left of « l’ », « d’ », « (e) »."""
APOSTROPHES = frozenset("dlnsmtcj")
"""Articles that stick to their word where a feed loses the apostrophe: « dequipe »."""
WORDS = word_list(Path(__file__).with_suffix(".txt"))
NAMED_BY_A_LETTER = frozenset(WORDS.plain("nommé par une lettre"))
NUMBERED = frozenset(WORDS.plain("nommé par un numéro"))
"""Things that a number names: it counts nothing."""
BEFORE_A_DEPARTMENT = frozenset({"du", "le", "au", "dans"})
"""« les clients du 76 »."""
CURRENCY = frozenset(WORDS.plain("monnaie"))
MONEY = CURRENCY.union(WORDS.plain("salaire"))
"""One of these stands beside a wage: another figure there does not mean another opening."""
OF_A_WAGE = frozenset(WORDS.plain("autour d’un salaire"))
REFERRED = frozenset(WORDS.plain("référence"))
UNTIL = frozenset(WORDS.plain("limite"))
"""One of these stands before the last day to apply."""
RECRUITS = frozenset(WORDS.plain("recrute"))
CONTACT = frozenset(WORDS.plain("contact"))
"""A first name beside one of these is that of a person to write to, who may change while the opening stays."""
OFFERED = frozenset(WORDS.plain("avantages"))
"""The paragraph on what one gets begins with these: an agency puts its own in the place of the employer's."""
SPELT = {"complet": "plein"} | {
    word: str(number)
    for number, word in enumerate("deux trois quatre cinq six sept huit neuf dix onze douze".split(), start=2)
}
SAYS_NOTHING = LETTERS.union(RECRUITS, WORDS.plain("ne dit rien"))
"""What copies put in the place of one another: articles and persons, who recruits, when, how much it is asked, headings, and
how to apply."""
