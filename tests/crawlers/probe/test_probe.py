"""From any page of a site to the line that reads it, without a line of Python: on pages of ours, and on the demonstration valley."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from crawlers.addresses import page_url
from crawlers.probe.explore import MOST_REQUESTS
from crawlers.probe.finding import Finding
from pipeline.__main__ import main
from pipeline.sources.probe_report import report
from tests.worlds.crawled_sources import NOW
from tests.worlds.pages.probed_sites import HOME, TITLES, look, offers, page, rows


@pytest.mark.parametrize(
    "more",
    [
        "<a rel=next href='/emplois?page=2'>2</a>",
        "<a class='pg pg-next' href='/emplois?page=2'>»</a>",
        "<p><a href='/emplois?page=2'>Offres suivantes</a></p>",
        "<ul><li class=active><a href='#'>1</a></li><li><a href='/emplois?page=2'>2</a></li></ul>",
        "<button data-next='/emplois?page=2'>Voir plus</button>",
    ],
)
def test_the_next_page_is_found_however_it_is_written(more: str) -> None:
    pages = offers() | {"/": page("<a href='/emplois'>Nous rejoindre</a>"), "/emplois": page(rows(range(4)), more=more)}
    finding, _ = look(pages | {"/emplois?page=2": page(rows(range(4, 8)))})

    assert finding.way
    assert (finding.way.spider, finding.careers_url, finding.way.count) == ("site", f"{HOME}emplois", 8)
    assert finding.way.options == {}, "a page that only goes on is none of the recipe"


def test_links_that_are_no_offers_are_left_out() -> None:
    link = "<a href='/actualites/portes-ouvertes'>Nos portes ouvertes ont réuni la vallée</a>"
    other = f"<div class='liste'><div class='card'><p>{link}</p></div></div>"
    news = "<html><body><main><h1>Portes ouvertes</h1><p>Merci à tous.</p></main></body></html>"
    finding, _ = look(offers() | {"/": page(rows(range(8)), other), "/actualites/portes-ouvertes": news})

    assert finding.way
    assert finding.coverage["title"] == finding.coverage["contract"] == 1
    assert sorted(str(posting.fields["title"]) for posting in finding.way.postings) == sorted(
        f"{title} (H/F)" for title in TITLES
    )


@pytest.mark.parametrize("more", ["En savoir plus", "Détail", "Voir l’offre", "»"])
def test_a_link_that_only_says_more_speaks_with_the_words_of_its_card(more: str) -> None:
    card = f"<tr><td><b>{{title}}</b></td><td>Eu</td><td><a href='/offre/{{n}}'>{more}</a></td></tr>"
    news = "<p>Portes ouvertes <a href='/actualites/1'>En savoir plus</a></p>"
    finding, _ = look(offers() | {"/": page(f"<table class='liste'>{rows(range(4), card)}</table>", news)})

    assert finding.way
    assert finding.way.count == 4


def test_offers_on_another_host_are_told_of_in_hosts() -> None:
    form = "<div class='card'><h3><a href='https://verrerie.taleez.com/offre/{n}'>{title} H/F</a></h3></div>"
    finding, _ = look(offers("https://verrerie.taleez.com/offre/{n}") | {"/": page(rows(range(3), form))})

    assert finding.way
    assert finding.way.options["hosts"] == "verrerie.taleez.com"


def test_a_sitemap_tells_of_the_offers_that_no_list_names() -> None:
    locations = (
        "".join(f"<url><loc>{HOME}offre/{n}</loc></url>" for n in range(8)) + f"<url><loc>{HOME}contact</loc></url>"
    )
    sitemap = f"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{locations}</urlset>"
    finding, _ = look(
        offers() | {"/": page(rows(range(2))), "/plan.xml": sitemap, "/robots.txt": f"Sitemap: {HOME}plan.xml\n"}
    )

    assert finding.way
    assert finding.way.count == 8
    assert f"{HOME}plan.xml" in (finding.way.url, *finding.way.options.get("lists", "").split())


def test_the_api_of_a_page_drawn_in_the_browser_is_found() -> None:
    rows_of_data = [
        {"id": f"R{n}", "title": title, "url": f"{HOME}jobs/{n}", "contract": "CDI", "location": {"city": "Eu"}}
        for n, title in enumerate(TITLES)
    ]
    shell = page("<div id=app></div><script>fetch('/api/v1/jobs').then(draw)</script>")
    pages = {
        "/": page("<a href='/carrieres'>Carrières</a>"),
        "/carrieres": shell,
        "/api/v1/jobs": json.dumps({"data": {"jobs": rows_of_data}}),
    }
    finding, _ = look(pages)

    assert finding.way
    assert (finding.way.url, finding.way.count) == (f"{HOME}api/v1/jobs", 8)


def test_an_empty_page_of_offers_is_believed() -> None:
    pages = {
        "/": page("<a href='/recrutement'>Recrutement</a>"),
        "/recrutement": page("<p>Nous n’avons aucune offre d’emploi en ce moment.</p>"),
    }
    finding, _ = look(pages)

    assert finding.way is None
    assert finding.says_empty
    assert finding.account
    assert finding.account.state == "empty"
    assert "pas d’offre en ce moment" in report(finding, NOW.date())


def test_a_site_without_offers_is_asked_for_few_pages_and_says_so() -> None:
    links = [f"<a href='/recrutement/{n}'>Recrutement {n}</a>" for n in range(120)]
    finding, asked = look({"/": page(*links)} | {f"/recrutement/{n}": page(*links) for n in range(120)})

    assert len(asked) <= MOST_REQUESTS
    assert finding.way is None
    assert "déclarer ses offres" in report(finding, NOW.date())


def test_what_is_no_offer_is_set_aside_with_its_reason_and_the_account_says_what_lacks() -> None:
    form = "<div class='card'><h3><a href='/offre/{n}'>{title} H/F</a></h3><p>CDI</p></div>"
    more = "<div class='card'><h3><a href='/spontanee'>Candidature spontanée</a></h3><p>CDI</p></div><p>12 offres d’emploi</p>"
    finding, _ = look(
        offers() | {"/": page("<a href='/emploi'>Emploi</a>"), "/emploi": page(rows(range(8), form), more=more)}
    )

    assert finding.account
    told = finding.account.to_json()
    assert (told["announced"], told["read"], told["state"]) == (12, 8, "partial")
    assert [one["reason"] for one in told["set_aside"]] == ["spontaneous"]
    assert "le site en annonce 12, nous en lisons 8, 1 écartée (candidature spontanée), 3 non lues" in report(
        finding, NOW.date()
    )


def test_what_robots_and_a_reservation_say_is_told() -> None:
    head = "<meta name='tdm-reservation' content='1'>"
    finding, asked = look({"/": head + page(), "/robots.txt": "User-agent: *\nDisallow: /\n"})

    assert finding.robots == "forbidden"
    assert asked == [f"{HOME}robots.txt"], "what robots.txt refuses is not asked for"
    finding, _ = look({"/": head + page()})
    assert finding.tdm == "reserved"
    assert "demandez l’accord écrit" in report(finding, NOW.date())


def test_a_robots_txt_that_does_not_come_is_told_as_an_outage() -> None:
    finding, _ = look({})
    told = report(replace(finding, robots="failed"), NOW.date())

    assert "robots.txt n’a pas répondu" in told
    assert "c’est une panne du site, et non un refus" in told
    assert "Donnez l’adresse exacte" not in told
    assert "Le compte" not in told


def test_a_finding_travels_whole() -> None:
    finding, _ = look(offers() | {"/": page(rows(range(8)))})

    assert Finding.from_json(json.loads(json.dumps(finding.to_json()))) == finding


def test_saved_pages_answer_without_network(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = offers() | {"/": page(rows(range(8)))}
    with (tmp_path / "index.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["url", "file", "status", "content_type"])
        for n, (path, body) in enumerate(pages.items()):
            (tmp_path / f"{n}.html").write_text(body, encoding="utf-8")
            writer.writerow([page_url(HOME, path), f"{n}.html", 200, "text/html; charset=utf-8"])

    assert main(["probe", HOME, "--pages", str(tmp_path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"url", "careers_url", "platform", "spider", "options", "robots", "tdm", "coverage", "postings"} <= set(told)
    assert (told["announced"], told["seen"], told["read"], told["set_aside"], told["state"]) == (
        None,
        8,
        8,
        [],
        "complete",
    )
    assert (told["spider"], told["robots"], len(told["postings"])) == ("site", "unknown", 8)
    assert {line["employment_type"] for line in told["postings"]} == {"CDI"}
