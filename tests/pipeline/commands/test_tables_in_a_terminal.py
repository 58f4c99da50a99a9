"""What verbs show in a terminal of 60 or 100 columns, and where there is none: headings, French, Paris, and no wider than it."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from rich.cells import cell_len

from db.people.links import make_link
from db.people.open import open_people
from db.people.secret import installation_secret
from db.store import open_store
from db.vallee.ingest import ingest
from pipeline.__main__ import main
from pipeline.installation.paths import Paths
from pipeline.run import run
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, other, registry
from tests.worlds.store_rows import crawl, raw
from tests.worlds.terminals.pseudo_terminal import COLOUR, CONTROL, in_terminal, letters, widest

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
SEEN, FAILED = "2026-11-24T05:30:00Z", "2026-11-24T06:10:00Z"
TIMEOUT = '[{"fault":"timeout","url":"https://a.example","detail":"","listing":true}]'
MUTE = "atelier-de-la-bresle-qui-ne-repond-plus"
EVIL = "Régleur \x1b[2J\x1b]0;titre\x07 de \u202emachine"
SHOWN = {
    "status": [
        "Source",
        "État",
        "Lue en entier",
        "À jour",
        "Injoignable",
        "Pas de réponse à temps",
        "mardi 24 nov. 06:30",
    ],
    "sources list": ["Source", "Adhérent", "Adresse", "https://verrerie.example/offres"],
    "matches list": ["Annonce", "Autre annonce", "Décision", "réunies", "Motifs"],
    "members links": ["Lien", "État", "Pour", "association", "En cours", "Valable jusqu’au", "jamais"],
    "members audit": ["Quand", "Issue", "Quoi", "Fait", "Lien créé", "mardi 24 nov. 08:00"],
    "doctor": ["Réglage", "Valeur", "Fichier", "[serve] port", "Mot de passe", "absent"],
}
"""Verb → what somebody reads there."""


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """Two sources with the same offer, one that does not answer today, one of no visit; a link of the association."""
    folder = tmp_path_factory.mktemp("terminal")
    rows = [GOOD_SOURCE, other(GOOD_SOURCE, "portail"), other(GOOD_SOURCE, MUTE), other(GOOD_SOURCE, "neuve")]
    registry(folder, [GOOD_MEMBER], [row | {"options": "links=css:a"} for row in rows])
    paths = Paths(registry=folder, data=folder / "var")
    run(paths, now=NOW - timedelta(days=2), sources=[])
    fields = json.dumps({"title": EVIL, "description": "Vous réglez les machines. " * 30, "employmentType": "CDI"})
    with open_store(paths.store) as store:
        for number, source in enumerate((GOOD_SOURCE["id"], "portail"), 1):
            visit = crawl(source, SEEN)
            url = f"https://{source}.example/{number}"
            ingest(store, visit, postings=[raw(number, visit, url=url, fields=fields)])
        ingest(store, crawl(MUTE, FAILED, outcome="failed", complete=0, troubles=TIMEOUT, found=0))
    run(paths, now=NOW, sources=[])
    join = ["matches", "join", f"{1:016x}", f"{2:016x}", "--by", "camille\x1b[2J", "--reason", "la même \x1b[31mligne"]
    assert main([*words(paths, ""), *join]) == 0
    with open_people(paths.people) as people:
        make_link(people, installation_secret(paths.data), NOW, member="", person="Camille", days=30, by="camille")
    return paths


def words(paths: Paths, verb: str) -> list[str]:
    return ["--registry", str(paths.registry), "--data", str(paths.data), "--now", NOW.isoformat(), *verb.split()]


@pytest.mark.parametrize("columns", [60, 100])
@pytest.mark.parametrize("verb", SHOWN)
def test_a_table_fits_its_terminal_and_is_read_in_french(paths: Paths, verb: str, columns: int) -> None:
    _, written = in_terminal(columns, *words(paths, verb))
    told = " ".join(" ".join(letters(written)).replace("\u00a0", " ").split())

    assert widest(written) <= columns
    assert [word for word in SHOWN[verb] if word not in told] == []
    assert [word for word in ("None", "failed", "suspect", "done", "T05:30", "\x1b") if word in told] == []
    assert COLOUR.search(written), "a terminal has bold headings"
    assert not COLOUR.sub("", written).count("\x1b"), "and nothing else that it obeys"


@pytest.mark.parametrize("verb", SHOWN)
def test_no_color_is_heard(paths: Paths, verb: str) -> None:
    _, written = in_terminal(60, *words(paths, verb), env={"NO_COLOR": "1"})

    assert "\x1b" not in written
    assert widest(written) <= 60


@pytest.mark.parametrize("verb", SHOWN)
def test_without_a_terminal_there_are_only_letters_and_a_row_is_a_line(
    paths: Paths, verb: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(words(paths, verb))
    told = capsys.readouterr().out

    assert not CONTROL.search(told)
    assert all(letter.isprintable() or letter in "\n\u00a0" for letter in told)
    assert [word for word in SHOWN[verb] if word not in told.replace("\u00a0", " ")] == []
    if verb == "status":
        assert len(told.splitlines()) == 5, "headings, and four sources"
        (failed,) = [line for line in told.splitlines() if line.startswith(MUTE)]
        assert "Pas de réponse à temps" in failed
        assert failed.rstrip().endswith(".")


def test_numbers_end_beneath_each_other(paths: Paths) -> None:
    _, written = in_terminal(100, *words(paths, "status"))
    heading, *rows = letters(written)
    (site,) = [row for row in rows if row.startswith(GOOD_SOURCE["id"])]

    assert cell_len(site[: heading.index("Affichées") + len("Affichées")].rstrip()) == heading.index("Affichées") + 9


def test_json_is_as_it_was_in_a_terminal_too(paths: Paths) -> None:
    status, written = in_terminal(60, *words(paths, "status"), "--json")
    states = {state["source"]: state for state in json.loads(written)}

    assert status == 1
    assert (states[MUTE]["state"], states[MUTE]["cause"], states["portail"]["last_healthy"]) == (
        "failed",
        "timeout",
        SEEN,
    )
