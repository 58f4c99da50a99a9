"""What a site shows beside its offers reaches nobody: its titles and addresses are others' words."""

import json
from datetime import UTC, datetime

import pytest

from crawlers.account.account import Account
from crawlers.join.reading import Aside
from crawlers.probe.finding import Finding
from pipeline.commands.probe import in_french
from pipeline.publishing.without_keys import public_account
from vocabulary.set_aside import SetAside

SITE = "https://moulerie.example/"


def told(title: str, url: str = SITE, reason: SetAside = SetAside.FILLED) -> list[dict[str, str]]:
    """What the public is told of one thing that was set aside."""
    one = {"title": title, "url": url, "reason": reason.value}
    kept = {"announced": None, "seen": 1, "read": 0, "set_aside": [one], "state": "complete"}
    return list(json.loads(public_account(json.dumps(kept), ()))["set_aside"])


@pytest.mark.parametrize(
    ("url", "left"),
    [
        (f"{SITE}o/7#regleur", f"{SITE}o/7"),
        (f"{SITE}o/06-12-34-56-78", SITE),
        (f"{SITE}o/o.vernay@moulerie.example", SITE),
        (f"{SITE}o/7?page=2&contact=o.vernay@moulerie.example", f"{SITE}o/7"),
        ("https://wa.me/33612345678", ""),
        ("mailto:o.vernay@moulerie.example", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_what_is_set_aside_has_no_address_that_reaches_a_person(url: str, left: str) -> None:
    assert told("Cariste", url)[0]["url"] == left


def test_what_is_set_aside_has_a_title_without_a_person_and_unseen_signs() -> None:
    assert told("Cariste \x1b[31m\u202eH/F")[0]["title"] == "Cariste [31mH/F"
    assert "12" not in told("Cariste, appelez le 06 12 34 56 78")[0]["title"]
    assert told("Portrait d’Odile Vernay", reason=SetAside.PORTRAIT) == []


def test_no_terminal_obeys_what_a_probed_site_writes() -> None:
    aside = Aside(title="Cariste\x1b]0;pwned\x07 \u202eH/F", url=SITE, reason=SetAside.FILLED)
    account = Account(announced=None, read=0, set_aside=(aside,))
    printed = in_french(Finding(url=SITE, robots="absent", account=account), datetime(2026, 11, 24, tzinfo=UTC))

    assert "Cariste" in printed
    assert all(letter.isprintable() or letter == "\n" for letter in printed)
