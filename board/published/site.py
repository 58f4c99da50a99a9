"""datasette_config.json → what Datasette is told, and what our pages are told of the site and its publisher."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec.structs import fields

from board.published.setting_kinds import (
    Addresses,
    OptionalMail,
    OptionalPage,
    Robot,
    SiteAddress,
    Text,
    between,
    complaint,
    nearest,
)
from vocabulary.regular_file import read_regular

CONFIG = Path(__file__).resolve().parents[1] / "datasette_config.json"
FILE = "datasette_config.json"
MOST_BYTES = 1_000_000
"""How large that file may be."""
OURS = "board"
"""The name of the database, of its address and of our block in ``plugins``."""
Hours = Annotated[int | float, between(0, 87_600, "un nombre d’heures")]
Rate = Annotated[int | float, between(0, 1_000_000, "un nombre")]
Whole = Annotated[int, between(0, 1_000_000)]
TOP = frozenset(
    (
        "title",
        "description",
        "source",
        "source_url",
        "license",
        "license_url",
        "about",
        "about_url",
        "settings",
    )
) | {"plugins", "databases"}
"""What datasette_config.json may hold."""
DATASETTE: Mapping[str, Any] = (
    dict.fromkeys(("default_page_size", "max_returned_rows", "default_facet_size", "default_cache_ttl"), Whole)
    | dict.fromkeys(("cache_size_kb", "max_csv_mb", "truncate_cells_html"), Whole)
    | {"num_sql_threads": Annotated[int, between(1, 100)], "base_url": Text}
    | dict.fromkeys(
        ("sql_time_limit_ms", "facet_time_limit_ms", "facet_suggest_time_limit_ms"), Annotated[int, between(1, 60_000)]
    )
    | dict.fromkeys(("allow_facet", "default_allow_sql", "allow_download", "suggest_facets", "allow_csv_stream"), bool)
    | dict.fromkeys(("force_https_urls", "template_debug", "trace_debug"), bool)
)
"""The settings of Datasette 0.65, which itself passes over those that it does not know."""


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


class Site(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Our block of datasette_config.json; ``docs/board.md`` explains each."""

    name: Text = ""
    tagline: Text = ""
    publisher: Text = ""
    publisher_url: OptionalPage = ""
    publisher_address: Text = ""
    publication_director: Text = ""
    contact_url: OptionalPage = ""
    contact_email: OptionalMail = ""
    host: Text = ""
    """Who hosts the site, as the law wants it said."""
    robot: Robot = ""
    accessibility_audit: Text = ""
    notice: Text = ""
    """A sentence above every page."""
    url: SiteAddress = ""
    """The public address of the board."""
    license: Text = ""
    license_url: OptionalPage = ""
    stale_after_hours: Hours = 36
    searches_per_second: Rate = 5
    searches_at_once: Rate = 100
    trusted_proxies: Addresses = ()
    """Addresses of proxies whose ``X-Forwarded-For`` is believed."""
    area: Text = ""
    """Where offers may be, as ``crawlers.registry.area`` reads it; empty: agencies and groups in the valley, others in France."""

    def served(self, facts: InstallationFacts, *, metrics: bool) -> "ServedSite":
        """Our block with what the board must know of the installation that serves it."""
        return msgspec.convert(msgspec.to_builtins(self) | {"facts": facts, "metrics": metrics}, ServedSite)


class ServedSite(Site, frozen=True, kw_only=True):
    """The same with what the board must know of the installation that serves it."""

    facts: InstallationFacts = InstallationFacts()
    metrics: bool = False
    """Whether programs of this machine may read ``/metrics``."""


def read_config(config: Path = CONFIG, site: Site | None = None) -> dict[str, Any]:
    """Everything that Datasette is told; ``site``: what stands in the place of our block.

    Raises ``ValueError``, which names what is wrong and its mend, and ``OSError`` for a file that cannot be read.
    """
    try:
        given = json.loads(read_regular(config, MOST_BYTES).decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise ValueError(f"{FILE} : ce n’est pas du JSON (ligne {error.lineno}, colonne {error.colno}).") from error
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{FILE} : ce n’est pas du JSON en UTF-8.") from error
    if not isinstance(given, dict):  # told as all that is wrong in this file
        raise ValueError(  # noqa: TRY004
            f"{FILE} : il faut un objet, entre accolades."
        )
    for name in given:
        if name not in TOP:
            raise ValueError(f"{FILE} : « {name[:80]} » n’existe pas.{nearest(name, dict.fromkeys(sorted(TOP)))}")
    plugins = block(given, "plugins")
    for name in plugins:
        if name != OURS:
            raise ValueError(f"{FILE}, plugins : « {name[:80]} » n’existe pas. Il y a : {OURS}.")
    refuse_wrong(f"{FILE}, settings", block(given, "settings"), DATASETTE)
    if site is not None:
        given["plugins"] = {OURS: msgspec.to_builtins(site)}
    return given


def block(given: dict[str, Any], name: str) -> dict[str, Any]:
    """An object of the file; an empty one where it has none."""
    found = given.get(name, {})
    if not isinstance(found, dict):
        raise ValueError(  # noqa: TRY004
            f"{FILE}, {name} : il faut un objet, entre accolades."
        )
    return found


def refuse_wrong(where: str, settings: Mapping[str, Any], kinds: Mapping[str, Any]) -> None:
    """Raise ``ValueError`` for the first setting that does not exist, or whose value does not do."""
    for name, value in settings.items():
        if wrong := complaint(where, name, value, kinds):
            raise ValueError(wrong)


def as_site(settings: Any) -> ServedSite:
    """Our block, read; raises ``ValueError`` for what is no setting, or a value of the wrong kind."""
    refuse_wrong(f"{FILE}, plugins.{OURS}", settings, {field.name: field.type for field in fields(ServedSite)})
    return msgspec.convert(settings, ServedSite)


def site_of_file(config: Path = CONFIG) -> ServedSite:
    """Our block as datasette_config.json gives it."""
    settings = block(block(read_config(config), "plugins"), OURS)
    refuse_wrong(f"{FILE}, plugins.{OURS}", settings, {field.name: field.type for field in fields(Site)})
    return as_site(settings)
