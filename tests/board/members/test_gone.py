"""What is hidden is gone from everything that leaves the board; what is private never enters it; a visit asked for is made."""

import io
import os
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from db.people.open import open_people
from db.people.requests import ask, read
from db.people.rows import Actor
from db.store import open_store
from db.vallee.ingest import ingest
from demo.__main__ import free_port
from pipeline.installation.paths import ROOT, Paths
from pipeline.publishing.follow_people import pack
from pipeline.scheduling.sources_to_visit import sources_to_visit_now
from tests.worlds.board.members_world import World, world
from tests.worlds.processes import Working, until
from tests.worlds.rebuilt_days import offer
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, registry
from tests.worlds.store_rows import crawl

LEAVES = (
    "/", "/?q=regleur", "/offres.rss", "/offres.atom", "/offres.ics", "/offres.json", "/offres.jsonld", "/offres.csv", "/offres.xlsx",
    "/offres.xml", "/imprimer", "/suggestions?q=reg", "/sitemap.xml", "/entreprises/verrerie", "/etat", "/etat/verrerie-site",
    "/board/jobs.json?_size=max", "/board/postings.json?_size=max", "/board/history.json", "/board/changes.json",
    "/board/member_jobs.json", "/board/moved_jobs.json", "/board/jobs_fts.json",
)  # fmt: skip
TOLD = (b"gleur 1", b"offres/1", b"machine 1")
PATIENCE = 60


@pytest.fixture
def valley(tmp_path: Path) -> World:
    return world(tmp_path, moderated="[]")


def words(body: bytes) -> bytes:
    """What a file says; a workbook is unpacked."""
    if not body.startswith(b"PK"):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


def test_what_is_hidden_is_gone_from_all_that_leaves_the_board(valley: World) -> None:
    claire, id = valley.browser("verrerie"), str(valley.jobs("title = 'Régleur 1'")[0]["id"])
    pack(valley.paths, datetime.now(UTC))
    before = {path: words(valley.ask("GET", path).content) for path in LEAVES}
    assert sum(any(word in body for word in TOLD) or id.encode() in body for body in before.values()) > 12, (
        "what is looked for is told"
    )
    claire.post(f"/membre/offres/{id}", faire="hide")
    valley.follow()
    pack(valley.paths, datetime.now(UTC))
    for path in LEAVES:
        body = words(valley.ask("GET", path).content)
        assert not [word for word in TOLD if word in body], path
        # The line that says how many were set aside, and why, keeps its number.
        assert id.encode() not in body or path.startswith(("/board/postings", "/etat", "/entreprises")), path
    for file in valley.paths.packages.iterdir():
        assert not [word for word in TOLD if word in file.read_bytes()], file.name


def test_nothing_private_enters_the_board(valley: World) -> None:
    claire = valley.browser("verrerie", "Claire Confidentielle")
    ids = [str(job["id"]) for job in valley.jobs()]
    claire.post(f"/membre/offres/{ids[0]}", faire="correct", field="title", value="Chef de ligne")
    claire.post(f"/membre/offres/{ids[1]}", faire="filled", why="motif-confidentiel")
    claire.post("/membre/profil", faire="description", description="Nous moulons.")
    valley.ask(
        "POST",
        "/retrait/demande",
        data={"offre": ids[2], "pourquoi": "raison-confidentielle", "contact": "moi@confidentiel.example"},
    )
    association = valley.browser("", "Paul Confidentiel")
    association.post(
        f"/association/demandes/{valley.rows('requests')[-1]['n']}", faire="approve", answer="réponse-confidentielle"
    )
    valley.follow()
    body = valley.paths.board.read_bytes().lower()
    assert b"nous moulons" in body
    assert b"confidentiel" not in body
    with closing(sqlite3.connect(valley.paths.board)) as board:
        names = {name for (name,) in board.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        columns = {row[1] for name in names for row in board.execute(f"PRAGMA table_info({name})")}
    assert not names & {"links", "sessions", "requests", "audit", "alerts", "counters"}
    assert not columns & {"person", "contact", "token", "token_hash", "address", "decided_by", "answer"}


class Site(BaseHTTPRequestHandler):
    """A list of one offer."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path in {"/emploi", "/offre-7"} else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if self.path == "/emploi":
            self.wfile.write(b'<h1>Emploi</h1><a href="/offre-7">Offre</a>')
        elif self.path == "/offre-7":
            self.wfile.write(offer(7))

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/emploi"
    server.shutdown()
    server.server_close()


def test_a_visit_that_a_member_asks_for_is_made_by_run(site: str, tmp_path: Path) -> None:
    registry(tmp_path, [GOOD_MEMBER], [GOOD_SOURCE | {"url": site, "options": "links=css:a"}])
    paths = Paths(registry=tmp_path, data=tmp_path / "var")
    now = datetime.now(UTC)
    with open_store(paths.store) as store:
        ingest(store, crawl(GOOD_SOURCE["id"], at=f"{now - timedelta(minutes=20):%Y-%m-%dT%H:%M:%SZ}"))
    assert sources_to_visit_now(paths, now) == [], "without a word of the member, nothing is due"
    with open_people(paths.people) as people:
        ask(people, now, who=Actor(member=GOOD_MEMBER["id"], person="Claire"), kind="crawl")
    (paths.data / "glassvallee.toml").write_text(f"[serve]\nport = {free_port()}\n", encoding="utf-8")
    ours = {"GLASSVALLEE_ALLOW_LOOPBACK": "1", "GLASSVALLEE_DELAY": "0"}
    command = [sys.executable, "-m", "pipeline", "--data", str(paths.data), "--registry", str(tmp_path), "run"]
    with Working(command, cwd=ROOT, env=os.environ | ours, stderr=subprocess.DEVNULL):
        until(lambda: done(paths), "the board never told what was read", PATIENCE)
    assert sources_to_visit_now(paths, datetime.now(UTC)) == [], "asked for once, made once"


def done(paths: Paths) -> bool:
    """Whether the word of the member was followed, and the board tells what was read."""
    with open_people(paths.people) as people:
        (row,) = read(people, "")
    return row.state == "done" and "Régleur 7" in titles(paths.board)


def titles(board: Path) -> set[str]:
    """What a board shows, if there is one."""
    if not board.exists():
        return set()
    with closing(sqlite3.connect(board)) as opened:
        return {title for (title,) in opened.execute("SELECT title FROM jobs")}
