"""The recipe of a site is the list with which its pages begin, never a page number of today."""

from crawlers.join.reading import read_site
from crawlers.recipe.recipe import Recipe, recipe_of
from crawlers.registry.cell_values import options, options_cell
from tests.worlds.pages.read_sites import HOME, html, own, walked

CARD = "<article><h3><a href='/offre/{n}'>{title} (H/F)</a></h3><p>CDI</p><p>Eu</p></article>"
TRADES = ("Mouliste", "Cariste", "Fondeur", "Graveur", "Trieur", "Soudeur")


def listed(*numbers: int, more: str = "") -> str:
    """A page of a list."""
    return html("<h1>Nos offres d’emploi</h1>" + "".join(CARD.format(n=n, title=TRADES[n]) for n in numbers) + more)


def recipe(pages: dict[str, str]) -> Recipe:
    """What is written of a site of these pages."""
    walk, _ = walked(pages | {f"/offre/{n}": own(f"{title} (H/F)") for n, title in enumerate(TRADES)})
    return recipe_of(read_site([told.page for told in walk.told], source="s"), walk)


def test_a_page_number_is_none_of_the_recipe() -> None:
    more = "<a rel=next href='/offres?page={}'>Suivante</a>"
    pages = {
        "/offres": listed(0, 1, more=more.format(2)),
        "/offres?page=2": listed(2, 3, more=more.format(3)),
        "/offres?page=3": listed(4, 5),
    }

    assert recipe({"/": html("<a href='/offres'>Nos offres d’emploi</a>")} | pages) == Recipe(url=f"{HOME}offres")


def test_two_lists_are_both_of_it() -> None:
    home = html(
        "<a href='/usine/offres'>Offres d’emploi de l’usine</a><a href='/siege/offres'>Offres d’emploi du siège</a>"
    )
    found = recipe({"/": home, "/usine/offres": listed(0, 1, 2), "/siege/offres": listed(3, 4)})

    assert (found.url, found.options) == (f"{HOME}usine/offres", {"lists": f"{HOME}siege/offres"})


def test_a_list_that_leads_to_offers_of_somebody_else_gives_no_word_on_their_host() -> None:
    theirs = "".join(
        f"<article><h3><a href='{at}'>{title} (H/F)</a></h3><p>CDI</p><p>Eu</p></article>"
        for at, title in (
            ("https://verrerie.example/o/1", "Trieur"),
            ("https://verrerie.example jobs.lever.co/1", "Soudeur"),
        )
    )

    assert recipe({"/": listed(0, 1, more=theirs)}).hosts == ()


def test_an_address_of_the_recipe_adds_no_option() -> None:
    home = html(
        "<a href='/a;hosts=verrerie.example'>Offres d’emploi</a><a href='/b?c=1; most_mb=99'>Nos offres d’emploi</a>"
    )
    found = recipe({"/": home, "/a;hosts=verrerie.example": listed(0, 1, 2), "/b?c=1;%20most_mb=99": listed(3, 4)})

    assert options(options_cell(found.options)).keys() <= {"lists"}
