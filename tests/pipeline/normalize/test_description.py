"""A description becomes safe HTML and readable text, and stays so."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.normalize.descriptions.safe_html import CLEAN, CLEANER, MOST_LETTERS, TAGS, plain, sanitized

CASES = [
    ("<div>Un <a href='x'>lien</a></div>", "<p>Un lien</p>"),
    ("<script>alert(1)</script><p onclick=x>Oui</p><style>p{}</style>", "<p>Oui</p>"),
    ("<h1>Missions</h1><ul><li><p>régler</p></li></ul>", "<h3>Missions</h3><ul><li><p>régler</p></li></ul>"),
    ("&lt;p&gt;Vous &amp;amp; nous&lt;/p&gt;", "<p>Vous &amp; nous</p>"),
    ("&amp;lt;p&amp;gt;Deux fois&amp;lt;/p&amp;gt;", "<p>Deux fois</p>"),
    ("3 < 4 et 5 > 2", "<p>3 &lt; 4 et 5 &gt; 2</p>"),
    ("Un.\n\nDeux.\nTrois.", "<p>Un.</p><p>Deux.<br>Trois.</p>"),
    ("À faire :\n- un\n- deux\nFin", "<p>À faire :</p><ul><li>un</li><li>deux</li></ul><p>Fin</p>"),
    ("<p>&nbsp;</p><p></p>", ""),
    ("", ""),
]
TAGS_AND_SIGNS = (
    "<p> </p> <div> </div> <b> </b> <br> <ul><li> </li></ul> &nbsp; &lt;p&gt; &amp;lt;br&amp;gt; "
    "<script> </script> <a|href=javascript:x> "
    "<h1> </h1> - < > & <table><tr><td> </td></tr></table> <img|src=x>"
)
PIECES = st.lists(
    st.sampled_from(["\n", "\n\n", *TAGS_AND_SIGNS.replace("|", "\t").split(" ")]) | st.text(max_size=12), max_size=25
)


@pytest.mark.parametrize(("html", "wanted"), CASES)
def test_what_is_found_becomes_what_is_shown(html: str, wanted: str) -> None:
    assert sanitized(html) == wanted


@settings(max_examples=150)
@given(PIECES)
def test_sanitizing_again_changes_nothing(pieces: list[str]) -> None:
    once = sanitized("".join(pieces))
    assert sanitized(once) == once


@settings(max_examples=150)
@given(PIECES)
def test_only_the_few_tags_remain_and_none_has_attributes(pieces: list[str]) -> None:
    seen: list[tuple[str, list[tuple[str, str | None]]]] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append((tag, attrs))

    Tags().feed(sanitized("".join(pieces)))

    assert {tag for tag, _ in seen} <= TAGS
    assert all(attributes == [] for _, attributes in seen)


@settings(max_examples=80)  # Hypothesis takes long to make a text of so large an expression
@given(st.from_regex(CLEAN, fullmatch=True) | PIECES.map("".join))
def test_what_is_called_clean_is_what_the_cleaner_gives_back(html: str) -> None:
    assert not CLEAN.fullmatch(html) or CLEANER.clean(html) == html


@settings(max_examples=250)
@given(PIECES.map("".join), st.sampled_from(["", "\xa0", "\u2009", "\t", "  ", "&nbsp;", "&#160;", "<b> </b>"]))
def test_plain_text_has_no_white_space_but_single_spaces_and_lines(html: str, space: str) -> None:
    for line in plain(sanitized(html.replace("p", f"p{space}"))).split("\n"):
        assert line == " ".join(line.split())


def test_plain_text_has_one_line_a_block() -> None:
    html = "<h3>Le poste</h3><p>Vous  réglez&nbsp;<strong>tout</strong>.<br>Et bien.</p><ul><li>a</li><li>b &lt; c</li></ul>"

    assert plain(sanitized(html)).split("\n") == ["Le poste", "Vous réglez tout.", "Et bien.", "a", "b < c"]


def test_a_huge_description_is_cut() -> None:
    assert len(plain(sanitized("<p>mot</p>" * 100_000))) <= MOST_LETTERS
    assert not re.search("<[^>]*$", sanitized("<p class='x'>mot</p>" * 100_000)[-200:])
