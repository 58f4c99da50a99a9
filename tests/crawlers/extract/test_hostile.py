"""Whatever a page holds, reading it ends, harms nothing and gives the same twice."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from crawlers.extract import EXTRACTORS, extract
from crawlers.extract.finish.merge import filled
from crawlers.extract.objects.tolerant_json import loaded
from crawlers.extract.objects.tolerant_json import read as read_json
from crawlers.extract.page.document import Document
from crawlers.items import RawPosting
from crawlers.walks.page_text import text_of
from crawlers.walks.selectors import links
from tests.worlds.pages.extracted_pages import NOW, POSTING, URL, offer, page, read, script


def test_entities_of_xml_are_never_resolved() -> None:
    xml = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "boum">]>'
        "<jobs><job><title>Régleur &x;&y;</title><contract>CDI</contract><city>Eu</city></job></jobs>"
    )

    assert [posting.fields["title"] for posting in read(xml)] == ["Régleur"]


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("declared", ["", "text/html; charset=utf-8", "text/html; charset=iso-8859-1"])
def test_a_lying_charset_harms_no_letter(charset: str, declared: str) -> None:
    body = offer("<p>Contrat : CDI</p><p>Lieu : Eu</p>", title="Opérateur d’été – H/F").encode(charset)

    assert [posting.fields["title"] for posting in read(body, content_type=declared)] == ["Opérateur d’été – H/F"]


HOSTILE = {
    "scripts that never end": b'<html><script type="application/ld+json">{"@type":"JobPosting"' * 20_000,
    "ten million letters on a line": b'{"jobs":[{"title":"' + b"x" * 10_000_000 + b'"}]}',
    "brackets": b"[" * 1_000_000,
    "comments": b'<script type="application/ld+json">{"@type":"JobPosting",' + b"/* " * 300_000 + b"</script>",
    "deep elements": b"<html><body><h1>R H/F</h1>" + b"<div>" * 100_000,
    "many elements": b"<html><body><h1>R H/F</h1>" + b"<i>Lieu : x</i>" * 100_000,
    "angle brackets": b"<html>" + b"<" * 2_000_000,
    "links": b"<html><h1>R H/F</h1>" + b"<a href=#>postuler</a>" * 50_000,
    "entities": b'<!DOCTYPE a [<!ENTITY a "a">' + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a;" * 10) for n in range(9)) + b"]><jobs/>",
    "attributes": b"<jobs " + b" ".join(b'a%d=""' % n for n in range(50_000)) + b"/>",
    "assignments": b"<html><script>" + b"var a={title:1," * 50_000 + b"</script>",
    "a flat state": b'<html><script type="application/json">'
    + json.dumps([{"title": 1}, *({"title": n, "b": n} for n in range(20_000))]).encode() + b"</script>",
    "zeros": b"\0" * 1_000_000,
    "a broken PDF": b"%PDF-1.7\n" + b"1 0 obj\n<<>>\n" * 20_000,
}  # fmt: skip


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_survived_in_linear_time(body: bytes) -> None:
    import time

    started = time.process_time()
    found = read(body)

    assert len(found) <= 1
    assert time.process_time() - started < 8


@settings(max_examples=150)
@given(
    st.binary(max_size=400),
    st.sampled_from(["", "text/html", "application/json", "application/pdf", "text/csv", "text/xml"]),
)
def test_any_bytes_give_a_list(body: bytes, content_type: str) -> None:
    starts = (
        b"",
        b"<html><body><h1>R H/F</h1>",
        b'{"jobs":[',
        b"<?xml version='1.0'?><jobs>",
        b"%PDF-",
        b"title,company\n",
    )
    for start in starts:
        assert isinstance(read(start + body, content_type=content_type), list)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=200)
@given(JSON)
def test_the_tolerant_reader_reads_sound_json_as_everybody_does(data: Any) -> None:
    wrapped = {"a": data}
    assert loaded(json.dumps(wrapped)) == wrapped
    assert loaded(json.dumps(wrapped)[:-1] + ",}") == wrapped


@settings(max_examples=200)
@given(JSON | st.floats(allow_nan=False))
def test_json_is_read_as_python_reads_it(data: Any) -> None:
    assert read_json(json.dumps(data)) == read_json(json.dumps(data, ensure_ascii=False)) == data


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ('{"a": "deux\nlignes", "b": Infinity}', {"a": "deux\nlignes", "b": float("inf")}),
        ('{"a": 1e400}', {"a": float("inf")}),
        ('{"a": "\\ud800"}', {"a": "\ud800"}),
        ("{'a': 1, /* so */}", {"a": 1}),
        ('{"a": "b" // l\'un, l\'autre\n, "c": "d" /* so */}', {"a": "b", "c": "d"}),
        ('{"a": "b", // un "bon" mot\n "c": \'l\\\'un\'}', {"a": "b", "c": "l'un"}),
    ],
)
def test_json_that_the_standard_forbids_is_read_as_well_as_it_can_be(text: str, data: Any) -> None:
    assert read_json(text) == data


@settings(max_examples=100)
@given(
    st.dictionaries(
        st.sampled_from(["title", "description", "hiringOrganization", "jobLocation", "baseSalary", "identifier"]), JSON
    )
)
def test_properties_of_any_shape_harm_nothing(fields: dict[str, Any]) -> None:
    for found in read(offer("<p>Contrat : CDI</p>", more=script({"@type": "JobPosting", **fields}))):
        assert found.key
        assert found.url.startswith("https://")


def test_the_same_page_gives_the_same_postings() -> None:
    one = page(offer("<p>Contrat : CDI</p><p>Lieu : Eu</p>"))
    assert extract(one) == extract(one) != []


@pytest.mark.stumbles
def test_an_extractor_that_breaks_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: Document) -> list[dict[str, Any]]:
        raise RecursionError(document.kind)

    monkeypatch.setattr("crawlers.extract.EXTRACTORS", (("broken", broken), *EXTRACTORS))

    assert [posting.extractor for posting in read(script(POSTING))] == ["json_ld"]


def test_filled_takes_what_is_missing_and_longer_texts() -> None:
    def posting(extractor: str, **fields: Any) -> RawPosting:
        return RawPosting(source="s", key="k", url=URL, seen_at=NOW, extractor=extractor, page="p", fields=fields)

    entry = posting("feed", title="Régleur", description="Vous réglez…", datePosted="2026-11-12")
    whole = posting("html", title="Régleur H/F", description="Vous réglez " * 20, employmentType="CDI", datePosted="")
    found = filled(entry, whole)

    assert found.fields == whole.fields | {"title": "Régleur", "datePosted": "2026-11-12"}
    assert found.read_by == {"description": "html", "employmentType": "html"}
    assert (found.key, found.extractor) == ("k", "feed")
    assert filled(found, whole) == found


NO_TEXT = [
    "idna",
    "punycode",
    "rot13",
    "zip",
    "unicode_escape",
    "raw_unicode_escape",
    "utf-7",
    "undefined",
    "hex",
    "x" * 30,
]


@pytest.mark.parametrize("charset", NO_TEXT)
def test_an_encoding_that_is_none_of_texts_is_not_believed(charset: str) -> None:
    kind = f"text/html; charset={charset}"
    body = offer("<p>Contrat : CDI</p><p>Lieu : Eu</p>", title="Opérateur d’été \\u0041 +AGE- H/F").encode("cp1252")

    assert [posting.fields["title"] for posting in read(body, content_type=kind)] == [
        "Opérateur d’été \\u0041 +AGE- H/F"
    ]
    assert "Opérateur d’été \\u0041 +AGE- H/F" in text_of(HtmlResponse(URL, body=body, headers={"Content-Type": kind}))


@pytest.mark.parametrize("charset", NO_TEXT)
def test_a_list_in_an_encoding_that_is_none_of_texts_is_followed(charset: str) -> None:
    body = '<h1>Métiers d’été</h1><a class="offre" href="/o/été">1</a>'.encode("cp1252")
    response = HtmlResponse(URL, body=body, headers={"Content-Type": f"text/html; charset={charset}"})

    assert links(response, "css:a.offre") == ["/o/été"]
