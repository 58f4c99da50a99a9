"""The options of a source, read from one cell."""

from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.registry.cell_values import options

VALUE = st.text(
    alphabet=st.characters(blacklist_characters=";\n\r", blacklist_categories=["Cs", "Cc", "Z"]), max_size=12
)


@given(
    st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), VALUE, max_size=4),
    st.sampled_from([";", "; ", " ;  "]),
)
@settings(max_examples=60)
def test_options_are_read_as_they_were_written(pairs: dict[str, str], between: str) -> None:
    assert options(between.join(f"{name}={value}" for name, value in pairs.items())) == pairs


def test_a_value_may_hold_semicolons_and_equal_signs() -> None:
    cell = "links=xpath://a[contains(@style, 'color: red; b') and @x='1=2']/@href; next=css:a.suivant"

    assert options(cell) == {
        "links": "xpath://a[contains(@style, 'color: red; b') and @x='1=2']/@href",
        "next": "css:a.suivant",
    }
