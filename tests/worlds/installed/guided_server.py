"""A folder that stands for a server's disk, and a person at its terminal who types what the guides say, line by line.

The shell is real, and so are `deploy/install`, `deploy/upgrade`, the command `glassvallee` of a server and every verb. A verb runs in
this process: the installed program is a few lines that hand over what was typed, so that forty commands cost one start of Python.
"""

import io
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import pytest

from pipeline.__main__ import main
from pipeline.commands import sources
from tests.worlds.folders import ROOT

PARTS = (
    "requirements", "board", "crawlers", "db", "demo", "benchmarks", "french", "pipeline", "vocabulary", "deploy",
)  # fmt: skip
"""What `deploy/install` reads of a checkout."""
OURS = r"/(?:opt/glassvallee|var/lib/glassvallee|var/backups/glassvallee|etc/glassvallee|etc/systemd|usr/local/bin)\b"
"""Folders of a server: here each lies below the folder that stands for its disk."""
VERB = """#!/bin/bash
exec 3<>/dev/tcp/127.0.0.1/{port}
{{ printf '%s\\0' "$PWD" "$#" "$@"; env -0; printf '\\0'; }} >&3
read -r code <&3
cat "$DISK/out"
cat "$DISK/err" >&2
exit "$code"
"""
"""The installed program: hands over where it stands, its words and its environment, and prints what comes back."""
SAID = """#!/bin/bash
printf '%s\\0\\0' "$1" > /dev/tcp/127.0.0.1/{port}
"""
"""Hands over the exit status of what was typed."""
NOTED = 'echo "$(basename "$0") $*" >> "$DISK/asked"\n'
INSTEAD = {
    "sudo": 'SUDO=yes exec "$@"\n',
    "id": '[ -n "${SUDO:-}" ] && echo 0 || echo 1000\n',
    "runuser": 'shift 3\nexec "$@"\n',
    "apt-get": NOTED,
    "systemctl": NOTED,
    "journalctl": NOTED,
    "timedatectl": NOTED,
    "userdel": NOTED,
    "nano": NOTED + 'echo "GLASSVALLEE_SECRET=un-long-mot-au-hasard-a-ne-plus-changer" >> "$1"\n',
    "git": NOTED
    + 'case $1 in clone) cp -r "$DISK/depot" "$3" ;; pull) echo "# plus récent" >> pyproject.toml ;; esac\n',
    "python3": NOTED
    + """case "$1 $2" in "-m venv")
  mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; cp "$DISK/programme" "$3/bin/glassvallee" ;;
esac
""",
}
STAND_INS = """
What cannot run in a test, and what stands in its place.

| stands for | because | does |
|---|---|---|
| `sudo`, `id`, `runuser` | a test is no administrator | runs the command; without `sudo` in front, nobody is root |
| `apt-get`, `systemctl`, `journalctl`, `timedatectl`, `userdel` | they change the machine, or ask systemd | notes that it was asked |
| `nano` | it waits for a person | writes the line of a secret that the guide describes |
| `git` | it needs an address | `clone` copies this source, `pull` makes it newer |
| `python3` | a real environment takes minutes and a network (`.ci/installed` makes one) | makes its folder, with the program in it |
"""


