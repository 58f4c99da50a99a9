"""One saved page: what is blank in its data, in its head, in its chips or in its first sentence, is read where it stands."""

import json
from typing import Any

import pytest

from tests.worlds.pages.extracted_pages import POSTING, PROSE, offer, read, script

BLANK = POSTING | {
    "jobLocation": {"@type": "Place", "address": {"addressLocality": ""}},
    "hiringOrganization": {"@type": "Organization", "name": ""},
}
SHOWN = "<p>Lieu : Blangy-sur-Bresle</p><p>Entreprise : Moulerie du Val</p>"


def fields(body: str, **more: Any) -> dict[str, Any]:
    """What the only offer of a page says."""
    [found] = read(body, **more)
    return found.fields


def test_a_blank_never_beats_what_the_page_shows() -> None:
    found = fields(offer(SHOWN, more=script(BLANK)))
    assert (found["jobLocation"], found["hiringOrganization"]) == ("Blangy-sur-Bresle", "Moulerie du Val")

    country = POSTING | {"jobLocation": {"address": {"@type": "PostalAddress", "addressCountry": "FR"}}}
    assert fields(offer(SHOWN, more=script(country)))["jobLocation"] == "Blangy-sur-Bresle"
    assert fields(offer(more=script(country)))["jobLocation"] == country["jobLocation"]


def test_what_one_embedding_leaves_blank_another_one_says() -> None:
    state = {
        "title": "Régleur H/F",
        "description": PROSE,
        "location": "Eu",
        "publishedAt": "2026-11-02",
        "contractType": "CDI",
    }
    data = f'<script id="__NEXT_DATA__">{json.dumps({"props": {"pageProps": {"job": state}}})}</script>'
    [found] = read(offer(more=script(BLANK) + data))

    assert found.fields["jobLocation"] == {"name": "Eu"}
    assert (found.fields["datePosted"], found.fields["employmentType"]) == ("2026-11-02", "CDI")
    assert found.read_by["datePosted"] == "embedded_json"
    other = data.replace("R\\u00e9gleur", "Trieur")
    assert "datePosted" not in fields(offer(more=script(BLANK) + other))


def test_a_part_of_an_item_may_stand_elsewhere_in_its_document() -> None:
    item = '<div itemscope itemtype="https://schema.org/JobPosting" itemref="where"><h1 itemprop="title">Régleur</h1></div>'
    where = '<p id="where"><span itemprop="jobLocation">Eu</span></p>'

    assert fields(f"<body>{item}{where}")["jobLocation"] == "Eu"


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ('<meta name="author" content="BruceWayne">', "Moulerie du Val"),
        ('<meta name="author" content="Moulerie du Val">', "Moulerie du Val"),
        ('<meta property="og:site_name" content="Moules du Val">', "Moules du Val"),
        (
            script({"@graph": [{"@type": "WebSite", "name": "Accueil"}, {"@type": "Organization", "name": "Moules"}]}),
            "Moules",
        ),
    ],
)
def test_whose_site_it_is(head: str, wanted: str) -> None:
    body = f"<title>Régleur H/F | Moulerie du Val</title>{head}<body><h1>Régleur H/F</h1><p>CDI</p>{PROSE * 2}"
    assert fields(body)["hiringOrganization"] == wanted


def test_a_logo_names_the_site_and_the_heading_of_a_part_nobody() -> None:
    logo = '<header><a href="/"><img src="l.svg" alt="Logo de la Moulerie du Val"></a></header>'
    address = "<h3>3/ Communication de la maison</h3><p>12 rue du Four, 76260 Eu</p>"
    body = f"<title>Régleur H/F</title><body>{logo}<h1>Régleur H/F</h1><p>CDI</p>{PROSE * 2}{address}"

    assert fields(body)["hiringOrganization"] == "Moulerie du Val"


