"""The soak itself notices what it is for: an offer that is lost, one that is wrongly closed, and one rightly taken off."""

import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks import soak as module
from benchmarks.soak import Soak
from benchmarks.soak_valley import break_some, grown, take_off_some
from demo.server import DOWN, Valley
from pipeline.commands import bench
from pipeline.installation.paths import Paths

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)


def test_what_is_lost_and_what_is_closed_is_counted(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "board.db")) as board:
        board.execute("CREATE TABLE postings (id, status)")
        board.executemany("INSERT INTO postings VALUES (?, ?)", [("a", "open"), ("b", "closed"), ("c", "unseen")])
        board.commit()
    soak = Soak(Valley(NOW, tmp_path), Paths(data=tmp_path), random.Random(1))
    soak.live = dict.fromkeys(("a", "b", "c", "d"), "")
    soak.compare()

    assert (soak.lost, soak.wrongly_closed) == (1, 1)


def test_the_valley_grows_and_breaks(tmp_path: Path) -> None:
    valley = grown(NOW, tmp_path, 40)
    own = len([company for company in valley.companies.values() if company.make == DOWN])
    assert len(valley.companies) == 40
    assert {offer.company.id for offer in valley.offers.values()} <= valley.companies.keys()
    assert all(valley.offers[id].id == id for id in valley.offers)

    break_some(valley, random.Random(1))
    assert len(valley._faults) == int((40 - own) * 0.25)


def test_what_is_taken_off_is_one_offer_of_one_site(tmp_path: Path) -> None:
    with grown(NOW, tmp_path, 20) as valley:
        offer = next(iter(valley.offers.values()))
        gone = take_off_some(valley, random.Random(1), {"p": f"{valley.urls[offer.company.id]}/emploi/{offer.slug}"})

    assert gone == {"p"}
    assert offer.id not in valley.offers


@pytest.mark.parametrize("broken", [True, False])
def test_a_broken_promise_fails_the_command(broken: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from argparse import ArgumentParser

    monkeypatch.setattr(module, "run", lambda _: {"lost": int(broken), "broken": broken})
    parser = ArgumentParser()
    bench.arguments(parser)

    assert bench.do(parser.parse_args(["soak", "--json"]), Paths(data=tmp_path), NOW) == int(broken)
