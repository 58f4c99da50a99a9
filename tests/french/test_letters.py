"""However a word is written, one reading makes it one word; and every reading does."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from french.letters import LIGATURES, bare, fold, key, spelled, squeezed, unaccented

Reading = Callable[[str], str | bytes]
READINGS: list[Reading] = [bare, fold, key, squeezed, unaccented]
TEXTS = st.text(alphabet=st.sampled_from("abeéèçôœæŒÆßÉ ’'-–€·×0123 Łñü\u00a0"), max_size=40)


def name(reading: Reading) -> str:
    """What a test is called after."""
    return str(getattr(reading, "__name__", ""))


@pytest.mark.parametrize("reading", READINGS, ids=name)
@pytest.mark.parametrize(
    "written",
    [
        ("Cœur", "Coeur", "CŒUR", "cœur", "COEUR"),
        ("Lætitia", "Laetitia", "LÆTITIA", "LAETITIA"),
        ("Érable", "érable", "ERABLE", "E\u0301rable"),
        ("Straße", "Strasse"),
    ],
    ids=lambda written: written[0],
)
def test_every_reading_makes_them_one_word(reading: Reading, written: tuple[str, ...]) -> None:
    assert len({reading(word) for word in written}) == 1


@pytest.mark.parametrize("reading", [bare, fold, key, squeezed], ids=name)
def test_apostrophes_are_one(reading: Reading) -> None:
    assert len({reading(f"l{apostrophe}étoile") for apostrophe in "'’‘ʼ"}) == 1


@given(TEXTS)
def test_ligatures_are_their_letters_in_any_text(text: str) -> None:
    for reading in READINGS:
        assert reading(text) == reading(spelled(text))


@given(TEXTS)
def test_what_was_read_reads_the_same_again(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert bare(bare(text)) == bare(text)
    assert unaccented(unaccented(text)) == unaccented(text)


@given(st.text(max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    assert fold(text).isascii()
    assert bare(text).isascii()
    assert squeezed(text).isalnum() or not squeezed(text)
    assert not set(unaccented(text)) & set(LIGATURES)