@pytest.mark.parametrize(
    ("heading", "text", "wanted"),
    [
        (
            "ON RECRUTE !",
            "<p>La Moulerie du Val recrute un régleur de presses (H/F) en CDI à Eu.</p>",
            "Régleur de presses (H/F)",
        ),
        ("La Moulerie recrute un·e polisseur·se senior", "<p>CDI</p>", "Polisseur·se senior"),
        ("La ville recrute des animateurs pour l’été", "<p>CDD</p>", "Animateurs"),
    ],
)
def test_an_article_that_says_whom_somebody_seeks_is_an_offer(heading: str, text: str, wanted: str) -> None:
    body = f"<title>{heading} - Val</title><body><article><h1>{heading}</h1>{text}{PROSE * 2}</article>"
    assert fields(body, url="https://val.example/2026/11/on-recrute/")["title"] == wanted


def test_an_article_that_seeks_nobody_is_none() -> None:
    body = f"<title>Val</title><body><article><h1>La moulerie fête ses cent ans</h1><p>Un régleur a raconté.</p>{PROSE * 2}"
    assert read(body, url="https://val.example/2026/11/cent-ans/") == []


def test_chips_without_a_label_are_read_by_their_shape() -> None:
    chips = (
        "<ul><li>CDI</li><li>Aumale</li><li>Temps plein</li><li>2 350 € brut / mois</li></ul><strong>Mission :</strong>"
    )
    found = fields(offer(chips))

    assert [found[name] for name in ("employmentType", "jobLocation", "workHours", "baseSalary")] == [
        "CDI", "Aumale", "Temps plein", "2 350 € brut / mois",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("CDD de 6 mois à Gamaches", "Gamaches"),
        ("Vous rejoignez notre atelier de Longroy.", "Longroy"),
        ("Un CDI à Eu", "Eu"),
        ("Vous rejoignez notre atelier de Polissage.", None),
    ],
)
def test_a_town_behind_a_contract_or_a_site_is_the_place(line: str, wanted: str | None) -> None:
    assert fields(offer(f"<p>CDI</p><p>{line}</p>")).get("jobLocation") == wanted


def test_the_head_says_when_and_where() -> None:
    head = (
        "<meta name=\"Description\" content=\"Offre d'emploi Moules SAS - Blangy de 'Régleur F/H'. Lieu : ZI du Parc 76340 Blangy. "
        'Date : 14/08/2026. Ref : 2026-18.">'
    )
    body = (
        f"<title>Régleur F/H</title>{head}<body><h1>Régleur F/H</h1><p>CDI</p><p>Lieu : Europe, France</p>{PROSE * 2}"
    )
    found = fields(body)

    assert (found["datePosted"], found["identifier"], found["hiringOrganization"]) == (
        "14/08/2026",
        "2026-18",
        "Moules SAS",
    )
    assert found["jobLocation"] == "ZI du Parc 76340 Blangy"
    time = '<meta property="article:published_time" content="2026-11-03T08:00:00+01:00">'
    assert fields(body.replace(head, time))["datePosted"].startswith("2026-11-03")


def test_a_feed_names_the_employer_in_its_labels_and_never_a_login() -> None:
    def feed(channel: str, item: str) -> str:
        return f'<?xml version="1.0"?><rss xmlns:dc="dc"><channel><title>{channel}</title><item>{item}</item></channel></rss>'

    entry = "<title>Jardinier H/F</title><link>https://a.example/1</link>"
    label = "<description><![CDATA[<b>Employeur : </b> Mairie du Val]]></description>"
    named = [
        fields(feed("Mairie de Gamaches", entry + more)) for more in ("<dc:creator>BruceWayne</dc:creator>", label)
    ]

    assert [one["hiringOrganization"] for one in named] == [{"name": "Mairie de Gamaches"}, {"name": "Mairie du Val"}]
    assert read(feed("Commentaires sur : OFFRE D’EMPLOI", entry)) == []


