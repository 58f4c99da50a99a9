"""France Travail's API, answered by a server of ours that behaves as documented, its errors included."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from crawlers.extract.formats.france_travail import postings
from crawlers.extract.page.stumbles import Stumbles
from crawlers.france_travail_searches import searches
from crawlers.items import Crawl
from crawlers.process.order import Order
from crawlers.process.run_file import read_crawl, read_lines
from crawlers.recruiting_tools import NOTE
from crawlers.registry.registry import Source
from pipeline.installation.paths import ROOT, Paths
from tests.worlds.crawled_sources import NOW
from tests.worlds.registry_rows import GOOD_MEMBER, registry
from tests.worlds.servers.france_travail_api import KEY, PATH, SECRET, Api, api
from vocabulary.faults_and_mends import Fault, Outcome
from vocabulary.web_address import WebAddress


def offer(number: int, **given: Any) -> dict[str, Any]:
    """An invented offer, in the API's words."""
    values: dict[str, Any] = {
        "id": f"1{number:02}ABCD",
        "intitule": f"Conducteur / Conductrice de machine IS n° {number} (H/F)",
        "description": "Vous conduisez une machine de formage.",
        "dateCreation": "2026-11-20T08:15:00.000Z",
        "dateActualisation": "2026-11-21T08:15:00.000Z",
        "lieuTravail": {
            "libelle": "76 - LE TREPORT",
            "latitude": 50.06,
            "longitude": 1.37,
            "codePostal": "76470",
            "commune": "76711",
        },
        "romeCode": "H2801",
        "romeLibelle": "Conduite d'équipement de transformation du verre",
        "entreprise": {"nom": "VERRERIE INVENTEE", "entrepriseAdaptee": False},
        "typeContrat": "CDD",
        "typeContratLibelle": "CDD - 6 Mois",
        "natureContrat": "Contrat travail",
        "experienceExige": "D",
        "experienceLibelle": "Débutant accepté",
        "salaire": {"libelle": "Mensuel de 1950.0 Euros à 2100.0 Euros sur 13.0 mois"},
        "dureeTravailLibelle": "35H/semaine\nTravail en 2x8",
        "contact": {"nom": "Mme Irène Valcourbe", "courriel": "i.valcourbe@verrerie.example"},
        "codeNAF": "23.13Z",
        "origineOffre": {
            "origine": "1",
            "urlOrigine": f"https://candidat.francetravail.example/offres/1{number:02}ABCD",
        },
    }
    return values | given


def wide(number: int, employer: str) -> dict[str, Any]:
    """An offer of a trade that the whole region has."""
    return offer(number, romeCode="N1101", codeNAF="49.41A", entreprise={"nom": employer})


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")
    monkeypatch.setenv("GLASSVALLEE_FRANCE_TRAVAIL_ID", KEY)
    monkeypatch.setenv("GLASSVALLEE_FRANCE_TRAVAIL_SECRET", SECRET)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Api]:
    with api([]) as held:
        monkeypatch.setenv(
            "GLASSVALLEE_FRANCE_TRAVAIL_TOKEN_URL", f"{held.address}/connexion/oauth2/access_token?realm=%2Fpartenaire"
        )
        yield held


