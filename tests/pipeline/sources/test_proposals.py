"""A member's recruiting tool that a visit learnt of reaches the association, until somebody reads it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawlers.platforms.table import SPIDERS
from crawlers.recruiting_tools import NOTE, proposed_sources
from crawlers.registry.registry import read_registry
from db.store import open_store
from pipeline.doctor import examine
from pipeline.health.digest_facts import Memory, facts
from pipeline.kept.posting_rows import to_json
from tests.worlds.installations_to_mend import installation, sound
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, other, registry

TALEEZ = {f"{NOTE}verrerie": "taleez https://verrerie.taleez.com"}


def test_doctor_and_the_morning_mail_tell_of_it(tmp_path: Path) -> None:
    paths = sound(tmp_path)
    with open_store(paths.store) as store:
        (last,) = store.connection.execute("SELECT max(rowid) FROM crawls").fetchone()
        store.execute("UPDATE crawls SET spider = 'france_travail', notes = ? WHERE rowid = ?", [to_json(TALEEZ), last])

    (told,) = [one for one in examine(installation(paths)) if one.name == "proposals"]
    mailed = facts(
        paths, installation(paths).configuration.settings, Memory(None, {}), datetime(2026, 11, 24, 7, tzinfo=UTC)
    ).problems

    assert not told.grave
    assert "Verrerie Fictive recrute avec un outil que nous savons lire (taleez)" in told.what
    assert "`glassvallee sources new verrerie-taleez verrerie https://verrerie.taleez.com`" in told.mend
    assert any("Verrerie Fictive recrute avec un outil" in problem for problem in mailed)
    assert not any("verrerie.taleez.com" in problem for problem in mailed), "no mail leads to a stranger's address"


@pytest.mark.parametrize(
    ("member", "source"),
    [
        (GOOD_MEMBER, other(GOOD_SOURCE, "deja", spider="taleez")),
        (GOOD_MEMBER | {"consent": "no"}, None),
        (other(GOOD_MEMBER, "autre"), None),
    ],
)
def test_what_is_read_or_was_refused_is_not_proposed(
    tmp_path: Path, member: dict[str, str], source: dict[str, str] | None
) -> None:
    registry(tmp_path, [member], [source] if source else [])
    from_files = read_registry(tmp_path, SPIDERS)

    assert list(proposed_sources([TALEEZ], from_files)) == []


def test_a_later_visit_speaks_last(tmp_path: Path) -> None:
    earlier = {f"{NOTE}verrerie": "softy https://verrerie.softy.pro"}
    registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE])

    (proposal,) = proposed_sources([earlier, TALEEZ], read_registry(tmp_path, SPIDERS))
    assert (proposal.spider, proposal.url) == ("taleez", "https://verrerie.taleez.com")
