"""A list on several pages is read to its end, however it goes on, and the walk ends when nothing new comes."""

import json

import pytest

from crawlers.account.account import account_of
from crawlers.counted_pages import counted_on, first_page, is_counted, says_no_more
from crawlers.extract.page.document import Document
from crawlers.gather.ask import Ask, Role
from crawlers.gather.load_more import load_more
from crawlers.gather.pages_after import is_posted_back
from crawlers.gather.slugs import Slugs, written_before
from crawlers.walks.asked_request import request_of
from tests.worlds.pages.read_sites import HOME, LISTED, html, own, page, read, walked

TRADES = ("Mouliste", "Cariste", "Fondeur", "Graveur", "Trieur", "Soudeur", "Régleur", "Emballeur")
CARD = "<article><h3><a href='/offre/{n}'>{title} (H/F)</a></h3><p>CDI</p><p>Eu</p></article>"


def cards(*numbers: int) -> str:
    """Some cards of the list."""
    return "".join(CARD.format(n=n, title=TRADES[n]) for n in numbers)


def listed(*numbers: int, more: str = "", head: str = "") -> str:
    """A page of the list."""
    return html(f"<h1>Nos offres d’emploi</h1>{cards(*numbers)}{more}", head=head)


def asked_offers(pages: dict[str, str], **given: object) -> tuple[set[int], list[str]]:
    """The numbers of the offers that a walk from the list asks for, and everything that it asks for."""
    _, asked = walked(pages, **({"lists": (LISTED,)} | given))
    return {int(one.removeprefix("offre/")) for one in asked if one.startswith("offre/")}, asked


ANCHOR = {
    "rel=next": ("/offres?p={}", "<a rel=next href='/offres?p={}'>…</a>"),
    "a number": ("/offres?page={}", "<a href='/offres?page={}'>{}</a>"),
    "where it starts": ("/offres?start={}0", "<nav><a href='/offres?start={}0'>Page suivante</a></nav>"),
    "a path": ("/offres/page/{}/", "<a class=next href='/offres/page/{}/'>»</a>"),
    "a button with its address": ("/offres?pg={}", "<button data-next='/offres?pg={}'>Charger plus d’offres</button>"),
    "a button of htmx": ("/offres/suite?page={}", "<button hx-get='/offres/suite?page={}'>Voir plus</button>"),
}


@pytest.mark.parametrize("way", ANCHOR)
def test_a_list_goes_on_to_its_last_page(way: str) -> None:
    address, link = ANCHOR[way]
    pages = {
        "/offres": listed(0, 1, more=link.format(2, 2)),
        address.format(2): listed(2, 3, more=link.format(3, 3)),
        address.format(3): listed(4, 5),
    }

    assert asked_offers(pages)[0] == {0, 1, 2, 3, 4, 5}


def test_a_last_page_that_is_shown_for_every_number_ends_the_list() -> None:
    pages = {"/offres": listed(0, 1, more="<a href='/offres?page=2'>Suivant</a>")}
    pages |= {
        f"/offres?page={n}": listed(2, 3, more=f"<a href='/offres?page={n + 1}'>Suivant</a>") for n in range(2, 60)
    }
    found, asked = asked_offers(pages)

    assert found == {0, 1, 2, 3}
    assert [one for one in asked if "page=" in one] == ["offres?page=2", "offres?page=3"]


SCRIPTS = {
    "pages of an answer": ("/api/offres?page=", 1, 1),
    "records of an answer": ("/api/offres?limit=2&cursor=", 0, 2),
    "offset": ("/api/offres?offset=", 0, 2),
}


def answer(*numbers: int, **more: object) -> str:
    """An answer in JSON."""
    jobs = [
        {"titre": f"{TRADES[n]} (H/F)", "url": f"/offre/{n}", "ville": "Eu", "contrat": "CDI", "description": "…"}
        for n in numbers
    ]
    return json.dumps({"response": {"results": jobs, **more}})


@pytest.mark.parametrize("way", SCRIPTS)
def test_an_answer_that_a_script_counts_is_counted_to_its_end(way: str) -> None:
    begun, first, step = SCRIPTS[way]
    script = f"<script>async function go(){{n={first};while(true){{x=await fetch('{begun}'+n);n+={step}}}}}</script>"
    pages = {"/offres": html(f"<h1>Nos offres d’emploi</h1>{script}")}
    pages |= {f"{begun}{first + step * at}": answer(2 * at, 2 * at + 1) for at in range(3)}
    pages |= {f"{begun}{first + step * 3}": answer()}

    assert asked_offers(pages)[0] == {0, 1, 2, 3, 4, 5}


