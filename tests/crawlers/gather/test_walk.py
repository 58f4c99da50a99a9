"""A walk asks for what leads to offers, for nothing that is refused, and ends."""

import pytest

from crawlers.gather.pages_after import pages_after_data
from crawlers.gather.slugs import Slugs
from crawlers.gather.walk import MOST_EXPLORED, Walk
from tests.worlds.pages.read_sites import HOME, LISTED, html, own, walked

CARD = "<article><h3><a href='/offre/{n}'>{title} (H/F)</a></h3><p>CDI</p><p>Eu</p></article>"
TRADES = ("Mouliste", "Cariste", "Fondeur", "Graveur", "Trieur", "Soudeur")


def listed(*numbers: int, more: str = "") -> str:
    """A page of the list."""
    return html("<h1>Nos offres d’emploi</h1>" + "".join(CARD.format(n=n, title=TRADES[n]) for n in numbers) + more)


def test_an_address_that_robots_refuse_is_never_asked_for() -> None:
    pages = {
        "/": html("<a href='/offres'>Nos offres d’emploi</a><a href='/prive/emplois'>Emplois</a>"),
        "/offres": listed(0, 1),
    }
    walk, asked = walked(pages | {"/robots.txt": "User-agent: *\nDisallow: /prive/\nDisallow: /offre/1\n"})

    assert "offre/0" in asked
    assert not {"prive/emplois", "offre/1"} & set(asked)
    assert f"{HOME}offre/1" in walk.refused


def test_robots_come_first() -> None:
    assert walked({"/": "<html>"})[1][:2] == ["robots.txt", ""]


def test_a_site_of_promises_is_left_when_the_budget_is_spent() -> None:
    links = html("".join(f"<a href='/recrutement/{n}'>Recrutement {n}</a>" for n in range(200)))
    _, asked = walked({"/": links} | {f"/recrutement/{n}": html("") for n in range(200)})

    assert len(asked) <= MOST_EXPLORED + 2


def test_pages_of_a_list_are_followed_to_the_last_and_each_is_asked_for_once() -> None:
    pages = {
        f"/offres?page={n}": listed(2 * n, 2 * n + 1, more=f"<a rel=next href='/offres?page={min(n + 1, 2)}'>2</a>")
        for n in range(3)
    }
    walk, asked = walked(
        {"/offres": listed(0, 1, more="<a rel=next href='/offres?page=1'>Suivante</a>")} | pages, lists=(LISTED,)
    )

    assert {f"offre/{n}" for n in range(6)} <= set(asked)
    assert len(asked) == len(set(asked))
    assert walk.fell_back is False


def test_a_list_that_gives_nothing_any_more_is_looked_for_again() -> None:
    pages = {
        "/": html("<a href='/recrutement/postes'>Nos offres d’emploi</a>"),
        "/recrutement/postes": listed(0, 1),
        "/offres": html(""),
    }
    walk, asked = walked(
        pages | {f"/offre/{n}": own(f"{TRADES[n]} (H/F)") for n in range(2)}, lists=(LISTED,), explores=False
    )

    assert walk.fell_back
    assert asked.index("offres") < asked.index("recrutement/postes") < asked.index("offre/0")


def test_nothing_of_another_site_is_asked_for() -> None:
    _, asked = walked({"/": html("<a href='https://ailleurs.example/emplois'>Nos offres d’emploi</a>")})

    assert not [address for address in asked if "ailleurs" in address]


def test_a_slug_leads_where_the_site_itself_leads() -> None:
    slugs = Slugs()
    slugs.know([f"{HOME}poste/mouliste"])
    slugs.wait([("mouliste",), ("cariste",)], "")

    assert set(slugs.addresses()) == {(f"{HOME}poste/mouliste", True), (f"{HOME}poste/cariste", True)}


def test_slugs_of_which_nothing_is_known_lead_nowhere() -> None:
    slugs = Slugs()
    slugs.wait([("mouliste",)], "")

    assert list(slugs.addresses()) == []


@pytest.mark.parametrize(
    ("data", "after"),
    [
        ({"next": "/api/offres?page=2", "jobs": []}, ["/api/offres?page=2"]),
        ({"meta": {"currentPage": 1, "lastPage": 3}}, ["/api/offres?page=2", "/api/offres?page=3"]),
        ({"next": "https://ailleurs.example/api?page=2"}, []),
        ({"next": None, "lastPage": 1}, []),
        ({"lastPage": 100_000}, []),
    ],
)
def test_data_name_the_pages_that_go_on(data: dict[str, object], after: list[str]) -> None:
    assert sorted(pages_after_data(data, f"{HOME}api/offres")) == [f"{HOME}{path[1:]}" for path in after]


def test_a_walk_ends_on_a_site_that_does_not_answer() -> None:
    walk = Walk(HOME)
    for _ in range(200):
        if (ask := walk.next()) is None:
            break
        walk.take(ask, None)
    else:
        pytest.fail("it asks for ever")


@pytest.mark.parametrize(
    "parked",
    [
        "<iframe src='{}'></iframe>",
        "<iframe data-src-cmplz='{}' src='about:blank'></iframe>",
        "<iframe data-cookieblock-src='{}'></iframe>",
        "<div class=placeholder data-src='{}'></div>",
        "<template><iframe src='{}'></iframe></template>",
        '<script type=text/plain data-cookieconsent=marketing>document.write(\'<iframe width="100%" src="{}"><\\/iframe>\')</script>',
    ],
)
def test_a_recruiting_tool_in_a_frame_is_asked_for_also_before_a_visitor_consents(parked: str) -> None:
    tool = "https://moulerie.gestmax.fr/search"
    _, asked = walked({"/": html(f"<h1>Nos offres</h1>{parked.format(tool)}"), tool: listed(0, 1)})

    assert tool in asked


def test_a_frame_of_somebody_else_is_left_alone() -> None:
    script = "<script type=text/plain>w('<iframe src=\"https://videos.example/embed/12\">')</script>"
    _, asked = walked({"/": html(f"<h1>Nos offres</h1>{script}")})

    assert not [one for one in asked if "videos" in one]


def test_a_careers_page_without_offers_leads_to_the_tool_that_it_names() -> None:
    tool = "https://moulerie.recruitee.com"
    widget = f"<script>new RTWidget({{companies: [98127]}})</script><a href='{tool}/'>Ouvrir la liste</a>"
    _, asked = walked({"/": html(f"<h1>Nos offres d’emploi</h1>{widget}"), f"{tool}/": listed(0, 1)})

    assert f"{tool}/" in asked
