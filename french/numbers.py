"""A number in words → digits: « deux mille cent euros » is 2 100 € for whoever reads it aloud."""

from french.letters import key

UNITS = dict(
    zip(
        (
            "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente "
            "quarante cinquante soixante"
        ).split(),
        (*range(17), *range(20, 61, 10)),
        strict=True,
    )
)


def in_digits(text: str) -> int | None:
    """The first number that a text says in words; nothing when it says none.

    >>> in_digits("deux mille euros"), in_digits("Mille neuf cents euros brut"), in_digits("quatre-vingt-dix-sept mille")
    (2000, 1900, 97000)
    >>> in_digits("selon profil"), in_digits("soixante-quinze"), in_digits("un salaire motivant")
    (None, 75, 1)
    """
    done = below = 0
    began = False
    for word in key(text).split():
        if word == "et" and began:
            continue
        if word in {"vingt", "vingts"} and below % 100 == 4:
            below += 76
        elif word in UNITS:
            below += UNITS[word]
        elif word in {"cent", "cents"}:
            below = max(below, 1) * 100
        elif word == "mille":
            done, below = done + max(below, 1) * 1000, 0
        elif began:
            break
        else:
            continue
        began = True
    return done + below if began else None
