"""Answers of a site made with Bubble are read by plain names, whatever kind stands behind them."""

import json

from crawlers.embedded.bubble import marked_up
from tests.worlds.pages.read_sites import asides, html, page, read, titles

SCRIPT = "<script>o.lien='/offre/'+o.Slug;fetch('/api/1.1/obj/offre?limit=6&cursor='+n)</script>"


DEPOT = {"_id": "1697d1x2", "Created Date": "2026-01-02", "nom_text": "Dépôt nord", "commune_text": "Abbeville"}


def job(slug: str, title: str, **more: object) -> dict[str, object]:
    """An object of its database."""
    told = {
        "_id": f"17x{len(slug)}", "Created Date": "2026-05-14T08:00:00Z", "Slug": slug, "intitule_text": title,
        "contrat_option_contrat": "cdi", "date_publication_date": "2026-11-18T23:00:00.000Z", "statut_option_statut": "en_ligne",
        "type_annonce_option_type": "offre", "depot_custom_depot": "1697d1x2",
        "description_text": "À Beauvais, vous préparez les tournées.\n[ul][li]Charger[/li][li]Livrer chez chaque client[/li][/ul]",
    }  # fmt: skip
    return told | more


def test_offers_are_read_with_their_wage_and_what_is_no_offer_is_set_aside() -> None:
    results = [
        job(
            "exploitant",
            "Exploitant transport",
            salaire_min_number=29000,
            salaire_max_number=34000,
            unite_option_unite="an",
        ),
        job("cariste", "Cariste", statut_option_statut="pourvue"),
        job("mecanicien", "Mécanicien", statut_option_statut="brouillon"),
        job("libre", "Parlez-nous de vous", type_annonce_option_type="spontanee"),
    ]
    reading = read(
        page(html(f"<h1>Nos offres d’emploi</h1>{SCRIPT}")),
        page(json.dumps({"response": {"results": results}}), "/api/1.1/obj/offre?limit=6&cursor=0", "application/json"),
        page(json.dumps({"response": {"results": [DEPOT]}}), "/api/1.1/obj/depot", "application/json"),
    )
    (offer,) = reading.postings

    assert titles(reading) == ["Exploitant transport"]
    assert offer.fields["baseSalary"] == {"value": {"minValue": 29000, "maxValue": 34000, "unitText": "an"}}
    assert offer.fields["jobLocation"] == "Abbeville"
    assert "<li>Livrer chez chaque client</li>" in str(offer.fields["description"])
    assert asides(reading) == {"Cariste": "filled", "Mécanicien": "hidden", "Parlez-nous de vous": "spontaneous"}


def test_marks_of_its_rich_text_are_html() -> None:
    assert marked_up("[b]CDI[/b]") == "<b>CDI</b>"
    assert marked_up("[size=4]Un[/size]\n[h2]Deux[/h2]") == "<p>Un</p><h2>Deux</h2>"
    assert marked_up("Réf. [12]") == "Réf. [12]"
