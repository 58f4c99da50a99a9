"""Of two words of a member, which stands."""

import pytest

from crawlers.registry.registry import Member
from db.people.consents import Word, own_words, refusing, standing
from tests.worlds.people_requests import request

OWN = request(1, "consent", "verrerie", value={"consent": "no"}, asked_at="2026-11-25T23:30:00Z")


def listed_as(consent: str, day: str) -> Member:
    return Member(id="verrerie", name="Verrerie", kind="verrier", status="active", consent=consent, consent_date=day)


@pytest.mark.parametrize(
    ("registered", "day", "stands"),
    [
        ("", "", "no"), ("asked", "2026-12-24", "no"), ("yes", "", "no"), ("yes", "2026-11-26", "no"), ("yes", "2026-11-27", "yes"),
    ],
)  # fmt: skip
def test_the_later_word_stands_and_the_member_s_own_of_the_same_day(registered: str, day: str, stands: str) -> None:
    listed = listed_as(registered, day)

    assert own_words([OWN]) == {"verrerie": Word("no", "2026-11-26")}, "the day in Paris"
    assert standing(listed, own_words([OWN])["verrerie"]).answer == stands
    assert refusing([listed], [OWN]) == ({"verrerie"} if stands == "no" else set())


def test_a_no_that_the_association_noted_counts_like_one_of_the_member_s_page() -> None:
    listed = listed_as("no", "2026-11-27")
    agrees = request(1, "consent", "verrerie", value={"consent": "yes"}, asked_at="2026-11-25T08:00:00Z")

    assert refusing([listed], [agrees]) == {"verrerie"}
    assert refusing([listed], []) == {"verrerie"}
