"""A file is read as a person reads it: what stands where, what belongs together, and whether it is an offer at all."""

from datetime import UTC, datetime
from typing import Any

import pytest

from crawlers.extract import extract
from crawlers.extract.page.document import Document
from crawlers.files.reading import FileReading, read_file
from crawlers.items import Page
from tests.worlds.files.written_files import (
    Drawn,
    column,
    docx_of,
    odt_of,
    pdf_of,
    word_box,
    word_line,
    word_table,
    zipped,
)

SEEN = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
DUTIES = [
    "Missions :",
    "Vous réglez les machines de l’atelier et vous contrôlez les premières pièces.",
    "Profil :",
    "CAP ou expérience.",
]


def page(body: bytes, content_type: str = "") -> Page:
    return Page(
        source="s",
        url="https://moulerie.example/telecharger?id=3",
        status=200,
        content_type=content_type,
        body=body,
        seen_at=SEEN,
    )


def reading(body: bytes) -> FileReading:
    found = read_file(page(body))
    assert found is not None
    return found


def offers(body: bytes) -> list[dict[str, Any]]:
    return list(reading(body).offers)


def on_a_page(*lines: str) -> bytes:
    return pdf_of([column(56, 780, lines)])


def test_a_letter_gives_its_title_its_day_its_town_and_its_end() -> None:
    (offer,) = offers(
        on_a_page(
            "MOULERIE DES TROIS PONTS",
            "12 rue du Moulin – 76260 Eu",
            "Incheville, le 9 novembre 2026",
            "OFFRE D’EMPLOI",
            "RÉGLEUR-OUTILLEUR",
            "Contrat à durée indéterminée",
            "Poste basé à Gamaches",
            *DUTIES,
            "Candidature avant le vendredi 11 décembre 2026.",
        )
    )

    assert offer["title"] == "RÉGLEUR-OUTILLEUR"
    assert offer["datePosted"] == "9 novembre 2026"
    assert offer["validThrough"] == "11 décembre 2026"
    assert offer["jobLocation"] == "Gamaches"
    assert offer["employmentType"] == "Contrat à durée indéterminée"


def test_a_month_alone_is_no_day_and_a_day_without_year_is_the_next_one() -> None:
    (offer,) = offers(
        on_a_page("Fraiseur (H/F)", "octobre 2026", "CDI à Eu", *DUTIES, "Réponse au plus tard le 21 mars.")
    )

    assert "datePosted" not in offer
    assert offer["validThrough"] == "21 mars 2027"


def test_several_labels_on_one_line_are_several_values() -> None:
    (offer,) = offers(
        on_a_page("Fraiseur (H/F)", "Lieu : Nantes Rémunération : 1 850 € brut Période : CDI", *DUTIES, "Postulez !")
    )

    assert (offer["jobLocation"], offer["baseSalary"], offer["employmentType"]) == ("Nantes", "1 850 € brut", "CDI")


def test_a_label_in_a_left_column_belongs_to_what_stands_right_of_it() -> None:
    rows = (("Lieu", "Eu"), ("Contrat", "CDD de 8 mois"), ("Vos missions", "Vous conduisez le four et vous tenez"))
    pieces = [Drawn(56, 780, "CONDUCTEUR DE FOUR", 26), Drawn(56, 750, "VERRIER (H/F)", 26)]
    for at, (label, value) in enumerate(rows):
        pieces += [Drawn(56, 700 - 20 * at, label), Drawn(200, 700 - 20 * at, value)]
    pieces += [Drawn(200, 645, "le journal de la ligne ; vous formez les nouveaux venus à la sécurité.")]

    (offer,) = offers(pdf_of([pieces]))

    assert offer["title"] == "CONDUCTEUR DE FOUR VERRIER (H/F)"
    assert (offer["jobLocation"], offer["employmentType"]) == ("Eu", "CDD de 8 mois")
    assert (
        "<strong>Vos missions</strong> : Vous conduisez le four et vous tenez le journal de la ligne"
        in offer["description"]
    )


