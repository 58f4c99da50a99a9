"""Offers and their like that only their text tells apart, and the pages on which they stand alone."""

from crawlers.items import Page
from tests.worlds.pages.read_sites import HOME, TEXT, asides, html, own, page, read, titles

MENU = "<nav><ul><li><a href='/offres'>Offres</a></li><li><a href='/savoir-faire'>Savoir-faire</a></li></ul></nav>"


def alone(title: str, text: str, path: str) -> Page:
    """A page about one thing."""
    return page(html(f"{MENU}<main><h1>{title}</h1><p>{text}</p></main>", title), f"{HOME}{path}")


def test_a_page_that_only_tells_of_work_is_none() -> None:
    reading = read(
        alone("Le travail du verre", "Nos ateliers travaillent le verre depuis 1903. Visitez-les.", "recrutement/verre")
    )

    assert reading.postings == []


def test_trades_are_told_from_what_their_names_hold() -> None:
    titled = ("Gestionnaire des marchés publics (34 h)", "Marchés publics", "Chargé d’accueil, portes ouvertes")
    cards = "".join(f"<li><a href='/offres/{n}'>{title}</a> CDI Eu</li>" for n, title in enumerate(titled))
    reading = read(
        page(html(f"<h1>Nos offres d’emploi</h1><ul>{cards}</ul>")),
        *(page(own(title), f"{HOME}offres/{n}") for n, title in enumerate(titled)),
    )

    assert titles(reading) == ["Chargé d’accueil, portes ouvertes", "Gestionnaire des marchés publics (34 h)"]
    assert asides(reading) == {"Marchés publics": "tender"}


def test_a_season_that_is_over_is_over_and_one_to_come_is_not() -> None:
    when = {
        "Trieur d’été": "Du 24 août au 30 octobre 2026.",
        "Trieuse": "Du 4 janvier au 30 avril 2027.",
        "Cariste": "",
    }
    cards = "".join(f"<li><a href='/offres/{n}'>{title}</a> CDD Eu</li>" for n, title in enumerate(when))
    reading = read(
        page(html(f"<h1>Nos offres d’emploi</h1><ul>{cards}</ul>")),
        *(page(own(title, text=f"{TEXT} {said}"), f"{HOME}offres/{n}") for n, (title, said) in enumerate(when.items())),
    )

    assert titles(reading) == ["Cariste", "Trieuse"]
    assert asides(reading) == {"Trieur d’été": "expired"}
