"""Card, own page, data and file of one offer are one; two addresses of one page too; two offers never."""

import json
from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.extract.objects.values import phrase
from crawlers.extract.page.document import Document
from crawlers.items import Page
from crawlers.join.above import HeadingsAbove
from crawlers.join.blocks import blocks_of, joined, text_in
from crawlers.records.visible_tree import visible_tree
from tests.worlds.pages.read_sites import HOME, LISTED, TEXT, asides, html, own, page, read, titles

TITLES = ("Mouliste (H/F)", "Cariste (H/F)", "Fondeuse (H/F)")
CARD = "<article><h3><a href='{url}'>{title}</a></h3><p>CDI</p><p>Eu</p></article>"


def listed(*rows: tuple[str, str]) -> str:
    """A list that leads to own pages."""
    return html("<h1>Nos offres d’emploi</h1>" + "".join(CARD.format(url=url, title=title) for url, title in rows))


def in_json_ld(title: str, **more: object) -> str:
    """An offer as it is written for machines."""
    data = {"@type": "JobPosting", "title": title, "description": TEXT, **more}
    return f"<script type='application/ld+json'>{json.dumps(data)}</script>"


def site() -> list[Page]:
    """A list in two pages, own pages with a slogan for a heading, data, a spontaneous application."""
    rows = [(f"/o/{n}", title) for n, title in enumerate(TITLES)]
    slogan = "<h1>Construisez demain avec nous</h1><h2>{}</h2><p>Contrat : CDI</p><p>Lieu : Eu</p><p>{}</p>"
    data = json.dumps(
        {"jobs": [{"title": "Graveur (H/F)", "city": "Gamaches", "contract": "CDD", "description": TEXT, "slug": "g"}]}
    )
    return [
        page(listed(*rows[:2], ("/o/spontanee", "Candidature spontanée")), LISTED),
        page(listed(*rows[2:]), f"{LISTED}?page=2"),
        *(page(html(slogan.format(title, f"{TEXT} {title}"), "Moulerie"), url) for url, title in rows),
        page(data, "/api/offres", "application/json"),
        page("<html><body><h1>Erreur", "/perdue", status=404),
    ]


def test_card_own_page_and_data_for_machines_are_one_offer() -> None:
    more = in_json_ld("Mouliste (H/F)", baseSalary="2 300 €", identifier="M-7")
    reading = read(
        page(listed(("/o/1", "Mouliste (H/F)"), ("/o/2", "Cariste (H/F)"))), page(own("Mouliste (H/F)", more), "/o/1")
    )
    (first,) = [posting for posting in reading.postings if posting.fields["title"] == "Mouliste (H/F)"]

    assert titles(reading) == ["Cariste (H/F)", "Mouliste (H/F)"]
    assert (first.key, first.url) == ("M-7", f"{HOME}o/1")
    assert (phrase(first.fields["baseSalary"]), first.fields["employmentType"]) == ("2 300 €", "CDI")
    assert "préparez les moules" in first.fields["description"]


def test_a_slogan_is_no_title() -> None:
    assert titles(read(*site())) == ["Cariste (H/F)", "Fondeuse (H/F)", "Graveur (H/F)", "Mouliste (H/F)"]
    assert asides(read(*site()))["Candidature spontanée"] == "spontaneous"


@given(st.permutations(site()))
@settings(max_examples=6, deadline=None)
def test_the_order_of_the_pages_changes_nothing(pages: list[Page]) -> None:
    one, other = read(*site()), read(*pages)

    assert other.postings == one.postings
    assert other.set_aside == one.set_aside
    assert other.announced == one.announced


