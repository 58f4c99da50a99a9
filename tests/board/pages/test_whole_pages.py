"""What holds on every page of the board: its make, and that no address, however odd, breaks it or gets through unescaped."""

import re
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from board.members.declare import FIELDS
from board.pages import ROUTES
from board.search.query import NAMES
from tests.worlds.board.client import JOB, TYPES, board
from tests.worlds.folders import ROOT

OURS = [path for path in TYPES if not path.startswith("/board")]
WHOLE = [
    path
    for path in OURS
    if not path.startswith(("/integration?", "/imprimer", "/rien")) and not path.endswith("/fiches")
]
HOSTILE = '<script>alert("1")</script>'
VALUES = st.one_of(
    st.sampled_from(
        [
            HOSTILE,
            '"onmouseover=x',
            "' OR 1=1--",
            "%00",
            "../../etc/passwd",
            "9" * 30,
            "-1",
            "é" * 300,
            "\u202e",
            "oui",
            "CDI",
            "2",
            "",
        ]
    ),
    st.text(max_size=40),
)
EXTENSIONS = ("rss", "atom", "ics", "json", "jsonld", "csv")
PATHS = st.sampled_from(
    ["/", JOB, "/imprimer", "/integration", "/carte", "/etat", "/entreprises", "/metiers", "/donnees", "/suggestions", "/sitemap.xml",
     "/metiers/H2801", "/communes/eu", "/zones/dieppe", "/donnees/changements.json", *(f"/offres.{name}" for name in EXTENSIONS)]
)  # fmt: skip
NAMED = st.sampled_from([*NAMES, "depuis", "format", "_size", "_shape", "sql", "inconnu"])
ASKED = st.lists(st.tuples(NAMED, VALUES), max_size=6)


class Made(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.title = ""
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep every tag."""
        self.tags.append((tag, dict(attrs)))
        self.inside = tag

    def handle_data(self, data: str) -> None:
        """Keep the title, not those of drawings."""
        if self.inside == "title" and not self.title:
            self.title = data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each of these tags."""
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("path", OURS)
def test_every_page_is_made_as_it_should(path: str) -> None:
    made = Made(board().get(path).text)
    assert [tag["lang"] for tag in made.all("html")] == ["fr"]
    assert len(made.all("h1")) == 1
    assert len(made.title.strip()) > 10
    ids = [attributes["id"] for _, attributes in made.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert not [
        attributes
        for _, attributes in made.tags
        if "style" in attributes or any(name.startswith("on") for name in attributes)
    ]


@pytest.mark.parametrize("path", WHOLE)
def test_every_page_can_be_skipped_through_and_says_its_address(path: str) -> None:
    made = Made(board().get(path).text)
    assert made.all("main")[0]["id"] == "contenu"
    assert "#contenu" in [link.get("href") for link in made.all("a")][:1]
    canonical = [link["href"] for link in made.all("link") if link.get("rel") == "canonical"]
    assert len(canonical) == 1
    assert board().get(str(canonical[0]).removeprefix("http://localhost")).status_code == 200


@pytest.mark.parametrize("path", WHOLE)
def test_every_page_says_how_it_is_shown_where_it_is_shared(path: str) -> None:
    made = Made(board().get(path).text)
    shared = {str(tag["property"]): str(tag["content"]) for tag in made.all("meta") if tag.get("property")}
    assert made.title.startswith(shared["og:title"])
    assert len(shared["og:description"]) > 20
    assert shared["og:url"] == next(link["href"] for link in made.all("link") if link.get("rel") == "canonical")
    assert board().get(shared["og:image"].removeprefix("http://localhost")).headers["content-type"] == "image/png"


def test_titles_differ() -> None:
    titles = [Made(board().get(path).text).title for path in WHOLE]
    assert len(titles) == len(set(titles))


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(PATHS, ASKED)
def test_no_address_breaks_a_page(path: str, asked: list[tuple[str, str]]) -> None:
    answer = board().get(f"{path}?{urlencode(asked, errors='replace')}")
    assert answer.status_code in {200, 301, 302, 400, 404, 414, 429}
    assert HOSTILE not in answer.text or "html" not in answer.headers["content-type"]
    if "html" in answer.headers["content-type"]:
        made = Made(answer.text)
        assert not [tag for tag, attributes in made.tags if any(name.startswith("on") for name in attributes)]
        assert len(made.all("h1")) == 1


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(ROUTES)), st.text(alphabet="abcé/%.~<>'\"-0", max_size=12))
def test_no_path_breaks_the_board(route: str, tail: str) -> None:
    path = re.sub(r"\(.*", "", route).replace("\\", "") + tail
    answer = board().get(re.sub(r"[^/%.~\w-]", "", path, flags=re.ASCII) or "/")
    assert answer.status_code in {200, 301, 302, 303, 400, 404, 414, 429}


def test_combinations_of_filters_are_not_for_robots() -> None:
    asked = board().get("/?contrat=CDI&horaire=3x8")
    assert asked.headers["x-robots-tag"] == "noindex"
    made = Made(asked.text)
    crawled = [
        link["href"]
        for link in made.all("a")
        if re.search(r"/\?.*(contrat|horaire|zone|lieu|tri|page)=", link.get("href") or "")
        and "nofollow" not in (link.get("rel") or "")
    ]
    assert crawled == []
    assert "Disallow: /*?" in board().get("/robots.txt").text


def test_every_kind_of_field_has_its_style() -> None:
    """A field without one is as small as the browser makes it, and its letters as it likes."""
    style = (ROOT / "board/static/board.css").read_text(encoding="utf-8")
    pages = [page.read_text(encoding="utf-8") for page in (ROOT / "board/templates").rglob("*.html")]
    kinds = {
        kind
        for page in pages
        for field in re.findall(r"<input[^>]*>", page)
        for kind in re.findall(r' type="(\w+)"', field)
    }
    kinds |= {kind for *_, kind in FIELDS}
    assert kinds - {"checkbox", "radio", "hidden", "textarea"} <= set(
        re.findall(r"input\[type=(\w+)\](?=[^{}]*{ width: 100%)", style)
    )
