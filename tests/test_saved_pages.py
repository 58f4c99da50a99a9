"""A folder of saved pages is read as its index says, and never outside of itself."""

from pathlib import Path

import pytest

from crawlers.saved_pages import read_index, saved_sources


def index(folder: Path, *rows: str) -> Path:
    """A folder with one page and these lines of index."""
    (folder / "page.html").write_text("<h1>Régleur</h1>", encoding="utf-8")
    (folder / "index.csv").write_text("\n".join(["url,file,status,content_type,kind", *rows]), encoding="utf-8")
    return folder


def test_each_host_is_a_source(tmp_path: Path) -> None:
    rows = ["https://www.verrerie.example/a,page.html,200,text/html,x", "https://moules.example/b,page.html,,,"]
    sources = saved_sources(index(tmp_path, *rows))

    assert [(source.id, source.url, source.spider) for source in sources] == [
        ("moules-example", "https://moules.example/b", "saved"),
        ("verrerie-example", "https://www.verrerie.example/a", "saved"),
    ]
    known = read_index(tmp_path)["https://moules.example/b"]
    assert (known.status, known.content_type) == (200, "text/html")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("https://a.example/,absent.html,200,,", "« absent.html » is no file"),
        ("https://a.example/,../../etc/passwd,200,,", "is no file of this folder"),
        ("javascript:alert(1),page.html,200,,", "is no http address"),
        ("https://a.example/,page.html,fine,,", "« fine » is no HTTP status"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, row: str, words: str) -> None:
    with pytest.raises(ValueError, match=r"index\.csv, line 2") as raised:
        read_index(index(tmp_path, row))
    assert words in str(raised.value)


def test_without_an_index_the_mend_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="url,file,status,content_type"):
        read_index(tmp_path)
