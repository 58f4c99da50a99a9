"""From any page of a site to the line that reads it, without a line of Python: on pages of ours, and on the demonstration valley."""

import csv
import json
from pathlib import Path

import pytest

from crawlers.addresses import page_url
from crawlers.probe.finding import Finding
from crawlers.probe.site import MOST_PAGES
from pipeline.__main__ import main
from pipeline.sources.probe_report import report
from tests.worlds.crawled_sources import NOW
from tests.worlds.pages.probed_sites import HOME, TITLES, look, offers, page, rows


@pytest.mark.parametrize(
    ("more", "option"),
    [
        ("<a rel=next href='/emplois?page=2'>2</a>", "css:a[rel=next]"),
        ("<a class='pg pg-next' href='/emplois?page=2'>»</a>", "css:a.pg"),
        ("<p><a href='/emplois?page=2'>Offres suivantes</a></p>", "xpath://a[normalize-space(.)='Offres suivantes']"),
        ("<ul><li class=active><a href='#'>1</a></li><li><a href='/emplois?page=2'>2</a></li></ul>", "active"),
        ("<p><span class='current'>1</span> <a href='/emplois?page=2'>2</a></p>", "current"),
    ],
)
def test_the_next_page_is_found_however_it_is_written(more: str, option: str) -> None:
    pages = offers() | {"/": page("<a href='/emplois'>Nous rejoindre</a>"), "/emplois": page(rows(range(4)), more=more)}
    finding, _ = look(pages | {"/emplois?page=2": page(rows(range(4, 8)))})

    assert finding.way
    assert (finding.way.spider, finding.careers_url) == ("listing", f"{HOME}emplois")
    assert option in finding.way.options["next"]
    assert finding.way.count == 8


def test_links_that_are_no_offers_are_left_out() -> None:
    link = "<a href='/actualites/portes-ouvertes'>Nos portes ouvertes ont réuni la vallée</a>"
    other = f"<div class='liste'><div class='card'><p>{link}</p></div></div>"
    news = "<html><body><main><h1>Portes ouvertes</h1><p>Merci à tous.</p></main></body></html>"
    pages = offers() | {"/": page(rows(range(8)), other), "/actualites/portes-ouvertes": news}
    finding, _ = look(pages)

    assert finding.way
    assert finding.way.options == {"links": "css:div.liste a[href*='/offre/']", "container": "css:div.liste"}
    assert finding.coverage["title"] == finding.coverage["contract"] == 1
    assert len(finding.way.postings) == 5


@pytest.mark.parametrize("more", ["En savoir plus", "Détail", "Voir l’offre", "»"])
def test_a_link_that_only_says_more_speaks_with_the_words_of_its_card(more: str) -> None:
    card = f"<tr><td><b>{{title}}</b></td><td>Eu</td><td><a href='/offre/{{n}}'>{more}</a></td></tr>"
    news = "<p>Portes ouvertes <a href='/actualites/1'>En savoir plus</a></p>"
    finding, _ = look(offers() | {"/": page(f"<table class='liste'>{rows(range(4), card)}</table>", news)})

    assert finding.way
    assert (finding.way.spider, finding.way.count, len(finding.way.postings)) == ("listing", 4, 4)


def test_offers_on_another_host_are_told_of_in_hosts() -> None:
    form = "<div class='card'><h3><a href='https://emploi-verrerie.example/offre/{n}'>{title} H/F</a></h3></div>"
    finding, _ = look(offers("https://emploi-verrerie.example/offre/{n}") | {"/": page(rows(range(3), form))})

    assert finding.way
    assert finding.way.options["hosts"] == "emploi-verrerie.example"


def test_a_sitemap_that_robots_names_is_read() -> None:
    locations = (
        "".join(f"<url><loc>{HOME}offre/{n}</loc></url>" for n in range(8)) + f"<url><loc>{HOME}contact</loc></url>"
    )
    sitemap = f"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{locations}</urlset>"
    finding, _ = look(offers() | {"/": page(), "/plan.xml": sitemap, "/robots.txt": f"Sitemap: {HOME}plan.xml\n"})

    assert finding.way
    assert (finding.way.spider, finding.way.options, finding.way.count) == ("sitemap", {"pages": "/offre/"}, 8)


def test_the_api_of_a_page_drawn_in_the_browser_is_found() -> None:
    jobs = [
        {"id": f"R{n}", "title": title, "url": f"{HOME}jobs/{n}", "contract": "CDI", "location": {"city": "Eu"}}
        for n, title in enumerate(TITLES)
    ]
    shell = page("<div id=app></div><script>fetch('/api/v1/jobs').then(draw)</script>")
    finding, _ = look(
        {
            "/": page("<a href='/carrieres'>Carrières</a>"),
            "/carrieres": shell,
            "/api/v1/jobs": json.dumps({"data": {"jobs": jobs}}),
        }
    )

    assert finding.way
    assert (finding.way.spider, finding.way.options, finding.way.count) == ("json_api", {"items": "data.jobs"}, 8)


def test_an_empty_page_of_offers_is_believed() -> None:
    pages = {
        "/": page("<a href='/recrutement'>Recrutement</a>"),
        "/recrutement": page("<p>Nous n’avons aucune offre d’emploi en ce moment.</p>"),
    }
    finding, asked = look(pages)

    assert finding.way is None
    assert finding.says_empty
    assert "pas d’offre en ce moment" in report(finding, NOW.date())
    assert len(asked) < 5


def test_a_site_without_offers_is_asked_for_few_pages_and_says_so() -> None:
    links = [f"<a href='/recrutement/{n}'>Recrutement {n}</a>" for n in range(60)]
    finding, asked = look({"/": page(*links)} | {f"/recrutement/{n}": page(*links) for n in range(60)})

    assert len(asked) <= MOST_PAGES
    assert finding.way is None
    assert "déclarer ses offres" in report(finding, NOW.date())


def test_what_robots_and_a_reservation_say_is_told() -> None:
    head = "<meta name='tdm-reservation' content='1'>"
    finding, _ = look({"/": head + page(), "/robots.txt": "User-agent: *\nDisallow: /\n"})

    assert (finding.robots, finding.tdm) == ("forbidden", "reserved")
    assert "demandez l’accord écrit" in report(finding, NOW.date())


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
    assert (told["spider"], told["robots"], len(told["postings"])) == ("listing", "unknown", 5)
    assert told["postings"][0]["employment_type"] == "CDI"
