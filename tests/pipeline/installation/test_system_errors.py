"""What the system says is said in French, with the file and the mend."""

import errno
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.installation.paths import Paths
from pipeline.installation.system_errors import FULL, SYSTEM, in_french


@pytest.mark.parametrize("code", sorted(SYSTEM.keys() | FULL))
def test_an_error_of_the_system_is_said_in_french(code: int, tmp_path: Path) -> None:
    message = in_french(OSError(code, "some English words", str(tmp_path / "fichier")), Paths(data=tmp_path))
    assert message.endswith(".")
    assert "Errno" not in message
    assert code in FULL or str(tmp_path / "fichier") in message


def test_words_of_ours_are_left_as_they_are(tmp_path: Path) -> None:
    assert in_french(OSError("le robot n’a rien lu."), Paths(data=tmp_path)) == "le robot n’a rien lu."


def test_a_path_that_leads_through_a_file_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fichier").touch()
    assert main(["--data", str(tmp_path / "fichier" / "var"), "publish"]) == 1
    assert "un dossier de ce chemin est un fichier" in capsys.readouterr().err
    assert errno.ENOTDIR in SYSTEM
