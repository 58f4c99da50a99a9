"""One opening under another title: what takes over a text, what only shares it, and what fits two openings alike."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.deduplicate import deduplicate
from pipeline.model import Contract, JobPosting, Provenance
from tests.worlds.postings.compared import FORMING, HOUSE, RENAMED, SETTER, SORTING, WORK, verdict
from tests.worlds.postings.strategies import AGENCY, ELSEWHERE, EMPLOYER, SEINE_MARITIME, SENTENCES, TEXT


def test_a_text_taken_over_under_the_title_of_its_occupation_is_the_same_opening() -> None:
    assert verdict(SETTER, RENAMED) == "merge"
    (job,) = deduplicate([SETTER, RENAMED]).jobs
    assert "intitulés d’un même métier" in job.reasons[0]


@pytest.mark.parametrize(
    "other",
    [
        {"occupation": SORTING},
        {"occupation": replace(FORMING, score=0.4)},
        {"date_posted": date(2026, 6, 1)},
        {"description_text": HOUSE, "occupation": FORMING},
        {"hiring_organization": "Moulerie Quatrevaux"},
    ],
    ids=["another occupation", "an unsure occupation", "months before", "the presentation alone", "another employer"],
)
def test_what_another_title_needs_to_be_the_same(other: dict[str, object]) -> None:
    assert verdict(SETTER, replace(RENAMED, **other)) != "merge"  # type: ignore[arg-type]


def test_a_reference_in_both_texts_joins_what_two_titles_part() -> None:
    a = replace(SETTER, description_text=f"{SETTER.description_text}Annonce CL-71.")
    b = replace(RENAMED, occupation=None, description_text=f"{WORK}Annonce CL-71.")

    assert verdict(a, b) == "merge"
    assert verdict(a, replace(b, description_text=f"{WORK}Annonce CL-72.")) != "merge"


def test_the_beginning_of_a_text_under_a_title_of_its_own() -> None:
    whole = SETTER.description_text
    ours: dict[str, Any] = {"title": "Régleur d’impression", "title_key": "regleur impression"}
    soon = replace(RENAMED, occupation=None, **ours, description_text=whole[: 3 * len(whole) // 4] + "…")

    assert verdict(SETTER, soon) == "merge"
    assert verdict(SETTER, replace(soon, description_text=f"{HOUSE}…")) != "merge"
    assert verdict(SETTER, replace(soon, date_posted=date(2026, 12, 24))) != "merge"


def test_next_years_apprentice_and_the_next_session_are_other_openings() -> None:
    def intake(words: str, posting: JobPosting) -> JobPosting:
        return replace(posting, description_text=f"{TEXT} {words}", contract=(Contract.APPRENTISSAGE,))

    assert verdict(intake("Rentrée de septembre 2026.", EMPLOYER), intake("Rentrée 2027.", ELSEWHERE)) == "distinct"
    assert verdict(intake("Rentrée de septembre 2026.", EMPLOYER), intake("Rentrée 2026.", ELSEWHERE)) == "merge"
    assert verdict(intake("Session de mars.", EMPLOYER), intake("Session du 4 mai.", ELSEWHERE)) == "distinct"


@pytest.mark.parametrize("name", ["VERRERIES ST AUBIN", "Verrerie Saint-Aubin S.A."])
def test_a_name_is_the_same_written_out_or_in_the_plural(name: str) -> None:
    brief = {"description_text": "Poste en équipe."}
    here = replace(EMPLOYER, hiring_organization="Verrerie Saint-Aubin")

    assert verdict(here, replace(ELSEWHERE, hiring_organization=name, **brief)) == "merge"  # type: ignore[arg-type]


def test_copies_under_three_titles_are_no_habit_of_the_employer() -> None:
    titles = ("regleur serigraphie", "regleur serigraphie verre", "regleur")
    copies = [
        replace(SETTER, id=f"{n}", key=f"{n}", source=f"s{n}", url="", title=title, title_key=title)
        for n, title in enumerate(titles)
    ]

    assert len(deduplicate(copies).jobs) == 1


def test_an_excerpt_that_fits_two_openings_is_joined_to_none() -> None:
    first, two = (
        replace(SETTER, id=id, key=id, url="", external_id=id, description_text=f"{HOUSE}{WORK}{line}")
        for id, line in (
            (
                "a5",
                "Au fond du hall, vous chargez aussi la presse et préparez les écrans de la série du lendemain matin.",
            ),
            (
                "b2",
                "Devant la cabine, vous pesez les encres, rincez les pinceaux et rangez les teintes par collection.",
            ),
        )
    )
    excerpt = replace(RENAMED, id="x", title=SETTER.title, title_key=SETTER.title_key, description_text=WORK)
    jobs = {job.id: job for job in deduplicate([first, two, excerpt]).jobs}

    assert set(jobs) == {"a5", "b2", "x"}
    assert jobs["x"].probable == ("a5", "b2")


def test_a_few_words_that_name_only_the_department_are_met() -> None:
    few = replace(ELSEWHERE, places=(SEINE_MARITIME,), description_text=" ".join(SENTENCES[1:3]))

    assert verdict(EMPLOYER, few) == "merge"


def test_another_source_that_tells_it_in_other_words_within_days_is_linked() -> None:
    reworded = {
        "description_text": f"{WORK}{WORK[::-1]}",
        "title": "Trieur de verre",
        "title_key": "trieur flacon verre",
    }
    here = replace(EMPLOYER, description_text=f"{TEXT} {TEXT[::-1]}")

    assert verdict(here, replace(ELSEWHERE, **reworded)) == "probable"  # type: ignore[arg-type]
    assert verdict(here, replace(ELSEWHERE, **reworded, date_posted=date(2026, 12, 1))) == "distinct"  # type: ignore[arg-type]
    assert verdict(here, replace(AGENCY, **reworded)) == "distinct"  # type: ignore[arg-type]


def test_an_apprenticeship_that_begins_a_year_later_is_another() -> None:
    a, b = (
        replace(posting, description_text=f"{TEXT} Contrat dès septembre {year}.", contract=(Contract.APPRENTISSAGE,))
        for posting, year in ((EMPLOYER, 2026), (ELSEWHERE, 2027))
    )

    assert verdict(a, b) == "distinct"
    assert verdict(replace(a, contract=(Contract.CDI,)), replace(b, contract=(Contract.CDI,))) == "probable"


def test_who_works_by_day_may_work_every_second_week_end() -> None:
    day, weekend = replace(EMPLOYER, shift=("journee",)), replace(ELSEWHERE, shift=("weekend",))

    assert verdict(day, weekend) == "merge"
    titled = replace(weekend, title="Trieur week-end", provenance={"title": Provenance(raw="Trieur week-end", rule="")})
    assert (
        verdict(replace(day, provenance={"title": Provenance(raw="Trieur de journée", rule="")}), titled) == "distinct"
    )


def test_the_same_work_at_the_same_hours_under_a_hidden_employer_is_linked() -> None:
    reworded = {"description_text": f"{WORK}{WORK[::-1]}", "shift": ("3x8",), "occupation": SORTING}
    here = replace(EMPLOYER, description_text=f"{TEXT} {TEXT[::-1]}", shift=("3x8",), occupation=SORTING)
    anonymous = replace(AGENCY, title="Choisisseur", title_key="choisisseur flacon", **reworded)  # type: ignore[arg-type]

    assert verdict(here, anonymous) == "probable"
    assert verdict(here, replace(anonymous, shift=("2x8",))) == "distinct"
    assert verdict(here, replace(anonymous, occupation=FORMING)) == "distinct"
    assert verdict(here, replace(anonymous, date_posted=date(2026, 12, 1))) == "distinct"


def test_two_machines_of_one_occupation_are_two_openings() -> None:
    turner, miller = (
        replace(posting, title=title, title_key=title.lower(), occupation=FORMING)
        for posting, title in ((EMPLOYER, "Tourneur commande numérique"), (ELSEWHERE, "Fraiseur commande numérique"))
    )

    assert verdict(turner, miller) == "distinct"
    both = replace(miller, title="Tourneur-fraiseur", title_key="tourneur fraiseur")
    assert verdict(turner, both) == "merge"
