"""What comes out of a printer: PDFs that Chromium makes of our pages, counted and read."""

from collections.abc import Iterator
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.worlds.board.client import ARGUMENTS, CHROMIUM, JOB, served, valley

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no /usr/bin/chromium: nothing was printed"),
]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with served(valley().board) as address:
        yield address


@pytest.fixture(scope="module")
def page() -> Iterator["Page"]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: nothing was printed")
    with playwright.sync_playwright() as made:
        chromium = made.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium.new_page(color_scheme="dark")
        chromium.close()


def printed(page: "Page") -> list[str]:
    """The text of each sheet."""
    pdf = page.pdf(prefer_css_page_size=True)
    texts = [" ".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(pdf)).pages]
    return [text.replace("ﬃ", "ffi").replace("ﬀ", "ff").replace("ﬁ", "fi").replace("ﬂ", "fl") for text in texts]


@pytest.mark.parametrize("path", ["/imprimer", "/imprimer?q=cariste", "/entreprises/verrerie-aubepine/fiches"])
def test_two_cards_fill_a_sheet(page: "Page", url: str, path: str) -> None:
    page.goto(url + path)
    cards = page.locator(".fiche").count()
    sheets = printed(page)

    assert cards > 2
    assert len(sheets) == ceil(cards / 2)
    assert all(sheet.count("vérifiée le") == 2 for sheet in sheets[: cards // 2])


def test_a_long_card_is_cut_and_not_its_sheet(page: "Page", url: str) -> None:
    page.goto(f"{url}/imprimer?q=cariste")
    page.evaluate(
        "for (const words of document.querySelectorAll('.fiche :is(h2, dd, .words)')) words.append(' mot'.repeat(200))"
    )

    assert len(printed(page)) == ceil(page.locator(".fiche").count() / 2)


@pytest.mark.parametrize("path", ["/imprimer?forme=tableau", "/entreprises/verrerie-aubepine/fiches?forme=tableau"])
def test_ten_offers_fill_a_sheet(page: "Page", url: str, path: str) -> None:
    page.goto(url + path)
    offers = page.locator("tbody tr").count()
    sheets = printed(page)

    assert offers > 10
    assert len(sheets) == ceil(offers / 10)
    assert all(sheet.count("/offres/") == 10 for sheet in sheets[: offers // 10])


def test_a_long_line_does_not_push_the_others_off_the_sheet(page: "Page", url: str) -> None:
    page.goto(f"{url}/imprimer?forme=tableau")
    page.evaluate("for (const words of document.querySelectorAll('tbody div')) words.append(' mot'.repeat(60))")

    assert len(printed(page)) == ceil(page.locator("tbody tr").count() / 10)


@pytest.mark.parametrize(
    ("path", "address"),
    [(JOB, "/offres/aub010"), ("/?q=cariste", "/?q=cariste"), ("/", "/"), ("/entreprises/verrerie-aubepine",) * 2],
)
def test_paper_says_where_it_is_from_and_has_nothing_to_press(page: "Page", url: str, path: str, address: str) -> None:
    page.goto(url + path)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    sheets = printed(page)
    page.emulate_media(media="print")
    pressed = page.locator("button, .button, input, select, nav a, .links a, .subscribe a, .filters a")
    seen = [pressed.nth(number).inner_text() for number in range(pressed.count()) if pressed.nth(number).is_visible()]
    drawn = page.locator(".paper img").evaluate("image => image.complete && image.naturalWidth > 0")
    page.emulate_media(media="null")

    assert f"{url}{address} Imprimé le" in sheets[0]
    assert drawn
    assert len([one for one in asked if "/code.svg?" in one]) == 1, "who prints nothing does not ask for the code"
    assert seen == []


def test_an_offer_is_printed_with_where_one_applies(page: "Page", url: str) -> None:
    page.goto(url + JOB)

    address = page.locator(".apply .button").get_attribute("href")
    assert address
    assert address in "".join(printed(page)).replace(" ", "")
