"""A page gives its postings: which extractor, which key, which address, and what completes what."""

import json

import pytest

from crawlers.extract import extract
from tests.worlds.pages.extracted_pages import POSTING, PROSE, offer, page, read, script


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
    recruiter = {"name": "O. Vernay", "title": "RH", "email": "o@a.example"}
    job = {"title": "Régleur", "contract": "CDI", "city": "Eu", "recruiter": recruiter}
    [found] = read(json.dumps({"jobs": [job]}))

    assert "Vernay" not in str(found.fields)
    assert "o@a.example" not in str(found.fields)