@dataclass
class GuidedServer:
    """A server while it is set up, used and taken away."""

    disk: Path
    door: socket.socket
    shell: subprocess.Popen[str]
    patch: pytest.MonkeyPatch
    said: str = ""
    """What the last line printed."""
    typed: list[str] = field(default_factory=list)

    @property
    def data(self) -> Path:
        """Where the service keeps its data."""
        return self.disk / "var/lib/glassvallee"

    def here(self, text: str) -> str:
        """The same with its folders below the one that stands for the disk; refuses to touch any other."""
        moved = re.sub(rf"(?<![\w/]){OURS}", lambda found: f"{self.disk}{found[0]}", text)
        stray = [
            word for word in re.findall(r"(?<![\w:/.-])/[\w.-]+[\w/.-]*", moved) if not word.startswith(str(self.disk))
        ]
        assert not stray, f"{text!r} names {stray}, which is no folder of ours"
        return moved

    def type(self, line: str) -> int:
        """Type a line; what it printed is in ``said``. Says its exit status."""
        self.typed.append(line)
        assert self.shell.stdin is not None
        output = self.disk / "printed"
        self.shell.stdin.write(f"{{ {self.here(line)}\n}} > {output} 2>&1 < /dev/null; said $?\n")
        self.shell.stdin.flush()
        while True:
            caller, _ = self.door.accept()
            with caller, caller.makefile("rb") as talk:
                asked = list(fields(talk))
                if len(asked) == 1:
                    self.said = output.read_text(encoding="utf-8")
                    return int(asked[0])
                caller.sendall(f"{self.verb(*asked)}\n".encode())

    def verb(self, cwd: str, count: str, *words: str) -> int:
        """Run a verb as whoever typed it would: from where he stands, with his settings. Says its exit status."""
        given = dict(line.split("=", 1) for line in words[int(count) :])
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
        with self.patch.context() as patched, redirect_stdout(out), redirect_stderr(err):
            for name in os.environ.keys() | given.keys():
                if name.startswith("GLASSVALLEE_"):
                    patched.setenv(name, given[name]) if name in given else patched.delenv(name)
            patched.chdir(cwd)
            try:
                code = main(words[: int(count)])
            except SystemExit as left:
                code = int(left.code or 0)
        for name, stream in (("out", out), ("err", err)):
            (self.disk / name).write_bytes(printed(stream))
        return code


def fields(talk: BinaryIO) -> Iterator[str]:
    """What a program hands over: words that end with a zero byte, until one is empty."""
    word = b""
    while byte := talk.read(1):
        if byte != b"\0":
            word += byte
        elif word:
            yield word.decode()
            word = b""
        else:
            return


def printed(stream: io.TextIOWrapper) -> bytes:
    """What a verb printed."""
    stream.flush()
    stream.seek(0)
    return stream.read().encode()


def executable(path: Path, text: str) -> None:
    """Write a program."""
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def checkout(disk: Path) -> None:
    """What the guide has cloned: our source, for a disk that is a folder."""
    for name in PARTS:
        shutil.copytree(ROOT / name, disk / "depot" / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "pyproject.toml", disk / "depot/pyproject.toml")
    deploy = disk / "depot/deploy"
    for name in ("glassvallee", "upgrade", "glassvallee.toml"):
        text = (deploy / name).read_text(encoding="utf-8")
        (deploy / name).write_text(
            re.sub(rf"(?<![\w/]){OURS}", lambda found: f"{disk}{found[0]}", text), encoding="utf-8"
        )
    install = (deploy / "install").read_text(encoding="utf-8")
    assert "dry='' root=''\n" in install
    (deploy / "install").write_text(install.replace("dry='' root=''\n", f"dry='' root='{disk}'\n"), encoding="utf-8")


@contextmanager
def guided_server(disk: Path, patch: pytest.MonkeyPatch) -> Iterator[GuidedServer]:
    """A bare server, for as long as the block lasts."""
    for folder in ("instead", "opt"):
        (disk / folder).mkdir(parents=True)
    patch.setattr(sources, "IS_CHECKOUT", False)  # a server has no tests/ to keep pages in
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(120)
        port = door.getsockname()[1]
        for name, text in INSTEAD.items():
            executable(disk / "instead" / name, f"#!/bin/sh\n{text}")
        executable(disk / "instead/said", SAID.format(port=port))
        executable(disk / "programme", VERB.format(port=port))
        checkout(disk)
        path = f"{disk}/instead:{disk}/usr/local/bin:{os.environ['PATH']}"
        environment = {
            "PATH": path,
            "PYTHON": str(disk / "instead/python3"),
            "DISK": str(disk),
            "LANG": "C.UTF-8",
            "HOME": str(disk),
        }
        environment |= {"GLASSVALLEE_ALLOW_LOOPBACK": "1", "GLASSVALLEE_DELAY": "0"}
        with subprocess.Popen(["/bin/sh"], cwd=disk, env=environment, stdin=subprocess.PIPE, text=True) as shell:
            yield GuidedServer(disk, door, shell, patch)
