"""datasette_config.json → what Datasette is told, and what our pages are told of the site and its publisher."""

import json
from pathlib import Path
from typing import Annotated, Any

import msgspec

CONFIG = Path(__file__).resolve().parents[1] / "datasette_config.json"
OURS = "board"
"""The name of the database, of its address and of our block in ``plugins``."""
Words = tuple[str, ...]
Number = Annotated[int, msgspec.Meta(ge=0)] | Annotated[float, msgspec.Meta(ge=0)]


class InstallationFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What legal pages may state of an installation; zero and no where nothing is known of it."""

    pages_days: int = 0
    """How long pages of sources are kept."""
    logs_days: int = 0
    withdrawn_days: int = 0
    """How long what people asked for and took back is kept."""
    alerts: bool = False
    """Whether mails of saved searches leave."""
    confirm_hours: int = 0
    """How long an address that does not confirm is kept."""


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """Our block of datasette_config.json; ``docs/board.md`` explains each."""

    name: str = ""
    tagline: str = ""
    publisher: str = ""
    publisher_url: str = ""
    publisher_address: str = ""
    publication_director: str = ""
    contact_url: str = ""
    contact_email: str = ""
    host: str = ""
    """Who hosts the site, as the law wants it said."""
    robot: str = ""
    accessibility_audit: str = ""
    notice: str = ""
    """A sentence above every page."""
    url: str = ""
    """The public address of the board."""
    license: str = ""
    license_url: str = ""
    stale_after_hours: Number = 36
    searches_per_second: Number = 5
    searches_at_once: Number = 100
    trusted_proxies: Words = ()
    """Addresses of proxies whose ``X-Forwarded-For`` is believed."""

    def served(self, facts: InstallationFacts, *, metrics: bool) -> "ServedSite":
        """Our block with what the board must know of the installation that serves it."""
        return msgspec.convert(msgspec.to_builtins(self) | {"facts": facts, "metrics": metrics}, ServedSite)


class ServedSite(Site, frozen=True, kw_only=True):
    """The same with what the board must know of the installation that serves it."""

    facts: InstallationFacts = InstallationFacts()
    metrics: bool = False
    """Whether programs of this machine may read ``/metrics``."""


def read_config(config: Path = CONFIG, site: Site | None = None) -> dict[str, Any]:
    """Everything that Datasette is told; ``site``: what stands in the place of our block."""
    given: dict[str, Any] = json.loads(config.read_text(encoding="utf-8"))
    if site is not None:
        given["plugins"][OURS] = msgspec.to_builtins(site)
    return given


def as_site(block: Any) -> ServedSite:
    """Our block, read; raises ``ValueError`` for a value of the wrong kind."""
    try:
        return msgspec.convert(block, ServedSite)
    except msgspec.ValidationError as error:
        raise ValueError(
            f"datasette_config.json, plugins.{OURS} : une valeur n’est pas du bon genre ({error})."
        ) from error


def site_of_file() -> ServedSite:
    """Our block as datasette_config.json gives it."""
    return as_site(read_config()["plugins"][OURS])
