"""Openings that tempt to be joined, and copies that tempt to be parted."""

from dataclasses import replace

import pytest

from pipeline.deduplicate import deduplicate
from pipeline.deduplicate.facts.employer import employer_words, same_employer
from pipeline.deduplicate.grouping.cluster import cluster
from pipeline.model import Contract, JobPosting
from tests.worlds.postings.compared import FORMING, WORK, long_text, titled, verdict
from tests.worlds.postings.strategies import AGENCY, ELSEWHERE, EMPLOYER, TEXT


def jobs(*postings: JobPosting) -> set[tuple[str, ...]]:
    return {tuple(sorted(job.postings)) for job in deduplicate(postings).jobs}


def test_one_text_at_its_house_and_at_two_agencies_is_one_job() -> None:
    other = replace(AGENCY, id="d", source="interim-2", publisher="Pontivelle Recrutement")

    assert jobs(EMPLOYER, AGENCY, other) == {("a", "c", "d")}


def test_a_copy_of_what_a_house_shows_twice_goes_with_one_of_both() -> None:
    twin = replace(EMPLOYER, id="a2", key="A-2", url="https://aubepine.example/offres/2")
    joined = jobs(EMPLOYER, twin, ELSEWHERE)

    assert len(joined) == 2
    assert sorted(len(job) for job in joined) == [1, 2]


@pytest.mark.parametrize(
    ("words", "other"),
    [("Ligne 3.", "Ligne 5."), ("Au QUAI 1.", "Au QUAI 2."), ("Vous tenez le lot n° 4.", "Vous tenez le lot n° 7.")],
)
def test_two_lines_are_two_openings(words: str, other: str) -> None:
    here, there = (
        replace(posting, description_text=f"{TEXT} {sentence}")
        for posting, sentence in ((EMPLOYER, words), (ELSEWHERE, other))
    )

    assert verdict(here, there) == "distinct"
    assert verdict(here, replace(there, description_text=here.description_text)) == "merge"


@pytest.mark.parametrize(
    ("sentence", "other", "wanted"),
    [
        ("Trieur réf 31", "Trieur réf 32", "distinct"),
        ("Tourneurs H/F", "Fraiseurs H/F", "distinct"),
        ("Trieur réf 31", "Trieur réf 31", "merge"),
        ("Conducteur de ligne d'emballage", "Conducteur de ligne emballage 5x8", "merge"),
        ("Chef d'équipe à Blangy", "Chef d'équipe 2x8", "merge"),
        ("Chauffeur permis C+E", "Chauffeur permis CE", "merge"),
        ("Conducteur - Réf. 31", "Conducteur - Réf. 198XKLM", "merge"),
        ("Livreur en tournée", "Livreur tourneur", "merge"),
    ],
)
def test_what_of_a_title_tells_two_openings_and_what_does_not(sentence: str, other: str, wanted: str) -> None:
    assert verdict(titled(EMPLOYER, sentence), titled(ELSEWHERE, other)) == wanted


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("Vous tenez la ligne d’emballage.", "Vous tenez la ligne."),
        ("Vous tenez la ligne 3.", "Vous tenez la ligne n° 03."),
        ("Vous tenez la ligne 5.", "Offre en ligne 30 jours."),
        ("Vous tenez la ligne 5.", "Accès : bus ligne 12, vous tenez la ligne 5."),
    ],
)
def test_what_only_sounds_like_another_line_parts_nothing(words: str, other: str) -> None:
    here, there = (
        replace(posting, description_text=f"{TEXT} {sentence}")
        for posting, sentence in ((EMPLOYER, words), (ELSEWHERE, other))
    )

    assert verdict(here, there) == "merge"


def test_half_the_hours_are_doubtful() -> None:
    assert verdict(replace(EMPLOYER, hours=35.0), replace(ELSEWHERE, hours=17.5)) == "probable"
    assert verdict(replace(EMPLOYER, hours=35.0), replace(ELSEWHERE, hours=39.0)) == "merge"


def test_the_reference_of_a_sister_offer_is_not_ones_own() -> None:
    setter = replace(titled(EMPLOYER, "Régleur"), external_id="VA-2026/18")
    references = "Réf. VA-2026/17. Nous recrutons aussi un régleur (réf. VA-2026/18)."
    repair = replace(titled(ELSEWHERE, "Mécanicien"), description_text=f"{WORK} {references}")

    assert verdict(setter, repair) != "merge"


def test_the_end_of_an_apprenticeship_and_a_date_of_the_page_are_no_intake() -> None:
    def taught(words: str, posting: JobPosting) -> JobPosting:
        return replace(posting, description_text=f"{TEXT} {words}", contract=(Contract.APPRENTISSAGE,))

    begins = taught("Contrat à partir de septembre 2027.", EMPLOYER)
    assert verdict(begins, taught("Contrat jusqu’en août 2029.", ELSEWHERE)) == "merge"
    assert verdict(begins, taught("Page mise à jour de novembre 2026.", ELSEWHERE)) == "merge"
    assert verdict(begins, taught("Site agrandi dès mars 2024.", ELSEWHERE)) == "merge"


def test_four_works_of_a_house_that_says_much_of_itself_are_four_jobs() -> None:
    boilerplate = long_text(77)
    offers = [
        replace(
            titled(ELSEWHERE, f"Conducteur {work}"), id=work, key=work, source=f"s-{work}", occupation=FORMING,
            description_text=f"{boilerplate} {long_text(number)[:160]}",
        )
        for number, work in enumerate(("presse", "four", "ligne", "tri"))
    ]  # fmt: skip

    assert len(deduplicate(offers).jobs) == 4


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Mairie d’Eu", "Commune d’Eu", True),
        ("Mairie d’Eu", "CCAS de la mairie d’Eu", None),
        ("CH d’Eu", "Centre hospitalier", None),
        ("La Ville d’Eu", "Mairie d’Eu", True),
        ("Mairie de Blangy", "Mairie de Blangy-sur-Bresle", True),
        ("Transports Ch. Dupont", "Centre hospitalier Dupont", False),
        ("CMS", "CM", False),
    ],
)
def test_names_that_are_nearly_one(a: str, b: str, same: bool | None) -> None:
    assert same_employer(employer_words(a), employer_words(b)) is same


def test_thousands_of_ties_are_read_once_each() -> None:
    asked = 0

    def apart(a: int, b: int) -> bool:
        nonlocal asked
        asked += 1
        return a % 3 == 0 and b == a + 2

    size = 3000
    edges = [edge for n in range(0, size, 3) for edge in ((0.9, n, n + 1), (0.9, n + 1, n + 2))]
    groups = cluster(size, edges, apart=apart)

    assert len(set(groups.of)) == size
    assert asked <= 4 * size
