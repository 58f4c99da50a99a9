"""What an installation says is in force; what it says wrongly is refused with its place and its mend."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import fields

from board.published.site import CONFIG, Site, site_of_file
from pipeline.installation.configuration import DEFAULTS, ConfigurationError, read_configuration
from pipeline.installation.settings import ServeSettings


def test_without_a_file_the_defaults_are_in_force(tmp_path: Path) -> None:
    configuration = read_configuration(tmp_path)
    assert configuration.settings.serve.port == 8001
    assert configuration.settings.site == Site(
        **{field.name: getattr(site_of_file(), field.name) for field in fields(Site)}
    )
    assert configuration.file is None
    assert configuration.origin("serve", "port") == "defaults.toml"


def test_what_the_installation_says_wins_setting_by_setting(tmp_path: Path) -> None:
    own = tmp_path / "glassvallee.toml"
    own.write_text('[serve]\nport = 9000\n[site]\npublisher_address = "1 rue du Verre, Eu"\n', encoding="utf-8")
    configuration = read_configuration(tmp_path)
    assert configuration.settings.serve == ServeSettings(host="127.0.0.1", port=9000, metrics=False)
    assert configuration.settings.site.publisher_address == "1 rue du Verre, Eu"
    assert configuration.settings.site.publisher == site_of_file().publisher
    assert ("site", "publisher_address", "1 rue du Verre, Eu") in list(configuration.lines())
    assert not [line for line in configuration.lines() if line[:2] == ("site", "publisher")], "only what it says itself"
    assert (configuration.origin("serve", "port"), configuration.origin("serve", "host")) == (str(own), "defaults.toml")


def test_another_file_can_be_named(tmp_path: Path) -> None:
    other = tmp_path / "reglages.toml"
    other.write_text("[serve]\nport = 9001\n", encoding="utf-8")
    assert read_configuration(tmp_path, other).settings.serve.port == 9001
    with pytest.raises(FileNotFoundError, match=r"absent\.toml"):
        read_configuration(tmp_path, tmp_path / "absent.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[serv]\nport = 1", "Vouliez-vous écrire « serve »"),
        ("[serve]\nprt = 1", "Vouliez-vous écrire « port »"),
        ('[serve]\nport = "1"', "un nombre entier"),
        ("[serve]\nport = -1", "un nombre entier"),
        ("[serve]\nport = true", "un nombre entier"),
        ('[backup]\nat = "25:00"', "n’est pas une heure"),
        ('[mail]\ndigest_at = "matin"', "n’est pas une heure"),
        ("[mail]\ndigest_to = [1]", "une liste de textes"),
        ('[site]\nstale_after_hours = "36"', "un nombre, zéro ou plus, par exemple « 36 »"),
        ('[site]\ntrusted_proxies = "::1"', r"une liste de textes, par exemple « \[\] »"),
        ("[site]\nmetrics = true", "Vouliez-vous écrire|Il y a"),
        ("[site]\nnom = 'x'", "Il y a : name|Vouliez-vous écrire"),
        ("serve = 1", "est une rubrique"),
        ("[serve", "TOML .ligne 1, colonne 7|TOML .à la fin du fichier"),
        ('[mail]\nport = "587"', '« "587" » ne convient pas, il faut un nombre entier'),
        ("# é".encode("latin-1").decode("latin-1"), None),
    ],
)
def test_a_wrong_setting_is_named_with_its_mend(tmp_path: Path, text: str, message: str | None) -> None:
    own = tmp_path / "glassvallee.toml"
    own.write_bytes(text.encode("latin-1"))
    with pytest.raises(ConfigurationError, match=message or "UTF-8") as raised:
        read_configuration(tmp_path)
    assert str(own) in str(raised.value)
    assert "'" not in str(raised.value).replace(str(own), ""), "no quotes of Python's"


def test_every_default_is_explained_beside_it() -> None:
    text = DEFAULTS.read_text(encoding="utf-8")
    settings = {name for section in tomllib.loads(text).values() for name in section}
    explained = set(re.findall(r"^([a-z_]+) = .+ # \S", text, flags=re.MULTILINE))
    assert settings == explained


def test_the_site_is_described_in_one_place() -> None:
    assert "site" not in tomllib.loads(DEFAULTS.read_text(encoding="utf-8"))
    block = json.loads(CONFIG.read_text(encoding="utf-8"))["plugins"]["board"]
    assert [*block] == [field.name for field in fields(Site)]
