"""Many postings of one title in one place: only those that may be one opening are compared."""

from dataclasses import replace

from pipeline.deduplicate import deduplicate
from pipeline.deduplicate.candidates.boilerplate import Boilerplate
from pipeline.deduplicate.candidates.posting_index import PostingIndex
from pipeline.deduplicate.facts.posting_facts import facts_of
from pipeline.model import JobPosting
from tests.worlds.postings.compared import long_text
from tests.worlds.postings.strategies import AGENCY, BLANGY, ELSEWHERE, EMPLOYER, TREPORT

NAMESAKES = 200


def namesake(number: int) -> JobPosting:
    """The same title in the same commune, of another house, in other words."""
    return replace(
        EMPLOYER, id=f"n{number:03}", source=f"maison-{number}", key=f"{number}", url="",
        hiring_organization=f"Maison Valcourbe{number}", publisher=f"Maison Valcourbe{number}", description_text=long_text(number),
    )  # fmt: skip


def test_the_same_employer_is_found_in_a_crowd_whatever_its_words() -> None:
    ours = replace(EMPLOYER, description_text=long_text(901))
    reworded = replace(ELSEWHERE, id="z", description_text=long_text(902))
    result = deduplicate([ours, *map(namesake, range(NAMESAKES)), reworded])

    by_id = {job.id: job for job in result.jobs}
    assert len(by_id) == NAMESAKES + 2
    assert by_id["a"].probable == ("z",)


def test_long_texts_of_other_houses_are_not_even_compared_and_short_ones_are() -> None:
    base = PostingIndex(Boilerplate())
    for number in range(NAMESAKES):
        base.add(facts_of(namesake(number)))
    copied = facts_of(replace(namesake(7), id="z", source="ft", hiring_organization=None))
    brief = facts_of(replace(EMPLOYER, description_text="Poste en équipe."))

    assert base.candidates(copied) == [7]
    assert len(base.candidates(brief)) > 1


def test_one_text_in_two_communes_is_found_among_all_that_an_agency_offers_under_one_title() -> None:
    habits = " ".join(long_text(903).split()[:60])
    offers = [
        replace(AGENCY, id=f"{n:03}", key=f"{n}", description_text=f"{habits} {long_text(n)}", places=(TREPORT,))
        for n in range(60)
    ]
    again = replace(offers[31], id="900", key="900", places=(BLANGY,))
    brief = replace(AGENCY, id="800", key="800", description_text=long_text(904)[:400])
    brief_again = replace(brief, id="801", key="801", places=(BLANGY,))

    assert dict(deduplicate([*offers, again, brief, brief_again]).families) == {
        "031": "031",
        "900": "031",
        "800": "800",
        "801": "800",
    }
