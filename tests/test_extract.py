"""A page gives its postings: which extractor, which key, which address, and what completes what."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.extract import EXTRACTORS, extract
from crawlers.extract.document import Document
from crawlers.extract.merge import filled
from crawlers.extract.tolerant_json import loaded
from crawlers.items import Page, RawPosting

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
URL = "https://verrerie.example/offres/regleur?utm_source=x"
PROSE = "<p>Vous réglez les machines de formage, vous contrôlez les flacons et vous formez les nouveaux venus de l’équipe.</p>"
POSTING = {
    "@type": "JobPosting",
    "title": "Régleur H/F",
    "description": PROSE,
    "hiringOrganization": {"name": "Verrerie"},
}


def page(body: str | bytes, *, url: str = URL, status: int = 200, content_type: str = "") -> Page:
    data = body.encode() if isinstance(body, str) else body
    return Page(source="s", url=url, status=status, content_type=content_type, body=data, seen_at=NOW)


def read(body: str | bytes, **more: Any) -> list[RawPosting]:
    return extract(page(body, **more))


def script(data: Any, type: str = "application/ld+json") -> str:
    return f'<script type="{type}">{data if isinstance(data, str) else json.dumps(data)}</script>'


def offer(facts: str = "", *, title: str = "Régleur de machine H/F", more: str = "") -> str:
    return f"<html><head><title>{title} – Verrerie</title></head><body><h1>{title}</h1>{facts}{PROSE * 2}{more}</body></html>"


@pytest.mark.parametrize(
    "block",
    [
        json.dumps(POSTING),
        json.dumps([POSTING]),
        json.dumps({"@graph": [{"@type": "WebPage"}, POSTING]}),
        json.dumps({"@type": "WebPage", "mainEntity": POSTING}),
        json.dumps(POSTING | {"@type": ["http://schema.org/JobPosting", "Thing"]}),
        f"<!-- {json.dumps(POSTING)} -->",
        f"//<![CDATA[\n{json.dumps(POSTING)}\n//]]>",
        json.dumps(POSTING)[:-1] + ",}",
        json.dumps(POSTING)[:-1] + ', /* so */ "x": 1}',
        json.dumps(POSTING).replace("Vous réglez", "Vous\nréglez"),
        json.dumps(POSTING) + ";",
        json.dumps(POSTING).replace('"', "&quot;"),
        json.dumps(POSTING)[:-2],
    ],
)
@pytest.mark.parametrize("type", ["application/ld+json", "application/ld&#x2B;json", "APPLICATION/LD+JSON"])
def test_json_ld_is_read_however_it_is_written(block: str, type: str) -> None:
    [found] = read(f"<html><head>{script(block, type)}</head><body></body></html>")

    assert (found.extractor, found.fields["title"]) == ("json_ld", "Régleur H/F")
    assert found.fields["hiringOrganization"]["name"] == "Verrerie"


def test_one_broken_block_harms_no_other() -> None:
    two = POSTING | {"title": "Mouliste", "identifier": "M-2"}
    body = script("") + script("{nothing") + script(POSTING) + script({"@type": "WebSite"}) + script(two)

    assert [posting.fields["title"] for posting in read(body)] == ["Régleur H/F", "Mouliste"]


def test_a_contract_in_words_stands_beside_a_code_and_says_who_read_it() -> None:
    data = script(POSTING | {"employmentType": "FULL_TIME", "identifier": "R-1"})
    [found] = read(offer("<dl><dt>Type de contrat</dt><dd>CDI</dd><dt>Lieu</dt><dd>76260 Eu</dd></dl>", more=data))

    assert found.fields["employmentType"] == ["FULL_TIME", "CDI"]
    assert found.fields["jobLocation"] == "76260 Eu"
    assert found.read_by == {"employmentType": "html", "jobLocation": "html"}


def test_empty_structured_salary_is_filled_from_the_page_and_a_real_one_is_kept() -> None:
    facts = "<p><b>Salaire :</b> 2 100 € brut par mois</p>"
    for wage, wanted in (({"value": {"minValue": 0}}, "2 100 € brut par mois"), ({"value": {"minValue": 2000}}, None)):
        [found] = read(offer(facts, more=script(POSTING | {"baseSalary": wage})))
        assert found.fields["baseSalary"] == (wanted or wage)


@pytest.mark.parametrize(
    "facts",
    [
        "<dl><dt>Type de contrat</dt><dd>CDI</dd><dt>Lieu</dt><dd>Eu (76)</dd><dt>Référence</dt><dd>R-12</dd></dl>",
        (
            "<table><tr><th>Type de contrat</th><td>CDI</td></tr><tr><th>Lieu</th><td>Eu (76)</td></tr>"
            "<tr><th>Réf.</th><td>R-12</td></tr></table>"
        ),
        "<ul><li>Contrat : CDI</li><li>Lieu : Eu (76)</li><li>Référence : R-12</li></ul>",
        "<p><b>Contrat :</b> CDI<br><b>Lieu :</b> Eu (76)<br><b>Réf :</b> R-12</p>",
        "<p><strong>Contrat</strong> : CDI</p><p><strong>Lieu</strong> : Eu (76)</p><p><strong>Référence</strong> : R-12</p>",
        (
            "<div><span>Contrat</span><span>CDI</span></div><div><span>Lieu</span><span>Eu (76)</span></div>"
            "<div><span>Réf.</span><span>R-12</span></div>"
        ),
        "<h3>Contrat</h3><p>CDI</p><h3>Lieu</h3><p>Eu (76)</p><h3>Référence</h3><p>R-12</p>",
        (
            "<div><label>Job type</label><span>CDI</span></div><div><label>Location</label> <span>Eu (76)</span></div>"
            "<div><label>Job ID</label>R-12</div>"
        ),
        "<p>Contrat : CDI | Lieu : Eu (76) | Référence : R-12</p>",
    ],
)
def test_labelled_fields_are_read_in_any_markup(facts: str) -> None:
    [found] = read(offer(facts))

    assert found.extractor == "html"
    assert found.fields["title"] == "Régleur de machine H/F"
    said = {name: found.fields[name] for name in ("employmentType", "jobLocation", "identifier")}
    assert said == {"employmentType": "CDI", "jobLocation": "Eu (76)", "identifier": "R-12"}
    assert found.fields["hiringOrganization"] == "Verrerie"
    assert "Vous réglez" in found.fields["description"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (offer("<p>Contrat : CDI</p>"), 404),
        (offer("", title="Page introuvable"), 200),
        (offer("<p>Référence : 12-2026</p>", title="Nos savoir-faire"), 200),
        (offer("<form><input type=password></form>", title="Connexion"), 200),
        (offer("", title="Nous utilisons des cookies"), 200),
        ("<h1>Nos offres d’emploi</h1><ul>" + "<li><a href=/o/1>Régleur H/F</a> · CDI · Eu</li>" * 9 + "</ul>", 200),
        (
            "<h1>Recrutement</h1>"
            + "".join(f"<h2>Régleur {n} H/F</h2><p>Contrat : CDI</p>{PROSE}<a href=/o/{n}>Voir l’offre</a>" for n in range(4)),
            200,
        ),
        ("<html><body><div id=app></div><script>window.x = {title: 1}</script></body></html>", 200),
        (script(POSTING | {"title": "{$ job.title $}"}), 200),
        ("", 200),
        ('{"products": [{"title": "Flacon", "price": 3, "description": "Un flacon de verre blanc"}]}', 200),
    ],
)  # fmt: skip
def test_a_page_that_is_no_offer_gives_none(body: str, status: int) -> None:
    assert read(body, status=status) == []


def test_a_feed_of_news_is_none_of_offers() -> None:
    entry = "<item><title>Portes ouvertes</title><link>https://a.example/1</link><description>Venez nombreux.</description></item>"

    for name, count in (("Actualités", 0), ("Nos offres d’emploi", 1)):
        body = f"<rss><channel><title>{name}</title>{entry}</channel></rss>"
        assert len(read(body, url="https://a.example/feed")) == count


def test_a_filled_or_expired_offer_still_gives_its_posting() -> None:
    body = offer("<p>Contrat : CDI</p>", title="Régleur H/F [poste pourvu]", more="<p>This job has expired.</p>")

    assert [posting.fields["title"] for posting in read(body)] == ["Régleur H/F [poste pourvu]"]


def test_the_key_is_the_own_identifier_else_the_address_without_what_changes() -> None:
    url = "https://verrerie.example/offres/regleur;jsessionid=A1B2?id=7&utm_campaign=x&fbclid=3#haut"
    assert [
        posting.key for posting in read(script(POSTING | {"identifier": {"value": "R-12", "name": "V"}}), url=url)
    ] == ["R-12"]
    assert [posting.key for posting in read(script(POSTING | {"identifier": "Verrerie"}), url=url)] == [
        "https://verrerie.example/offres/regleur?id=7"
    ]


@pytest.mark.parametrize("link", ["javascript:apply()", "file:///etc/passwd", "data:text/html,x", "", "http://[", "#"])
def test_an_address_is_absolute_and_http(link: str) -> None:
    [found] = read(script(POSTING | {"url": link}))

    assert found.url.startswith("https://verrerie.example/offres/regleur")


def test_postings_without_identifier_or_address_stay_apart() -> None:
    jobs = [
        {"title": f"Poste {n}", "contract": "CDI", "description": "Un long texte sur le poste."} for n in range(3000)
    ]
    found = read(json.dumps({"jobs": jobs}))

    assert len(found) == len({posting.key for posting in found}) == 2000


def test_items_say_where_the_jobs_of_an_answer_are() -> None:
    job = {"name": "Régleur", "id": 4}
    body = json.dumps({"data": {"jobs": [job, job | {"id": 5}]}, "ads": [{"title": "Cariste", "contract": "CDI"}] * 2})

    assert [posting.key for posting in extract(page(body), items="data.jobs")] == ["4", "5"]


def test_people_of_a_payload_are_not_the_offer() -> None:
    job = {
        "title": "Régleur",
        "contract": "CDI",
        "city": "Eu",
        "recruiter": {"name": "O. Vernay", "title": "RH", "email": "o@a.example"},
    }
    [found] = read(json.dumps({"jobs": [job]}))

    assert "Vernay" not in str(found.fields)
    assert "o@a.example" not in str(found.fields)


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


@settings(max_examples=150, deadline=None)
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


@settings(max_examples=200, deadline=None)
@given(JSON)
def test_the_tolerant_reader_reads_sound_json_as_everybody_does(data: Any) -> None:
    wrapped = {"a": data}
    assert loaded(json.dumps(wrapped)) == wrapped
    assert loaded(json.dumps(wrapped)[:-1] + ",}") == wrapped


@settings(max_examples=100, deadline=None)
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
