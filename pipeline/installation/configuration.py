"""defaults.toml, an installation's own glassvallee.toml and the environment → what is in force, and from where."""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import fields

from board.published.setting_kinds import complaint, nearest
from board.published.site import FILE, Site, site_of_file
from crawlers.registry.area import read_area
from crawlers.registry.intervals import clock
from pipeline.installation.error_words import error_words
from pipeline.installation.settings import Settings
from vocabulary.regular_file import read_regular

DEFAULTS = Path(__file__).with_name("defaults.toml")
NAME = "glassvallee.toml"
MOST_BYTES = 100_000
"""How large a file of settings may be: nobody writes so much by hand."""
SITE = "site"
SECRETS = (
    "GLASSVALLEE_SECRET",
    "GLASSVALLEE_SMTP_PASSWORD",
    "GLASSVALLEE_BROKER",
    "GLASSVALLEE_FRANCE_TRAVAIL_ID",
    "GLASSVALLEE_FRANCE_TRAVAIL_SECRET",
    "DATASETTE_SECRET",
)
"""Given by the environment, never shown."""


class ConfigurationError(ValueError):
    """A setting that is not one, or has the wrong kind of value: the message names file, heading and mend."""


@dataclass(frozen=True)
class Configuration:
    """What is in force, and from where."""

    settings: Settings

    file: Path | None = None
    """The installation's own file; ``None`` when it has none."""

    given: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Heading → settings that the installation's own file gives."""

    def origin(self, heading: str, setting: str) -> str:
        """Which file a value comes from."""
        own = setting in self.given.get(heading, ())
        return str(self.file) if own else ("datasette_config.json" if heading == SITE else DEFAULTS.name)

    def lines(self) -> Iterator[tuple[str, str, Any]]:
        """Heading, setting and value of everything; of the site only what the installation says of it itself."""
        for heading in fields(Settings):
            section = getattr(self.settings, heading.name)
            for setting in fields(section):
                if heading.name != SITE or setting.name in self.given.get(SITE, ()):
                    yield heading.name, setting.name, getattr(section, setting.name)


def read_site() -> Site:
    """The site as datasette_config.json gives it; raises ``ConfigurationError``."""
    try:
        site = site_of_file()
    except ValueError as error:
        raise ConfigurationError(str(error)) from error
    except OSError as error:
        raise ConfigurationError(error_words(error)) from error
    check_area(FILE, site.area)
    return site


def check_area(file: Path | str, words: str) -> None:
    """Refuse an area of an installation that names no place."""
    try:
        if words:
            read_area(words)
    except ValueError as error:
        raise ConfigurationError(f"{file}, [{SITE}] {error}") from error


def read_defaults(published: Site, file: Path = DEFAULTS) -> dict[str, dict[str, Any]]:
    """Heading → setting → the value that is in force when an installation says nothing."""
    written = parsed(file)
    for heading in HEADINGS:
        if heading != SITE:
            check(file, heading, written.get(heading), {})
            if missing := KINDS[heading].keys() - written[heading]:
                raise ConfigurationError(f"{file}, [{heading}] : il manque « {min(missing)} ». Remettez ce fichier.")
    if unknown := written.keys() - HEADINGS.keys() | written.keys() & {SITE}:
        raise ConfigurationError(f"{file} : la rubrique [{min(unknown)}] n’est pas de ce fichier. Remettez-le.")
    site = {setting.name: getattr(published, setting.name) for setting in fields(Site)}
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in site.items()}
    return written | {SITE: plain}


def default_configuration() -> Configuration:
    """What is in force when an installation says nothing; of a site that cannot be read, nothing is known."""
    try:
        site = read_site()
    except ConfigurationError:
        site = Site()
    return Configuration(msgspec.convert(read_defaults(site), Settings))


def read_configuration(data: Path, file: Path | None = None) -> Configuration:
    """What is in force for a data folder. ``file``: the installation's own, when it does not lie there.

    Raises ``ConfigurationError`` for a site that cannot be read, what is no file, a file that is not TOML, a heading or setting that
    does not exist, or a value of the wrong kind, and ``FileNotFoundError`` for a named file that is not there.
    """
    own, defaults = file or data / NAME, read_defaults(read_site())
    if file is None and not os.path.lexists(own):
        return Configuration(msgspec.convert(defaults, Settings))
    written = parsed(own)
    for heading, settings in written.items():
        check(own, heading, settings, defaults)
    merged = {heading: values | written.get(heading, {}) for heading, values in defaults.items()}
    own_settings = {heading: frozenset(settings) for heading, settings in written.items()}
    return Configuration(msgspec.convert(merged, Settings), own, own_settings)


def parsed(file: Path) -> dict[str, Any]:
    """What a TOML file says, before it is checked."""
    try:
        return tomllib.loads(read_regular(file, MOST_BYTES).decode("utf-8"))
    except FileNotFoundError as error:
        raise FileNotFoundError(
            f"{file} n’existe pas : donnez le chemin d’un fichier de réglages, ou retirez --config."
        ) from error
    except OSError as error:
        raise ConfigurationError(f"{error_words(error)}. Ce n’est pas un fichier de réglages.") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{file} : ce fichier n’est pas en UTF-8. Enregistrez-le en UTF-8.") from error
    except (ValueError, RecursionError) as error:  # TOML has more ways to be wrong than its own error
        place = place_of(error) if isinstance(error, tomllib.TOMLDecodeError) else "un nombre ou une liste sans fin"
        raise ConfigurationError(f"{file} : ce n’est pas du TOML ({place}). Voyez docs/exploitation.md.") from error


def check(file: Path, heading: str, settings: object, defaults: Mapping[str, Mapping[str, Any]]) -> None:
    """Refuse what is no heading, no setting of it, or no value of that setting's kind."""
    if heading not in HEADINGS:
        raise ConfigurationError(f"{file} : la rubrique [{heading[:80]}] n’existe pas.{nearest(heading, HEADINGS)}")
    if not isinstance(settings, dict):
        raise ConfigurationError(
            f"{file} : [{heading}] est une rubrique. Écrivez ses réglages en dessous, un par ligne."
        )
    usual = defaults.get(heading, {})
    for setting, value in settings.items():
        if wrong := complaint(f"{file}, [{heading}]", setting, value, KINDS[heading], usual.get(setting)):
            raise ConfigurationError(wrong)
        if (heading, setting) == (SITE, "area"):
            check_area(file, value)
        if setting == "at" or setting.endswith("_at"):
            try:
                clock(value)
            except ValueError as error:
                raise ConfigurationError(f"{file}, [{heading}] {setting} : {error}") from error


HEADINGS: Mapping[str, Any] = {heading.name: heading.type for heading in fields(Settings)}
KINDS: Mapping[str, Mapping[str, Any]] = {
    heading: {setting.name: setting.type for setting in fields(kind)} for heading, kind in HEADINGS.items()
}
"""Heading → setting → its kind."""


def place_of(error: tomllib.TOMLDecodeError) -> str:
    """Where a file stops being TOML.

    >>> place_of(tomllib.TOMLDecodeError("Expected ']' at the end of a table declaration (at line 3, column 7)"))
    'ligne 3, colonne 7'
    """
    found = re.search(r"at line (\d+), column (\d+)", str(error))
    return f"ligne {found[1]}, colonne {found[2]}" if found else "à la fin du fichier"
