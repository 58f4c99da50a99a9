"""defaults.toml, an installation's own glassvallee.toml and the environment → what is in force, and from where."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import fields

from board.published.site import Number, Site, Words, site_of_file
from crawlers.registry.intervals import clock
from pipeline.installation.settings import Settings, Whole

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
        return site_of_file()
    except ValueError as error:
        raise ConfigurationError(str(error)) from error


def read_defaults(published: Site) -> dict[str, dict[str, Any]]:
    """Heading → setting → the value that is in force when an installation says nothing."""
    site = {setting.name: getattr(published, setting.name) for setting in fields(Site)}
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in site.items()}
    return tomllib.loads(DEFAULTS.read_text(encoding="utf-8")) | {SITE: plain}


def default_configuration() -> Configuration:
    """What is in force when an installation says nothing; of a site that cannot be read, nothing is known."""
    try:
        site = read_site()
    except ConfigurationError:
        site = Site()
    return Configuration(msgspec.convert(read_defaults(site), Settings))


def read_configuration(data: Path, file: Path | None = None) -> Configuration:
    """What is in force for a data folder. ``file``: the installation's own, when it does not lie there.

    Raises ``ConfigurationError`` for a site that cannot be read, a file that is not TOML, a heading or setting that does not
    exist, or a value of the wrong kind, and ``FileNotFoundError`` for a named file that is not there.
    """
    own, defaults = file or data / NAME, read_defaults(read_site())
    if file is None and not own.exists():
        return Configuration(msgspec.convert(defaults, Settings))
    written = parsed(own)
    for heading, settings in written.items():
        check(own, heading, settings, defaults)
    merged = {heading: values | written.get(heading, {}) for heading, values in defaults.items()}
    own_settings = {heading: frozenset(settings) for heading, settings in written.items()}
    return Configuration(msgspec.convert(merged, Settings), own, own_settings)


def parsed(file: Path) -> dict[str, Any]:
    """What a TOML file says, before it is checked."""
    if not file.exists():
        raise FileNotFoundError(
            f"{file} n’existe pas : donnez le chemin d’un fichier de réglages, ou retirez --config."
        )
    text = file.read_bytes()[: MOST_BYTES + 1]
    if len(text) > MOST_BYTES:
        raise ConfigurationError(
            f"{file} : plus de {MOST_BYTES} octets. Ce n’est sans doute pas un fichier de réglages."
        )
    try:
        return tomllib.loads(text.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{file} : ce fichier n’est pas en UTF-8. Enregistrez-le en UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(
            f"{file} : ce n’est pas du TOML ({place_of(error)}). Voyez docs/exploitation.md."
        ) from error


def check(file: Path, heading: str, settings: object, defaults: Mapping[str, Mapping[str, Any]]) -> None:
    """Refuse what is no heading, no setting of it, or no value of that setting's kind."""
    if heading not in defaults:
        raise ConfigurationError(f"{file} : la rubrique [{heading}] n’existe pas.{nearest(heading, defaults)}")
    if not isinstance(settings, dict):
        raise ConfigurationError(
            f"{file} : [{heading}] est une rubrique. Écrivez ses réglages en dessous, un par ligne."
        )
    known = defaults[heading]
    kinds = {field.name: field.type for field in fields(HEADINGS[heading])}
    for setting, value in settings.items():
        if setting not in known:
            raise ConfigurationError(
                f"{file}, [{heading}] : le réglage « {setting} » n’existe pas.{nearest(setting, known)}"
            )
        if not fits(value, kinds[setting]):
            raise ConfigurationError(
                f"{file}, [{heading}] {setting} : « {as_written(value)} » ne convient pas, il faut {KINDS[kinds[setting]]}, "
                f"par exemple « {as_written(known[setting])} »."
            )
        if setting == "at" or setting.endswith("_at"):
            try:
                clock(value)
            except ValueError as error:
                raise ConfigurationError(f"{file}, [{heading}] {setting} : {error}") from error


HEADINGS = {heading.name: heading.type for heading in fields(Settings)}
KINDS: Mapping[Any, str] = {
    str: "un texte entre guillemets",
    Whole: "un nombre entier, zéro ou plus",
    Number: "un nombre, zéro ou plus",
    Words: "une liste de textes",
    bool: "true ou false",
}
"""How a kind of value is called in a message."""


def fits(value: object, kind: Any) -> bool:
    """Whether a value is of the kind of a setting.

    >>> fits(3, Whole), fits(-3, Whole), fits(True, Whole), fits(["a"], Words), fits([1], Words)
    (True, False, False, True, False)
    """
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def as_written(value: object) -> str:
    """A value as the file has it.

    >>> as_written("587"), as_written(["a@exemple.fr"]), as_written(True)
    ('"587"', '["a@exemple.fr"]', 'true')
    """
    return json.dumps(value, ensure_ascii=False, default=str)


def place_of(error: tomllib.TOMLDecodeError) -> str:
    """Where a file stops being TOML.

    >>> place_of(tomllib.TOMLDecodeError("Expected ']' at the end of a table declaration (at line 3, column 7)"))
    'ligne 3, colonne 7'
    """
    found = re.search(r"at line (\d+), column (\d+)", str(error))
    return f"ligne {found[1]}, colonne {found[2]}" if found else "à la fin du fichier"


def nearest(word: str, known: Mapping[str, object]) -> str:
    """A suggestion, or all there is.

    >>> nearest("hots", {"host": 1, "port": 2})
    ' Vouliez-vous écrire « host » ?'
    """
    close = get_close_matches(word, known, n=1)
    return f" Vouliez-vous écrire « {close[0]} » ?" if close else f" Il y a : {', '.join(known)}."
