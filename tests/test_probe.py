"""From any page of a site to the line that reads it, without a line of Python: on pages of ours, and on the demonstration valley."""

import asyncio
import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crawlers.addresses import page_url
from crawlers.items import Outcome, Page
from crawlers.probe.explore import probe
from crawlers.probe.finding import Finding, Way
from crawlers.probe.site import MOST_PAGES
from crawlers.registry import SOURCE
from demo.registry_files import write_table
from demo.server import Valley
from demo.sites import load
from pipeline import probing
from pipeline.__main__ import main
from pipeline.paths import Paths
from pipeline.probe_words import report
from pipeline.run import run
from tests.crawl_things import NOW

HOME = "https://verrerie.example/"
OFFER = """<html><body><main><h1>{title} (H/F)</h1><dl><dt>Type de contrat</dt><dd>CDI</dd>
<dt>Lieu</dt><dd>Eu (76)</dd>
<dt>Référence</dt><dd>R-{n}</dd><dt>Date de publication</dt><dd>12/11/2026</dd></dl>
<h2>Vos missions</h2>
<p>Vous réglez les machines de l’atelier, vous contrôlez les premières pièces et vous formez les nouveaux venus.</p>
<h2>Votre profil</h2><p>Vous aimez le travail bien fait.</p></main></body></html>"""
TITLES = ("Régleur", "Trieur", "Cariste", "Fondeur", "Ajusteur", "Laqueur", "Mouliste", "Graveur")


def offers(path: str = "/offre/{n}", count: int = 8) -> dict[str, str]:
    return {path.format(n=n): OFFER.format(title=TITLES[n], n=n) for n in range(count)}


def look(pages: dict[str, str], url: str = HOME) -> tuple[Finding, list[str]]:
    """What is found on a site of these pages, and what was asked for."""
    known = {page_url(HOME, path): body for path, body in pages.items()}
    asked: list[str] = []

    async def fetch(address: str, ask_robots: bool) -> Page | None:
        asked.append(address)
        if address not in known:
            return None
        kind = {"<?xm": "application/xml", "{": "application/json"}.get(
            known[address][:4].strip()[:4], "text/html; charset=utf-8"
        )
        return Page(source="p", url=address, status=200, content_type=kind, body=known[address].encode(), seen_at=NOW)

    return asyncio.run(probe(url, fetch)), asked


def page(*links: str, more: str = "") -> str:
    menu = "<nav><a href='/'>Accueil</a><a href='/contact'>Contact</a></nav>"
    return f"<html><body>{menu}<main>{''.join(links)}{more}</main></body></html>"


def rows(numbers: range, form: str = "<div class='card'><h3><a href='/offre/{n}'>{title} H/F</a></h3></div>") -> str:
    return f"<div class='liste'>{''.join(form.format(n=n, title=TITLES[n]) for n in numbers)}</div>"


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


@pytest.fixture(scope="module")
def valley() -> Iterator[Valley]:
    with Valley(NOW) as sites:
        yield sites


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")


@pytest.mark.parametrize(
    ("makes", "from_home"),
    [(("labels", "microdata", "embedded_json"), True), (("atom",), False)],
)
def test_a_source_is_added_and_crawled_without_a_line_of_python(
    makes: tuple[str, ...], *, from_home: bool, valley: Valley, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registry, kept = tmp_path / "registry", tmp_path / "pages"
    registry.mkdir()
    (registry / "members.csv").write_bytes((valley.registry_dir / "members.csv").read_bytes())
    write_table(registry / "sources.csv", SOURCE, [])
    chosen = [company for company in valley.companies.values() if company.make in makes]
    for company in chosen:
        url = valley.urls[company.id] + ("/" if from_home else load(company.make).start)
        command = ["--registry", str(registry), "--data", str(tmp_path / "var"), "--now", NOW.isoformat()]
        assert main([*command, "sources", "new", f"{company.id}-site", company.id, url, "--tests", str(kept)]) == 0
    capsys.readouterr()

    summary = run(Paths(registry=registry, data=tmp_path / "var"), now=NOW)

    wanted = {
        f"{company.id}-site": sum(offer.company is company for offer in valley.offers.values()) for company in chosen
    }
    assert {crawl.source: crawl.found for crawl in summary.crawls} == wanted
    assert all(crawl.complete and crawl.outcome == Outcome.OK for crawl in summary.crawls)
    for id in wanted:
        expected = json.loads((kept / id / "expected.json").read_text(encoding="utf-8"))
        assert expected["postings"]
        assert list((kept / id).glob("page.*"))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["a"], "donnez l’identifiant"),
        (["Mauvais Id", "verrerie-aubepine", HOME], "minuscules"),
        (["verrerie-aubepine", "verrerie-aubepine", HOME], "existe déjà"),
        (["neuf", "personne", HOME], "n’est pas dans members.csv"),
        (["neuf", "verrerie-aubepine", "verrerie"], "https://"),
    ],
)
def test_a_wrong_order_is_refused_with_its_mend(
    words: list[str], why: str, valley: Valley, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--registry", str(valley.registry_dir), "sources", "new", *words]) == 2
    assert why in capsys.readouterr().err


def test_nothing_is_added_when_nothing_was_read(
    valley: Valley, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (valley.registry_dir / "sources.csv").read_bytes()
    url = valley.urls["transports-falquiere"]

    assert (
        main(
            [
                "--registry",
                str(valley.registry_dir),
                "sources",
                "new",
                "neuf",
                "transports-falquiere",
                url,
                "--tests",
                str(tmp_path),
            ]
        )
        == 1
    )
    assert "robots.txt demande de ne pas lire" in capsys.readouterr().err
    assert (valley.registry_dir / "sources.csv").read_bytes() == before


@pytest.mark.parametrize(("count", "spider"), [(12, "taleez"), (2, "listing"), (0, "listing")])
def test_a_known_platform_is_preferred_when_its_own_spider_finds_as_much(
    count: int, spider: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = "<a href='https://verrerie.taleez.com/'>Toutes nos offres</a>"
    found, _ = look(offers() | {"/": page(rows(range(8)), more=mark)})
    assert found.way
    tried: list[str] = []

    def ask(what: dict[str, Any], **_: object) -> Finding:
        if "source" not in what:
            return found
        tried.append(what["source"]["spider"])
        way = Way(
            spider="taleez",
            url=what["source"]["url"],
            count=count,
            postings=found.way.postings[:count] if found.way else (),
        )
        return Finding(url=way.url, way=way, requests=3)

    monkeypatch.setattr(probing, "ask", ask)
    finding = probing.probe(HOME, now=NOW)

    assert tried == ["taleez"]
    assert finding.way
    assert finding.way.spider == spider
