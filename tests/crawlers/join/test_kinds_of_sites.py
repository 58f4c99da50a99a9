"""Ways in which sites show offers that are neither lists of links nor data of their own."""

import json
from dataclasses import replace

from crawlers.items import Page
from tests.worlds.files.written_files import docx_of, word_line
from tests.worlds.pages.read_sites import HOME, TEXT, asides, html, own, page, read, titles

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_sections_that_tell_all_in_prose_are_offers_of_the_place_over_them() -> None:
    names = {"À Dieppe, clinique": ("Infirmier de nuit", "Brancardier"), "Au Tréport, centre": ("Cuisinier",)}
    sections = "".join(
        f"<h2>{place}</h2>"
        + "".join(
            f"<h3>{name}</h3><p>Nous cherchons quelqu’un en CDI. {TEXT}</p><p>Salaire : 2 150 € bruts.</p>"
            for name in those
        )
        for place, those in names.items()
    )
    article = page(html(f"<main><h1>Nos postes sur la côte</h1>{sections}</main>", "Nos postes"), f"{HOME}article141")
    rubric = page(
        html("<main><h1>Nous rejoindre</h1><ul><li><a href='/article141'>Nos postes sur la côte</a></li></ul></main>")
    )
    reading = read(rubric, article)

    assert titles(reading) == ["Brancardier", "Cuisinier", "Infirmier de nuit"]
    where = {str(one.fields["title"]): one.fields["jobLocation"] for one in reading.postings}
    assert where == {"Infirmier de nuit": "Dieppe", "Brancardier": "Dieppe", "Cuisinier": "Le Tréport"}


def test_data_in_several_languages_are_read_in_french_with_their_codes_and_addresses() -> None:
    def job(number: int, french: str, english: str) -> dict[str, object]:
        return {
            "id": f"AV-{number}",
            "state": "open",
            "published": None,
            "title": {"fr": french, "en": english, "de": english},
            "slug": {"fr": f"poste-{number}", "en": f"job-{number}", "de": f"stelle-{number}"},
            "contract": "cdi",
            "sites": ["dpe"],
        }

    sites = {"dpe": {"name": {"fr": "Dieppe", "en": "Dieppe"}}, "eu0": {"name": {"fr": "Eu", "en": "Eu"}}}
    jobs = [job(1, "Régleur de presse", "Press setter"), job(2, "Cariste", "Forklift driver")]
    data = json.dumps({"sites": sites, "jobs": jobs})
    reading = read(page(html(f"<h1>Rejoindre</h1><script type='application/json'>{data}</script>")))

    assert titles(reading) == ["Cariste", "Régleur de presse"]
    assert all("Dieppe" in str(one.fields["jobLocation"]) for one in reading.postings)


def test_an_english_page_of_an_offer_is_its_twin_whatever_its_address() -> None:
    french = page(own("Technicien de métrologie (H/F)"), f"{HOME}emplois/metrologie")
    listed = page(
        html(
            "<h1>Nos offres d’emploi</h1><ul><li><a href='/emplois/metrologie'>Technicien de métrologie (H/F)</a> CDI Eu"
            "</li></ul>"
        )
    )
    english = page(
        html(
            "<main><h1>Metrology technician (m/f)</h1><p>Contract: permanent</p><h2>Your job</h2><p>You will measure.</p></main>"
        ),
        f"{HOME}en/jobs/metrology",
    )
    jobs = page(
        html("<h1>Jobs</h1><ul><li><a href='/en/jobs/metrology'>Metrology technician (m/f)</a> Permanent</li></ul>"),
        f"{HOME}en/jobs",
    )
    reading = read(listed, french, jobs, english)

    assert titles(reading) == ["Technicien de métrologie (H/F)"]
    assert asides(reading) == {"Metrology technician (m/f)": "language"}


def test_a_frame_that_links_several_sheets_hides_none_of_their_offers() -> None:
    def sheet(title: str, path: str) -> Page:
        lines = ("Offre d’emploi", title, "Contrat : CDI", "Lieu : Eu", "Vos missions", *TEXT.split(". "))
        body = docx_of("".join(map(word_line, lines)))
        return replace(page("", f"{HOME}{path}", DOCX), body=body)

    prose = (
        "<p><b>Chef d’équipe caisserie</b> : nous cherchons aussi, en CDI, un <a href='/a.docx'>cloueur</a> et une "
        f"<a href='/b.docx'>comptable</a>. {TEXT}</p><p><b>Autre</b> chose.</p><p><b>Encore</b> une chose.</p>"
    )
    reading = read(
        page(html(prose), HOME), sheet("Cloueur automatique (H/F)", "a.docx"), sheet("Comptable (H/F)", "b.docx")
    )

    assert {"Cloueur automatique (H/F)", "Comptable (H/F)"} <= set(titles(reading))