@pytest.mark.parametrize("envelope", ["data", "vacancy"])
def test_rows_in_an_envelope_are_each_one(envelope: str) -> None:
    rows = [
        {envelope: {"title": "Régleur", "city": town, "contractType": "CDI", "description": PROSE}}
        for town in ("Eu", "Aumale", "Incheville")
    ]
    assert len(read(json.dumps({"jobs": rows, "totalCount": 3}))) == 3


def test_fields_named_by_their_label_and_elements_without_a_name() -> None:
    job = (
        "<Job><JobTitle>{}</JobTitle><Job-Description>" + "Vous réglez des machines." + "</Job-Description><>37</>"
        "<filter3><label>City</label><value>Eu</value></filter3><filter5><label>Company</label><value>Moules</value></filter5></Job>"
    )  # fmt: skip
    found = read(f"<?xml version='1.0'?><Job-Listing>{job.format('Régleur')}{job.format('Trieur')}</Job-Listing>")

    assert [(one.fields["title"], one.fields["hiringOrganization"]["name"]) for one in found] == [
        ("Régleur", "Moules"),
        ("Trieur", "Moules"),
    ]
    assert found[0].fields["jobLocation"]["address"]["addressLocality"] == "Eu"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "<h1>Offre d’emploi</h1><p><strong>Un(e) comptable (H/F)</strong></p><p>CDI à Amiens</p>{}",
            "Comptable (H/F)",
        ),
        (
            "<h1>Recrutement</h1><p>L’association recrute :</p><p><strong>Comptable</strong></p><p>CDD, lieu : Eu</p>{}",
            "Comptable",
        ),
        ("<header><h1>Moulerie du Val</h1></header><h2>Comptable</h2><p>CDI – Amiens</p>{}", "Comptable"),
        ("<h1>Comptable – Moulerie du Val</h1><p>CDI</p>{}", "Comptable"),
        (
            "<h1>Stage – Chargé·e de communication</h1><p>Stage de 6 mois à Amiens</p>{}",
            "Stage – Chargé·e de communication",
        ),
    ],
)
def test_what_names_the_job_is_the_title(body: str, wanted: str) -> None:
    found = fields(
        f"<title>Comptable – Moulerie du Val</title><body>{body.format(PROSE * 2)}",
        url="https://val.example/offre-emploi/x/",
    )
    assert (found["title"], found["hiringOrganization"]) == (wanted, "Moulerie du Val")


WINDOW = (
    '<div class="card"><h4>{0}</h4><span>CDI</span><button data-target="#m{0}">Voir</button></div>'
    '<div class="modal" id="m{0}"><h4>{0}</h4>{1}</div>'
)
PANEL = '<h3><button aria-controls="p{0}">{0} – CDI</button></h3><div id="p{0}" hidden>{1}</div>'
PART = "<h2>{0}</h2><p>CDI – Longroy</p>{1}"


@pytest.mark.parametrize("layout", [WINDOW, PANEL, PART])
def test_offers_that_are_whole_on_one_page_are_each_one_however_they_are_laid_out(layout: str) -> None:
    parts = "".join(layout.format(title, PROSE * 2) for title in ("Mouliste", "Ajusteur", "Nos valeurs"))
    found = read(
        f"<title>Recrutement | Moulerie du Val</title><body><main><h1>Recrutement</h1>{parts}</main>",
        url="https://val.example/recrutement",
    )

    assert [one.fields["title"] for one in found] == ["Mouliste", "Ajusteur"]
    assert {one.fields["employmentType"] for one in found} == {"CDI"}
    assert len({one.url for one in found}) == 2


def test_rows_that_lead_to_pages_of_their_own_are_no_whole_offers() -> None:
    card = '<div class="card"><h3><a href="/o/{0}">{0} H/F</a></h3><p>CDI – Eu</p>{1}<a href="/o/{0}">Voir l’offre</a></div>'
    body = "".join(card.format(title, PROSE * 2) for title in ("Mouliste", "Ajusteur", "Polisseur"))
    assert read(f"<title>Nos offres</title><body><h1>Nos offres</h1>{body}", url="https://val.example/offres") == []