def test_an_answer_that_says_that_nothing_is_left_is_the_last() -> None:
    script = "<script>fetch(`/api/offres?limit=2&cursor=${n}`)</script>"
    pages = {
        "/offres": html(f"<h1>Nos offres d’emploi</h1>{script}"),
        "/api/offres?limit=2&cursor=0": answer(0, 1, cursor=0, count=2, remaining=1),
        "/api/offres?limit=2&cursor=2": answer(2, cursor=2, count=1, remaining=0),
    }
    found, asked = asked_offers(pages)

    assert found == {0, 1, 2}
    assert "api/offres?limit=2&cursor=4" not in asked


def test_an_empty_list_of_wp_job_manager_is_filled_by_what_its_script_asks() -> None:
    script = r'<script>var job_manager_ajax_filters = {"ajax_url":"\/jm-ajax\/%%endpoint%%\/","is_rtl":"0"};</script>'
    rows = "".join(
        f"<li class='job_listing'><a href='/offre/{n}/'><h3>{TRADES[n]} (H/F)</h3><div class='location'>Eu</div>"
        "<ul><li class='job-type cdi'>CDI</li></ul></a></li>"
        for n in (0, 1)
    )
    last = (
        "<li class='job_listing'><a href='/offre/2/'><h3>Fondeur (H/F)</h3><div>Eu</div><ul><li>CDI</li></ul></a></li>"
        * 1
    )
    pages = {
        "/offres": html(f"<h1>Nos offres</h1><ul class='job_listings'></ul>{script}", title="Nos offres d’emploi"),
        "/jm-ajax/get_listings/": json.dumps({"found_jobs": True, "max_num_pages": 2, "html": rows}),
        "/jm-ajax/get_listings/?page=2": json.dumps({"found_jobs": True, "max_num_pages": 2, "html": last + rows[:0]}),
    }

    _, asked = walked(pages, lists=(LISTED,))

    assert {"offre/0/", "offre/1/", "offre/2/"} <= set(asked)


LOADED = """<script>var suite = {"ajaxurl":"https:\\/\\/moulerie.example\\/wp-admin\\/admin-ajax.php","posts":"{q}","nonce":"12ab",
"current_page":"1","max_page":"2"};</script><button class="plus">Charger plus</button>
<script>jQuery('.plus').click(function(){ jQuery.ajax({url: suite.ajaxurl, type: 'POST', data: {
'action': 'charger_plus_offres', 'query': suite.posts, 'nonce': suite.nonce, 'page': suite.current_page}, success: add}) })</script>"""


def test_a_button_of_wordpress_is_asked_by_post_with_what_its_script_sends() -> None:
    url = load_more(Document(page(listed(0, 1, more=LOADED))))
    request = request_of(Ask(url=url, role=Role.LIST, priority=1, post=True))

    assert url == f"{HOME}wp-admin/admin-ajax.php?action=charger_plus_offres&query=%7Bq%7D&nonce=12ab&page=2"
    assert (request.method, request.url) == ("POST", url)
    assert request.body == b"action=charger_plus_offres&query=%7Bq%7D&nonce=12ab&page=2"


def test_what_such_a_button_brings_is_read_until_nothing_new_comes() -> None:
    asked = "/wp-admin/admin-ajax.php?action=charger_plus_offres&query=%7Bq%7D&nonce=12ab&page="
    pages = {
        "/offres": listed(0, 1, more=LOADED),
        f"{asked}2": json.dumps({"success": True, "data": {"html": cards(2, 3)}}),
        f"{asked}3": json.dumps({"success": True, "data": {"html": cards(4)}}),
        f"{asked}4": json.dumps({"success": True, "data": {"html": cards(4)}}),
    }
    found, requests = asked_offers(pages)

    assert found == {0, 1, 2, 3, 4}
    assert f"{asked[1:]}5" not in requests


def test_a_button_without_what_it_asks_for_asks_nothing() -> None:
    assert load_more(Document(page(listed(0, 1, more="<button class='load-more'>Charger plus</button>")))) == ""


POSTED = "<table><tr><td>1</td><td><a href=\"javascript:__doPostBack('ctl00$liste','Page$2')\">2</a></td></tr></table>"
SITEMAP = "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{}</urlset>".format


