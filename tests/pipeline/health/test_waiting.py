"""What waits for the association is told, by its mail and by the doctor, with its age, until it is answered."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.people.open import open_people
from db.people.requests import ask, decide
from db.people.rows import NOBODY, Actor
from pipeline.commands.digest import nothing_new
from pipeline.doctor import Installation
from pipeline.doctor.data_checks import waiting as doctor_waiting
from pipeline.doctor.this_machine import Machine
from pipeline.health.digest import DigestFacts, digest
from pipeline.health.waiting import waiting
from pipeline.installation.configuration import default_configuration
from pipeline.installation.paths import Paths
from tests.worlds.registry_rows import GOOD_MEMBER, registry

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    registry(tmp_path, [GOOD_MEMBER], [])
    return Paths(registry=tmp_path, data=tmp_path)


def test_what_waits_is_told_with_its_age_until_it_is_answered(paths: Paths) -> None:
    claire = Actor(member="verrerie", person="Claire")
    offer = {"title": "Cariste", "valid_through": "2026-12-31"}
    with open_people(paths.people) as people:
        n = ask(people, NOW - timedelta(days=3), who=claire, kind="declare", value=offer, moderated=True)
        ask(people, NOW, who=NOBODY, kind="removal", value={"why": "voyez https://arnaque.example"}, moderated=True)
        ask(people, NOW, who=claire, kind="consent", value={"consent": "no"})
    told = [one.words for one in waiting(paths, NOW)]
    assert (
        "Offre déclarée « Cariste, jusqu’au 31 décembre 2026 », Verrerie Fictive : attend depuis 3\u00a0jours." in told
    )
    assert "Demande de retrait, un visiteur : attend depuis aujourd’hui." in told
    assert any("a dit non à la publication le 24/11/2026" in words for words in told)
    assert any("members.csv ne le dit pas" in words for words in told)
    machine = Machine(python=(3, 11), sqlite=(3, 40), fts5=True, root=False, free=10**10, browser="")
    seen = Installation(paths=paths, configuration=default_configuration(), now=NOW, machine=machine)
    assert [one.what for one in doctor_waiting(seen)] == told

    facts = DigestFacts(sources=(), last_visit=NOW, waiting=waiting(paths, NOW))
    mail = digest(facts, {}, NOW)
    assert mail is not None
    assert all(words in mail.text for words in told)
    assert digest(facts, mail.told, NOW + timedelta(days=1)) is None
    assert "personne n’est attendu" not in nothing_new(len(facts.waiting))

    with open_people(paths.people) as people:
        decide(people, n, "active", NOW, by=Actor(person="l’association"))
    assert not any("Offre déclarée" in one.words for one in waiting(paths, NOW))
