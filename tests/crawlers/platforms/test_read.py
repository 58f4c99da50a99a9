"""Payloads of platforms are read by the names that the platforms use."""

import json

from crawlers.extract.formats.written import written
from tests.worlds.platforms.answered import answered, postings, spider


def test_digitalrecruiters_export_is_asked_for_with_its_key() -> None:
    made = spider("digitalrecruiters", "https://emploi.novembre.example/", token="abc")
    (request,) = made.first()
    ads = [
        {
            "reference": f"REF{number}X",
            "title": "Mouliste H/F",
            "published_at": "2026-11-02T10:00:00+00:00",
            "catch_phrase": "",
            "contract_type": "CDD",
            "contract_duration": {"min": 6, "max": 6},
            "contract_work_period": "Temps plein",
            "description": "<p>Ajuster des moules de flacons</p>",
            "profile": "<p>Précision et patience</p>",
            "salary": {"min": None, "max": None},
            "apply_url": f"https://emploi.novembre.example/fr/annonce/{number}-mouliste#step1",
            "address": {
                "parts": {"street": "1 rue du Verre", "zip": "76340", "city": "Blangy-sur-Bresle", "country": "France"}
            },
            "brand": {"name": "Verrerie Novembre"},
            "referent_recruiter": {"firstname": "Ana", "lastname": "Secrète"},
        }
        for number in (1, 2)
    ]
    offers = answered(made, request.url, json.dumps({"count": 2, "ads": ads}))

    assert request.url == "https://app.digitalrecruiters.com/export/job-ads/abc"
    assert request.method == "GET"
    assert [offer.url for offer in offers] == [
        f"https://emploi.novembre.example/fr/annonce/{n}-mouliste" for n in (1, 2)
    ]
    assert offers[0].fields["employmentType"] == ["CDD", "6 mois"]
    assert offers[0].fields["jobLocation"]["address"]["postalCode"] == "76340"
    assert "Précision" in offers[0].fields["description"]
    assert "Secrète" not in str(offers)
    assert made.report.troubles == []


def test_sections_are_one_text_and_their_titles_are_not_the_offers_title() -> None:
    sections = {
        "companyDescription": {"title": "Description de l'entreprise", "text": "<p>Une verrerie de la Bresle</p>"},
        "jobDescription": {"title": "Description du poste", "text": "<p>Régler une ligne IS</p>"},
        "additionalInformation": {"title": "Autres", "text": ""},
    }
    (offer,) = postings(
        {
            "id": "7441",
            "name": "Régleur H/F",
            "company": {"identifier": "VN", "name": "Verrerie Novembre"},
            "jobAd": {"sections": sections},
            "releasedDate": "2026-11-02T08:00:00Z",
            "location": {"city": "Eu", "country": "fr"},
            "creator": {"name": "Ana Secrète"},
        }
    )

    assert offer.fields["title"] == "Régleur H/F"
    assert offer.fields["description"].startswith("<h3>Description de l'entreprise</h3><p>Une verrerie")
    assert "Autres" not in offer.fields["description"]
    assert offer.url == "https://jobs.smartrecruiters.com/VN/7441"
    assert "Secrète" not in str(offer)


def test_flatchr_says_wage_hours_and_experience_in_its_own_letters() -> None:
    vacancy = {
        "vacancy_id": 84,
        "slug": "regleur",
        "title": "Régleur H/F",
        "mission": "<p>Régler une ligne IS de flacons</p>",
        "contract_type": "CDI",
        "salary": "2300",
        "mensuality": "m",
        "currency": "EUR",
        "partial": True,
        "experience": 2,
        "company": {"name": "Novembre", "slug": "nov"},
    }
    item = {"id": "k1", "offer_id": 9, "published": True, "created_at": "2026-11-02T08:00:00Z", "vacancy": vacancy}
    (offer,) = postings({"items": [item]})

    assert offer.fields["baseSalary"] == {"value": {"minValue": 2300, "unitText": "MONTH"}, "currency": "EUR"}
    assert (offer.fields["workHours"], offer.fields["experienceRequirements"]) == ("temps partiel", "2 ans")
    assert (offer.key, offer.url) == ("84", "https://careers.flatchr.io/company/nov/vacancy/regleur")


def test_what_is_not_for_the_public_is_left_out() -> None:
    job = {
        "id": "a1",
        "title": "Régleur H/F",
        "employmentType": "FullTime",
        "location": "Eu",
        "publishedAt": "2026-11-02",
        "jobUrl": "https://jobs.ashbyhq.com/n/a1",
    }

    assert [
        offer.key for offer in postings({"jobs": [job | {"isListed": True}, job | {"id": "a2", "isListed": False}]})
    ] == ["a1"]


def test_a_department_is_no_region() -> None:
    offer = {
        "id": 5,
        "title": "Régleur H/F",
        "careers_url": "https://n.recruitee.com/o/r",
        "city": "Eu",
        "country": "France",
        "department": "Production",
    }
    (posting,) = postings({"offers": [offer]})

    assert posting.fields["jobLocation"] == {"address": {"addressLocality": "Eu", "addressCountry": "France"}}


def test_a_wordpress_article_is_no_offer() -> None:
    post = {
        "id": 5,
        "date": "2026-11-02T08:00:00",
        "type": "post",
        "link": "https://n.example/a",
        "title": {"rendered": "Portes ouvertes"},
        "content": {"rendered": "<p>Venez nombreux découvrir le four</p>"},
    }

    assert all(offer.extractor != "platform" for offer in postings([post]))


def test_an_employers_own_page_comes_before_the_platforms() -> None:
    urls = [
        {"website_reference": "wttj_fr", "url": "https://wttj.example/1"},
        {"website_reference": "novembre", "url": "https://novembre.example/1"},
    ]
    job = {
        "reference": "VN_1",
        "name": "Mouliste H/F",
        "contract_type": {"fr": "CDD"},
        "contract_duration_min": 6,
        "websites_urls": urls,
    }
    (offer,) = postings({"name": "Novembre", "jobs": [job]})

    assert offer.url == "https://novembre.example/1"
    assert offer.fields["employmentType"] == ["CDD", "6 mois"]


def test_a_script_that_does_more_than_write_is_not_read() -> None:
    assert written("document.write('<p>Mouliste<\\/p>')") == "<p>Mouliste</p>"
    assert written("alert(1);document.write('<p>Mouliste</p>')") == ""
