"""The Nu HTML checker (validator.w3.org/nu) on every page, every state of every form, our style sheet and our drawings."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.judges.judged import form_pages, public
from tests.worlds.folders import ROOT

JAR = ROOT / ".ci/judges/node_modules/vnu-jar/build/dist/vnu.jar"
STATIC = ROOT / "board/static"
WHAT = ("--also-check-css", "--also-check-svg")
JAVA = shutil.which("java")
UNKNOWN = "Property “paint-order” doesn't exist."
"""It does, of SVG, and every browser draws by it; the checker's list of properties is the older one of CSS."""
pytestmark = [
    pytest.mark.xdist_group("crawl"),
    pytest.mark.skipif(not JAVA, reason="no Java: nobody checked the HTML"),
    pytest.mark.skipif(not JAR.exists(), reason="no vnu.jar (npm): nobody checked the HTML"),
]


def check(folder: Path, names: dict[str, str]) -> list[str]:
    """What the checker says of all files of a folder; ``names``: what each of them is."""
    command = [str(JAVA), "-Xmx512m", "-Xss4m", "-jar", str(JAR), "--format", "json", "--exit-zero-always", *WHAT]
    said = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True)
    messages: list[dict[str, Any]] = json.loads(said.stderr)["messages"]
    return sorted(
        f"{names[Path(one['url']).name]}: {one.get('subType') or one['type']}: {one['message']} {one.get('extract', '')[:200]}"
        for one in messages
        if UNKNOWN not in one["message"]
    )


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "wrong.html").write_text(
        "<!DOCTYPE html><html lang=fr><title>Faux</title><p id=a><p id=a>", encoding="utf-8"
    )

    assert any("Duplicate ID" in told for told in check(tmp_path, {"wrong.html": "wrong"}))


def test_no_page_and_no_state_of_a_form_has_an_error(tmp_path: Path) -> None:
    names: dict[str, str] = {}
    for number, judged in enumerate([*public().pages, *form_pages()]):
        name = f"{number}.html"
        names[name] = judged.name
        (tmp_path / name).write_bytes(judged.answer.content)
    for file in [*STATIC.glob("*.css"), *STATIC.glob("*.svg")]:
        names[file.name] = file.name
        shutil.copy(file, tmp_path)
    for path, judged in public().answers.items():
        if judged.answer.headers.get("content-type", "").startswith("image/svg"):
            names[f"{len(names)}.svg"] = path
            (tmp_path / f"{len(names) - 1}.svg").write_bytes(judged.answer.content)

    assert len(names) > 300
    assert check(tmp_path, names) == []
