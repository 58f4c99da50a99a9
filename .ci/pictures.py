"""board/static/icon.svg → the PNG pictures beside it, for what reads no SVG: telephones, and whoever shows a link that was shared.

``make pictures``, with Debian's Chromium, after the icon has changed. No name is in them: what the site is called is a setting.
"""

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

STATIC = Path(__file__).resolve().parent.parent / "board/static"
CHROMIUM = "/usr/bin/chromium"
PLAIN = "background: transparent"
LIGHT = "background: #f2f6f5"
PICTURES = {
    "icon-180.png": (180, 180, 0.74, LIGHT),
    "icon-192.png": (192, 192, 1.0, PLAIN),
    "icon-512.png": (512, 512, 0.62, LIGHT),  # cut to a circle by some telephones
    "partage.png": (1200, 630, 0.74, LIGHT),
}
"""File → width and height in pixels, how much of the height the icon takes, and what lies behind it."""


def draw(page: Page, name: str) -> None:
    """Write one picture."""
    width, height, share, behind = PICTURES[name]
    icon = STATIC.joinpath("icon.svg").read_text(encoding="utf-8")
    page.set_viewport_size({"width": width, "height": height})
    page.set_content(
        f"<style>body {{ margin: 0; height: {height}px; display: grid; place-items: center; {behind} }}"
        f"svg {{ height: {share * height}px }}</style>{icon}"
    )
    page.screenshot(path=STATIC / name, omit_background=True)


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for picture in PICTURES:
            draw(browser.new_page(), picture)
        browser.close()