def test_one_page_under_several_addresses_is_one_offer() -> None:
    canonical = f"<link rel=canonical href='{HOME}o/1'>"
    same = html(f"<main><h1>Mouliste (H/F)</h1><p>CDI</p><p>Eu</p><p>{TEXT}</p></main>", "Mouliste", canonical)
    reading = read(
        page(listed(("/o/1", "Mouliste (H/F)"), ("/o/2", "Cariste (H/F)"))),
        page(same, "/o/1"),
        page(same, "/o/1/imprimer"),
        page(same, "/o/1?utm_source=lettre"),
    )

    assert titles(reading) == ["Cariste (H/F)", "Mouliste (H/F)"]
    assert f"{HOME}o/1" in {posting.url for posting in reading.postings}


def test_pages_of_a_list_that_all_call_themselves_the_first_are_all_read() -> None:
    canonical = f"<link rel=canonical href='{LISTED}'>"
    lists = [
        page(listed((f"/o/{n}", title)).replace("</head>", f"{canonical}</head>"), f"{LISTED}?page={n}")
        for n, title in enumerate(TITLES)
    ]

    assert titles(read(*lists)) == sorted(TITLES)


def test_an_offer_in_another_language_that_is_one_in_french_is_set_aside() -> None:
    english = own("Mould maker (M/F)").replace("lang=fr", "lang=en")
    french = f"<link rel=alternate hreflang=fr href='{HOME}o/1'>"
    reading = read(
        page(listed(("/o/1", "Mouliste (H/F)"), ("/en/1", "Mould maker (M/F)"))),
        page(own("Mouliste (H/F)"), "/o/1"),
        page(english.replace("</head>", f"{french}</head>"), "/en/1"),
    )

    assert titles(reading) == ["Mouliste (H/F)"]
    assert asides(reading) == {"Mould maker (M/F)": "language"}


def test_a_reference_that_several_bear_names_none_of_them() -> None:
    pages = [page(own(title, in_json_ld(title, identifier="REF-1")), f"/o/{n}") for n, title in enumerate(TITLES)]
    keys = {
        posting.key for posting in read(page(listed(*((f"/o/{n}", t) for n, t in enumerate(TITLES)))), *pages).postings
    }

    assert keys == {f"{HOME}o/{n}" for n in range(3)}


def test_a_text_is_the_same_number_wherever_its_markup_cuts_it() -> None:
    cuts = [TEXT[:at] for at in (0, 1, 17, 60)] + [TEXT]
    whole = text_in("")
    for one, other in pairwise(cuts):
        whole = joined(whole, text_in(other[len(one) :]))

    assert whole == text_in(TEXT)
    assert text_in("Vous formez") != text_in("Vous fermez")


def test_blocks_with_one_text_have_one_number() -> None:
    root = visible_tree(
        Document(page(html(f"<section><p>{TEXT}</p></section><div><p>{TEXT}<b>!</b></p></div><p>court</p>")))
    )
    numbers = [number for _, number in blocks_of(root)]

    assert sorted(Counter(numbers).values()) == [1, 4], "the body is another text"


def test_the_heading_over_a_part_is_the_nearest_that_stands_before_it() -> None:
    root = visible_tree(
        Document(
            page(
                html(
                    "<p id=a>a</p><h2>Usine</h2><ul><li id=b>b</ul><div><h3>Atelier</h3></div><ul><li id=c>c<li id=d>d</ul>"
                )
            )
        )
    )
    over = HeadingsAbove(root)

    assert [over.of(root.find(f".//*[@id='{name}']")) for name in "dcba"] == ["Atelier", "Atelier", "Usine", ""]


def test_the_name_of_a_last_day_closes_nothing() -> None:
    last = "<dl><dt>Clôture</dt><dd>31/12/2026</dd></dl>"
    list_ = html(
        "<h1>Nos offres d’emploi</h1><article><h3><a href='/offre/1'>Fondeur (H/F)</a></h3><p>CDI</p></article>"
    )

    assert titles(read(page(list_), page(own("Fondeur (H/F)", last), "/offre/1"))) == ["Fondeur (H/F)"]
    assert titles(read(page(list_), page(own("Fondeur (H/F)", "<p>Clôturée</p>"), "/offre/1"))) == []
