"""French spaces do not break: on no page does a line begin with « : » or « € », or end with « « », whoever wrote the words."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment

from board.members.request_wording import MESSAGES
from board.wording.typography import NARROW, WIDE, Typography, spaced_value
from tests.worlds.board.client import TYPES, board
from tests.worlds.board.members_world import world

BREAKING = re.compile(r".{0,40}(?:[ \t\n](?=[:;?!»%€](?!\w))|«[ \t\n]).{0,20}", re.DOTALL)
VERBATIM = {"script", "style", "pre", "code", "textarea"}
"""What is copied, read by machines, or typed by somebody."""
MORE = [
    "/etat/cfa-galet-bleu/reunies", "/entreprises/gravure-sylvandre", "/entreprises/galandage-interim", "/?q=verre&page=2",
    "/?le=2020-01-01", "/?le=2100-01-01", "/?q=cariste&rayon=20&lieu=nulle-part", "/entreprises/verrerie-aubepine/qualite",
    "/alertes", "/offres/rien", "/board/postings?source=verrerie-aubepine", "/board/sources",
]  # fmt: skip


class Seen(HTMLParser):
    """The words of a page that are seen."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VERBATIM:
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            self.inside.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.words.append(data)


def breaking(page: str) -> list[str]:
    """Words of a page whose space would break."""
    seen = Seen()
    seen.feed(page)
    return BREAKING.findall("".join(seen.words))


@pytest.mark.parametrize("path", TYPES + MORE)
def test_no_space_breaks_before_a_mark(path: str) -> None:
    page = board().get(path).text
    assert "<h1" in page
    assert breaking(page) == []


def test_nor_on_the_pages_of_members_and_of_the_association(tmp_path: Path) -> None:
    valley = world(tmp_path)
    member, association = valley.browser("verrerie"), valley.browser("")
    first = valley.jobs()[0]["id"]
    member.post(f"/membre/offres/{first}", faire="correct", field="salary", value="2 100 € brut par mois")
    member.post(f"/membre/offres/{first}", faire="hide", why="Elle est pourvue : merci !")
    member.post("/membre/declarer", title="Régleur : nuit")
    pages = [member.get(f"{path}?dit={name}") for name in MESSAGES for path in ("/membre", f"/membre/offres/{first}")]
    pages += [
        member.get("/membre/declarer"),
        member.post("/membre/declarer", title="Régleur : nuit"),
        association.get(),
    ]
    pages += [
        valley.ask("GET", "/membre"),
        valley.ask("POST", "/retrait/demande", data={}),
        valley.ask("GET", valley.link("verrerie")),
    ]
    for page in pages:
        assert "<h1" in page.text
        assert breaking(page.text) == [], page.url
    assert (
        "Elle est pourvue\N{NO-BREAK SPACE}: merci\N{NARROW NO-BREAK SPACE}!" in pages[0].text + association.get().text
    )


def test_what_is_copied_typed_or_followed_keeps_its_spaces() -> None:
    typed = board().html("/?q=Quoi+%3F+%C2%AB+eu+%C2%BB")
    assert 'value="Quoi ? « eu »"' in typed
    assert f"«{WIDE}Quoi{NARROW}? «{WIDE}eu{WIDE}»{WIDE}»" in typed
    block = re.search(r"<pre.*?</pre>", board().html("/entreprises/verrerie-aubepine/qualite/aub010"), re.DOTALL)
    assert block
    assert WIDE + ":" not in block[0]


@pytest.mark.parametrize(
    ("template", "page"),
    [
        ("{{ x }}", "a\N{NO-BREAK SPACE}: b"),
        ("<p>{{ x if x }}{{ x.upper() }}</p>", "<p>a\N{NO-BREAK SPACE}: bA\N{NO-BREAK SPACE}: B</p>"),
        ('<input value="{{ x }}">{{ x }}', '<input value="a : b">a\N{NO-BREAK SPACE}: b'),
        ('<i title="{% if x %}{{ x }}{% endif %}">', '<i title="a : b">'),
        ("<textarea>{{ x }}</textarea>", "<textarea>a : b</textarea>"),
        ("<pre><code>{{ x }}</code>{{ x }}</pre>{{ x }}", "<pre><code>a : b</code>a : b</pre>a\N{NO-BREAK SPACE}: b"),
        ("{{ nothing }}{{ 1 }}", "1"),
        (
            "<textarea>a : b</textarea><pre>a ?</pre>a : b",
            "<textarea>a : b</textarea><pre>a ?</pre>a\N{NO-BREAK SPACE}: b",
        ),
        ('<i title="a : {{ x }}">a {% if x %}: b{% endif %}</i>', '<i title="a : a : b">a : b</i>'),
        (
            "{{ x.replace(': ', ':(') }} {{ x.replace(': ', ':« ') }}",
            "a\N{NO-BREAK SPACE}:(b a\N{NO-BREAK SPACE}:«\N{NO-BREAK SPACE}b",
        ),
    ],
)
def test_only_what_is_seen_is_spaced(template: str, page: str) -> None:
    made = Environment(extensions=[Typography], autoescape=True)
    made.filters["spaced_value"] = spaced_value
    assert made.from_string(template).render(x="a : b") == page
