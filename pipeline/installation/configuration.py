"""defaults.toml, an installation's own glassvallee.toml and the environment → what is in force, and from where."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

from board.published.site import site_of_file
from crawlers.registry.intervals import clock

DEFAULTS = Path(__file__).with_name("defaults.toml")
NAME = "glassvallee.toml"
LARGEST = 100_000
"""Bytes: nobody writes so much by hand."""
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

Section = Mapping[str, Any]


class ConfigurationError(ValueError):
    """A setting that is not one, or has the wrong kind of value: the message names file, heading and mend."""


@dataclass(frozen=True)
class Configuration:
    """What is in force. A section is read as ``configuration["mail"]["host"]``; its keys and kinds are those of defaults.toml."""

    values: Mapping[str, Section]
    """Heading → setting → value; ``site`` holds only what the installation says otherwise than datasette_config.json."""

    file: Path | None = None
    """The installation's own file; ``None`` when it has none."""

    said: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Heading → settings that the installation's own file gives."""

    def __getitem__(self, heading: str) -> Section:
        return self.values[heading]

    @cached_property
    def site(self) -> dict[str, Any]:
        """What the board is told otherwise than datasette_config.json says."""
        return dict(self.values[SITE])

    @cached_property
    def whole_site(self) -> dict[str, Any]:
        """Everything that the board is told of the site and its publisher."""
        return site_of_file() | self.site

    @property
    def board(self) -> dict[str, Any]:
        """The same with what else the board must know of this installation: ``facts`` that its legal pages may state, ``metrics``."""
        kept = self.values["keep"]
        facts = {name: kept[name] for name in ("pages_days", "logs_days", "withdrawn_days")}
        facts |= {
            "alerts": self.writes_mail,
            "confirm_hours": self.values["alerts"]["confirm_hours"],
        }
        return self.site | {"facts": facts, "metrics": self.values["serve"]["metrics"]}

    @property
    def writes_mail(self) -> bool:
        """Whether mails to visitors can leave, and say where the board is."""
        mail = self.values["mail"]
        return bool(mail["host"] and mail["sender"] and self.whole_site["url"])

    def origin(self, heading: str, setting: str) -> str:
        """Which file a value comes from."""
        own = setting in self.said.get(heading, ())
        return str(self.file) if own else ("datasette_config.json" if heading == SITE else DEFAULTS.name)


def read_configuration(data: Path, file: Path | None = None) -> Configuration:
    """What is in force for a data folder. ``file``: the installation's own, when it does not lie there.

    Raises ``ConfigurationError`` for a file that is not TOML, a heading or setting that does not exist, or a value of the wrong kind,
    and ``FileNotFoundError`` for a named file that is not there.
    """
    defaults = tomllib.loads(DEFAULTS.read_text(encoding="utf-8")) | {SITE: site_of_file()}
    named = file or (Path(os.environ["GLASSVALLEE_CONFIG"]) if os.environ.get("GLASSVALLEE_CONFIG") else None)
    own = named or data / NAME
    if named is None and not own.exists():
        return Configuration({**defaults, SITE: {}})
    given = parsed(own)
    for heading, settings in given.items():
        check(own, heading, settings, defaults)
    merged = {heading: values | given.get(heading, {}) for heading, values in defaults.items() if heading != SITE}
    said = {heading: frozenset(settings) for heading, settings in given.items()}
    return Configuration({**merged, SITE: given.get(SITE, {})}, own, said)


def parsed(file: Path) -> dict[str, Any]:
    """A TOML file, as it is."""
    if not file.exists():
        raise FileNotFoundError(
            f"{file} n’existe pas : donnez le chemin d’un fichier de réglages, ou retirez --config."
        )
    text = file.read_bytes()[: LARGEST + 1]
    if len(text) > LARGEST:
        raise ConfigurationError(f"{file} : plus de {LARGEST} octets. Ce n’est sans doute pas un fichier de réglages.")
    try:
        return tomllib.loads(text.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{file} : ce fichier n’est pas en UTF-8. Enregistrez-le en UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{file} : ce n’est pas du TOML ({error}). Voyez docs/exploitation.md.") from error


def check(file: Path, heading: str, settings: object, defaults: Mapping[str, Section]) -> None:
    """Refuse what defaults.toml does not know."""
    if heading not in defaults:
        raise ConfigurationError(f"{file} : la rubrique [{heading}] n’existe pas.{nearest(heading, defaults)}")
    if not isinstance(settings, dict):
        raise ConfigurationError(
            f"{file} : [{heading}] est une rubrique. Écrivez ses réglages en dessous, un par ligne."
        )
    for setting, value in settings.items():
        known = defaults[heading]
        if setting not in known:
            raise ConfigurationError(
                f"{file}, [{heading}] : le réglage « {setting} » n’existe pas.{nearest(setting, known)}"
            )
        if not alike(value, known[setting]):
            raise ConfigurationError(
                f"{file}, [{heading}] {setting} = {value!r} : il faut {KINDS[type(known[setting])]}, "
                f"par exemple {known[setting]!r}."
            )
        if setting == "at" or setting.endswith("_at"):
            try:
                clock(value)
            except ValueError as error:
                raise ConfigurationError(f"{file}, [{heading}] {setting} : {error}") from error


KINDS = {
    str: "un texte entre guillemets",
    int: "un nombre entier, zéro ou plus",
    float: "un nombre",
    list: "une liste de textes",
    bool: "true ou false",
}
"""How a kind of value is called in a message."""


def alike(value: object, default: object) -> bool:
    """Whether a value is of the kind of the default: no negative numbers, lists of texts only.

    >>> alike(3, 5), alike(-3, 5), alike(True, 5), alike(["a"], []), alike([1], [])
    (True, False, False, True, False)
    """
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, list):
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if isinstance(default, int | float):
        return isinstance(value, int | float if isinstance(default, float) else int) and value >= 0
    return isinstance(value, type(default))


def nearest(word: str, known: Mapping[str, object]) -> str:
    """A suggestion, or all there is.

    >>> nearest("hots", {"host": 1, "port": 2})
    ' Vouliez-vous écrire « host » ?'
    """
    close = get_close_matches(word, known, n=1)
    return f" Vouliez-vous écrire « {close[0]} » ?" if close else f" Il y a : {', '.join(known)}."
