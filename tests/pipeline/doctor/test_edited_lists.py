"""Somebody edits a list of words, or the settings of the site, and errs: the line is named, and the rest goes on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.worlds.altered_source import AlteredSource
from tests.worlds.folders import ROOT

TRADES = "pipeline/normalize/occupations/valley_trades.txt"
LISTS = [
    str(path.relative_to(ROOT))
    for room in ("board", "crawlers", "pipeline")
    for path in sorted((ROOT / room).rglob("*.txt"))
]
MEND_ONE_BY_ONE = """
import sys
from pathlib import Path
from pipeline.doctor.machine_checks import word_lists

away = {Path(name).name: (Path(name), Path(name + ".away")) for name in sys.argv[1:]}
named = []
while told := list(word_lists(None)):
    (gone,) = (name for name in away if any(name in one.what for one in told))
    file, kept = away.pop(gone)
    kept.rename(file)
    named.append(str(file))
print("\\n".join(named))
"""
"""A person who puts back one list after the other, as the doctor names it, until it finds nothing: in one process."""
TITLE = "Souffleur de bulles à facettes"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> AlteredSource:
    """A copy of the program."""
    return AlteredSource(tmp_path_factory.mktemp("house"))


def call(house: AlteredSource, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """One verb, in that house, on an installation without data."""
    command = [sys.executable, "-m", "pipeline", "--data", "var", *words]
    return subprocess.run(command, cwd=house.folder, input=given, capture_output=True, text=True, check=False)


def diagnosed(house: AlteredSource) -> dict[str, str]:
    """What the doctor finds, by the name of the check."""
    diagnoses = json.loads(call(house, "doctor", "--json").stdout)["findings"]
    names = {diagnosis["name"] for diagnosis in diagnoses}
    return {name: " ".join(each["what"] for each in diagnoses if each["name"] == name) for name in names}


def edited(house: AlteredSource, file: str, line: str) -> tuple[str, int]:
    """The text as it was, and the number of the line that was added at its end."""
    before = house.read(file)
    house.write(file, f"{before}{line}\n")
    return before, len(before.splitlines()) + 1


def test_a_line_that_cannot_be_understood_is_named_and_stops_only_what_reads_it(house: AlteredSource) -> None:
    before, number = edited(house, TRADES, "oups")
    try:
        assert f"{TRADES}, ligne {number}" in diagnosed(house)["word_lists"]
        assert call(house, "sources", "list").returncode == 0
        assert call(house, "status").returncode == 0
        refused = call(house, "normalize", "-", given='{"title": "Verrier"}')
        assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
        assert f"ligne {number} : « oups » doit s’écrire" in refused.stderr
    finally:
        house.write(TRADES, before)
    assert "word_lists" not in diagnosed(house)


def test_a_code_that_rome_does_not_have_says_nothing_and_is_named(house: AlteredSource) -> None:
    before, _ = edited(house, TRADES, f"H2999 : {TITLE.lower()}")
    try:
        assert "H2999" in diagnosed(house)["word_lists"]
        line = call(house, "normalize", "-", given=json.dumps({"title": TITLE})).stdout
        assert (json.loads(line)["occupation"] or {}).get("rome") != "H2999"
    finally:
        house.write(TRADES, before)


def test_a_list_that_is_gone_is_named(house: AlteredSource) -> None:
    text = house.read(TRADES)
    Path(house.folder / TRADES).unlink()
    try:
        assert "Remettez ce fichier" in diagnosed(house)["word_lists"]
    finally:
        house.write(TRADES, text)


def test_the_doctor_reads_every_list(house: AlteredSource) -> None:
    for file in LISTS:
        (house.folder / file).rename(house.folder / f"{file}.away")
    try:
        assert sorted(house.run("-c", MEND_ONE_BY_ONE, *LISTS).split()) == LISTS
    finally:
        for file in LISTS:
            if (away := house.folder / f"{file}.away").exists():
                away.rename(house.folder / file)


def test_a_site_without_an_address_is_told_in_french(house: AlteredSource) -> None:
    config = json.loads(house.read("board/datasette_config.json"))
    text = house.read("board/datasette_config.json")
    (block,) = (config["plugins"][name] for name in config["plugins"] if "url" in config["plugins"][name])
    block["url"] = None
    house.write("board/datasette_config.json", json.dumps(config))
    try:
        assert "datasette_config.json" in diagnosed(house)["settings"]
        told = call(house, "schedule")
        assert (told.returncode, "Traceback" in told.stderr, "datasette_config.json" in told.stderr) == (1, False, True)
    finally:
        house.write("board/datasette_config.json", text)