def test_offers_cut_by_a_page_are_whole_and_what_stands_on_each_page_is_in_none() -> None:
    def sheet(number: int, lines: list[Drawn]) -> list[Drawn]:
        head = Drawn(56, 810, "GROUPE MÉCABRESLE — Siège social : 14 quai Nord, 76200 Dieppe", 8)
        return [head, *lines, Drawn(280, 30, f"Page {number} sur 2", 8)]

    first = [
        Drawn(56, 780, "Nos postes à pourvoir", 20),
        Drawn(56, 740, "1. Ajusteur-monteur", 15),
        Drawn(56, 700, "Contrat"),
        Drawn(200, 700, "CDI"),
        Drawn(56, 680, "Lieu"),
        Drawn(200, 680, "Gamaches"),
        *column(56, 660, DUTIES),
        Drawn(56, 560, "2. Technicienne ou technicien qualité", 15),
        Drawn(56, 530, "Contrat"),
        Drawn(200, 530, "CDD de 6 mois"),
        *column(56, 500, DUTIES),
        *column(56, 430, ["La vie de l’atelier est décrite ci-dessous."] * 24),
    ]
    second = [Drawn(56, 780, "Lieu"), Drawn(200, 780, "Le Tréport"), *column(56, 750, DUTIES)]

    ajusteur, technicienne = offers(pdf_of([sheet(1, first), sheet(2, second)]))

    assert (ajusteur["title"], ajusteur["jobLocation"]) == ("Ajusteur-monteur", "Gamaches")
    assert (technicienne["title"], technicienne["jobLocation"]) == ("Technicienne ou technicien qualité", "Le Tréport")
    assert technicienne["employmentType"] == "CDD de 6 mois"
    assert not any(words in technicienne["description"] for words in ("Siège", "Page", "Gamaches"))


def test_two_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    left = [
        "Vous préparez les documents",
        "de transport, vous prenez les",
        "rendez-vous et vous suivez",
        "les litiges avec patience et",
        "avec la responsable des quais.",
    ]
    right = [
        "La cartonnerie emploie une",
        "soixantaine de personnes au",
        "bord de la rivière, dans des",
        "bâtiments anciens qui ont été",
        "rénovés par leurs occupants.",
    ]
    pieces = [Drawn(56, 780, "Assistant logistique", 20), Drawn(56, 755, "CDI à Abbeville (80)")]
    for at, (one, other) in enumerate(zip(left, right, strict=True)):
        pieces += [Drawn(56, 700 - 15 * at, one), Drawn(320, 700 - 15 * at, other)]

    (offer,) = offers(pdf_of([[*pieces, Drawn(56, 600, "Envoyez votre candidature.")]]))

    assert " ".join(left) in offer["description"]
    assert " ".join(right) in offer["description"]


def test_a_table_of_word_and_a_box_are_read() -> None:
    rows = [["Lieu de travail", "Dieppe"], ["Type de contrat", "CDD de 10 mois"], ["Date de publication", "16/11/2026"]]
    body = docx_of(
        word_line("Fiche de poste", "Titre")
        + word_box("Comptable fournisseurs")
        + word_table(rows)
        + "".join(map(word_line, DUTIES))
    )

    (offer,) = offers(body)

    assert offer["title"] == "Comptable fournisseurs"
    assert (offer["jobLocation"], offer["employmentType"], offer["datePosted"]) == (
        "Dieppe",
        "CDD de 10 mois",
        "16/11/2026",
    )


def test_headings_of_an_odt_part_its_offers() -> None:
    def offer(title: str, town: str, contract: str) -> str:
        lines = [f"Lieu : {town}", f"Contrat : {contract}", *DUTIES]
        return f'<text:h text:outline-level="1">{title}</text:h>' + "".join(
            f"<text:p>{line}</text:p>" for line in lines
        )

    body = odt_of(
        offer("Polisseuse ou polisseur", "Hodeng-au-Bosc", "CDI") + offer("Magasinier", "Sénarpont", "intérim")
    )

    assert [(one["title"], one["jobLocation"], one["employmentType"]) for one in offers(body)] == [
        ("Polisseuse ou polisseur", "Hodeng-au-Bosc", "CDI"),
        ("Magasinier", "Sénarpont", "intérim"),
    ]


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        ("POSTE POURVU", "pourvue"),
        ("COMMUNIQUÉ DE PRESSE", "aucune offre"),
        ("Livret d’accueil du salarié", "aucune offre"),
        ("Procès-verbal de la réunion", "aucune offre"),
        ("FORMULAIRE DE CANDIDATURE", "aucune offre"),
    ],
)
def test_a_file_that_is_no_offer_says_why(first: str, reason: str) -> None:
    found = reading(on_a_page(first, "Fraiseur (H/F)", "Contrat : CDI", "Lieu : Eu", *DUTIES))

    assert (found.offers, found.legible, found.reason) == ((), True, reason)


