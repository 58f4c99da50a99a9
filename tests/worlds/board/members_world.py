"""Two members, their offers, and browsers that hold their links: for tests of what people may do, and may not."""

import asyncio
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
from msgspec.structs import asdict

from board.serve import datasette
from db.people.links import make_link
from db.people.open import open_people
from db.people.requests import read
from db.people.secret import installation_secret
from db.rows import Row
from pipeline.installation.configuration import read_configuration
from pipeline.installation.paths import Paths
from pipeline.publishing.follow_people import follow
from pipeline.publishing.member_input import desk
from tests.worlds.rebuilt_days import NOW, crawl, offer
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, other, registry


@dataclass
class World:
    """An installation, and its board."""

    paths: Paths
    ds: Any = None
    day: int = 0
    bodies: dict[int, bytes] = field(default_factory=lambda: {n: offer(n) for n in range(1, 4)})

    def crawl(self) -> None:
        """One more day: the site is read, refined, published."""
        crawl(self.paths, self.day, self.bodies)
        self.day += 1

    def follow(self) -> None:
        """What `run` and `serve` do within a second."""
        assert follow(self.paths, NOW + timedelta(days=self.day)) == 0

    def link(self, member: str, person: str = "", days: int = 90, since: int = 0) -> str:
        """The path of a new link; made ``since`` days ago."""
        now = datetime.now(UTC) - timedelta(days=since)
        with open_people(self.paths.people) as people:
            secret = installation_secret(self.paths.data)
            _, token = make_link(people, secret, now, member=member, person=person, days=days, by="test")
        return f"/{'membre' if member else 'association'}/{token}"

    def ask(self, method: str, path: str, cookie: str = "", **given: Any) -> httpx.Response:
        """One request, by whoever holds this cookie."""
        return asyncio.run(self.asking(method, path, cookie, given))

    async def asking(self, method: str, path: str, cookie: str, given: Row) -> httpx.Response:
        """The same, inside a loop."""
        await self.ds.invoke_startup()
        headers = ({"cookie": cookie} if cookie else {}) | given.pop("headers", {})
        found: httpx.Response = await self.ds.client.request(method, path, headers=headers, **given)
        return found

    def browser(self, member: str, person: str = "Claire") -> "Browser":
        """Somebody who opened a link."""
        found = self.ask("POST", self.link(member, person))
        assert found.status_code == 303, found.text
        return Browser(self, found.headers["set-cookie"].partition(";")[0], found.headers["location"])

    def jobs(self, where: str = "1") -> list[Row]:
        """What the public board holds."""
        with closing(sqlite3.connect(self.paths.board)) as board:
            board.row_factory = sqlite3.Row
            return [dict(row) for row in board.execute(f"SELECT * FROM jobs WHERE {where} ORDER BY title")]

    def rows(self, table: str) -> list[Row]:
        """What people.db holds."""
        with open_people(self.paths.people) as people:
            if table == "requests":
                return [asdict(row) for row in read(people, "")]
            return people.rows(f"SELECT * FROM {table} ORDER BY 1")


@dataclass
class Browser:
    """A cookie, and what its pages say."""

    world: World
    cookie: str
    home: str

    def get(self, path: str = "") -> httpx.Response:
        """A page."""
        return self.world.ask("GET", path or self.home, self.cookie)

    @property
    def csrf(self) -> str:
        """What our forms carry for this session."""
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', self.get().text)
        assert found
        return found[1]

    def post(self, path: str, **form: Any) -> httpx.Response:
        """A form of ours, sent."""
        files, headers = form.pop("files", None), form.pop("headers", {})
        data = form if "csrf" in form else {"csrf": self.csrf} | form
        return self.world.ask("POST", path, self.cookie, data=data, files=files, headers=headers)


LAST_DAY = f"{datetime.now(UTC).date() + timedelta(days=60)}"
"""A last day that a form takes, whenever the tests run."""
KEEP: list[Any] = []


@cache
def crawled() -> Path:
    """The data after the first day, made once."""
    folder = TemporaryDirectory(prefix="members-tests-")
    KEEP.append(folder)
    two_members(Path(folder.name))
    World(Paths(registry=Path(folder.name), data=Path(folder.name) / "var")).crawl()
    return Path(folder.name) / "var"


def two_members(folder: Path) -> None:
    """The registry."""
    registry(
        folder,
        [
            GOOD_MEMBER | {"website": "https://verrerie.example"},
            other(GOOD_MEMBER, "moulerie", name="Moulerie Fictive"),
        ],
        [GOOD_SOURCE | {"options": "links=css:a"}],
    )


def world(folder: Path, text: str = "", **settings: Any) -> World:
    """Two members; only the first has a site, and three offers. ``text``: the settings file; ``settings``: of [members]."""
    two_members(folder)
    made = World(Paths(registry=folder, data=folder / "var"), day=1)
    shutil.copytree(crawled(), made.paths.data)
    lines = "".join(f"{name} = {value}\n" for name, value in settings.items())
    (made.paths.data / "glassvallee.toml").write_text(text or f"[members]\n{lines}", encoding="utf-8")
    in_force = read_configuration(made.paths.data).settings
    made.ds = datasette(made.paths.board, site=in_force.served_site, desk=desk(made.paths, in_force))
    return made
