"""The morning mail: what is new and what to do, once; nothing when there is nothing; kept until a server takes it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import asdict

from db.store import open_store
from db.vallee.ingest import ingest
from pipeline.__main__ import main
from pipeline.health.digest import REMIND, Digest, DigestFacts, SourceNews, WarnedJob, digest
from pipeline.health.digest_facts import Memory, recall, remember
from pipeline.installation.paths import Paths
from pipeline.run import run
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, other, registry
from tests.worlds.servers.smtp_server import Letterbox, letterbox, text_of
from tests.worlds.store_rows import crawl

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
TODAY = date(2026, 11, 24)
WELL = SourceNews(
    source="verrerie-site", name="Verrerie Fictive", state="ok", why="Tout a été lu.", cause="", alarm=False, unread_days=0,
    last_healthy="2026-11-24T05:30:00Z",
)  # fmt: skip
DOWN = replace(
    WELL, state="failed", why="Le site n’a pas répondu à temps.", cause="timeout", alarm=True, unread_days=3,
    last_healthy="2026-11-21T05:30:00Z",
)  # fmt: skip


def facts(*sources: SourceNews, **given: Any) -> DigestFacts:
    values: dict[str, Any] = {"last_visit": NOW - timedelta(hours=1), "open": 12}
    return DigestFacts(sources=sources, **values | given)


def made(known: DigestFacts, told_on: dict[str, date] | None = None, now: datetime = NOW) -> Digest:
    mail = digest(known, told_on or {}, now)
    assert mail is not None
    return mail


def test_nothing_to_say_is_no_mail() -> None:
    assert digest(facts(WELL), {}, NOW) is None
    assert digest(facts(WELL, silent=["Moulerie"]), {}, NOW) is None
    assert digest(facts(replace(DOWN, alarm=False, unread_days=0)), {}, NOW) is None, (
        "an ordinary failure of a source that often fails"
    )
    assert digest(facts(), {}, NOW) is None


def test_a_new_problem_comes_first_with_its_mend() -> None:
    mail = made(facts(DOWN, replace(WELL, source="autre"), opened=5, closed=1))
    assert mail.text.startswith(
        "Bonjour,\n\nÀ REGARDER\n- Verrerie Fictive (verrerie-site) : pas lue depuis 3\u00a0jours. Le site"
    )
    assert "  → Rien à faire s’il revient demain." in mail.text
    assert "5\u00a0nouvelles, 1\u00a0fermée depuis le dernier message ; 12\u00a0ouvertes" in mail.text
    assert "1\u00a0fermée depuis hier ;" in made(facts(WELL, closed=1, first=True)).text, "there was no message before"
    assert (
        mail.subject == "Emplois de la vallée : 1\u00a0point à regarder, 5\u00a0nouvelles offres, 1\u00a0offre fermée"
    )
    assert mail.told == {"source:verrerie-site:timeout": TODAY}


def test_a_problem_is_not_told_every_morning_but_again_after_a_week() -> None:
    told_on = {"source:verrerie-site:timeout": TODAY}
    assert digest(facts(DOWN), told_on, NOW + timedelta(days=1)) is None
    assert digest(facts(DOWN), told_on, NOW + REMIND) is not None
    mail = made(facts(DOWN, opened=1), told_on, NOW + timedelta(days=1))
    assert "À REGARDER" not in mail.text
    assert "DÉJÀ SIGNALÉ" in mail.text
    assert mail.told == told_on, "the week is counted from when it was told"
    assert "À REGARDER" in made(facts(replace(DOWN, cause="gone")), told_on, NOW + timedelta(days=1)).text


def test_what_healed_is_told_once() -> None:
    mail = made(facts(WELL), {"source:verrerie-site:timeout": TODAY})
    assert "Verrerie Fictive : la source est de nouveau lue." in mail.text
    assert digest(facts(WELL), mail.told, NOW) is None


def test_what_never_ran_is_told() -> None:
    never = replace(WELL, state="never", last_healthy=None)
    assert "jamais lue" in made(facts(never)).text
    asleep = made(facts(replace(WELL, unread_days=4), never, last_visit=NOW - timedelta(days=4)))
    assert "Aucune source n’a été visitée depuis 4\u00a0jours." in asleep.text
    assert set(asleep.told) == {"scheduler"}, "one problem, not one a source"
    assert "Aucune source n’a été visitée encore." in made(facts(never, last_visit=None)).text
    assert "Les visites ont repris." in made(facts(WELL), dict(asleep.told)).text
    late = made(facts(replace(WELL, unread_days=2)))
    assert set(late.told) == {"source:verrerie-site:unread"}


def test_offers_and_lines_to_look_at_are_named() -> None:
    job = WarnedJob("a1", "Trieuse\nurgent", "discriminating")
    mail = made(facts(WELL, warned=[job], problems=["sources.csv, ligne 2 : …"], site="https://emplois.example"))
    assert "Offre « Trieuse urgent » : une formulation" in mail.text
    assert "https://emplois.example/offres/a1" in mail.text
    assert "sources.csv, ligne 2" in mail.text


def test_on_mondays_silent_members_are_named() -> None:
    monday = NOW - timedelta(days=1)
    assert "- Moulerie" in made(facts(WELL, silent=["Moulerie"], opened=1, last_visit=monday), now=monday).text
    assert "Moulerie" not in made(facts(WELL, silent=["Moulerie"], opened=1)).text


def test_memory_is_kept_and_a_broken_file_remembers_nothing(tmp_path: Path) -> None:
    for text in ("", "{}", "[]", '{"at": "hier", "told": {}}', '{"at": "2026-11-24T07:00:00Z", "told": {"a": 1}}'):
        (tmp_path / "digest.json").write_text(text, encoding="utf-8")
        assert recall(tmp_path) == Memory(None, {})
    remember(tmp_path, Memory(NOW, {"scheduler": TODAY}))
    assert recall(tmp_path) == Memory(NOW, {"scheduler": TODAY})


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """One source that timed out, one that was never visited."""
    sources = [GOOD_SOURCE | {"options": "links=css:a"}, other(GOOD_SOURCE, "autre-site", options="links=css:a")]
    registry(tmp_path, [GOOD_MEMBER], sources)
    paths = Paths(registry=tmp_path, data=tmp_path / "var")
    timeout = '[{"fault":"timeout","url":"","detail":"","listing":true}]'
    run(paths, now=NOW - timedelta(hours=2), sources=[])
    with open_store(paths.store) as store:
        ingest(store, crawl("verrerie-site", "2026-11-24T05:30:00Z", outcome="failed", complete=0, troubles=timeout))
    run(paths, now=NOW - timedelta(hours=1), sources=[])
    return paths


def call(paths: Paths, box: Letterbox, *words: str) -> int:
    mail = asdict(box.settings) | {"digest_to": ["asso@vallee.example"]}
    text = "\n".join(["[mail]", *(f"{name} = {value!r}" for name, value in mail.items()), ""])
    (paths.data / "glassvallee.toml").write_text(text, encoding="utf-8")
    return main(["--registry", str(paths.registry), "--data", str(paths.data), "--now", "2026-11-24T07:00:00Z", *words])


def test_it_is_mailed_once(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    with letterbox() as box:
        assert call(paths, box, "digest", "--dry") == 0
        assert "pas répondu à temps" in capsys.readouterr().out
        assert not box.letters
        assert call(paths, box, "digest") == 0
        assert call(paths, box, "digest") == 0
    (letter,) = box.letters
    assert letter["To"] == "asso@vallee.example"
    assert "Verrerie Fictive (verrerie-site) : jamais lue. Le site n’a pas répondu à temps" in text_of(letter)
    assert "(autre-site) : jamais lue. Elle est au registre" in text_of(letter)


def test_a_server_that_is_down_loses_nothing(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    with letterbox() as box:
        pass
    assert call(paths, box, "digest") == 1
    assert "n’a pas pris les messages" in capsys.readouterr().err
    assert recall(paths.data) == Memory(None, {})
    with letterbox("asso@vallee.example") as refusing:
        assert call(paths, refusing, "digest") == 1
    with letterbox() as again:
        assert call(paths, again, "digest") == 0
    assert len(again.letters) == 1
