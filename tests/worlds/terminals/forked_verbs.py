"""Verbs in terminals, forked from one interpreter that has imported them: each is a process of its own, and begins at once.

Run as a program it serves: a line of JSON names the terminal, the words and the environment; the answer is the exit status.
"""

import atexit
import gc
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module

from pipeline.doctor.machine_checks import READERS_OF_LISTS
from tests.worlds.folders import ROOT

VERBS = ("crawl", "doctor", "matches", "members", "probe", "sources", "status")


@cache
def server() -> "subprocess.Popen[str]":
    """The one of this process; it ends with it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.worlds.terminals.forked_verbs"],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    atexit.register(process.communicate)
    return process


def status_of(terminal: str, words: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run a verb in a terminal; the exit status, once it has ended."""
    asked, told = server().stdin, server().stdout
    assert asked is not None
    assert told is not None
    asked.write(json.dumps([terminal, list(words), dict(environment)]) + "\n")
    asked.flush()
    return int(told.readline())


def live_in(terminal: str, environment: Mapping[str, str]) -> None:
    """Have that environment, and write and complain to that terminal, a line at once; nobody types."""
    os.environ.clear()
    os.environ.update(environment)
    there, nothing = os.open(terminal, os.O_RDWR | os.O_NOCTTY), os.open(os.devnull, os.O_RDONLY)
    for number, file in enumerate((nothing, there, there)):
        os.dup2(file, number)
    os.close(there)
    os.close(nothing)
    sys.stdin = open(0, closefd=False, encoding="utf-8")  # noqa: SIM115 - descriptors, for good
    sys.stdout, sys.stderr = (open(number, "w", buffering=1, closefd=False, encoding="utf-8") for number in (1, 2))  # noqa: SIM115


def serve() -> None:
    """Fork one verb after the other, until nobody asks for more."""
    from pipeline.__main__ import main

    for module in (*READERS_OF_LISTS, *(f"pipeline.commands.{verb}" for verb in VERBS)):
        import_module(module)
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        terminal, words, environment = json.loads(line)
        child = os.fork()
        if not child:
            live_in(terminal, environment)
            sys.exit(main(words))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    serve()
