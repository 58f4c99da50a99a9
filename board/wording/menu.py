"""The menu on top of every page, drawn once for each part of the site."""

from functools import lru_cache

from markupsafe import Markup, escape

ENTRIES = {
    "/": "Offres",
    "/entreprises": "Entreprises",
    "/metiers": "Métiers",
    "/carte": "Carte",
    "/etat": Markup('État<span class="long"> des sources</span>'),
}


def menu(root: str, path: str) -> Markup:
    """The entries; the one that a path belongs to is marked."""
    inside = path.removeprefix(root)
    here = next((href for href in ENTRIES if inside == href or (href != "/" and inside.startswith(f"{href}/"))), "")
    return drawn(root, here)


@lru_cache(maxsize=50)
def drawn(root: str, here: str) -> Markup:
    """The same for the entry that is marked."""
    links = [
        f'<li><a href="{escape(root)}{href}"{mark(href == here)}>{label}</a></li>' for href, label in ENTRIES.items()
    ]
    return Markup(f"<ul>{''.join(links)}</ul>")  # noqa: S704 - ours, but for the root, which is escaped


def mark(here: object) -> str:
    """What tells a screen reader where one is."""
    return ' aria-current="page"' if here else ""
