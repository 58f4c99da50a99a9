"""``python -m demo``: the demonstration valley, crawled by the real program, on the real board."""

import argparse
import os
import re
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

from demo.server import LOOPBACK, Valley

if TYPE_CHECKING:
    from pipeline.installation.paths import Paths

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60
"""Seconds that the board has to answer."""
MEMBER = "verrerie-aubepine"
"""Whose private page is shown."""


def main() -> int:
    """Start the valley, crawl it, publish, and show it; with ``--once``, check that it answers, and stop."""
    parser = argparse.ArgumentParser(prog="demo", description=__doc__)
    parser.add_argument("--once", action="store_true", help="check that the board shows jobs, then stop")
    parser.add_argument("--port", type=int, default=8001, help="where the board listens (0: any free port)")
    args = parser.parse_args()
    signal.signal(signal.SIGTERM, stop)
    return demonstrate(datetime.now(UTC).replace(microsecond=0), once=args.once, port=args.port)


def demonstrate(now: datetime, *, once: bool, port: int) -> int:
    """Do what ``python -m demo`` and ``glassvallee demo`` are asked for; gives the exit status."""
    for name in [name for name in os.environ if name.startswith("GLASSVALLEE_") and name != "GLASSVALLEE_CHROMIUM"]:
        del os.environ[name]  # a real installation's settings, secrets and other machines are nothing to the valley
    os.environ |= {"GLASSVALLEE_ALLOW_LOOPBACK": "1", "GLASSVALLEE_DELAY": "0"}
    with (
        TemporaryDirectory(prefix="glassvallee-demo-") as folder,
        Valley(now, Path(folder) / "registry") as valley,
    ):
        crawl(valley, Path(folder), now)
        return check(Path(folder), valley.registry_dir) if once else show(Path(folder), valley.registry_dir, port)


def stop(signum: int, _frame: object) -> None:
    """End as an error would when asked to, so that the servers are stopped and the folder is removed."""
    raise SystemExit(128 + signum)


def crawl(valley: Valley, data: Path, now: datetime) -> None:
    """Crawl every site, refine and publish, and say what came of each."""
    from pipeline.commands.terminal.progress import shown_progress
    from pipeline.installation.paths import Paths
    from pipeline.run import run

    say(f"{len(valley.urls)} sites d’entreprises fictives répondent sur {LOOPBACK} ; le robot les visite …")
    begun = time.monotonic()
    with shown_progress(sys.stdout, now) as progress:
        summary = run(Paths(registry=valley.registry_dir, data=data), now=now, tell=progress.tell)
    for visit in summary.crawls:
        why = f" ({visit.troubles[0].fault}, {visit.troubles[0].url})" if visit.troubles else ""
        say(f"  {visit.source:<26} {visit.outcome:<8} {visit.found:>3} offres{why}")
    say(f"{summary.refined.sentence} {summary.published.sentence}")
    say(f"En tout : {time.monotonic() - begun:.0f} s.")


def show(data: Path, registry: Path, port: int) -> int:
    """Serve until stopped; the sites stay up, so that every link to a source works."""
    from msgspec.structs import replace

    from board.serve import app, serve
    from pipeline.installation.configuration import read_configuration
    from pipeline.installation.paths import Paths
    from pipeline.publishing.follow_people import following_people
    from pipeline.publishing.member_input import desk

    paths = Paths(registry=registry, data=data)
    say(f"La page d’un adhérent : http://{LOOPBACK}:{port}{private_link(paths, MEMBER)}")
    say(f"La page de l’association : http://{LOOPBACK}:{port}{private_link(paths, '')}")
    say(f"Le tableau : http://{LOOPBACK}:{port}  (Ctrl+C pour arrêter)")
    settings = read_configuration(data).settings
    site = replace(settings.served_site, notice="Démonstration : entreprises et offres fictives.")
    with following_people(paths):
        serve(app(paths.board, site=site, desk=desk(paths, settings)), LOOPBACK, port)
    return 0


def private_link(paths: "Paths", member: str) -> str:
    """The path of a private page: of a member, or of the association."""
    from db.people.links import make_link
    from db.people.open import open_people
    from db.people.secret import installation_secret

    secret, now = installation_secret(paths.data), datetime.now(UTC)
    with open_people(paths.people) as people:
        _, token = make_link(people, secret, now, member=member, person="Camille", days=1, by="demo")
    return f"/{'membre' if member else 'association'}/{token}"


def check(data: Path, registry: Path) -> int:
    """Serve in another process, look at the home page and at a job, and stop."""
    port = free_port()
    address = f"http://{LOOPBACK}:{port}"
    folders = ["--data", str(data), "--registry", str(registry)]
    command = [sys.executable, "-m", "pipeline", *folders, "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT) as board:
        try:
            count = jobs_shown(address, board)
        finally:
            board.terminate()
            try:
                board.wait(timeout=10)
            except subprocess.TimeoutExpired:
                board.kill()
    say(
        f"Le tableau a répondu sur {address} : {count} offres sur la première page."
        if count
        else "Le tableau est vide."
    )
    return 0 if count else 1


def jobs_shown(address: str, board: subprocess.Popen[bytes]) -> int:
    """How many jobs the home page links to, once one of them was read too."""
    page = ask(address, board)
    jobs = sorted(set(re.findall(r'href="(?:https?://[^/"]+)?(/offres/[0-9a-f]{16}[^"?#]*)"', page)))
    return len(jobs) if jobs and "<h1" in ask(address + jobs[0], board) else 0


def ask(url: str, board: subprocess.Popen[bytes]) -> str:
    """A page of the board; it has ``PATIENCE`` seconds to be up."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit and board.poll() is None:
        try:
            with urlopen(url, timeout=PATIENCE) as answer:
                return str(answer.read().decode("utf-8"))
        except URLError:
            time.sleep(0.1)
    return ""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def say(words: str) -> None:
    """Say something at once on standard error."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
