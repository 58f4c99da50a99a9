"""What an installation says is in force; what it says wrongly is refused with its place and its mend."""

import re
import tomllib
from pathlib import Path

import pytest

from board.published.site import site_of_file
from pipeline.installation.configuration import DEFAULTS, ConfigurationError, read_configuration


def test_without_a_file_the_defaults_are_in_force(tmp_path: Path) -> None:
    found = read_configuration(tmp_path)
    assert found["serve"]["port"] == 8001
    assert found.site == {}
    assert found.file is None
    assert found.origin("serve", "port") == "defaults.toml"


def test_what_the_installation_says_wins_setting_by_setting(tmp_path: Path) -> None:
    own = tmp_path / "glassvallee.toml"
    own.write_text('[serve]\nport = 9000\n[site]\npublisher_address = "1 rue du Verre, Eu"\n', encoding="utf-8")
    found = read_configuration(tmp_path)
    assert found["serve"] == {"host": "127.0.0.1", "port": 9000, "metrics": False}
    assert found.site == {"publisher_address": "1 rue du Verre, Eu"}
    assert (found.origin("serve", "port"), found.origin("serve", "host")) == (str(own), "defaults.toml")


def test_another_file_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "reglages.toml"
    other.write_text("[serve]\nport = 9001\n", encoding="utf-8")
    assert read_configuration(tmp_path, other)["serve"]["port"] == 9001
    monkeypatch.setenv("GLASSVALLEE_CONFIG", str(other))
    assert read_configuration(tmp_path)["serve"]["port"] == 9001
    with pytest.raises(FileNotFoundError, match=r"absent\.toml"):
        read_configuration(tmp_path, tmp_path / "absent.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[serv]\nport = 1", "Vouliez-vous écrire « serve »"),
        ("[serve]\nprt = 1", "Vouliez-vous écrire « port »"),
        ('[serve]\nport = "1"', "un nombre entier"),
        ("[serve]\nport = -1", "un nombre entier"),
        ("[serve]\nport = true", "un nombre entier"),
        ('[backup]\nat = "25:00"', "n’est pas une heure"),
        ('[mail]\ndigest_at = "matin"', "n’est pas une heure"),
        ("[mail]\ndigest_to = [1]", "une liste de textes"),
        ("[site]\nnom = 'x'", "Il y a : name|Vouliez-vous écrire"),
        ("serve = 1", "est une rubrique"),
        ("[serve", "TOML"),
        ("# é".encode("latin-1").decode("latin-1"), None),
    ],
)
def test_a_wrong_setting_is_named_with_its_mend(tmp_path: Path, text: str, said: str | None) -> None:
    own = tmp_path / "glassvallee.toml"
    own.write_bytes(text.encode("latin-1"))
    with pytest.raises(ConfigurationError, match=said or "UTF-8") as raised:
        read_configuration(tmp_path)
    assert str(own) in str(raised.value)


def test_every_default_is_explained_beside_it() -> None:
    text = DEFAULTS.read_text(encoding="utf-8")
    settings = {name for section in tomllib.loads(text).values() for name in section}
    explained = set(re.findall(r"^([a-z_]+) = .+ # \S", text, flags=re.MULTILINE))
    assert settings == explained


def test_the_site_is_described_in_one_place() -> None:
    assert "site" not in tomllib.loads(DEFAULTS.read_text(encoding="utf-8"))
    assert {"publisher", "contact_email", "url"} <= site_of_file().keys()
