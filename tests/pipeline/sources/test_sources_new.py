"""A site is added by one line, without Python, and crawled whole."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crawlers.probe.finding import Finding, Way
from crawlers.registry.registry import SOURCE
from demo.registry_files import write_table
from demo.server import Valley
from demo.sites import load
from pipeline.__main__ import main
from pipeline.installation.paths import Paths
from pipeline.run import run
from pipeline.sources import probing
from tests.worlds.crawled_sources import NOW
from tests.worlds.pages.probed_sites import HOME, look, offers, page, rows
from vocabulary.faults_and_mends import Outcome


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
        f"{company.id}-site": sum(
            offer.company is company and "spontanée" not in offer.title for offer in valley.offers.values()
        )
        for company in chosen
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


@pytest.mark.parametrize(("count", "spider"), [(12, "taleez"), (2, "site"), (0, "site")])
def test_a_known_platform_is_preferred_when_its_own_spider_finds_as_much(
    count: int, spider: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = "<a href='https://verrerie.taleez.com/'>Toutes nos offres</a>"
    finding, _ = look(offers() | {"/": page(rows(range(8)), more=mark)})
    assert finding.way
    tried: list[str] = []

    def ask(what: dict[str, Any], **_: object) -> Finding:
        if "source" not in what:
            return finding
        tried.append(what["source"]["spider"])
        way = Way(
            spider="taleez",
            url=what["source"]["url"],
            count=count,
            postings=finding.way.postings[:count] if finding.way else (),
        )
        return Finding(url=way.url, way=way, requests=3)

    monkeypatch.setattr(probing, "ask", ask)
    finding = probing.probe(HOME, now=NOW)

    assert tried == ["taleez"]
    assert finding.way
    assert finding.way.spider == spider
