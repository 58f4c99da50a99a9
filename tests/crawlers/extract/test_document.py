"""What a page says of itself: its scripts, its own address, and what its links are relative to."""

from dataclasses import replace
from hashlib import sha256

import pytest

from crawlers.extract.page import document as documents
from crawlers.extract.page.document import Document
from tests.worlds.pages.extracted_pages import page

HERE = "https://verrerie.example/offres/7"


def read(body: str) -> Document:
    return Document(page(body.encode(), url=HERE))


def test_scripts_are_found_however_they_are_written() -> None:
    body = "<SCRIPT type=a>1</SCRIPT><script>2</Script><Script b>3</script><scripts>x</scripts><script></script>"

    assert read(body).scripts == [(" type=a", "1"), ("", "2"), (" b", "3")]


def test_a_script_within_a_script_is_text_and_one_that_never_ends_is_the_last() -> None:
    assert read("<script>a<script>b</script>c<script>d").scripts == [("", "a<script>b"), ("", "d")]


@pytest.mark.parametrize(
    ("head", "url", "link"),
    [
        ('<link rel="canonical" href="/offres/7?a=1">', "https://verrerie.example/offres/7?a=1", "/offres/x"),
        ("<LINK REL=canonical HREF='/offres/8'>", "https://verrerie.example/offres/8", "/offres/x"),
        ("<link rel=stylesheet href=/a.css>", HERE, "/offres/x"),
        ("<BASE HREF='/fr/'><link rel=canonical href=offres/9>", "https://verrerie.example/fr/offres/9", "/fr/x"),
        ("<basefont href=/fr/>", HERE, "/offres/x"),
    ],
)
def test_its_own_address_and_what_links_are_relative_to(head: str, url: str, link: str) -> None:
    found = read(f"<html><head>{head}</head></html>")

    assert found.canonical == url
    assert found.absolute("x") == f"https://verrerie.example{link}"


def test_a_page_made_of_openings_is_read_as_far_as_pages_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_OPENINGS", 3)

    assert len(read("<script>1</script>" * 9).scripts) == 3


def test_a_body_that_was_kept_has_the_name_it_was_kept_under() -> None:
    kept, came = replace(page(b"x"), known_sha256="ab12"), page(b"x")

    assert (kept.sha256, kept) == ("ab12", came)
    assert came.sha256 == sha256(b"x").hexdigest()
