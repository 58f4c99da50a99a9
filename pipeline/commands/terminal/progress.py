"""How far long work is → people: a line that changes on a terminal, a line with its time now and then elsewhere.

The work only tells what happened (``pipeline/progress.py``), which is noted in microseconds; a thread of ours looks at the notes.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from french.calendar import PARIS
from pipeline.commands.terminal.how_far import HowFar
from pipeline.commands.terminal.readable import shortened
from pipeline.progress import Event

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.live import Live

EVERY_SECONDS, STILL_SECONDS = 10.0, 60.0
"""Where nothing can be redrawn: the fewest seconds between two lines, and after how many one is written though nothing happened."""
LOOK_SECONDS = 1.0
PICTURES_A_SECOND = 4
FEWEST_BAR_CELLS = 8


class Progress:
    """What was told so far; threads may tell at once."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.began = monotonic()
        self.how_far = HowFar(since=self.began)
        self.live: Live | None = None

    def tell(self, event: Event) -> None:
        """Note what happened."""
        with self.lock:
            self.how_far = self.how_far.after(event, monotonic())

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the picture away for as long as something else is printed."""
        if self.live is None:
            yield
            return
        self.live.stop()
        try:
            yield
        finally:
            self.live.start(refresh=True)


@contextmanager
def shown_progress(stream: TextIO, now: datetime) -> Iterator[Progress]:
    """Show how far the work of this block is. ``now``: the moment that it begins, from which the times of its lines are told."""
    progress = Progress()
    can_redraw = stream.isatty() and os.environ.get("TERM", "dumb") not in {"", "dumb", "unknown"}
    shown: AbstractContextManager[None] = (
        picture(progress, stream) if can_redraw else lines_now_and_then(progress, stream, now)
    )
    with shown:
        yield progress


@contextmanager
def picture(progress: Progress, stream: TextIO) -> Iterator[None]:
    """A line that is drawn again a few times a second, and is gone in the end."""
    from rich.console import Console  # imports that only a terminal waits for
    from rich.live import Live

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    progress.live = Live(
        get_renderable=lambda: drawn(progress.how_far, monotonic(), console.width),
        console=console,
        refresh_per_second=PICTURES_A_SECOND,
        transient=True,
        redirect_stdout=False,  # what goes to standard output is no business of the words that go to the terminal
    )
    progress.live.start(refresh=True)
    try:
        yield
    finally:
        progress.live.stop()


def drawn(how_far: HowFar, at: float, width: int) -> "RenderableType":
    """The picture: the step, a bar where its end is known, the counts; beneath, what is waited for."""
    from rich.console import Group
    from rich.progress_bar import ProgressBar
    from rich.table import Table
    from rich.text import Text

    name, counts, total = how_far.step.name, how_far.counts(at), how_far.step.total
    bar = width - len(name) - len(counts) - 4
    if total and bar >= FEWEST_BAR_CELLS:
        first = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
        first.add_row(Text(name), ProgressBar(total, min(how_far.done, total), width=min(bar, 40)), Text(counts))
    else:
        first = Table.grid()
        first.add_row(Text(shortened(f"{name} : {counts}", width), no_wrap=True))
    waited_for = how_far.waited_for
    beneath = [Text(shortened(f"  {waited_for}", width), no_wrap=True)] if waited_for else []
    return Group(first, *beneath)


@contextmanager
def lines_now_and_then(progress: Progress, stream: TextIO, now: datetime) -> Iterator[None]:
    """A line with its time where the work is long, for a journal or a file; none where it is short."""
    over = threading.Event()
    thread = threading.Thread(target=write_lines, args=(progress, stream, now, over), name="progress", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def write_lines(progress: Progress, stream: TextIO, now: datetime, over: threading.Event) -> None:
    """Write a line each time that one is due, until it is over."""
    told, last = progress.how_far, progress.began
    while not over.wait(LOOK_SECONDS):
        at, how_far = monotonic(), progress.how_far
        if is_due(at - last, changed=how_far is not told):
            when = (now + timedelta(seconds=at - progress.began)).astimezone(PARIS)
            print(f"{when:%H:%M:%S} {how_far.sentence(at)}", file=stream, flush=True)
            told, last = how_far, at


def is_due(seconds: float, *, changed: bool) -> bool:
    """Whether a line is due so long after the last one: never a flood, and never a long silence."""
    return seconds >= (EVERY_SECONDS if changed else STILL_SECONDS)
