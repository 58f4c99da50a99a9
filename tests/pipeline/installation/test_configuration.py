"""What an installation says is in force; what it says wrongly is refused with its place and its mend."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from datasette.app import SETTINGS
from msgspec.structs import fields

from board.published.site import CONFIG, DATASETTE, Site, site_of_file
from pipeline.installation.configuration import DEFAULTS, ConfigurationError, read_configuration, read_defaults
from pipeline.installation.settings import ServeSettings
from tests.worlds.disks.unfit_files import UNFIT, unfit


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
        ("[mail]\ndigest_to = [1]", "une liste d’adresses électroniques"),
        ('[site]\nstale_after_hours = "36"', "un nombre d’heures de 0 à 87600, par exemple « 36 »"),
        ('[site]\ntrusted_proxies = "::1"', "une liste d’adresses IP"),
        ('[site]\narea = "lyon"', "« lyon » n’est pas un lieu. Écrivez des zones"),
        ("[site]\nmetrics = true", "Vouliez-vous écrire|Il y a"),
        ("[site]\nnom = 'x'", "Il y a : name|Vouliez-vous écrire"),
        ("serve = 1", "est une rubrique"),
        ("[serve", "TOML .ligne 1, colonne 7|TOML .à la fin du fichier"),
        ('[mail]\nport = "587"', '« "587" » ne convient pas, il faut un nombre entier'),
        ('[members]\nmoderated = ["declre"]', "une liste de ces mots : hide, "),
        ('[site]\ntrusted_proxies = ["192.0.2.0/24"]', "sans réseau"),
        ('[site]\ntrusted_proxies = ["mandataire"]', "une liste d’adresses IP"),
        ('[site]\nurl = "emplois.example"', "une adresse|l’adresse du site"),
        ('[site]\nurl = "https://verre.example/emplois"', "sans page ni dossier"),
        ('[site]\npublisher_url = "javascript:alert(1)"', "commence par https://"),
        ('[site]\ncontact_email = "a b@example.fr"', "une adresse électronique"),
        ("[site]\nsearches_per_second = nan", "un nombre de 0 à"),
        ("[site]\nstale_after_hours = inf", "un nombre d’heures"),
        ("[mail]\nport = 65536", "de 1 à 65535"),
        ('[mail]\nsecurity = "startls"', "starttls, tls, none"),
        ('[mail]\nhost = "smtp://mail.example"', "le nom ou l’adresse IP"),
        ("[keep]\npages_days = 36501", "de 0 à 36500"),
        (f"[keep]\nlogs_days = {'9' * 400}", "de 0 à 36500"),
        (f"[keep]\nlogs_days = {'9' * 9000}", "sans fin"),
        (f"[keep]\nlogs_days = {'[' * 50_000}", "sans fin"),
        ("[members]\nlink_days = 0", "de 1 à 3650"),
        ('[backup]\nfolder = "a\\u0000b"', "un texte"),
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


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "large"])
def test_what_is_no_file_of_settings_is_named_and_never_waited_for(tmp_path: Path, kind: str) -> None:
    own = unfit(tmp_path / "glassvallee.toml", kind)
    with pytest.raises(ConfigurationError, match=UNFIT[kind]) as raised:
        read_configuration(tmp_path)
    assert str(own) in str(raised.value)


@pytest.mark.parametrize(
    ("altered", "message"),
    [
        ({"plugin": {}}, "Vouliez-vous écrire « plugins »"),
        ({"plugins": {"bord": {}}}, "Il y a : board"),
        ({"plugins": []}, "il faut un objet"),
        ({"plugins": {"board": {"nmae": "x"}}}, "Vouliez-vous écrire « name »"),
        ({"plugins": {"board": {"metrics": True}}}, "n’existe pas"),
        ({"plugins": {"board": {"url": None}}}, "l’adresse du site"),
        ({"settings": {"sql_time_limit": 9}}, "Vouliez-vous écrire « sql_time_limit_ms »"),
        ({"settings": {"sql_time_limit_ms": 10**9}}, "de 1 à 60000"),
    ],
)
def test_what_is_wrong_in_the_file_of_the_site_is_named(tmp_path: Path, altered: object, message: str) -> None:
    file = tmp_path / "datasette_config.json"
    file.write_text(json.dumps(altered), encoding="utf-8")
    with pytest.raises(ValueError, match=message) as raised:
        site_of_file(file)
    assert str(raised.value).startswith("datasette_config.json")


@pytest.mark.parametrize("text", ["{", "[]", "é", "[" * 100_000])
def test_a_file_of_the_site_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, encoding="latin-1")
    with pytest.raises(ValueError, match=r"datasette_config\.json : "):
        site_of_file(tmp_path / "a.json")


def test_every_setting_of_datasette_is_known_by_its_name() -> None:
    assert set(DATASETTE) == {setting.name for setting in SETTINGS}


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("port = 8001", "prt = 8001", "port"),
        ("nights = 14 # how", "# how", "il manque"),
        ("[alerts]", "[alertes]", "alerts"),
    ],
)
def test_an_edited_file_of_defaults_is_named(tmp_path: Path, before: str, after: str, message: str) -> None:
    file = tmp_path / "defaults.toml"
    file.write_text(DEFAULTS.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=message):
        read_defaults(Site(), file)


def test_every_default_is_explained_beside_it() -> None:
    text = DEFAULTS.read_text(encoding="utf-8")
    settings = {name for section in tomllib.loads(text).values() for name in section}
    explained = set(re.findall(r"^([a-z_]+) = .+ # \S", text, flags=re.MULTILINE))
    assert settings == explained


def test_the_site_is_described_in_one_place() -> None:
    assert "site" not in tomllib.loads(DEFAULTS.read_text(encoding="utf-8"))
    block = json.loads(CONFIG.read_text(encoding="utf-8"))["plugins"]["board"]
    assert [*block] == [field.name for field in fields(Site)]
