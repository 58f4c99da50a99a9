"""pyproject.toml → requirements/: locks with hashes for every Python and machine that we promise, and the bill of what runs.

``make lock`` keeps the versions that the locks have, ``ARGS=--upgrade`` moves them. ``ARGS=--check`` changes nothing: it asks the
index for a wheel of everything, for the oldest and the newest Python on each machine, and skips aloud where none answers.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from sbom import write_bill

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
OPTIONAL = ("javascript", "redis", "parquet")
SOURCE_ONLY = ("jstyleson", "sniffpy")
"""What has no wheel, and is built with the build backend that we pin; of everything else a wheel is taken, or nothing."""
WHEELS = ["--only-binary", ":all:", *(word for name in SOURCE_ONLY for word in ("--no-binary", name))]
EXTRAS: dict[str, tuple[str, ...] | None] = {"build": None, "run": (), "extras": OPTIONAL, "dev": ("dev",)}
"""Lock → the extras of pyproject.toml that it holds beside what always runs."""
OPTIONS = "--require-hashes\n--only-binary :all:\n"
"""What pip is told in each lock."""
WHAT_FOR = {
    "build": "what builds us, and what has no wheel: installed before the others",
    "run": "what a server runs",
    "extras": "that, and every extra",
    "dev": "what runs, and what developers use",
}
OLDEST = "3.11.2"
"""Debian 12's."""
PYTHONS = (OLDEST, "3.14.0")
MACHINES = ("x86_64-manylinux_2_28", "aarch64-manylinux_2_28")
NO_ANSWER = re.compile(r"Failed to fetch|error sending request|Connect|dns error|timed out|Network", re.IGNORECASE)
"""What uv says when no index answers, rather than that it has no version."""


def compile_lock(output: Path, extras: tuple[str, ...] | None, *more: str) -> None:
    """Resolve into a file, keeping the versions that it names; ``None``: the build backend alone. Raises ``CalledProcessError``."""
    backend = "\n".join(
        tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    )
    command = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", OLDEST, "--generate-hashes"]
    command += ["--no-header", "--output-file", str(output), *more]
    if extras is not None:
        command += ["pyproject.toml", *(f"--extra={extra}" for extra in extras)]
    uv(*command[1:], "-", given=backend)


def uv(*arguments: str, given: str = "") -> None:
    """Have uv do something, in the root; raises ``CalledProcessError`` with what it said."""
    program = Path(sys.executable).with_name("uv")
    command = [str(program) if program.exists() else "uv", *arguments]
    subprocess.run(command, cwd=ROOT, input=given, text=True, check=True, capture_output=True)


def lock(folder: Path, *more: str) -> None:
    """Make every lock: of everything first, so that all of them agree."""
    everything = folder / "everything.txt"
    known = [path.read_text(encoding="utf-8") for name in ("dev", "extras") if (path := LOCKS / f"{name}.txt").exists()]
    everything.write_text("".join(known), encoding="utf-8")
    compile_lock(everything, (*OPTIONAL, "dev"), *more)
    for name, extras in EXTRAS.items():
        made = folder / f"{name}.txt"
        made.write_text(everything.read_text(encoding="utf-8"), encoding="utf-8")
        compile_lock(made, extras)
        head = (
            f"# {WHAT_FOR[name].capitalize()}. Made by `make lock` from pyproject.toml: change that, not this.\n"
            + OPTIONS
        )
        text = made.read_text(encoding="utf-8").replace("# via -r -", "# via the build")
        built = "".join(f"--no-binary {name}\n" for name in SOURCE_ONLY if f"\n{name}==" in text)
        made.write_text(head + built + text, encoding="utf-8")


def resolves_everywhere() -> None:
    """Ask the index for a wheel of everything, for each Python and machine; raises ``CalledProcessError``."""
    for name in ("dev", "extras"):  # they hold the others
        for python in PYTHONS:
            for machine in MACHINES:
                where = ["--python-version", python, "--python-platform", machine, *WHEELS, "--quiet"]
                uv("pip", "compile", *where, "--no-deps", f"requirements/{name}.txt")
                print(f"{name}.txt: a wheel of everything for Python {python} on {machine}.", file=sys.stderr)


def main(words: list[str]) -> int:
    """Make them, or check them: 1 when they do not resolve, 0 and a loud word when nobody could be asked."""
    try:
        if words == ["--check"]:
            resolves_everywhere()
            return 0
        with TemporaryDirectory() as folder:
            lock(Path(folder), *words)
            LOCKS.mkdir(exist_ok=True)
            for name in EXTRAS:
                (LOCKS / f"{name}.txt").write_bytes(Path(folder, f"{name}.txt").read_bytes())
        write_bill(LOCKS / "run.txt", LOCKS / "run.cdx.json")
    except subprocess.CalledProcessError as error:
        if NO_ANSWER.search(error.stderr):
            print(f"LOCK SKIPPED, no index answers: {error.stderr.strip().splitlines()[-1][:200]}", file=sys.stderr)
            return 0 if words == ["--check"] else 1
        print(error.stderr, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
