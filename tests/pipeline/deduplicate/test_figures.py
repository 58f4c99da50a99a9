"""Who tells a work in other words keeps its figures: such postings are linked, and never joined."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.deduplicate import deduplicate
from pipeline.deduplicate.candidates.boilerplate import Boilerplate
from pipeline.deduplicate.candidates.posting_index import PostingIndex
from pipeline.deduplicate.facts.figures import MONEY, figures
from pipeline.deduplicate.facts.posting_facts import facts_of
from pipeline.model import JobPosting, Occupation, Salary
from tests.worlds.postings.compared import verdict
from tests.worlds.postings.strategies import BLANGY, ELSEWHERE, EMPLOYER, TREPORT

OURS = replace(
    EMPLOYER,
    title="Technicien de maintenance électromécanique",
    title_key="technicien maintenance electromecanique",
    places=(BLANGY,),
    date_posted=date(2026, 10, 5),
    description_text=(
        "Vous dépannez les arches de recuisson, les convoyeurs, les caméras et les deux palettiseurs du bout froid. "
        "Les visites préventives ont lieu le jeudi ; vous renseignez la GMAO et proposez des améliorations. "
        "Trois ans de pratique en usine, lecture de programme exigée, habilitations souhaitées, conduite en nacelle. "
        "De 2 450 à 2 700 € brut, prime d’astreinte de 140 €, un samedi sur six, mutuelle, restaurant d’entreprise."
    ),
)
THEIRS = replace(
    ELSEWHERE,
    id="z",
    source="agence",
    hiring_organization=None,
    publisher="Intérim des Falaises",
    title="Électromécanicien",
    title_key="electromecanicien technicien",
    places=(BLANGY,),
    date_posted=date(2026, 10, 12),
    description_text=(
        "Notre client, une fabrique de flacons, cherche qui fera tourner la partie froide de son usine avec six collègues. "
        "Au programme : pannes, entretien prévu chaque semaine, saisie informatique, idées pour gagner du temps. "
        "Il vous faut une formation technique et de l’expérience ; le reste s’apprend auprès des anciens de la maison. "
        "Entre 2450 et 2700 euros, plus 140 euros quand votre tour de garde revient. Appelez l’agence pour en parler."
    ),
)


def test_the_same_work_in_other_words_at_the_same_wage_is_linked() -> None:
    assert verdict(OURS, THEIRS) == "probable"
    result = deduplicate([OURS, THEIRS])

    assert [job.probable for job in result.jobs] == [("z",), ("a",)]
    assert "mêmes montants : 140 €, 2 450 €, 2 700 €" in result.matches[0].reasons


@pytest.mark.parametrize(
    "other",
    [
        {"description_text": THEIRS.description_text.replace("2450 et 2700", "2100 et 2300")},
        {"hiring_organization": "Verrerie du Fond Rouge", "publisher": "Verrerie du Fond Rouge"},
        {"date_posted": date(2026, 10, 25)},
        {"places": (TREPORT,)},
        {"title": "Comptable", "title_key": "comptable"},
        {"source": OURS.source},
        {"shift": ("nuit",), "description_text": f"Poste de nuit. {THEIRS.description_text}"},
    ],
    ids=[
        "another wage",
        "another employer",
        "weeks later",
        "elsewhere",
        "another work",
        "the same site",
        "other hours",
    ],
)
def test_what_is_not_linked_by_its_figures(other: dict[str, Any]) -> None:
    assert verdict(replace(OURS, shift=("journee",)), replace(THEIRS, **other)) == "distinct"


def test_one_sum_alone_may_be_the_lowest_wage_of_all() -> None:
    ours, theirs = (
        replace(posting, description_text=text)
        for posting, text in (
            (OURS, f"{OURS.description_text.split('De 2 450')[0]} 12,02 € de l’heure, équipe du matin."),
            (THEIRS, f"{THEIRS.description_text.split('Entre')[0]} 12,02 € par heure."),
        )
    )
    assert verdict(ours, theirs) == "distinct"
    more = (
        replace(posting, description_text=f"{posting.description_text} 180 palettes.") for posting in (ours, theirs)
    )
    assert verdict(*more) == "probable"


def test_two_occupations_need_a_figure_more() -> None:
    mender, setter = (Occupation(rome=code, label="", score=0.9) for code in ("I1304", "H2912"))
    ours = replace(
        OURS, occupation=mender, description_text=OURS.description_text.replace("prime d’astreinte de 140 €", "prime")
    )
    theirs = replace(THEIRS, occupation=setter)

    assert verdict(ours, theirs) == "distinct"
    assert verdict(replace(OURS, occupation=mender), theirs) == "probable"
    assert verdict(ours, replace(theirs, occupation=mender)) == "probable"


def test_figures_say_nothing_where_half_the_text_is_the_same_or_the_hours_are_others() -> None:
    more = (
        "La cantine ouvre à midi, la crèche est voisine, et un parking fermé se trouve à deux pas de nos bureaux neufs."
    )
    half = OURS.description_text.split("Trois ans")[0] + THEIRS.description_text.split("Notre client")[1]

    assert (
        verdict(
            replace(OURS, description_text=f"{OURS.description_text} {more}"), replace(THEIRS, description_text=half)
        )
        == "distinct"
    )
    ours = replace(OURS, description_text=f"{OURS.description_text} Horaires : 5h-13h.")
    assert (
        verdict(ours, replace(THEIRS, description_text=f"{THEIRS.description_text} Horaires : 13h-21h.")) == "distinct"
    )


def other(number: int) -> JobPosting:
    """Another posting of that commune, of an employer that pays the same."""
    name = f"Maison Valcourbe{number}"
    return replace(
        OURS, id=f"n{number:03}", source=name, key=f"{number}", url="", hiring_organization=name, publisher=name
    )


def test_a_wage_that_everybody_pays_leads_to_a_few_only() -> None:
    base = PostingIndex(Boilerplate())
    for number in range(200):
        base.add(facts_of(other(number)))

    assert 0 < len(base.candidates(facts_of(THEIRS))) <= 24


@pytest.mark.parametrize(
    ("words", "wage", "sums", "numbers"),
    [
        ("2 450 a 2 700 eur brut", (), [245000, 270000], []),
        ("2450-2700 euros", (), [245000, 270000], []),
        ("12,62 eur de l'heure", (12.62, None), [1262], []),
        ("entre 1 950 et 2 100 brut, 11 palettes", (), [195000, 210000], [11]),
        ("", (2240.0, None), [224000], []),
        ("depuis 1898, 35 h, caces r489, du 12.11.2026, 76260 eu", (), [], []),
        ("une 6 sections, 28 a 40 coups", (), [], [28, 40]),
        ("1 200 pieces, 3 500 m2", (), [], [1200, 3500]),
    ],
)
def test_figures_that_words_tell(
    words: str, wage: tuple[float | None, ...], sums: list[int], numbers: list[int]
) -> None:
    told_figures = figures(words, wage)

    assert [figure - MONEY for figure in told_figures if figure >= MONEY] == sums
    assert [figure for figure in told_figures if figure < MONEY] == numbers


def test_a_wage_in_its_own_field_counts_as_one_in_the_text() -> None:
    with_wage = replace(OURS, salary=Salary(min=2450.0, max=2700.0, period="month"))
    bare = OURS.description_text.replace("De 2 450 à 2 700 € brut, prime", "Prime")

    assert verdict(replace(with_wage, description_text=bare), THEIRS) == "probable"
    assert verdict(replace(OURS, description_text=bare), THEIRS) == "distinct"
