"""What a site announces is what was read, what was set aside, and what was not read; the account says it in French."""

import pytest

from crawlers.account.account import Account
from crawlers.account.announced import announced_in_data
from crawlers.join.reading import Aside
from tests.worlds.pages.read_sites import told
from vocabulary.set_aside import SetAside

TRAINING = Aside(title="Formation au four", url="", reason=SetAside.TRAINING)
NEWS = Aside(title="Notre fête", url="", reason=SetAside.NEWS)


@pytest.mark.parametrize(
    ("account", "state", "words"),
    [
        (
            Account(announced=12, read=11, set_aside=(TRAINING,)),
            "complete",
            "le site en annonce 12, nous en lisons 11, 1 écartée (formation)",
        ),
        (
            Account(announced=12, read=11, set_aside=(NEWS,)),
            "partial",
            "le site en annonce 12, nous en lisons 11, 1 non lue",
        ),
        (Account(announced=None, read=2, set_aside=()), "complete", "le site en montre 2, nous en lisons 2"),
        (Account(announced=0, read=0, set_aside=()), "empty", "le site en annonce 0, nous en lisons 0"),
        (
            Account(announced=3, read=0, set_aside=()),
            "unreadable",
            "le site en annonce 3, nous en lisons 0, 3 non lues",
        ),
    ],
)
def test_an_account_says_its_state_and_its_sentence(account: Account, state: str, words: str) -> None:
    assert (account.state, account.in_french) == (state, words)
    assert account.to_json()["state"] == state


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("12 offres d’emploi", 12),
        ("1 à 10 sur 37 offres", 37),
        ("3 postes à pourvoir", 3),
        ("Depuis 1962, 450 collaborateurs", None),
        ("Téléphone : 02 35 00 00 00", None),
    ],
)
def test_a_page_announces_a_number(words: str, number: int | None) -> None:
    assert told(f"<p>{words}</p>").announced == number


def test_data_announce_a_number_beside_a_list_only() -> None:
    assert announced_in_data({"total": 7, "jobs": []}) == 7
    assert announced_in_data({"panier": {"total": 7}}) is None
