"""Lines of an offer → simple HTML: headings, paragraphs, lists, « Lieu : Eu »."""

import re
from html import escape

from crawlers.extract.page.facts import known
from crawlers.files.lines import Line

ITEMS = re.compile(r"(?:<li>(?:<strong>[^<]*</strong>)?[^<]*</li>)+")
LONGEST_HEADING = 90


def html_of(lines: list[Line]) -> str:
    """The lines as HTML that holds nothing but ``h3``, ``p``, ``strong``, ``ul`` and ``li``.

    >>> html_of([Line("Missions", heading=True), Line("Trier < 3 mm", bullet=True), Line("Eu", label="Lieu")])
    '<h3>Missions</h3><ul><li>Trier &lt; 3 mm</li></ul><p><strong>Lieu</strong> : Eu</p>'
    """
    text = "".join(map(written, lines))
    return ITEMS.sub(lambda items: f"<ul>{items[0]}</ul>", text)


def written(line: Line) -> str:
    """One line."""
    text = escape(line.text, quote=False)
    if line.label:
        tag = "li" if line.bullet else "p"
        return f"<{tag}><strong>{escape(line.label, quote=False)}</strong> : {text}</{tag}>"
    if line.bullet:
        return f"<li>{text}</li>"
    if len(text) <= LONGEST_HEADING and (line.large or known(line.text.rstrip(" :"))):
        return f"<h3>{text.rstrip(' :')}</h3>"
    return f"<p>{text}</p>"
