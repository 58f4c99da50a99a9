"""Names of countries other than France, as the last part of an address gives them."""

from pathlib import Path

from french.letters import key
from french.word_lists import word_list

WORDS = word_list(Path(__file__).with_suffix(".txt"))
NAMES = frozenset(key(name) for part in ("pays", "provinces", "villes") for name in WORDS.words(part))
"""Keys; with the provinces and the great cities that stand alone in an address."""
CODES = frozenset(WORDS.words("codes"))
STATES = frozenset(WORDS.words("états"))
"""American, Canadian and Australian ones: « Sunnyvale, CA »."""
FRENCH = frozenset(map(key, WORDS.words("france")))
