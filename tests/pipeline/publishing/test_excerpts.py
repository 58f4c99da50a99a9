"""What sums an offer up is its own: what a house says of itself everywhere stands in no summary, but where there is nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.publishing.excerpts import EXCERPT_CHARACTERS, OfferText, excerpt, repeated

HOUSE = "Depuis 1850, la Verrerie souffle le verre de la vallée."
TRADES = {
    "Trieur": "Vous écartez sous la lampe les flacons qui ont des bulles ou des pierres.",
    "Mouliste": "Vous ajustez à la lime les moules de fonte qui donneront leur forme aux flacons.",
    "Cariste": "Vous chargez les palettes de flacons sur les camions de nos transporteurs.",
}


def test_what_the_house_says_everywhere_sums_up_no_offer() -> None:
    offers = [OfferText("Verrerie", title, f"{HOUSE}\n{trade}") for title, trade in TRADES.items()]
    common = repeated(offers)["Verrerie"]
    assert [excerpt(offer.text, common) for offer in offers] == list(TRADES.values())


def test_one_text_for_several_communes_repeats_nothing() -> None:
    offers = [OfferText("Verrerie", "Trieur", f"{HOUSE}\n{TRADES['Trieur']}") for _ in range(6)]
    assert repeated(offers) == {"Verrerie": set()}


def test_what_two_houses_say_is_counted_for_each() -> None:
    offers = [OfferText(house, house, TRADES["Trieur"]) for house in ("Verrerie", "Agence")]
    assert repeated(offers) == {"Verrerie": set(), "Agence": set()}


def test_an_offer_of_nothing_but_common_words_is_summed_up_by_them() -> None:
    assert excerpt(HOUSE, {HOUSE}) == HOUSE


@given(st.text(max_size=600), st.sets(st.text(max_size=20), max_size=3))
def test_a_summary_is_never_long_and_never_empty_where_there_are_words(text: str, common: set[str]) -> None:
    summary = excerpt(text, common)
    assert len(summary) <= EXCERPT_CHARACTERS + 2
    assert bool(summary) == bool(text.split())
