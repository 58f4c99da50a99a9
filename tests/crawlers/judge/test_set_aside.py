"""What is like an offer and is none says why; what only sounds so is an offer all the same."""

from datetime import date

import pytest

from crawlers.judge.expired import is_past
from crawlers.judge.hidden_keys import kept_back, set_aside_by
from crawlers.judge.likes import like_of, says_filled
from crawlers.judge.taken import Taken
from tests.worlds.pages.read_sites import LISTED, asides, html, own, page, read, titles
from vocabulary.set_aside import SetAside

CARD = "<article><h3><a href='/o/{n}'>{title}</a></h3><p>CDI</p><p>Eu</p>{more}</article>"


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Candidature spontanée", SetAside.SPONTANEOUS),
        ("Régleur (H/F) – POURVU", SetAside.FILLED),
        ("CAP Cuisine", SetAside.TRAINING),
        ("Job dating à la salle des fêtes", SetAside.EVENT),
        ("Notre moulerie s’agrandit", SetAside.NEWS),
        ("Portrait de Lucie, mouliste", SetAside.PORTRAIT),
        ("Avis de marché", SetAside.TENDER),
        ("TEST ne pas publier", SetAside.DRAFT),
        ("Mentions légales", SetAside.PAGE),
    ],
)
def test_each_reason_is_told_by_a_title(title: str, reason: SetAside) -> None:
    assert like_of(title) is reason


@pytest.mark.parametrize(
    "title",
    [
        "Technicien test",
        "Comptable fournisseurs",
        "Conseiller vente",
        "Formateur (H/F)",
        "CAP menuisier en apprentissage",
        "Chargé de formation",
        "Animateur d’atelier",
        "Responsable événementiel (H/F)",
        "Agent des marchés (H/F)",
    ],
)
def test_a_trade_that_sounds_like_it_is_none_is_one(title: str) -> None:
    assert like_of(title) is None


@pytest.mark.parametrize(
    ("badge", "filled"),
    [
        ("Pourvu", True),
        ("Cette offre est pourvue.", True),
        ("Poste pourvu en interne", True),
        ("Recrutement terminé depuis le 12/11/2026", True),
        ("Poste à pourvoir", False),
        ("Postes ouverts", False),
        ("Offre close le 15 décembre.", False),
        ("Candidatures closes le 15/12/2026", False),
        ("Poste non pourvu", False),
        ("Offre pourvue ?", False),
        ("Poste pourvu dès que possible", False),
        ("Emploi pourvu par un titulaire ou un contractuel", False),
        ("Date limite : poste pourvu", False),
        ("Retirée une fois le poste pourvu", False),
    ],
)
def test_a_badge_says_that_an_offer_is_filled(badge: str, filled: bool) -> None:
    assert says_filled(badge, date(2026, 11, 24)) is filled


@pytest.mark.parametrize(
    "more",
    [
        "<a href='#m{n}'>Signaler</a><div class='modal' id=m{n} style='display:none'><p>Cette offre n’est plus disponible</p></div>",
        "<form><label>Offre pourvue</label><input type=checkbox></form>",
    ],
)
def test_words_by_which_one_reports_an_offer_end_none(more: str) -> None:
    rows = enumerate(("Mouliste (H/F)", "Cariste (H/F)", "Fondeuse (H/F)"))
    listing = page(html("".join(CARD.format(n=n, title=title, more=more.format(n=n)) for n, title in rows)))
    alone = page(own("Mouliste (H/F)", more.format(n=0)), "/o/0")

    assert len(titles(read(listing, alone))) == 3


@pytest.mark.parametrize(
    "more",
    ["<span class=badge>Pourvu</span>", "<img src=t.png alt='Poste pourvu'>", "<i title='Offre pourvue'></i>", None],
)
def test_an_offer_that_its_card_says_to_be_filled_is_set_aside(more: str | None) -> None:
    filled = CARD.format(n=1, title="Cariste (H/F)" if more else "<s>Cariste (H/F)</s>", more=more or "")
    others = "".join(CARD.format(n=n, title=title, more="") for n, title in ((2, "Fondeur (H/F)"), (3, "Trieur (H/F)")))
    reading = read(page(html(f"<h1>Nos offres d’emploi</h1>{filled}{others}")))

    assert titles(reading) == ["Fondeur (H/F)", "Trieur (H/F)"]
    assert asides(reading) == {"Cariste (H/F)": "filled"}


def test_an_offer_whose_last_day_is_past_is_set_aside() -> None:
    pages = [
        page(own("Fondeur (H/F)", f"<p>Date limite : {day}</p>"), f"/o/{n}")
        for n, day in enumerate(("12/11/2026", "12/12/2026"))
    ]
    cards = "".join(
        CARD.format(n=n, title=f"Fondeur {name} (H/F)", more="") for n, name in enumerate(("de jour", "de nuit"))
    )
    reading = read(page(html(cards), LISTED), *pages)

    assert list(asides(reading).values()) == ["expired"]
    assert len(reading.postings) == 1


def test_a_year_that_programs_write_where_they_have_none_is_not_past() -> None:
    assert not any(
        is_past(day, date(2026, 11, 24)) for day in ("0001-01-01", "1970-01-01", "9999-12-31", "31/02/2026", "")
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"title": "Cariste", "published": False}, SetAside.HIDDEN),
        ({"titre": "Cariste", "Statut": "Brouillon"}, SetAside.HIDDEN),
        ({"titre": "Cariste", "pourvu": "oui"}, SetAside.FILLED),
        ({"titre": "Cariste", "status": {"value": "closed"}}, SetAside.FILLED),
        ({"titre": "Cariste", "type": "formation"}, SetAside.TRAINING),
        ({"titre": "Cariste", "type": "CDI", "published": True, "status": "open"}, None),
    ],
)
def test_keys_of_data_say_what_no_visitor_sees(data: dict[str, object], reason: SetAside | None) -> None:
    assert set_aside_by(data) is reason


def test_what_a_site_keeps_back_is_kept_back() -> None:
    assert kept_back({"client": {"name": "Moulerie du Val", "visible": False}}) == {"hiringOrganization"}
    assert kept_back({"client": {"name": "Moulerie du Val", "visible": True}, "showSalary": True}) == set()


def test_parts_that_are_taken_are_found_again_however_they_lie() -> None:
    taken, plain = Taken(), []
    for span in ((10, 12), (30, 40), (2, 4), (20, 22), (11, 21), (35, 36), (5, 5)):
        taken.add(span)
        plain.append(span)
        for first in range(45):
            for last in (first, first + 3):
                assert taken.touches((first, last)) is any(a <= last and first <= b for a, b in plain)
