"""What a form on an offer's private page means, without a board, a file or a browser."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from board.members.desk import Desk
from board.members.offer import MemberOffer, Misread, Refusal, Wish, decide
from db.vallee.member_offers import OtherPosting
from pipeline.mail.smtp import address
from pipeline.publishing.member_input import check, read, unread
from tests.worlds.member_offers import offer_row

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
OTHER = OtherPosting(id="b2", title="Fondeur de verre", url="", publisher="Agence", hiring_member=None, owner=None)


def desk(*moderated: str) -> Desk:
    """A desk that writes nowhere here."""
    return Desk(
        people=Path("people.db"), store=Path("vallee.db"), secret=b"", moderated=frozenset(moderated), crawl_now_hours=6,
        read=read, check=check, unread=unread, address=lambda typed: str(address(typed)),
        remarks=lambda member: [], relay=lambda message: False,
    )  # fmt: skip


def offer(other: OtherPosting | None = None, *, disputed: bool = False, source: str = "verrerie-site") -> MemberOffer:
    row = offer_row("a1", source, title="Fondeur", title_key="fondeur")
    return MemberOffer(row=row, joined=[], probable=[], other=other, disputed=disputed)


@pytest.mark.parametrize("kind", ["hide", "filled"])
def test_an_offer_is_taken_away_at_once_unless_the_association_looks_first(kind: str) -> None:
    value = {"title": "Fondeur", "why": "x" * 300}
    form = {"faire": kind, "why": "x" * 400}
    assert decide(form, offer(), desk(), NOW) == Wish(kind=kind, value=value, moderated=False)
    assert decide(form, offer(), desk(kind), NOW) == Wish(kind=kind, value=value, moderated=True)


def test_a_correction_keeps_what_the_source_says_beside_it() -> None:
    decided = decide({"faire": "correct", "field": "title", "value": "Chef de four (H/F)"}, offer(), desk(), NOW)
    assert isinstance(decided, Wish)
    assert decided.value["title"] == "Chef de four"
    assert decided.value["_source_words"] == "Fondeur"
    assert decided.before == {"title": "Fondeur", "title_key": "fondeur"}
    assert not decided.moderated


def test_what_was_approved_before_it_appeared_is_looked_at_again() -> None:
    form = {"faire": "correct", "field": "title", "value": "Chef de four"}
    declared = decide(form, offer(source="declare-verrerie"), desk("declare"), NOW)
    own = decide(form, offer(), desk("declare"), NOW)
    assert isinstance(declared, Wish)
    assert isinstance(own, Wish)
    assert (declared.moderated, own.moderated) == (True, False)


def test_words_that_mean_nothing_are_told_to_who_typed() -> None:
    decided = decide({"faire": "correct", "field": "contract", "value": "zzz"}, offer(), desk(), NOW)
    assert isinstance(decided, Misread)
    assert decided.field == "contract"
    assert "n’est pas un contrat connu" in decided.why


@pytest.mark.parametrize("kind", ["join", "split"])
def test_two_postings_are_told_apart_or_together_only_when_the_other_one_is_there(kind: str) -> None:
    value = {"other": "b2", "other_title": "Fondeur de verre", "why": ""}
    assert decide({"faire": kind}, offer(OTHER), desk(), NOW) == Wish(kind=kind, value=value, moderated=False)
    assert decide({"faire": kind}, offer(OTHER, disputed=True), desk(), NOW) == Wish(
        kind=kind, value=value, moderated=True
    )
    assert decide({"faire": kind}, offer(), desk(), NOW) == Refusal(kind, "demande incomprise")


@pytest.mark.parametrize(
    ("form", "refused"),
    [
        ({}, Refusal("rien", "demande incomprise")),
        ({"faire": "x" * 40}, Refusal("x" * 20, "demande incomprise")),
        ({"faire": "correct", "field": "consent"}, Refusal("correct", "champ inconnu")),
    ],
)
def test_what_no_form_of_ours_says_is_refused(form: dict[str, str], refused: Refusal) -> None:
    assert decide(form, offer(), desk(), NOW) == refused


@pytest.mark.parametrize(
    ("field", "typed", "named"),
    [
        ("salary", "10¹⁸ €", "Salaire : « ¹⁸ »"),
        ("salary", "²100 € par mois", "Salaire"),
        ("salary", "٢١٠٠ € par mois", "Salaire"),
        ("salary", "900000 € par mois", "Salaire : .* pas vraisemblable par mois"),
        ("salary", "900 € par heure", "pas vraisemblable par heure"),
        ("salary", "12 € brut par an", "pas vraisemblable par an"),
        ("salary", f"1{'0' * 18} € par mois", "n’est pas compris"),
        ("valid_through", "³¹/12/2026", "Dernier jour"),
        ("valid_through", "31/12/9999", "n’est pas une date"),
        ("schedule", "³⁵ h", "Horaires"),
        ("schedule", "900 h", "n’est pas compris"),
        ("contract", "CDD ⁶ mois", "Contrat"),
        ("contract", "CDD 999999 mois", "Contrat : la durée"),
        ("places", "٧٦٢٦٠ Eu", "Lieu"),
        ("title", "Agent ٢", "Intitulé"),
    ],
)
def test_odd_digits_and_absurd_values_are_refused_with_their_field(field: str, typed: str, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        read(field, typed, NOW)


@pytest.mark.parametrize(
    ("field", "typed", "near"),
    [("places", "Eux", "Eu"), ("contract", "CID", "CDI"), ("salary", "deux mille euros", "2\u202f000 € brut par mois")],
)
def test_a_slip_of_the_hand_in_a_correction_is_refused_with_what_is_nearest(field: str, typed: str, near: str) -> None:
    with pytest.raises(ValueError, match=f"ouliez-vous dire « {near} »"):
        read(field, typed, NOW)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("salary", "2 100 € brut par mois"), ("salary", "12,50 € de l’heure"), ("salary", "28 000 € par an sur 13 mois"),
        ("contract", "CDD 6 mois"), ("contract", "CDI"), ("schedule", "2x8, 35 h"), ("title", "Agent d’un atelier de 500 m²"),
    ],
)  # fmt: skip
def test_what_people_write_is_still_read(field: str, typed: str) -> None:
    assert read(field, typed, NOW)


def test_a_declared_offer_with_odd_digits_is_refused_with_its_column() -> None:
    typed = {"title": "Verrier", "valid_through": "³¹/12/2026", "salary": "10¹⁸ €"}
    wrong = check(typed, NOW)
    assert {field for field, _ in wrong} == {"valid_through", "salary"}
    assert {sentence.partition(" :")[0] for _, sentence in wrong} == {"Valable jusqu’au", "Salaire"}
