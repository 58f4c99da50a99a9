"""A member's whole way on a telephone, in a real Chromium; skipped, saying so, where there is none."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.worlds.board.client import ARGUMENTS, CHROMIUM, running
from tests.worlds.board.members_world import LAST_DAY, world

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TELEPHONE = {"width": 375, "height": 812}
pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason="no /usr/bin/chromium: private pages were not tried in a browser"
)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser test")
    with playwright.sync_playwright() as made:
        chromium = made.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


def fits(page: "Page") -> None:
    """Nothing is wider than the telephone."""
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]


def test_the_whole_way_of_a_member_and_the_association(browser: "Browser", tmp_path: Path) -> None:
    valley = world(tmp_path, moderated='["declare"]')
    with running(valley.ds.app()) as url:
        context = browser.new_context(viewport=TELEPHONE, locale="fr-FR")  # type: ignore[arg-type]
        page, asked = context.new_page(), list[str]()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(url + valley.link("verrerie", "Claire"))
        fits(page)
        page.get_by_role("button", name="Ouvrir ma page").click()
        page.wait_for_url("**/membre")
        assert [(c["httpOnly"], c["sameSite"], c["path"]) for c in context.cookies(url + "/membre")] == [
            (True, "Strict", "/membre")
        ]
        fits(page)
        correct_and_close(page)
        declare(page)
        assert all(address.startswith(url) for address in asked)
        decide(browser, url + valley.link("", "Paul"))
        page.reload()
        assert page.get_by_text("Merci Claire, c’est en ligne.").is_visible()
        valley.follow()
        page.get_by_role("button", name="Quitter cette page").click()
        page.goto(url + "/membre")
        assert page.get_by_text("Cette page s’ouvre par un lien personnel").is_visible()
        context.close()
    titles = {job["title"]: job["status"] for job in valley.jobs()}
    assert titles == {"Chef de ligne": "open", "Régleur 2": "closed", "Régleur 3": "open", "Mouleur fictif": "open"}


def correct_and_close(page: "Page") -> None:
    """A title put right after a slip; another job filled."""
    page.get_by_role("link", name="Régleur 1").click()
    page.locator("summary", has_text="Salaire").click()
    page.fill("#f-salary", "beaucoup")
    page.get_by_role("button", name="Corriger : Salaire").click()
    assert page.locator("#w-salary").is_visible()
    fits(page)
    page.locator("summary", has_text="Intitulé").click()
    page.fill("#f-title", "Chef de ligne")
    page.get_by_role("button", name="Corriger : Intitulé").click()
    page.wait_for_url("**?dit=corrigee")
    page.get_by_role("link", name="Mes offres").click()
    page.get_by_role("link", name="Régleur 2").click()
    page.get_by_role("button", name="Le poste est pourvu").click()
    page.wait_for_url("**?dit=pourvue")
    fits(page)


def declare(page: "Page") -> None:
    """An offer that is on no site."""
    page.get_by_role("link", name="Mes offres").click()
    page.get_by_role("link", name="Déclarer une offre").click()
    fits(page)
    page.get_by_label(re.compile("Intitulé du poste")).fill("Mouleur fictif H/F")
    page.get_by_label(re.compile("Lieu de travail")).fill("Eu 76260")
    page.get_by_label(re.compile("Description")).fill("Vous moulez des flacons.")
    page.fill("#d-valid_through", LAST_DAY)
    page.get_by_role("button", name="Déclarer cette offre").click()
    page.wait_for_url("**?dit=attend")


def decide(browser: "Browser", link: str) -> None:
    """The association's turn."""
    context = browser.new_context(viewport=TELEPHONE, locale="fr-FR")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(link)
    page.get_by_role("button", name="Ouvrir ma page").click()
    page.wait_for_url("**/association")
    fits(page)
    page.get_by_label("Un mot pour l’adhérent").fill("Merci Claire, c’est en ligne.")
    page.get_by_role("button", name="Accepter").click()
    page.wait_for_url("**?dit=reponse")
    context.close()
