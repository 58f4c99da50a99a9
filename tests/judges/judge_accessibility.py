"""axe-core with its best practices on a page of each make and every state of a form, narrow and wide, light, dark, forced colours."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.judges.judged import HOME, Judged, form_pages
from tests.worlds.board.client import ARGUMENTS, CHROMIUM, TYPES, board
from tests.worlds.folders import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no /usr/bin/chromium: nobody asked axe")
STATIC = ROOT / "board/static"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png"}
LOOKS: dict[str, dict[str, Any]] = {
    "320, light": {"viewport": {"width": 320, "height": 640}},
    "375, dark": {"viewport": {"width": 375, "height": 812}, "color_scheme": "dark"},
    "768, forced colours": {"viewport": {"width": 768, "height": 1024}, "forced_colors": "active"},
    "1280, light": {"viewport": {"width": 1280, "height": 900}},
}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
RUN = f"axe.run(document, {json.dumps(RULES)}).then(found => found.violations)"


@cache
def judged_pages() -> list[Judged]:
    """A page of each make, and every state of every form."""
    makes = [Judged(path, path, board().get(path)) for path in TYPES]
    return [*makes, *form_pages()]


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: nobody asked axe")
    judged_pages()  # beside a browser, nothing of ours can wait for itself
    with playwright.sync_playwright() as made:
        chromium = made.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def script() -> str:
    axe = pytest.importorskip(
        "axe_playwright_python", reason="axe-playwright-python is not installed: nobody asked axe"
    )
    return (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def shown(context: "BrowserContext", pages: list[Judged]) -> Iterator[tuple[Judged, "Page"]]:
    """Each page in the browser as it was answered, an answer to a form too; what it asks for of ``static/`` is given."""
    page = context.new_page()
    now: list[Judged] = []

    def answer(route: "Route") -> None:
        path = Path(urlsplit(route.request.url).path)
        if route.request.is_navigation_request():
            route.fulfill(body=now[0].answer.content, content_type="text/html; charset=utf-8")
        elif path.parent.name == "static":
            route.fulfill(body=STATIC.joinpath(path.name).read_bytes(), content_type=KINDS[path.suffix])
        else:
            route.fulfill(status=404)

    context.route("**/*", answer)
    for judged in pages:
        now[:] = [judged]
        page.goto(f"{HOME}{judged.path}")
        yield judged, page


def test_axe_finds_what_is_wrong(browser: "Browser", script: str) -> None:
    wrong = Judged("wrong", "/", httpx.Response(200, html="<title>Faux</title><img src='/static/icon.svg'>"))
    context = browser.new_context(bypass_csp=True)
    for _, page in shown(context, [wrong]):
        page.evaluate(script)
        assert {"html-has-lang", "image-alt", "landmark-one-main"} <= {one["id"] for one in page.evaluate(RUN)}
    context.close()


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(browser: "Browser", script: str, look: str) -> None:
    context = browser.new_context(**LOOKS[look], bypass_csp=True)
    found = []
    for judged, page in shown(context, judged_pages()):
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > LOOKS[look]["viewport"]["width"]:
            found.append(f"{judged.name}: {width} pixels wide")
        page.evaluate(script)
        found += [
            f"{judged.name}: {violation['id']}: {violation['nodes'][0]['html'][:200]} ({len(violation['nodes'])})"
            for violation in page.evaluate(RUN)
        ]
    context.close()

    assert found == []
