"""A folder of saved pages is read as its index says, and never outside of itself."""

from pathlib import Path

import pytest

from crawlers.process.saved_pages import read_index, saved_sources


def index(folder: Path, *rows: str) -> Path:
    """A folder with one page and these lines of index."""
    (folder / "page.html").write_text("<h1>Régleur</h1>", encoding="utf-8")
    (folder / "index.csv").write_text("\n".join(["url,file,status,content_type,kind", *rows]), encoding="utf-8")
    return folder


def test_each_host_is_a_source(tmp_path: Path) -> None:
    rows = ["https://www.verrerie.example/a,page.html,200,text/html,x", "https://moules.example/b,page.html,,,"]
    sources = saved_sources(index(tmp_path, *rows))

    assert [(source.id, source.url.whole, source.spider) for source in sources] == [
        ("moules-example", "https://moules.example/b", "saved"),
        ("verrerie-example", "https://www.verrerie.example/a", "saved"),
    ]
    known = read_index(tmp_path)["https://moules.example/b"]
    assert (known.status, known.content_type) == (200, "text/html")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("https://a.example/,absent.html,200,,", "« absent.html » n’est pas un fichier"),
        ("https://a.example/,../../etc/passwd,200,,", "n’est pas un fichier de ce dossier"),
        ("javascript:alert(1),page.html,200,,", "n’est pas une adresse http"),
        ("https://a.example/,page.html,fine,,", "« fine » n’est pas un statut HTTP"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, row: str, words: str) -> None:
    with pytest.raises(ValueError, match=r"index\.csv, ligne 2") as raised:
        read_index(index(tmp_path, row))
    assert words in str(raised.value)


def test_without_an_index_the_mend_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="url,file,status,content_type"):
        read_index(tmp_path)


def test_two_hosts_never_share_an_id_nor_take_one_of_the_registry(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>", encoding="utf-8")
    urls = ("https://a-b.example/", "https://a.b.example/", "https://中文.中国/")
    index = "".join(f"{url},page.html,200,text/html\n" for url in urls)
    (tmp_path / "index.csv").write_text(f"url,file,status,content_type\n{index}", encoding="utf-8")
    ids = [source.id for source in saved_sources(tmp_path, taken={"a-b-example"})]

    assert len(set(ids)) == 3
    assert "a-b-example" not in ids
