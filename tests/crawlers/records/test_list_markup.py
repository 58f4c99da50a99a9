"""Whatever its markup, a list gives its offers: the same three offers, written as sites write them."""

import pytest

from tests.worlds.pages.read_sites import TEXT, cards, seen

OFFERS = (
    ("Mouliste (H/F)", "CDI", "Eu"),
    ("Cariste (H/F)", "CDD 6 mois", "Aumale"),
    ("Fondeuse (H/F)", "Intérim", "Gamaches"),
)
FORMS = {
    "cards": "<div class=card><h3><a href='/o/{n}'>{title}</a></h3><span class=chip>{contract}</span>"
    "<span class=chip>{place}</span></div>",
    "rows": "<tr><td>{title}</td><td>{contract}</td><td>{place}</td><td><a href='/o/{n}'>Voir</a></td></tr>",
    "accordions": "<div class=item><button aria-expanded=false aria-controls=p{n}>{title}</button>"
    "<div id=p{n} hidden><p>Contrat : {contract}</p><p>Lieu : {place}</p><p>{text}</p></div></div>",
    "details": "<details><summary>{title}</summary><p>{contract} – {place}</p><p>{text}</p></details>",
    "sections": "<h2>{title}</h2><p>Contrat : {contract}</p><p>Lieu : {place}</p><h3>Vos missions</h3><p>{text}</p>",
    "bold paragraphs": "<p><strong>{title}</strong></p><p>{contract}, {place}</p><p>{text}</p>",
    "windows": "<div class=card><a href='#w{n}'>{title}</a></div><div id=w{n} style='display:none'><h3>{title}</h3>"
    "<p>Contrat : {contract}</p><p>Lieu : {place}</p><p>{text}</p></div>",
    "terms": "<dt>{title}</dt><dd>{contract} – {place}</dd><dd>{text}</dd>",
}
AROUND = {"rows": "<table>{}</table>", "terms": "<dl>{}</dl>"}


def written(form: str) -> str:
    """The three offers in some markup."""
    rows = (
        FORMS[form].format(n=n, title=title, contract=contract, place=place, text=f"{TEXT} {title}")
        for n, (title, contract, place) in enumerate(OFFERS)
    )
    return AROUND.get(form, "<div>{}</div>").format("".join(rows))


@pytest.mark.parametrize("form", FORMS)
def test_a_list_gives_its_offers_with_what_they_say(form: str) -> None:
    found = {card.title: card.fields for card in cards(written(form)) if card.fields.get("jobLocation")}

    assert {title: (fields["employmentType"], fields["jobLocation"]) for title, fields in found.items()} == {
        title: (contract, place) for title, contract, place in OFFERS
    }


def test_a_hidden_block_is_seen_where_something_opens_it_only() -> None:
    panel = "<div id=p1 style='display:none'>Régleur de nuit</div>"

    assert "Régleur" in seen(f"<a href='#p1'>Le poste</a>{panel}")
    assert "Régleur" in seen(f"<span onclick=\"montre('p1')\">Le poste</span>{panel}")
    assert "Régleur" not in seen(f"<a href='#autre'>Le poste</a>{panel}")


def test_furniture_is_taken_away_unless_the_page_lies_in_it() -> None:
    menu = "<div class=menu>Accueil Contact</div><footer>Mentions</footer>"

    assert seen(f"{menu}<p>{TEXT}</p>") == TEXT.strip()
    assert "missions" in seen(f"<div class=menu><h2>Vos missions</h2><p>{TEXT}</p></div>")


def test_markup_that_lies_too_deep_leaves_its_text() -> None:
    assert seen("<div>" * 150 + "Régleur") == "Régleur"
