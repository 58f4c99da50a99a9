"""What a text hints at by its words is enough to find all that is in it, and most texts hint at nothing."""

import pytest

from french.contacts.hints import hints
from french.contacts.redacted import redacted
from french.letters import sign_for_sign
from tests.worlds.postings.contact_tables import SPELLINGS, Spelling

QUIET = (
    "<p>Vous contrôlez les flacons en sortie d’arche et réglez la machine, dans le respect des consignes.</p>",
    "<ul><li>Horaires : 2x8, 35 h</li><li>Salaire selon profil</li><li>CACES 1 ou 3</li></ul>",
    "Une personne rigoureuse, un poste en équipe, deux ans d’expérience (débutant accepté).",
)


@pytest.mark.parametrize("text", QUIET)
def test_an_offer_that_names_nobody_hints_at_nothing(text: str) -> None:
    signs = sign_for_sign(text)
    assert hints(signs, signs.lower()).kinds == set()


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda spelling: spelling.text[:40])
def test_a_long_text_around_changes_nothing(spelling: Spelling) -> None:
    shown = redacted(f"{''.join(QUIET)}<p>{spelling.text}</p>{''.join(QUIET)}")
    assert [part for part in spelling.goes if part in shown] == []
    assert shown.startswith(QUIET[0])
    assert shown.endswith(QUIET[-1])


def test_a_word_that_goes_through_a_tag_is_a_hint_all_the_same() -> None:
    assert "Vernay" not in redacted("<p>Bonjour</p><p>M<strong>me</strong> Vernay</p>")


def test_what_is_found_is_taken_out_where_it_stands_whatever_tags_are_around() -> None:
    shown = redacted("<p>Lot ＜b＞ <strong>A</strong></p><p>Tél : 02 <em>35 00</em> 11 22, CDI</p>")
    assert shown.startswith("<p>Lot ＜b＞ <strong>A</strong></p><p>")
    assert shown.endswith(", CDI</p>")
    assert "35" not in shown
