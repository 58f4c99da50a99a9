"""What a stranger wrote is mailed to nobody before an address agreed, and no mail ever leads to a stranger's site."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.mail.words_of_others import without_links
from tests.worlds.alert_post import Post, an_installation
from tests.worlds.servers.smtp_server import text_of

OURS = "https://emplois.vallee.example"
WORDS = "Gagnez+1000+€+sur+https://gain.example/x+ou+www.gain.test,+appelez+canari"
HOSTILE = f"q={WORDS}&lieu=Gamaches&contrat=CDI&entreprise=canari-gain.com&metier=canari&publieur=canari&horaire=canari&zone=canari"


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with an_installation(tmp_path) as found:
        yield found


def led_to(text: str) -> set[str]:
    """Where a mail leads, as a mail program reads it."""
    return {re.sub(r"(https://[^/\s]*).*", r"\1", link) for link in re.findall(r"(?:https?://|www\.)\S+", text)}


def test_the_first_mail_says_no_word_of_whoever_filled_the_form(post: Post) -> None:
    post.ask("victime@exemple.fr", HOSTILE)
    assert post.confirmations().confirmations_asked == 1
    (letter,) = post.box.letters
    said = f"{letter['Subject']} {text_of(letter)}"
    assert "CDI" in said
    assert "Gamaches" in said
    assert "canari" not in said
    assert "gain" not in said.lower()
    assert "1000" not in said
    assert led_to(said) == {OURS}
    assert "confirmée" in said


def test_news_lead_to_our_own_pages_only(post: Post) -> None:
    with sqlite3.connect(post.paths.board) as board:
        board.execute(
            "UPDATE jobs SET title = 'Cariste https://gain.example/x www.gain.test canari@gain.example', organization = 'gain.com'"
        )
    post.ask("lea@exemple.fr", "q=cariste+https://autre.example/y+autre.com")
    post.ask("jean@exemple.fr", "")
    post.confirm_all()
    post.news()
    assert post.box.letters
    for letter in post.box.letters:
        said = f"{letter['Subject']} {text_of(letter)}".replace("emplois@vallee.example", "")
        assert led_to(said) == {OURS}
        assert "gain" not in said
        assert "@" not in said
        assert letter["List-Unsubscribe"].strip().startswith(f"<{OURS}/alertes/")
        assert letter["List-Unsubscribe-Post"].strip() == "List-Unsubscribe=One-Click"


@given(
    st.text(),
    st.sampled_from(["http://", "https:/", "HTTPS://", "mailto:", "www.", "ftp://", "javascript://"]),
    st.text(),
)
def test_no_text_makes_a_link(before: str, scheme: str, after: str) -> None:
    said = without_links(f"{before} {scheme}{after}", 500)
    assert "://" not in said
    assert "www." not in said.lower().replace("www. ", "") or not re.search(r"\bwww\.\S", said, re.IGNORECASE)
    assert "@" not in said
    assert "\n" not in said


@pytest.mark.parametrize("title", ["Technicien.ne de maintenance H/F", "Opérateur.rice 2x8", "Régleur (F/H) 12,50 €/h"])
def test_titles_stay(title: str) -> None:
    assert without_links(title) == title
