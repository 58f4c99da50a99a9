"""The account of a visit is told in one sentence, and names to the public nothing that the site does not show."""

import json

import pytest

from tests.worlds.board.accounts import ACCOUNTS
from vocabulary.site_account import SiteAccount

KEPT = ACCOUNTS["verrerie-aubepine"]


def test_an_account_comes_back_as_it_was_kept() -> None:
    account = SiteAccount.of_json(KEPT)
    assert account
    assert account.to_json() == json.loads(KEPT)
    assert account.in_french == (
        "le site en annonce 12, nous en lisons 9, 1 écartée (formation), 1 écartée (candidature spontanée), 1 écartée (brouillon)"
    )


def test_the_public_is_told_how_many_are_hidden_and_never_which() -> None:
    account = SiteAccount.of_json(KEPT)
    assert account
    public = account.for_the_public
    assert public.in_french == account.in_french
    assert [one.reason for one in public.named] == ["training", "spontaneous"]
    assert public.unnamed == 1
    assert "rouillon jamais" not in json.dumps(public.to_json(), ensure_ascii=False)


@pytest.mark.parametrize(
    "text", [None, "", "{}", "[]", "null", "pas du JSON", '{"seen": "x", "read": 1, "state": "complete"}']
)
def test_what_is_no_account_is_none(text: str | None) -> None:
    assert SiteAccount.of_json(text) is None


def test_a_reason_of_a_newer_version_is_a_doubt() -> None:
    newer = {"announced": None, "seen": 1, "read": 0, "set_aside": [{"title": "?", "reason": "moon"}], "state": "empty"}
    account = SiteAccount.of_json(json.dumps(newer))
    assert account
    assert account.set_aside[0].reason == "unsure"
