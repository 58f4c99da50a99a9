"""What ``status`` tells of each source: why it fails, whether that is ordinary for it, and when it is visited next."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.store import open_store
from db.vallee.ingest import ingest
from pipeline.__main__ import main
from pipeline.health.source_states import OFTEN
from pipeline.installation.paths import Paths
from pipeline.run import run
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, other, registry
from tests.worlds.store_rows import crawl, raw

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
TIMEOUT = '[{"fault":"timeout","url":"https://a.example","detail":"","listing":true}]'
OPTIONS = {"options": "links=css:a"}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """One source that fails one time in five, one that never did, one that was never visited; the first two fail today."""
    rows = [
        GOOD_SOURCE | OPTIONS,
        other(GOOD_SOURCE, "sure", options="links=css:a; at=18h"),
        other(GOOD_SOURCE, "neuve"),
    ]
    registry(tmp_path, [GOOD_MEMBER], [row | {"options": row.get("options") or "links=css:a"} for row in rows])
    paths = Paths(registry=tmp_path, data=tmp_path / "var")
    run(paths, now=NOW - timedelta(days=30), sources=[])
    with open_store(paths.store) as store:
        for days in range(20, -1, -1):
            for source, bad in (("verrerie-site", days % 5 == 0), ("sure", days == 0)):
                at = f"{NOW - timedelta(days=days, hours=1):%Y-%m-%dT%H:%M:%SZ}"
                failed = {"outcome": "failed", "complete": 0, "troubles": TIMEOUT, "found": 0}
                visit = crawl(source, at, **(failed if bad else {}))
                ingest(store, visit, postings=[] if bad else [raw(len(source), visit)])
    run(paths, now=NOW, sources=[])
    return paths


def test_a_failure_that_is_ordinary_is_no_alarm(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--registry", str(paths.registry), "--data", str(paths.data), "--now", f"{NOW.isoformat()}", "status"]
    assert main([*words, "--json"]) == 1
    states = {state["source"]: state for state in json.loads(capsys.readouterr().out)}
    assert {id: (state["state"], state["cause"], state["alarm"]) for id, state in states.items()} == {
        "verrerie-site": ("failed", "timeout", 0),
        "sure": ("failed", "timeout", 1),
        "neuve": ("never", "", 0),
    }
    assert states["verrerie-site"]["why"].endswith(OFTEN)
    assert OFTEN not in states["sure"]["why"]
    assert states["verrerie-site"]["patience"] == 2
    assert all(state["kept"] == state["closed"] + state["merged"] + state["shown"] for state in states.values())
    assert "2026-11-24T17:00:00Z" <= states["sure"]["next_visit"] <= "2026-11-24T17:10:00Z"
    assert main(words) == 1
    assert "Pas de réponse à temps" in capsys.readouterr().out
