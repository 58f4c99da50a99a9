"""Keys that stand in the addresses, the options and the notes of sources are nowhere in all that leaves the private files."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from zstandard import ZstdDecompressor

from board.http.metrics import PATH as METRICS
from board.published.site import site_of_file
from board.serve import datasette
from pipeline.installation.paths import Paths
from tests.worlds.installation import call
from tests.worlds.registry_rows import GOOD_MEMBER, registry

CANARIES = (
    "canari-cle-1", "canari2ZQx7Lm0PvT4kW9", "Zk3vQ9xT1mB7wLp0c4n4r13", "canari-jeton-4", "canari-mot-5", "canari-note-6",
    "canari-note-7", "canari-option-8",
)  # fmt: skip
KEY, IN_PATH, TOKEN, JETON, PASSWORD, NOTE, OTHER_NOTE, OPTION = CANARIES
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Offres d’emploi</title>
<item><title>Régleur de machine H/F</title><description>CDI à Eu (76260). Postulez sur {here}</description></item>
<item><title>Cariste H/F</title><link>{base}/offre/12?key={key}</link><description>CDI à Eu (76260), clé {key}</description></item>
</channel></rss>"""


class Site(BaseHTTPRequestHandler):
    """A site that repeats the key it was asked with in everything that it answers."""

    def do_GET(self) -> None:
        """A feed where one asks for it, else a refusal that repeats the question."""
        base = f"http://{self.headers['Host']}"
        known = self.path.startswith("/flux")
        body = (
            FEED.format(here=base + self.path.replace("&", "&amp;"), base=base, key=KEY)
            if known
            else f"non : {self.path}"
        )
        status = 200 if known else (404 if self.path == "/robots.txt" else 403)
        self.send_response(status, None if known else f"refus de {self.path}")
        self.send_header("Content-Type", "application/rss+xml; charset=utf-8" if known else "text/plain")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def site() -> Iterator[str]:
    """Its address, for as long as it answers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def sources(base: str) -> list[dict[str, str]]:
    """A line for every place where a secret may stand."""
    rows = {
        "cle": ("feed", f"{base}/flux?page=1&key={KEY}", ""),
        "chemin": ("feed", f"{base}/prive/{IN_PATH}/rss.xml", ""),
        "plateforme": ("digitalrecruiters", f"{base}/emploi", f"token={TOKEN}; api={base}"),
        "jeton": ("listing", f"{base}/liste?jeton={JETON}", "links=css:a"),
        "mot": ("listing", f"http://jean:{PASSWORD}@verrerie.example/", "links=css:a"),
        "option": ("listing", f"{base}/a", f"token={OPTION}; token={OPTION}"),
    }
    return [
        {"id": id, "member": "verrerie", "spider": spider, "url": url, "options": options, "note": NOTE}
        for id, (spider, url, options) in rows.items()
    ]


def pages(paths: Paths) -> Iterator[str]:
    """What the board answers."""
    with closing(sqlite3.connect(paths.board)) as board:
        jobs = [f"/offres/{id}-{slug}" for id, slug in board.execute("SELECT id, slug FROM jobs")]
        tables = [name for (name,) in board.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    made = datasette(paths.board, site=site_of_file())
    asked = [
        "/", "/offres.json", "/offres.rss", "/offres.csv", "/offres.jsonld", "/etat", "/sante", METRICS, "/entreprises/verrerie",
        "/entreprises/verrerie/annonces", "/sitemap.xml", "/donnees", *jobs,
        *(f"/etat/{row['id']}{more}" for row in sources("") for more in ("", "/montrees", "/ecartees")),
        *(f"/board/{table}.json?_shape=array&_size=max" for table in tables),
    ]  # fmt: skip

    async def answers() -> list[str]:
        await made.invoke_startup()
        return [(await made.client.get(path)).text for path in asked]

    yield from asyncio.run(answers())


def test_no_key_of_a_source_leaves(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("GLASSVALLEE_ALLOW_LOOPBACK", "1"), ("GLASSVALLEE_DELAY", "0"), ("GLASSVALLEE_TIMEOUT", "5")):
        monkeypatch.setenv(name, value)
    paths = Paths(registry=tmp_path, data=tmp_path / "var")
    with site() as base:
        registry(tmp_path, [GOOD_MEMBER | {"note": OTHER_NOTE}], sources(base))
        paths.data.mkdir()
        (paths.data / "glassvallee.toml").write_text('[backup]\nfolder = "copies"\n', encoding="utf-8")
        call(paths, "crawl", "--all")
    with closing(sqlite3.connect(paths.store)) as store, store:
        kept = "".join(url for (url,) in store.execute("SELECT url FROM sources"))
        assert KEY in kept  # it is needed to ask again
        assert TOKEN in store.execute("SELECT options FROM sources WHERE id = 'plateforme'").fetchone()[0]
        older = json.dumps(
            [{"fault": "forbidden", "url": f"{base}/?key={KEY}", "detail": f"token={KEY}", "listing": True}]
        )
        store.execute(
            "UPDATE crawls SET troubles = ? WHERE source = 'jeton'", [older]
        )  # as an older version noted them
    for words in (
        ["publish"], ["status"], ["status", "--json"], ["sources", "list"], ["sources", "list", "--json"], ["sources", "validate"],
        ["sources", "validate", "--json"], ["doctor"], ["doctor", "--json"], ["digest", "--dry"], ["rebuild"], ["backup", "--nightly"],
        ["export", "--format", "jsonl"], ["export", "--format", "csv"], ["export", "--format", "xml"], ["matches", "list"],
    ):  # fmt: skip
        call(paths, *words)
    said = capfd.readouterr()
    assert "key=***" in said.out + said.err
    with closing(sqlite3.connect(paths.board)) as board:
        titles = {title for (title,) in board.execute("SELECT title FROM jobs")}
        board_text = "\n".join(board.iterdump())
        assert board.execute("SELECT count(*) FROM crawls WHERE troubles != '[]'").fetchone()[0] >= 3
    assert {"Régleur de machine", "Cariste"} <= titles
    left = {"words of the command line": said.out + said.err, "board.db": board_text, "pages": "\n".join(pages(paths))}
    for file in [*paths.data.glob("logs/*"), *paths.data.glob("packages/**/*"), *paths.data.glob("*.json")]:
        left[file.name] = file.read_bytes().decode("utf-8", "replace") if file.is_file() else ""
    for file in paths.data.glob("copies/*"):
        body = (
            ZstdDecompressor().decompressobj().decompress(file.read_bytes())
            if file.suffix == ".zst"
            else file.read_bytes()
        )
        left[f"manifest of {file.name}"] = body[: body.find(b"SQLite format 3")].decode("utf-8", "replace")
    for_editors = ("words of the command line", {NOTE, OTHER_NOTE})  # `sources list` is theirs
    found = {(canary, place) for canary in CANARIES for place, text in left.items() if canary in text}
    found -= {(note, for_editors[0]) for note in for_editors[1]}
    assert found == set()
