"""An installation whose mails arrive in a letterbox of this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy

from db.people import alerts
from db.people.alerts import Kind, Rhythm
from db.people.letterboxes import fingerprint
from db.people.open import open_people
from db.store import Row
from pipeline.installation.configuration import read_configuration
from pipeline.installation.paths import Paths
from pipeline.installation.settings import Settings
from pipeline.mail.send_alerts import Posted, ask_to_confirm, tell_news
from tests.worlds.board.client import valley
from tests.worlds.servers.smtp_server import Letterbox, letterbox

NOW = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
SEARCH = "q=cariste"


@dataclass
class Post:
    """An installation with a letterbox."""

    paths: Paths
    box: Letterbox

    @property
    def settings(self) -> Settings:
        mail = self.box.settings
        self.paths.data.joinpath("glassvallee.toml").write_text(
            f'[mail]\nhost = "{mail.host}"\nport = {mail.port}\nsecurity = "none"\nsender = "{mail.sender}"\n'
            '[site]\nurl = "https://emplois.vallee.example"\n',
            encoding="utf-8",
        )
        return read_configuration(self.paths.data).settings

    def ask(
        self,
        address: str,
        subject: str = SEARCH,
        *,
        until: str = "",
        kind: Kind = "search",
        rhythm: Rhythm = "daily",
        now: datetime = NOW,
    ) -> None:
        with open_people(self.paths.people) as people:
            alerts.ask(
                people, address, kind, subject, rhythm, box=fingerprint(b"secret", address), now=now, until=until
            )

    def confirm_all(self) -> None:
        with open_people(self.paths.people) as people:
            for row in people.rows("SELECT token FROM alerts"):
                alerts.confirm(people, row["token"], NOW)

    def rows(self) -> list[Row]:
        with open_people(self.paths.people) as people:
            return people.rows("SELECT * FROM alerts ORDER BY address")

    def confirmations(self, now: datetime = NOW) -> Posted:
        return ask_to_confirm(self.paths, self.settings, now)

    def news(self, now: datetime = NOW) -> Posted:
        return tell_news(self.paths, self.settings, now)


@contextmanager
def an_installation(folder: Path) -> Iterator[Post]:
    """With the board of the demonstration valley."""
    copy(valley().board, folder / "board.db")
    with letterbox("parti@exemple.fr") as box:
        yield Post(Paths(data=folder), box)
