"""A restoration that is killed at any of its file operations leaves each database as it was, or as it was backed up, whole."""

import json
import subprocess
import sys
from pathlib import Path

ROWS = 400
KILLED = """
import json, os, shutil, sqlite3, sys
from datetime import UTC, datetime
from pathlib import Path
from pipeline.installation.paths import Paths
from pipeline.recovery.restore import Step, put_in_place

folder, rows = Path(sys.argv[1]), int(sys.argv[2])
NAMES = ("people.db", "vallee.db")
OPERATIONS = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "shutil.move", "sqlite3.connect"}

def written(path, word, *, wal):
    opened = sqlite3.connect(path.with_name("made-" + path.name), isolation_level=None)
    opened.execute("PRAGMA journal_mode = WAL")
    opened.execute("CREATE TABLE requests (subject)")
    opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.executemany("INSERT INTO requests VALUES (?)", [(word,)] * rows)
    if not wal:
        opened.execute("PRAGMA journal_mode = DELETE")
    for end in ("", "-wal"):
        made = Path(f"{path.with_name('made-' + path.name)}{end}")
        if made.exists():
            shutil.copy(made, f"{path}{end}")  # as a killed process leaves it: all rows are in the -wal
    opened.close()

def told(path):
    opened = sqlite3.connect(path)
    try:
        sound = opened.execute("PRAGMA integrity_check").fetchone()[0]
        return [sound, *map(list, opened.execute("SELECT subject, count(*) FROM requests GROUP BY 1"))]
    except sqlite3.Error as error:
        return [repr(error)]
    finally:
        opened.close()

for name in NAMES:
    for kind, wal in (("old", True), ("new", False)):
        (folder / kind).mkdir(exist_ok=True)
        written(folder / kind / name, kind, wal=wal)
at = 0
while True:
    data = folder / f"at-{at}"
    data.mkdir()
    for name in NAMES:
        for end in ("", "-wal"):
            shutil.copy(folder / "old" / f"{name}{end}", data / f"{name}{end}")
        shutil.copy(folder / "new" / name, data / f"unpacked-{name}")
    child = os.fork()
    if not child:
        left = at
        def count(event, given):
            global left
            if event in OPERATIONS:
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), 9)
        steps = [Step(f"data/{name}", data / name, True, False) for name in NAMES]
        files = {step.name: data / f"unpacked-{step.target.name}" for step in steps}
        paths = Paths(registry=data, data=data)
        sys.addaudithook(count)
        put_in_place(steps, files, paths, datetime.now(UTC))
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    print(json.dumps([status, *(told(data / name) for name in NAMES)]), flush=True)
    if status == 0:
        break
    at += 1
"""


def test_a_restoration_that_is_killed_anywhere_leaves_the_old_or_the_new_database_whole(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, tmp_path, str(ROWS)], check=True, capture_output=True, text=True
    )
    seen = [json.loads(line) for line in done.stdout.splitlines()]
    old, new = ["ok", ["old", ROWS]], ["ok", ["new", ROWS]]

    assert [status for status, *_ in seen] == [9] * (len(seen) - 1) + [0]
    assert len(seen) > 20, "each operation on a file is one moment"
    for moment, (_, *databases) in enumerate(seen):
        assert all(content in (old, new) for content in databases), f"killed before operation {moment}: {databases}"
    assert seen[0][1:] == [old, old]
    assert seen[-1][1:] == [new, new]
    (aside,) = (tmp_path / f"at-{len(seen) - 1}").glob("avant-restauration-*")
    assert {file.name for file in aside.iterdir()} == {"people.db", "vallee.db"}