def crawl(site: Api, folder: Path) -> tuple[Crawl, list[dict[str, Any]]]:
    """Crawl as the conductor does; nothing secret is left behind."""
    registry(folder, [{**GOOD_MEMBER, "name": "Verrerie Inventée"}], [])
    source = Source(id="france-travail", member="", spider="france_travail", url=WebAddress(f"{site.address}{PATH}"))
    order = Order(source=source, started_at=NOW, run_file=folder / "ft.run", folders=(folder,))
    command = [sys.executable, "-m", "crawlers.crawl"]
    done = subprocess.run(command, cwd=ROOT, input=order.to_json(), text=True, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    kept = order.run_file.read_bytes().decode("utf-8", "replace") + done.stderr + done.stdout
    assert SECRET not in kept
    assert "jeton-" not in kept
    return read_crawl(order.run_file), list(read_lines(order.run_file, "posting"))


def test_every_page_of_every_search_is_read(site: Api, tmp_path: Path) -> None:
    site.offers = [offer(n) for n in range(170)] + [
        wide(500, "SAS VERRERIE INVENTEE"),
        wide(501, "Transports du Sud"),
        wide(502, ""),
    ]
    crawled, postings = crawl(site, tmp_path)

    assert (crawled.outcome, crawled.complete, crawled.found) == (Outcome.OK, True, 171)
    assert {posting["key"] for posting in postings} == {offer["id"] for offer in site.offers[:171]}
    assert site.tokens == 1
    assert sum("range=150-299" in path for path in site.asked) == 2


def test_partners_offers_are_asked_for_too(site: Api, tmp_path: Path) -> None:
    partners = {"origine": "2", "urlOrigine": "https://partenaire.example/offres/2"}
    site.offers = [offer(1), offer(2, origineOffre=partners), wide(3, "Verrerie Inventée") | {"origineOffre": partners}]
    crawled, read = crawl(site, tmp_path)

    assert (crawled.outcome, crawled.complete) == (Outcome.OK, True)
    assert {posting["key"] for posting in read} == {"101ABCD", "102ABCD", "103ABCD"}
    searched = [path for path in site.asked if "range=" in path]
    assert all("origineOffre=1" in path or "origineOffre=2" in path for path in searched)


@pytest.mark.parametrize("hidden", [1, 40])
def test_fewer_offers_than_announced_close_nothing_and_it_is_said(site: Api, tmp_path: Path, hidden: int) -> None:
    site.offers, site.hidden = [offer(n) for n in range(3)], hidden
    crawled, read = crawl(site, tmp_path)

    assert (crawled.outcome, crawled.complete, len(read)) == (Outcome.SUSPECT, False, 3)
    assert {trouble.fault for trouble in crawled.troubles} == {Fault.CAP_REACHED}
    assert f"{3 + hidden} offres annoncées, 3 dans la liste" in crawled.troubles[0].detail


def test_an_offer_given_twice_counts_once(site: Api, tmp_path: Path) -> None:
    site.offers = [offer(n) for n in range(151)] + [offer(0)]
    crawled, _ = crawl(site, tmp_path)

    assert not crawled.complete
    assert "152 offres annoncées, 151 dans la liste" in crawled.troubles[0].detail


def test_the_recruiting_tool_of_a_member_is_proposed_without_the_person(site: Api, tmp_path: Path) -> None:
    named = {"nom": "Mme Irène Valcourbe", "urlPostulation": "https://verrerie.taleez.com/apply/a1?de=valcourbe#i"}
    own = {"urlPostulation": "https://verrerie.example/emploi"}
    site.offers = [
        offer(1, contact=named),
        offer(2, contact=own),
        offer(3, contact=named | {"urlPostulation": "https://autre.taleez.com/apply/b"}, entreprise={"nom": "Autre"}),
    ]
    crawled, read = crawl(site, tmp_path)

    assert {name: value for name, value in crawled.notes.items() if name.startswith(NOTE)} == {
        "tool_of_verrerie": "taleez https://verrerie.taleez.com"
    }
    assert read[0]["fields"]["urlPostulation"] == "https://verrerie.taleez.com/apply/a1"
    assert "valcourbe" not in str(read).lower()


def test_tokens_end_and_the_api_asks_for_patience(site: Api, tmp_path: Path) -> None:
    site.offers, site.token_uses, site.throttle = [offer(1), offer(2)], 4, 1
    crawled, postings = crawl(site, tmp_path)

    assert (crawled.outcome, len(postings), site.tokens) == (Outcome.OK, 2, 2)


def test_an_offer_that_went_in_between_is_gone(site: Api, tmp_path: Path) -> None:
    site.offers = [offer(1), wide(2, "Verrerie Inventée")]
    site.gone = {site.offers[1]["id"]}
    crawled, postings = crawl(site, tmp_path)

    assert crawled.gone == (site.offers[1]["origineOffre"]["urlOrigine"],)
    assert (crawled.outcome, len(postings)) == (Outcome.OK, 1)


def test_no_offer_is_an_answer(site: Api, tmp_path: Path) -> None:
    crawled, _ = crawl(site, tmp_path)

    assert (crawled.outcome, crawled.complete, crawled.found) == (Outcome.EMPTY, True, 0)


def test_a_failure_of_the_api_proves_nothing(site: Api, tmp_path: Path) -> None:
    site.broken = True
    crawled, _ = crawl(site, tmp_path)

    assert (crawled.outcome, crawled.complete) == (Outcome.FAILED, False)
    assert {trouble.fault for trouble in crawled.troubles} == {Fault.SERVER_ERROR}


def test_more_offers_than_the_api_gives_is_said(site: Api, tmp_path: Path) -> None:
    site.offers = [offer(0, id=f"A{n}") for n in range(3200)]
    crawled, postings = crawl(site, tmp_path)

    assert not crawled.complete
    assert Fault.CAP_REACHED in {trouble.fault for trouble in crawled.troubles}
    assert len(postings) == 3150


def test_wrong_keys_are_said_once(site: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASSVALLEE_FRANCE_TRAVAIL_ID", "autre")
    crawled, _ = crawl(site, tmp_path)

    assert crawled.outcome == Outcome.BLOCKED
    assert "refuse les clés" in crawled.troubles[0].detail
    assert len(site.asked) == 1


def test_without_keys_the_source_is_off_and_says_so(site: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from db.store import read_store
    from db.vallee.refinement import read_source_states
    from pipeline.run import run

    monkeypatch.delenv("GLASSVALLEE_FRANCE_TRAVAIL_SECRET")
    line = {"id": "ft", "member": "verrerie", "spider": "france_travail", "url": f"{site.address}{PATH}"}
    registry(tmp_path, [GOOD_MEMBER], [line])
    paths = Paths(registry=tmp_path, data=tmp_path / "var")
    summary = run(paths, now=NOW + timedelta(hours=1))

    with read_store(paths.store) as store:
        (state,) = read_source_states(store) if store else []
    assert (state.state, summary.failed, site.asked) == ("disabled", (), [])
    assert "clés France Travail non configurées" in state.why


def test_what_an_offer_says_is_kept_but_for_people() -> None:
    ((id, url, fields),) = postings({"resultats": [offer(1), {"id": "sans-titre"}, 3]}, Stumbles())

    assert (id, url) == ("101ABCD", "https://candidat.francetravail.example/offres/101ABCD")
    assert fields["jobLocation"]["address"] == {
        "addressLocality": "LE TREPORT",
        "postalCode": "76470",
        "addressCountry": "FR",
    }
    assert fields["employmentType"] == ["CDD - 6 Mois"]
    assert fields["workHours"] == "35H/semaine Travail en 2x8"
    assert fields["occupationalCategory"][0] == "H2801"
    assert fields["origineOffre"]["origine"] == "1"
    assert "Valcourbe" not in str(fields)


def test_searches_stay_within_what_the_api_takes() -> None:
    asked = [
        search.parameters
        for search in searches({"communes": "1 2 3 4 5 6", "radius": "12", "rome": "", "naf": "23.13Z"})
    ]

    assert [question["commune"] for question in asked] == ["1,2,3,4,5"] * 4 + ["6"] * 4
    assert {question["distance"] for question in asked} == {"12"}
    assert all(len(question.get("codeROME", "").split(",")) <= 200 for question in asked)
