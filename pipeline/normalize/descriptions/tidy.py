"""HTML of any kind → the same in the few tags of the board, tidied in one walk over its tags and texts."""

import re
from functools import lru_cache

BLOCKS = frozenset(["p", "li", "ul", "ol", "h3", "h4"])
INLINE = frozenset(["strong", "em"])
TRIMMED = frozenset(["p", "li", "h3", "h4"])
"""Blocks that neither begin nor end with an empty line."""
CLOSED_BY = {"li": {"p"}, "ul": {"p", "li"}, "ol": {"p", "li"}}
"""Tag → those that its end closes too, as a browser does."""
TAG_FOR = {
    "b": "strong",
    "i": "em",
    "h5": "h4",
    "h6": "h4",
    **{name: name for name in (*BLOCKS, *INLINE, "br")},
    **dict.fromkeys(("h1", "h2", "legend", "caption", "dt"), "h3"),
    **dict.fromkeys("div section article tr dd blockquote address pre header main table dl aside figure".split(), "p"),
    **dict.fromkeys(("td", "th", "hr"), " "),
    **dict.fromkeys("a span font u small big sup sub abbr mark label tbody thead tfoot img wbr".split(), ""),
}
"""Tag → the one that stands for it, a space, or nothing; those that are not here are left to the cleaner."""
TOKEN = re.compile(r"<(p|li|h3|h4)>([^<>]*)</\1>|(<[^<>]*>)")
"""A whole block of plain words, or a tag."""
NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})\b")
TAGS = {f"<{end}{name}>": name for name in BLOCKS for end in ("", "/")} | {"<br>": "br"}
REMEMBERED_LETTERS = 200
"""Letters of a tag whose meaning is kept in mind: a longer one may hold a picture."""
STARTS = frozenset(f"<{name}>" for name in TRIMMED)
NEEDLESS = frozenset(["<br>", " "])
"""What an empty element may hold."""


def tidied(html: str) -> str:
    """Modern tags without attributes, no empty elements, no space at the edges of a block, never two empty lines.

    >>> tidied('<div class="x"> Vous <b>réglez</b> <span> tout</span><br><br><br>seul<br></div><p><i> </i></p>')
    '<p>Vous <strong>réglez</strong> tout<br><br>seul</p>'
    """
    walk = TidyWalk()
    *pieces, last = TOKEN.split(" ".join(html.replace("&nbsp;", " ").split()))
    for text, block, inside, tag in zip(pieces[::4], pieces[1::4], pieces[2::4], pieces[3::4], strict=True):
        if text:
            walk.text(text)
        if block:
            walk.block(block, inside)
            continue
        name = tag_for(tag) if len(tag) <= REMEMBERED_LETTERS else tag_for.__wrapped__(tag)
        if name is None:
            walk.text(tag)
        elif name == "br":
            walk.line_break()
        elif name in TAG_FOR:
            (walk.end if tag[1] == "/" else walk.start)(name)
        elif name:
            walk.space = True
    walk.text(last)
    while walk.opened:
        walk.end(walk.opened[-1])
    return "".join(walk.out)


@lru_cache(maxsize=1024)
def tag_for(tag: str) -> str | None:
    """The name that stands for a tag, a space, or nothing; none when it is left as it is."""
    if tag.startswith("<!--") and tag.endswith("-->"):
        return ""
    match = NAME.match(tag)
    if match is None or tag.count('"') % 2:  # cut within an attribute
        return None
    return TAG_FOR.get(match[1].lower())


class TidyWalk:
    """What was written so far, and what is open."""

    __slots__ = ("opened", "out", "space")

    def __init__(self) -> None:
        self.out: list[str] = []
        self.opened: list[str] = []
        self.space = False
        """Whether a space is due before the next word."""

    def text(self, text: str) -> None:
        """Words, perhaps with a space around them."""
        words = text.strip()
        if not words:
            self.space = self.space or bool(text)
            return
        self.space = self.space or text[0] == " "
        self.due_space()
        self.out.append(words)
        self.space = text[-1] == " "

    def block(self, name: str, text: str) -> None:
        """A whole block of plain words; nothing is left of an empty one."""
        self.leave(name)
        words = text.strip()
        if words:
            self.out += (f"<{name}>", words, f"</{name}>")
        self.space = not words

    def due_space(self) -> None:
        """The space that is due, unless at the edge of a block."""
        if self.space and self.out and self.out[-1] not in TAGS:
            self.out.append(" ")
        self.space = False

    def line_break(self) -> None:
        """A new line, not the first thing in a block, nor the third in a row."""
        self.space = False
        if self.out[-2:] != ["<br>", "<br>"] and not (self.out and self.out[-1] in STARTS):
            self.out.append("<br>")

    def start(self, name: str) -> None:
        """An element begins; a block ends the paragraph before it."""
        if name in INLINE:
            self.due_space()
        else:
            self.space = False
            self.leave(name)
        self.opened.append(name)
        self.out.append(f"<{name}>")

    def leave(self, name: str) -> None:
        """A block ends the paragraph before it, and an item the item."""
        while self.opened and (self.opened[-1] == "p" or self.opened[-1] == name == "li"):
            self.end(self.opened[-1])

    def end(self, name: str) -> None:
        """An element ends, and with it all that cannot go on; nothing is left of an empty one."""
        opened = self.opened
        while opened and opened[-1] != name and opened[-1] in CLOSED_BY.get(name, ()):
            self.end(opened[-1])
        if name not in opened:
            self.cut(name)
        elif opened[-1] != name:  # crossed: for the cleaner
            opened.reverse()
            opened.remove(name)
            opened.reverse()
            self.out.append(f"</{name}>")
        else:
            opened.pop()
            self.close(name)

    def close(self, name: str) -> None:
        """The end of the innermost element."""
        out = self.out
        begin = len(out) - 1
        while out[begin] in NEEDLESS:
            begin -= 1
        if out[begin] == f"<{name}>":
            self.space = self.space or name in BLOCKS or begin < len(out) - 1
            del out[begin:]
            if out and out[-1] == " ":
                out.pop()
                self.space = True
            return
        if name in INLINE:
            self.due_space()
        elif name in TRIMMED:
            self.cut(name)
        self.space = False
        out.append(f"</{name}>")

    def cut(self, name: str) -> None:
        """A block, perhaps one that never began, separates words, and makes line breaks needless."""
        self.space = self.space or name in BLOCKS
        while name in TRIMMED and self.out and self.out[-1] == "<br>":
            self.out.pop()
