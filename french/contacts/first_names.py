"""First names that are common in France: they tell a person from a firm."""

from pathlib import Path

from french.word_lists import word_list

FIRST_NAMES = frozenset(word_list(Path(__file__).with_suffix(".txt")).plain())
