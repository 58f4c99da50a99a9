"""What a member may do on its page, and that the public board follows without a crawl, for ever, and no longer than it should."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from crawlers.platforms.table import SPIDERS
from crawlers.registry.permission import readable_sources
from crawlers.registry.registry import read_registry
from french.calendar import PARIS
from tests.worlds.board.members_world import LAST_DAY, Browser, World, world
from tests.worlds.rebuilt_days import offer, rebuild
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, other, registry


@pytest.fixture
def valley(tmp_path: Path) -> World:
    return world(tmp_path, moderated="[]")


@pytest.fixture
def claire(valley: World) -> Browser:
    return valley.browser("verrerie")


def first(valley: World) -> str:
    return str(valley.jobs("title = 'Régleur 1'")[0]["id"])


def test_the_page_shows_every_offer(claire: Browser) -> None:
    page = claire.get().text
    assert all(f"Régleur {n}" in page for n in (1, 2, 3))
    assert "Verrerie Fictive" in page
    assert "Claire" in page


def test_a_hidden_offer_leaves_the_board_and_all_its_data(valley: World, claire: Browser) -> None:
    id = first(valley)
    assert claire.post(f"/membre/offres/{id}", faire="hide").status_code == 303
    valley.follow()
    assert [job["title"] for job in valley.jobs()] == ["Régleur 2", "Régleur 3"]
    assert valley.ask("GET", f"/offres/{id}").status_code == 404
    assert b"gleur 1" not in valley.paths.board.read_bytes()
    assert "Retirée du tableau à votre demande" in claire.get().text
    state = valley.ask("GET", "/board/sources.json?_shape=array").json()[0]
    assert (state["found"], state["kept"], state["rejected"], state["shown"]) == (3, 2, 1, 2)


def test_a_filled_job_is_closed_with_its_reason(valley: World, claire: Browser) -> None:
    id = first(valley)
    claire.post(f"/membre/offres/{id}", faire="filled")
    valley.follow()
    (job,) = valley.jobs("status = 'closed'")
    assert (job["id"], job["closed_by"]) == (id, "filled")
    assert "poste est pourvu" in valley.ask("GET", f"/offres/{id}-{job['slug']}").text


CORRECTED = [
    ("title", "Conducteur de ligne (H/F)", "title", "Conducteur de ligne"),
    ("contract", "CDD 6 mois", "contract", '["CDD"]'),
    ("places", "Gamaches 80220", "commune", "Gamaches"),
    ("salary", "2 100 € brut par mois", "salary_min", 2100.0),
    ("schedule", "2x8", "shift", '["2x8"]'),
    ("valid_through", "31/12/2030", "valid_through", "2030-12-31"),
    ("description", "Nouveau texte.", "description_text", "Nouveau texte."),
]


def test_every_field_can_be_corrected(valley: World, claire: Browser) -> None:
    id = first(valley)
    for field, value, _, _ in CORRECTED:
        answer = claire.post(f"/membre/offres/{id}", faire="correct", field=field, value=value)
        assert answer.status_code == 303, answer.text
    valley.follow()
    (job,) = valley.jobs(f"id = '{id}'")
    assert {column: job[column] for _, _, column, _ in CORRECTED} == {column: now for _, _, column, now in CORRECTED}
    page = valley.ask("GET", f"/offres/{id}-{job['slug']}").text
    assert page.count("corrigé par l’employeur le") == len(CORRECTED)
    assert "Sa source dit\N{NO-BREAK SPACE}: «\N{NO-BREAK SPACE}CDI\N{NO-BREAK SPACE}»" in page


WRONG = [
    ("salary", "beaucoup", "n’est pas compris"),
    ("contract", "bientôt", "pas un contrat connu"),
    ("places", "Nulle-Part-sur-Rien", "pas une commune connue"),
    ("valid_through", "un jour", "pas une date"),
    ("valid_through", "01/02/2020", "passée"),
    ("title", "Appelez le 06 12 34 56 78", "jamais publiés"),
    ("title", "   ", "Écrivez"),
]


def test_what_cannot_be_read_is_told_and_changes_nothing(valley: World, claire: Browser) -> None:
    id, csrf = first(valley), claire.csrf
    for field, value, sentence in WRONG:
        answer = claire.post(f"/membre/offres/{id}", csrf=csrf, faire="correct", field=field, value=value)
        assert answer.status_code == 422
        assert sentence in answer.text
    assert valley.rows("requests") == []


def test_words_of_people_survive_ten_crawls_and_a_rebuild(valley: World, claire: Browser) -> None:
    id = first(valley)
    second = str(valley.jobs("title = 'Régleur 2'")[0]["id"])
    claire.post(f"/membre/offres/{id}", faire="correct", field="title", value="Chef de ligne")
    claire.post(f"/membre/offres/{second}", faire="hide")
    for _ in range(10):
        valley.crawl()
    assert [job["title"] for job in valley.jobs()] == ["Chef de ligne", "Régleur 3"]
    rebuild(valley.paths, valley.day)
    assert [job["title"] for job in valley.jobs()] == ["Chef de ligne", "Régleur 3"]
    assert {row["state"] for row in valley.rows("requests")} == {"active"}


def test_a_correction_falls_when_its_source_says_otherwise(valley: World, claire: Browser) -> None:
    id = first(valley)
    claire.post(f"/membre/offres/{id}", faire="correct", field="title", value="Chef de ligne")
    claire.post(f"/membre/offres/{id}", faire="correct", field="salary", value="2 100 € brut par mois")
    valley.bodies[1] = offer(1, title="Verrier")
    valley.crawl()
    (job,) = valley.jobs(f"id = '{id}'")
    assert (job["title"], job["salary_min"]) == ("Verrier 1", 2100.0)
    assert [row["state"] for row in valley.rows("requests")] == ["fallen", "active"]
    assert "Votre site dit maintenant autre chose" in claire.get(f"/membre/offres/{id}").text
    valley.bodies[1] = offer(1)
    valley.crawl()
    assert valley.jobs(f"id = '{id}'")[0]["title"] == "Régleur 1"


def test_what_was_asked_can_be_taken_back(valley: World, claire: Browser) -> None:
    claire.post(f"/membre/offres/{first(valley)}", faire="hide")
    valley.follow()
    (request,) = valley.rows("requests")
    claire.post(f"/membre/demandes/{request['n']}")
    valley.follow()
    assert len(valley.jobs()) == 3


def test_a_member_is_told_of_each_cell_of_its_own_table_that_nobody_understands(valley: World) -> None:
    table = {"spider": "declared", "url": "https://moulerie.example/", "options": "file=moulerie.csv"}
    registry(
        valley.paths.registry,
        [GOOD_MEMBER, other(GOOD_MEMBER, "moulerie", name="Moulerie Fictive")],
        [GOOD_SOURCE, other(GOOD_SOURCE, "moulerie-declare", member="moulerie", **table)],
    )
    words = "Intitulé;Entreprise;Valable jusqu’au;Lieu\nMouleur;Moulerie Fictive;31/12/2026;Eux\n"
    (valley.paths.registry / "moulerie.csv").write_text(words, encoding="utf-8")
    told = "moulerie.csv, ligne 2, colonne « Lieu » : « Eux » n’est pas une commune connue. Vouliez-vous dire « Eu » ?"
    pages = {member: " ".join(valley.browser(member).get().text.split()) for member in ("moulerie", GOOD_MEMBER["id"])}
    assert [told in page for page in pages.values()] == [True, False]


def wrong_fields(answer: httpx.Response) -> list[str]:
    """The fields that a refused form marks as wrong, each with a sentence of its own and a link that leads to it."""
    assert answer.status_code == 422
    marked = re.findall(r'name="(\w+)"[^>]* aria-invalid="true" aria-describedby="w-(\w+)"', answer.text)
    assert all(field == described for field, described in marked)
    assert all(f'id="w-{field}"' in answer.text and f'href="#d-{field}"' in answer.text for field, _ in marked)
    return [field for field, _ in marked]


def test_a_day_has_no_length(valley: World) -> None:
    page = valley.browser("moulerie", "Jean").get("/membre/declarer").text
    days = re.findall(r'<input type="date"[^>]*>', page)
    assert len(days) == 2
    assert "maxlength" not in " ".join(days)
    assert page.count('maxlength="300"') == 9


def test_a_declared_offer_is_published_and_survives(valley: World) -> None:
    jean = valley.browser("moulerie", "Jean")
    form: dict[str, Any] = {
        "title": "Mouleur fictif H/F",
        "place": "Eu 76260",
        "contract": "CDI",
        "description": "Vous moulez.",
        "valid_through": LAST_DAY,
    }
    assert wrong_fields(jean.post("/membre/declarer", **(form | {"valid_through": ""}))) == ["valid_through"]
    assert wrong_fields(jean.post("/membre/declarer", **(form | {"valid_through": "2020-12-31"}))) == ["valid_through"]
    assert wrong_fields(jean.post("/membre/declarer", **(form | {"salary": "10¹⁸ €"}))) == ["salary"]
    unread = form | {"place": "Eux", "salary": "deux mille euros", "contract": "contrat long", "schedule": "à voir"}
    told = jean.post("/membre/declarer", **unread)
    assert wrong_fields(told) == ["place", "contract", "schedule", "salary"]
    words = " ".join(told.text.split())  # whatever kinds of spaces are between them
    assert "Vouliez-vous dire « Eu » ?" in words
    assert "vouliez-vous dire « 2 000 € brut par mois » ?" in words
    assert "« contrat long » n’est pas un contrat connu." in words
    assert "Déclarer ainsi" in words
    assert jean.post("/membre/declarer", **unread, vu="place salary").status_code == 422, "one that was not named yet"
    assert valley.rows("requests") == []
    assert jean.post("/membre/declarer", **form).status_code == 303
    valley.follow()
    (job,) = valley.jobs("source = 'declare-moulerie'")
    assert (job["title"], job["organization_id"], job["commune"], job["status"]) == (
        "Mouleur fictif",
        "moulerie",
        "Eu",
        "open",
    )
    page = valley.ask("GET", f"/offres/{job['id']}-{job['slug']}").text
    assert 'class="button wide"' not in page, "a button to apply leads to where one applies, or is not there"
    assert "contactez l’association" in page
    valley.crawl()
    rebuild(valley.paths, valley.day)
    assert valley.jobs("source = 'declare-moulerie'")[0]["status"] == "open"
    jean.post(f"/membre/demandes/{valley.rows('requests')[0]['n']}")
    valley.follow()
    assert valley.jobs("source = 'declare-moulerie'")[0]["status"] == "closed"


def test_without_consent_nothing_of_a_member_is_shown(valley: World, claire: Browser) -> None:
    claire.post("/membre/profil", faire="consent", consent="no")
    valley.follow()
    assert valley.jobs() == []
    page = claire.get().text
    assert re.search(r"Non publiées\s: vous avez dit non", page), "the member's page says what the board does"
    assert re.search(r"En ligne <span class=.n.>0<", page)
    registry = read_registry(valley.paths.registry, SPIDERS)
    today = f"{datetime.now(PARIS):%Y-%m-%d}"
    assert (registry.members["verrerie"].consent, registry.members["verrerie"].consent_date) == ("no", today)
    assert (readable_sources(registry), registry.problems) == ([], ())
    assert claire.post("/membre/visite").headers["location"].endswith("nonpubliee")
    assert claire.get("/membre/declarer").headers["location"].endswith("nonpubliee")
    claire.post("/membre/profil", faire="consent", consent="yes")
    valley.follow()
    assert len(valley.jobs()) == 3


def test_a_visit_is_asked_for_once_in_six_hours(valley: World, claire: Browser) -> None:
    assert claire.post("/membre/visite").headers["location"].endswith("visite")
    assert claire.post("/membre/visite").headers["location"].endswith("tot")
    assert [row["kind"] for row in valley.rows("requests")] == ["crawl"]


def test_the_association_decides_what_it_chose_to(tmp_path: Path) -> None:
    valley = world(tmp_path, moderated='["hide"]')
    claire, association = valley.browser("verrerie"), valley.browser("", "Paul")
    id = first(valley)
    assert claire.post(f"/membre/offres/{id}", faire="hide").headers["location"].endswith("attend")
    valley.follow()
    assert len(valley.jobs()) == 3
    (request,) = valley.rows("requests")
    assert "Retrait d’une offre" in association.get().text
    association.post(f"/association/demandes/{request['n']}", faire="refuse", answer="Appelez-nous d’abord.")
    assert "Appelez-nous d’abord." in claire.get().text
    claire.post(f"/membre/offres/{id}", faire="hide")
    association.post(f"/association/demandes/{request['n'] + 1}", faire="approve")
    valley.follow()
    assert len(valley.jobs()) == 2