def named(*paths: str) -> str:
    """A sitemap that names some pages."""
    return SITEMAP("".join(f"<url><loc>{HOME}{path}</loc></url>" for path in paths))


def test_what_only_a_form_shows_is_found_in_the_sitemap() -> None:
    pages = {
        "/": html("<a href='/offres'>Nos offres d’emploi</a>"),
        "/offres": listed(0, 1, more=POSTED),
        "/sitemap.xml": named("contact", *(f"offre/{n}" for n in range(4))),
    }
    pages |= {f"/offre/{n}": own(f"{TRADES[n]} (H/F)") for n in range(4)}

    assert asked_offers(pages, lists=(), explores=True)[0] == {0, 1, 2, 3}
    assert is_posted_back(Document(page(pages["/offres"])))
    assert not is_posted_back(
        Document(page(listed(0, 1, more="<a href=\"javascript:__doPostBack('sortir','')\">Sortir</a>")))
    )


def test_a_list_that_shows_fewer_than_it_announces_is_completed_by_the_sitemap() -> None:
    pages = {
        "/": html("<a href='/offres'>Nos offres d’emploi</a>"),
        "/offres": listed(0, 1, more="<p>4 offres d’emploi</p>"),
        "/sitemap.xml": named(*(f"offre/{n}" for n in range(4))),
    }
    pages |= {f"/offre/{n}": own(f"{TRADES[n]} (H/F)") for n in range(4)}

    assert asked_offers(pages, lists=(), explores=True)[0] == {0, 1, 2, 3}
    assert "sitemap.xml" not in asked_offers(pages | {"/offres": listed(0, 1)}, lists=(), explores=True)[1]


def test_a_sitemap_that_is_called_after_offers_names_them() -> None:
    pages = {
        "/": html("<p>Bonjour</p>"),
        "/robots.txt": f"User-agent: *\nAllow: /\nSitemap: {HOME}job_listing-sitemap.xml\n",
        "/job_listing-sitemap.xml": named("postes/", "postes/mouliste/", "postes/cariste/"),
    }
    _, asked = walked(pages)

    assert {"postes/mouliste/", "postes/cariste/"} <= set(asked)


def test_the_count_of_the_site_is_compared_with_what_was_read() -> None:
    pages = [page(listed(0, 1, more="<p>3 offres d’emploi</p>"))]
    pages += [page(own(f"{TRADES[n]} (H/F)"), f"/offre/{n}") for n in range(2)]

    account = account_of(read(*pages))

    assert (account.announced, account.read, account.state) == (3, 2, "partial")


@pytest.mark.parametrize(
    ("url", "after"),
    [
        ("https://a.example/o?page=2", "https://a.example/o?page=3"),
        ("https://a.example/o?PageNumber=2&x=1", "https://a.example/o?PageNumber=3&x=1"),
        ("https://a.example/o?offset=20&limit=10", "https://a.example/o?offset=30&limit=10"),
        ("https://a.example/o?ref=12", ""),
        ("https://a.example/o/12", ""),
    ],
)
def test_only_what_counts_is_counted(url: str, after: str) -> None:
    assert counted_on(url, 10) == after
    assert is_counted(url) is bool(after)


def test_a_script_adds_what_it_counts_and_nothing_else() -> None:
    assert [first_page(f"/api?{name}=") for name in ("page", "start", "id", "q")] == [
        "/api?page=1",
        "/api?start=0",
        "",
        "",
    ]


def test_an_answer_says_that_it_is_the_last() -> None:
    said = [{"hasMore": False}, {"meta": {"next": None}}, {"data": {"more": False}}, {"last": True}, {"remaining": 0}]

    assert all(map(says_no_more, said))
    assert not any(map(says_no_more, [{"hasMore": True}, {"next": "/2"}, {"total": 0}, [1], {"last": 4}]))


def test_a_script_says_what_stands_before_a_slug() -> None:
    slugs = Slugs()
    document = Document(page(html("<script>o.lien = '/poste/' + offre.Slug; x = `/autre/${y}`</script>")))
    slugs.lead(written_before(document))
    slugs.wait([("mouliste",)], "")

    assert list(slugs.addresses()) == [(f"{HOME}poste/mouliste", True)]
    assert written_before(Document(page(html("<script>a = '/img/' + photo.id</script>")))) == ""
