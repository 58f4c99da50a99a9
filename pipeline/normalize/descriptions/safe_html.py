"""HTML or text of any kind → the few tags that the board shows, and plain text."""

import re
from html import escape, unescape

import nh3

from french.visible import visible, whole
from pipeline.normalize.descriptions.tidy import tidied

MOST_LETTERS = 100_000
TAGS = {"p", "br", "ul", "ol", "li", "strong", "em", "h3", "h4"}
CLEANER = nh3.Cleaner(
    tags=TAGS, attributes={}, link_rel=None,
    clean_content_tags={"script", "style", "noscript", "iframe", "object", "template", "textarea", "select", "title"},
)  # fmt: skip
WORDS = r"[^<>&\x00-\x1f\x7f-\xa0\ud800-\udfff]++"
INSIDE = rf"(?:{WORDS}|&(?:amp|lt|gt);|<br>|<strong>{WORDS}</strong>|<em>{WORDS}</em>)+"
CLEAN = re.compile(
    rf"(?:<p>{INSIDE}</p>|<h3>{INSIDE}</h3>|<h4>{INSIDE}</h4>|<ul>(?:<li>{INSIDE}</li>)+</ul>|<ol>(?:<li>{INSIDE}</li>)+</ol>)+"
)
"""Blocks of plain words and nothing else, which the cleaner gives back as they are: most descriptions, once tidied."""
MARKUP = re.compile(
    r"</?(?:p|br|div|ul|ol|li|strong|b|em|i|u|h[1-6]|span|table|tr|td|a|section|article|dl|dt|dd|font|blockquote|"
    r"hr)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
ESCAPED = re.compile(r"&(?:amp;)*lt;/?(?:p|br|div|ul|ol|li|strong|b|em|span|h[1-6])\b", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
LINE = re.compile(r"</?(?:p|li|ul|ol|h3|h4|br)>")
"""What begins a line in plain text."""
BULLET = re.compile(r"^\s*(?:[-–•·▪●*►✓]|\u2022)\s+")
MOST_ROUNDS = 6


def sanitized(html: str) -> str:
    """The description as safe HTML: no attributes, no links, headings from h3; plain text becomes paragraphs.

    >>> sanitized('<div class="x">Vous <b onclick="x()">réglez</b> la machine.<script>alert(1)</script></div>')
    '<p>Vous <strong>réglez</strong> la machine.</p>'
    >>> sanitized("Vos missions :\\n- régler\\n- contrôler")
    '<p>Vos missions :</p><ul><li>régler</li><li>contrôler</li></ul>'
    """
    html = html[:MOST_LETTERS].strip()
    if not html:
        return ""
    html = revealed(whole(html))
    if not MARKUP.search(html):
        html = paragraphs(html)
    html = tidied(html)
    for _ in range(MOST_ROUNDS):  # a browser may read its own output otherwise: go on until nothing changes
        if CLEAN.fullmatch(html):
            break
        cleaned = CLEANER.clean(html)
        if cleaned == html and MARKUP.search(html):
            break
        cleaned = tidied(cleaned)
        if cleaned and not MARKUP.search(cleaned):  # what was left of a stray tag is plain text
            cleaned = tidied(paragraphs(cleaned))
        if cleaned == html:
            break
        html = cleaned
    shown = visible(html)  # what was written as « &#8238; » is a sign by now
    return html if shown == html else tidied(shown)  # a paragraph of nothing else is empty then


def revealed(html: str) -> str:
    """HTML that was escaped once or twice too often, read again; text that only mentions a tag stays text."""
    for _ in range(2):
        if MARKUP.search(html) or not ESCAPED.search(html):
            break
        html = unescape(html)
    return html


def paragraphs(text: str) -> str:
    """Plain text as HTML: a blank line ends a paragraph, lines that begin with a bullet are a list."""
    blocks: list[str] = []
    items: list[str] = []
    lines: list[str] = []
    for row in [*unescape(text).splitlines(), ""]:
        bullet = BULLET.match(row)
        if (bullet or not row.strip()) and lines:
            blocks, lines = [*blocks, f"<p>{'<br>'.join(lines)}</p>"], []
        if not bullet and items:
            blocks, items = [*blocks, f"<ul>{''.join(items)}</ul>"], []
        if bullet:
            items.append(f"<li>{escape(row[bullet.end() :].strip(), quote=False)}</li>")
        elif row.strip():
            lines.append(escape(row.strip(), quote=False))
    return "".join(blocks)


def plain(html: str) -> str:
    """Readable text of sanitized HTML, in which no white space but single spaces is left: one line a block.

    >>> plain("<p>Vous <strong>réglez</strong> :</p><ul><li>les moules</li><li>les paraisons &amp; gouttes</li></ul>")
    'Vous réglez :\\nles moules\\nles paraisons & gouttes'
    """
    text = html[: 2 * MOST_LETTERS]
    if "<" in text:
        text = LINE.sub("\n", text)
        if "<" in text:
            text = TAG.sub("", text)
    if "&" in text:
        text = unescape(text)
    while "  " in text:  # where a tag stood between two
        text = text.replace("  ", " ")
    return "\n".join(filter(None, [row.strip() for row in text.split("\n")]))
