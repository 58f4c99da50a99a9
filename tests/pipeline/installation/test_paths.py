"""Where an installation lies: named folders, those of a checkout, those of an installed program."""

import os
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.installation.paths import ROOT, Paths, data_folder, registry_folder
from pipeline.installation.starting_registry import FILES, begin_registry


def test_a_checkout_keeps_its_data_beside_its_code() -> None:
    assert data_folder({}, checkout=True) == ROOT / "var"
    assert registry_folder({}, ROOT / "var", checkout=True) == ROOT / "crawlers"


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({}, Path.home() / ".local/share/glassvallee"),
        ({"XDG_DATA_HOME": "/srv/shared"}, Path("/srv/shared/glassvallee")),
        ({"XDG_DATA_HOME": "", "GLASSVALLEE_DATA": ""}, Path.home() / ".local/share/glassvallee"),
        ({"GLASSVALLEE_DATA": "/srv/data", "XDG_DATA_HOME": "/srv/shared"}, Path("/srv/data")),
    ],
)
def test_an_installed_program_keeps_its_data_where_its_user_does(environment: dict[str, str], folder: Path) -> None:
    assert data_folder(environment, checkout=False) == folder
    assert registry_folder(environment, folder, checkout=False) == folder / "registre"


def test_the_registry_begins_once_and_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = Paths(data=tmp_path, registry=tmp_path / "registre")

    assert begin_registry(paths)
    assert {path.name for path in paths.registry.iterdir()} == set(FILES)
    assert paths.registry.stat().st_mode & 0o077 == 0
    (paths.registry / "sources.csv").write_text("id\n", encoding="utf-8")
    assert not begin_registry(paths)
    assert (paths.registry / "sources.csv").read_text(encoding="utf-8") == "id\n"
    assert capsys.readouterr().err.count(str(paths.registry)) == 1


def test_a_folder_that_somebody_named_is_left_to_him(tmp_path: Path) -> None:
    assert not begin_registry(Paths(data=tmp_path, registry=tmp_path / "ailleurs"))
    assert list(tmp_path.iterdir()) == []


PAGE = '<script type="application/ld+json">{"@type":"JobPosting","title":"Régleur","description":"Machines"}</script>'


@pytest.fixture
def standing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person in a folder of his, with saved pages, an own file of settings, and a registry."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/a.html").write_text(PAGE, encoding="utf-8")
    index = "url,file,status,content_type\nhttps://moules.example/a,a.html,200,text/html\n"
    (tmp_path / "pages/index.csv").write_text(index, encoding="utf-8")
    (tmp_path / "own.toml").write_text('[backup]\nfolder = "copies"\n', encoding="utf-8")
    (tmp_path / "registry").mkdir()
    for name in FILES:
        (tmp_path / "registry" / name).write_bytes((ROOT / "crawlers" / name).read_bytes())
    monkeypatch.chdir(tmp_path)
    for name in ("GLASSVALLEE_DATA", "GLASSVALLEE_REGISTRY", "GLASSVALLEE_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def left_in(folder: Path) -> set[str]:
    """What lies in a folder."""
    return {path.name for path in folder.iterdir()}


def test_relative_folders_are_those_of_who_types_them(standing: Path) -> None:
    before = left_in(ROOT)
    folders = ["--data", "x", "--registry", "registry", "--config", "own.toml"]

    assert main([*folders, "crawl", "--pages", "pages"]) == 0
    assert main([*folders, "backup", "--nightly"]) == 0
    assert {"vallee.db", "board.db", "copies"} <= left_in(standing / "x"), "[backup] folder lies in the data folder"
    assert left_in(standing) == {"pages", "own.toml", "registry", "x"}
    assert left_in(ROOT) == before


def test_relative_folders_of_the_environment_too(standing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASSVALLEE_DATA", "y")
    monkeypatch.setenv("GLASSVALLEE_REGISTRY", "registry")
    monkeypatch.setenv("GLASSVALLEE_CONFIG", "own.toml")

    assert main(["crawl", "--pages", "pages"]) == 0
    assert main(["backup", "--nightly"]) == 0
    assert {"vallee.db", "board.db", "copies"} <= left_in(standing / "y")
    assert os.environ["GLASSVALLEE_DATA"] == "y"
    assert left_in(standing) == {"pages", "own.toml", "registry", "y"}


def test_every_path_of_the_command_line_is_absolute_at_the_door() -> None:
    files_read_here = {"extract.py", "normalize.py", "deduplicate.py"}
    """They read what they are given themselves, at once, and say its name as it was typed; - is standard input."""
    commands = sorted((ROOT / "pipeline/commands").glob("*.py"))

    assert [path.name for path in commands if "type=Path" in path.read_text(encoding="utf-8")] == sorted(
        files_read_here
    )
