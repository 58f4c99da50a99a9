"""What the doctor says, and to whom it speaks."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.store import open_store
from pipeline.doctor import examine
from pipeline.installation.configuration import SECRETS
from pipeline.installation.paths import Paths
from tests.worlds.installations_to_mend import call, graves, installation, sound
from tests.worlds.servers.smtp_server import letterbox


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return sound(tmp_path)


def test_a_wrong_clock_is_known_without_any_crawl(tmp_path: Path) -> None:
    nothing = Paths(registry=tmp_path, data=tmp_path / "var")
    long_ago = datetime(1970, 1, 1, tzinfo=UTC)
    assert "clock" in {diagnosis.name for diagnosis in examine(installation(nothing, now=long_ago))}


def test_the_mail_server_is_spoken_to_only_when_asked(paths: Paths) -> None:
    def asked(port: int) -> list[str]:
        own = f'[mail]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nsender = "a@exemple.fr"\n'
        (paths.data / "glassvallee.toml").write_text(own)
        return [diagnosis.name for diagnosis in graves(replace(installation(paths), mail=True))]

    with letterbox() as server:
        assert asked(server.settings.port) == []
    assert asked(server.settings.port) == ["mail"]
    assert graves(installation(paths)) == []


def test_what_is_in_force_is_told_with_its_origin_and_no_secret(
    paths: Paths, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in SECRETS:
        monkeypatch.setenv(name, "mot-de-passe-très-secret")
    monkeypatch.delenv("GLASSVALLEE_BROKER")
    assert call(paths, "doctor", "--json") in {0, 1}
    report = json.loads(capsys.readouterr().out)
    origins = {(setting["heading"], setting["setting"]): setting["from"] for setting in report["settings"]}
    assert origins["backup", "nights"].endswith("glassvallee.toml")
    assert origins["serve", "port"] == "defaults.toml"
    assert (report["secrets"]["GLASSVALLEE_SECRET"], report["secrets"]["GLASSVALLEE_BROKER"]) == ("donné", "absent")
    call(paths, "doctor")
    printed = capsys.readouterr()
    assert "Rien à réparer" in printed.out or "À RÉPARER" in printed.out
    assert "très-secret" not in json.dumps(report, ensure_ascii=False) + printed.out + printed.err


def test_settings_that_cannot_be_read_are_a_finding_too(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    (paths.data / "glassvallee.toml").write_text("[serve]\nprt = 1\n")
    assert call(paths, "doctor") == 1
    assert "Vouliez-vous écrire « port »" in capsys.readouterr().out


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="as root everything may be written")
def test_a_folder_that_is_not_ours_is_named(paths: Paths, tmp_path: Path) -> None:
    paths.data.chmod(0o755)
    for parent in (tmp_path, *list(tmp_path.parents)[:3]):
        parent.chmod(0o755)
    code = (
        "import sys; from datetime import datetime, UTC; from pathlib import Path; from pipeline.installation.paths import Paths;"
        "from pipeline.doctor.data_checks import folder; from types import SimpleNamespace as S;"
        "p = Paths(registry=Path(sys.argv[1]), data=Path(sys.argv[1]) / 'var');"
        "print([f.mend for f in folder(S(paths=p))])"
    )
    as_nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    printed = subprocess.run(
        [*as_nobody, sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True
    )
    assert "chown" in printed.stdout


def test_a_locked_installation_says_who_works(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    call(paths, "doctor")
    assert "Aucun verrou n’est tenu" in capsys.readouterr().out
    with open_store(paths.store):
        call(paths, "doctor")
    assert f"vallee.lock est tenu par le processus {os.getpid()}" in capsys.readouterr().out


@pytest.mark.parametrize("harm", ["cut", "foreign"])
@pytest.mark.parametrize("verb", ["publish", "status", "rebuild", "matches list", "prune", "backup copies"])
def test_a_damaged_database_is_named_whatever_is_asked(
    paths: Paths, capsys: pytest.CaptureFixture[str], verb: str, harm: str
) -> None:
    if harm == "cut":
        os.truncate(paths.store, 20_000)
    else:
        paths.store.write_bytes(b"not a database" * 1000)
    body = paths.store.read_bytes()
    assert call(paths, *verb.split()) == 1
    printed = capsys.readouterr().err
    assert "vallee.db" in printed
    assert "glassvallee doctor" in printed
    assert "Traceback" not in printed
    assert paths.store.read_bytes() == body, "nothing was written to it"
