"""Text as it was drawn → text as it was meant: ligatures, hyphens at line ends, signs of lists, letters set apart."""

import re

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0000"))
SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\t"), " ")
TABLE = {ord(sign): letters for sign, letters in LIGATURES.items()} | UNSEEN | SPACES
BULLETS = r"[-–—•·▪■□●◦○◆◇❖✓✔➢➤►▶▸→‣⁃∙*\ue000-\uf8ff]"
BULLET = re.compile(rf"\s*(?:{BULLETS}|[o§ü]\s)\s*")
ONLY_BULLET = re.compile(rf"\s*(?:{BULLETS}|[o§ü])\s*")
WORD_APART = re.compile(r" {2,}")
FEWEST_APART = 5
WEAK = frozenset(
    "a à au aux avec ce ces chez d dans de des du en et l la le les leur nos notre ou par pour qu que sans ses son sous sur un une "
    "vos votre".split()
)
"""Words after which a line cannot end: what follows belongs to it, even with a capital."""


def printed(text: str) -> str:
    """A drawn line in usual letters, single spaces; letters that were set apart are words again.

    >>> printed("Proﬁl : qualiﬁé"), printed("O F F R E  D ’ E M P L O I"), printed("CAP A B C")
    ('Profil : qualifié', 'OFFRE D’EMPLOI', 'CAP A B C')
    """
    text = text.translate(TABLE).strip()
    letters = text.split()
    if len(letters) >= FEWEST_APART and sum(len(letter) == 1 for letter in letters) >= 0.8 * len(letters):
        return " ".join(word.replace(" ", "") for word in WORD_APART.split(text))
    return " ".join(letters)


def is_bullet(text: str) -> bool:
    """Whether a beginning of a line is the sign of an item: « •  », « -  », the signs that only symbol fonts draw."""
    return bool(ONLY_BULLET.fullmatch(text)) or (len(text) > 1 and text[1] == " " and bool(ONLY_BULLET.match(text))) or bool(
        text[:1] and re.match(r"[•▪■●◦➢➤►❖✓✔\ue000-\uf8ff]", text)
    )  # fmt: skip


def without_bullet(text: str) -> str:
    """An item without its sign.

    >>> without_bullet("▪ Régler les machines"), without_bullet("o Contrôler")
    ('Régler les machines', 'Contrôler')
    """
    return BULLET.sub("", text, count=1).strip()


def ends_in_hyphen(text: str) -> bool:
    """Whether a line ends inside a word."""
    return len(text) > 2 and text[-1] in "-‐\u2011" and text[-2].isalpha()


def joined(first: str, second: str) -> str:
    """Two lines of one paragraph.

    >>> joined("les machines d’embal-", "lage"), joined("à Blangy-", "sur-Bresle"), joined("un poste", "à pourvoir")
    ('les machines d’emballage', 'à Blangy-sur-Bresle', 'un poste à pourvoir')
    """
    if not ends_in_hyphen(first):
        return f"{first} {second}"
    word = re.split(r"[\s’']", first)[-1]
    # a name with hyphens keeps them: « Saint-» « Valery », « Blangy-» « sur-Bresle »
    kept = word[:1].isupper() or not second[:1].islower() or "-" in word[:-1]
    return first + second if kept else first[:-1].rstrip("-‐") + second