@pytest.mark.parametrize(
    "body", [pdf_of([[]]), b"%PDF-1.7 cut short", docx_of(""), zipped({"word/document.xml": "<!DOCTYPE a []><a/>"})]
)
def test_a_picture_or_a_damaged_file_is_illegible(body: bytes) -> None:
    found = reading(body)

    assert (found.legible, found.offers, found.reason) == (False, (), "illisible")


def test_a_bomb_is_not_unpacked() -> None:
    found = reading(zipped({"word/document.xml": "<w>" + " " * 9_000_000}))

    assert not found.legible


def test_a_file_is_known_by_its_bytes_whatever_it_is_called() -> None:
    body = odt_of(
        "".join(f"<text:p>{line}</text:p>" for line in ("Fraiseur (H/F)", "Contrat : CDI", "Lieu : Eu", *DUTIES))
    )
    found = page(body, "text/html; charset=utf-8")

    assert Document(found).kind == "odt"
    assert [posting.fields["title"] for posting in extract(found)] == ["Fraiseur (H/F)"]
    assert read_file(page(b"<html>Fraiseur</html>")) is None
    assert read_file(page(zipped({"a.txt": "Fraiseur"}))) is None


def test_a_poster_of_short_offers_gives_each_of_them() -> None:
    lines = [
        word_line("Offres du 18 novembre 2026"),
        word_line("Cariste de nuit", "Heading1"),
        word_line("Gamaches (80) | CDI | Réf. CAR-12"),
        word_line("Vous chargez les camions entre 21 h et 5 h et vous rangez les palettes."),
        word_line("Tôlier-plieur (POURVU)", "Heading1"),
        word_line("Gamaches (80) | CDI | Réf. TOL-02"),
        word_line("Vous réglez la presse et vous pliez des tôles fines en petite série."),
        word_line("Agent de quai", "Heading1"),
        word_line("Abbeville (80) | CDD 4 mois | Réf. QUA-07"),
        word_line("Vous triez les colis et vous les rangez. Port de charges, poste en journée."),
        word_line("Pour postuler : CV à l’agence."),
    ]

    cariste, agent = offers(docx_of("".join(lines)))

    assert (cariste["title"], cariste["jobLocation"], cariste["employmentType"]) == (
        "Cariste de nuit",
        "Gamaches (80)",
        "CDI",
    )
    assert (agent["title"], agent["jobLocation"], agent["identifier"]) == ("Agent de quai", "Abbeville (80)", "QUA-07")
    assert cariste["datePosted"] == agent["datePosted"] == "18 novembre 2026"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Le musée recherche un(e) stagiaire en communication pour quatre mois.", "stagiaire en communication"),
        (
            "Nous recrutons, pour un remplacement, une Éducatrice de jeunes enfants en CDD.",
            "Éducatrice de jeunes enfants",
        ),
    ],
)
def test_the_trade_in_a_sentence_is_the_title(sentence: str, title: str) -> None:
    (offer,) = offers(
        on_a_page("Madame, Monsieur,", sentence, "Contrat : CDD", "Lieu : Eu", *DUTIES, "Envoyez votre CV.")
    )

    assert offer["title"] == title


def test_the_day_when_work_begins_is_not_the_day_of_the_notice() -> None:
    (offer,) = offers(on_a_page("Fraiseur (H/F)", "Contrat : CDI", "Date de prise de poste : 1er mars 2027", *DUTIES))

    assert "datePosted" not in offer


def test_a_letter_of_a_seeker_and_a_training_are_no_offers() -> None:
    letter = ["Objet : candidature au poste de secrétaire", "Je souhaite vous proposer ma candidature.", *DUTIES]
    training = [
        "Devenez technicien (H/F)",
        "Lieu : Eu",
        "Prérequis : aucun",
        "Titre professionnel de niveau 4",
        *DUTIES,
    ]

    assert [reading(on_a_page(*lines)).reason for lines in (letter, training)] == ["aucune offre", "aucune offre"]


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("Basé au Havre (76600)", "Le Havre (76600)"),
        ("Poste basé à notre siège de Dieppe", "Dieppe"),
        ("CDI – Grenoble – 40 à 52 k€", "Grenoble"),
        ("Entretiens à notre siège de Dieppe", None),
        ("Candidatures par courrier : 3 rue du Port, 76200 Dieppe", None),
    ],
)
def test_the_town_is_where_one_works(line: str, town: str | None) -> None:
    (offer,) = offers(on_a_page("Fraiseur (H/F)", "Contrat : CDI", line, *DUTIES, "Envoyez votre CV."))

    assert offer.get("jobLocation") == town
