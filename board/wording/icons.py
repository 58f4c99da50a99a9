"""Icons, drawn inline: a page sends no other request for them."""

from markupsafe import Markup

PATHS = {
    "pin": "M12 21s7-6.1 7-11.5A7 7 0 0 0 5 9.5C5 14.9 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
    "search": "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 21 21",
    "check": "m5 12.5 4.5 4.5L19 7",
    "clock": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
    "out": "M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5",
    "filter": "M4 6h16M7 12h10M10 18h4",
    "close": "M6 6l12 12M18 6 6 18",
    "feed": "M5 19h.01M5 12a7 7 0 0 1 7 7M5 5a14 14 0 0 1 14 14",
    "calendar": "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5",
    "mail": "M3 6h18v12H3zM3 7l9 7 9-7",
    "phone": "M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3C10 21 3 14 3 6a3 3 0 0 1 3-3z",
    "print": "M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z",
    "down": "M12 4v11M7 11l5 5 5-5M4 20h16",
    "right": "m9 5 7 7-7 7",
    "flag": "M5 21V4M5 5h13l-2.5 4L18 13H5",
}
SVG = '<svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false"><path d="{}"/></svg>'
ICONS = {name: Markup(SVG.format(path)) for name, path in PATHS.items()}  # noqa: S704 - ours


def icon(name: str) -> Markup:
    """The drawing of an icon; templates call it."""
    return ICONS[name]
