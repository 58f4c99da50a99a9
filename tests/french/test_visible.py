"""Signs that nobody sees are taken away alike from a title and from a long text, which is looked at another way."""

from hypothesis import given
from hypothesis import strategies as st

from french.visible import SHORT_LETTERS, UNSEEN, seen, visible

LONG = "Vous réglez les machines ; l’équipe « verre » vous forme.\n\t" * (SHORT_LETTERS // 40)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=20))
def test_a_long_text_loses_the_same_signs_as_a_short_one(text: str) -> None:
    assert visible(text) == UNSEEN.sub(seen, text)
    assert visible(LONG + text) == LONG + visible(text)


def test_each_unseen_sign_is_seen_in_a_long_text() -> None:
    unseen = [
        chr(code)
        for code in (*range(0x3000), *range(0xD800, 0xE000), *range(0xFE00, 0x10000), *range(0xE0000, 0xE0100))
    ]
    for sign in filter(UNSEEN.match, unseen):
        assert not UNSEEN.search(visible(LONG + sign)), hex(ord(sign))
