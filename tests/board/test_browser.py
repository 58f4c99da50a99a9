"""The board in a real Chromium: by mouse, by keyboard, without JavaScript, on a telephone; skipped, saying so, where there is none."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.worlds.board.client import ARGUMENTS, CHROMIUM, served, valley
from tests.worlds.store_rows import board_rows

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TELEPHONE: Any = {"width": 375, "height": 812}
WIDE: Any = {"width": 1280, "height": 900}
pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason="no /usr/bin/chromium: the board was not tried in a browser"
)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with served(valley().board) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser test")
    with playwright.sync_playwright() as made:
        chromium = made.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: "Browser", url: str) -> Iterator[Any]:
    """Opens a page; fails when anything went wrong in it, or something was asked of another site."""
    contexts: list[Any] = []
    wrong: list[str] = []

    def open_page(path: str, size: dict[str, int] = WIDE, **options: Any) -> "Page":
        context = browser.new_context(viewport=size, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda line: wrong.append(line.text) if "Content Security" in line.text else None)
        page.on("request", lambda asked: None if asked.url.startswith(url) else wrong.append(asked.url))
        page.goto(url + path)
        return page

    yield open_page
    cookies = [cookie for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert wrong == []
    assert cookies == []


def count(page: "Page") -> str:
    return page.locator("#compte").inner_text()


def test_search_filter_and_back(visit: Any) -> None:
    page = visit("/")
    page.fill("#q", "maintenance")
    page.press("#q", "Enter")
    page.wait_for_url("**/?q=maintenance")
    before = count(page)
    page.check("#contrat-CDI")
    page.wait_for_url("**/?q=maintenance&contrat=CDI")
    page.wait_for_function("text => document.getElementById('compte').innerText !== text", arg=before)
    assert page.is_checked("#contrat-CDI")
    page.go_back()
    page.wait_for_url("**/?q=maintenance")
    page.wait_for_function("text => document.getElementById('compte')?.innerText === text", arg=before)


def test_a_typing_error_leads_to_what_was_meant(visit: Any) -> None:
    page = visit("/?q=carriste")
    page.get_by_role("link", name="cariste", exact=True).click()
    page.wait_for_url("**/?q=cariste")
    assert not count(page).startswith("0")


def test_no_result_leads_to_the_nearest(visit: Any) -> None:
    page = visit("/?q=cariste&contrat=STAGE")
    assert count(page).startswith("0")
    page.get_by_role("link", name="Sans le filtre Stage").click()
    assert not count(page).startswith("0")


def test_suggestions_are_walked_with_the_arrows(visit: Any) -> None:
    page = visit("/")
    page.locator("#q").press_sequentially("cari")
    page.wait_for_selector(".offers a")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.offers') !== null")
    page.keyboard.press("Escape")
    assert page.locator(".offers").count() == 0
    assert page.evaluate("document.activeElement.id") == "q"


def test_by_keyboard_from_search_to_apply(visit: Any) -> None:
    page = visit("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au contenu"
    page.focus("#q")
    page.keyboard.type("trieur")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=trieur")
    page.focus("#contrat-CDI")
    page.keyboard.press("Space")
    page.wait_for_url("**contrat=CDI")
    page.wait_for_function("document.activeElement.id === 'contrat-CDI'")
    page.focus(".card a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/offres/**")
    page.focus(".apply .button")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert page.locator(".apply .button").get_attribute("href").startswith("https://")


def test_everything_works_without_javascript(visit: Any) -> None:
    page = visit("/", java_script_enabled=False)
    page.fill("#q", "verre")
    page.get_by_role("button", name="Rechercher").click()
    all_of_them = count(page)
    page.check("#contrat-CDI")
    page.get_by_role("button", name="Voir les offres").click()
    assert "contrat=CDI" in page.url
    assert count(page) != all_of_them
    page.locator(".chips a", has_text="CDI").click()
    assert count(page) == all_of_them


def test_on_a_telephone_filters_open_and_close(visit: Any) -> None:
    page = visit("/", TELEPHONE)
    assert not page.locator("#filtres").is_visible()
    page.get_by_role("link", name="Filtrer").click()
    assert page.locator("#filtres").is_visible()
    page.check("#contrat-CDI")
    page.get_by_role("button", name="Voir les offres").click()
    page.wait_for_url("**/?contrat=CDI")
    assert not page.locator("#filtres").is_visible()


def test_closed_job_has_no_button_and_live_neighbors(visit: Any) -> None:
    job, slug = board_rows(valley().board, "SELECT id, slug FROM jobs WHERE status = 'closed' LIMIT 1")[0]
    page = visit(f"/offres/{job}-{slug}")
    assert page.get_by_role("status").filter(has_text="Cette offre est fermée").is_visible()
    assert page.locator(".apply").count() == 0
    assert page.locator("#voisines .card").count() > 0


def test_map_by_keyboard_and_its_list(visit: Any) -> None:
    page = visit("/carte")
    page.locator(".map a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/communes/*")
    assert page.locator("h1").inner_text().startswith("Travailler")


def test_a_frame_on_a_member_s_site_is_as_high_as_what_it_shows(visit: Any, url: str) -> None:
    page = visit("/robot", {"width": 360, "height": 800}, bypass_csp=True)
    page.evaluate(
        """url => {
            const offers = `${url}/integration?entreprise=verrerie-aubepine`;
            document.body.innerHTML = `<iframe src="${offers}" width="100%" height="600"></iframe>`;
            document.body.append(Object.assign(document.createElement("script"), { src: `${url}/static/hauteur.js` }));
        }""",
        url,
    )
    high = "document.querySelector('iframe').getBoundingClientRect().height"
    page.wait_for_function(f"{high} > 700")
    narrow = page.evaluate(high)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_function(f"before => {high} < before", arg=narrow)
