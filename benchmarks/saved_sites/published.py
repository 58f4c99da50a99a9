"""A measurement → ``board/accuracy.json``, which ``/fiabilite`` shows, and ``docs/accuracy.md``; ``make accuracy`` writes both."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.accuracy import site_folders
from benchmarks.saved_sites.compared import read_sites
from benchmarks.saved_sites.first_contact import FILE, first_contact
from benchmarks.saved_sites.tally import Tally

ROOT = Path(__file__).parents[2]
DATA, PAGE = ROOT / "board/accuracy.json", ROOT / "docs/accuracy.md"
OPENING = """# Accuracy

How much of careers sites that the program knows nothing about is read, and how much of that is right. `make accuracy` writes
this page and `board/accuracy.json`, which the public page `/fiabilite` shows, from one measurement; nothing here is typed.
`glassvallee bench accuracy` prints the same figures and writes nothing (`--size 5`: the first five sites).

## What is read

{sites} invented careers sites with {offers} offers, in `tests/labelled/sites`: shops, groups, hospitals, agencies, one-page
firms, each made another way, by authors who had not seen the program. A site is its answers as saved (`index.csv` names each
address and its file), what it is (`site.json`) and its offers as a reader sees them (`truth.jsonl`). The program begins at the
home address and asks for 78 answers at most, as `probe` does; what it finds is understood as `run` understands it, and what the
board would not show does not count.

**These sites have been seen since.** What was misread on them was mended, so that today's figures say what works, and not what
to expect of a site that nobody has seen: that is the second table, of first contact.
"""
MEANINGS = {
    "found": "offers that are found",
    "genuine": "postings shown that are an offer, once each; the rest is too much",
    "whole": "sites of which every offer is read, and nothing else",
    "title": "title, without H/F, place and reference",
    "employer": "employer; of a client that an agency hides: nobody, or the agency",
    "place": "every commune of work, and no other",
    "contract": "kind of contract",
    "posted": "day of publication",
    "until": "last day for applying",
    "salary": "wage: both ends and the period",
    "reference": "the employer's reference",
    "text": "a given sentence of the offer is in its text",
    "only_text": "a given sentence of the page that is not the offer's is not in its text",
    "nothing_invented": "no date, deadline or wage where the page says none",
}
"""Figure → what is counted, in the order in which they are told."""
UNDER = """
A fact is asked of an offer that was found and whose page says it (`benchmarks/saved_sites/facts.py`, a function a fact). Two
titles that begin with the same 14 letters are one offer.

## First contact

What was read of each set on the day on which it was first read, before anything was mended because of it
(`benchmarks/first_contact.csv`, typed from the notes of that day, bad rounds too). The comparison was another one: it looked at
what was read before it was understood, and asked less. A contract was right when any was read, a place when one of several was,
the lower end of a wage was enough, and a fact that a page does not say counted too. Rounds 1 to 5 are the {sites} sites above,
eight a time.
"""
LIKES = """
Offers told from what is like one (news, trainings, spontaneous applications, filled posts), on invented records by authors who
had not seen the program:
"""
CLOSING = """
## What this does not measure

- Real sites: these are invented. Real ones refuse robots, change, and are wrong themselves.
- Whether what a site says is true, or still true an hour later.
- Sites that show nothing without JavaScript and whose data no address gives; pictures and scans without text.
- Shifts, hours, experience, education, trade: `glassvallee normalize` has its own tests, and the merging of offers is measured
  by `glassvallee bench deduplicate`.

## Adding a site

A folder with the three files and the answers they name, by somebody who has not read the program; domains end in `.example`.
Read it once before anything is mended, add the figures as a new round to `benchmarks/first_contact.csv`, then run `make
accuracy`.
"""


def document(tally: Tally, sites: int, day: date, rounds: list[dict[str, Any]]) -> dict[str, Any]:
    """What is published: counts only, so that whoever reads can divide."""
    figures = {name: {"asked": tally.asked[name], "right": tally.right[name]} for name in MEANINGS}
    return {
        "day": day.isoformat(),
        "sites": sites,
        "offers": tally.asked["found"],
        "figures": figures,
        "first_contact": rounds,
    }


def markdown(measured: dict[str, Any]) -> str:
    """The whole page."""
    figures = measured["figures"]
    rows = [
        f"| {meaning} | {figures[name]['right']} of {figures[name]['asked']} | {share(figures[name])} |"
        for name, meaning in MEANINGS.items()
    ]
    return "\n".join(
        [
            OPENING.format(**measured), f"## Measured on {measured['day']}", "", "| | right | share |", "|---|---|---|", *rows,
            UNDER.format(**measured), *contact_table(measured, "sites"), LIKES, *contact_table(measured, "records"),
            CLOSING.rstrip(), "",
        ]
    )  # fmt: skip


def contact_table(measured: dict[str, Any], data: str) -> list[str]:
    """The rounds of one kind of data, a row each."""
    rounds = [one for one in measured["first_contact"] if one["data"] == data]
    names = list(dict.fromkeys(name for one in rounds for name in one["figures"]))
    names.sort(key=[*MEANINGS, "precision", "recall"].index)
    head = ["round", "day", data, *(name.replace("_", " ") for name in names)]
    rows = [
        [str(one["round"]), one["day"], str(one["cases"]), *(told(one["figures"].get(name)) for name in names)]
        for one in rounds
    ]
    return [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)]


def told(figure: dict[str, Any] | None) -> str:
    """A figure of a round: counts where they were kept, else the share."""
    if figure is None:
        return "–"
    return f"{figure['right']} of {figure['asked']}" if "asked" in figure else f"{figure['share']:.3f}"


def share(figure: dict[str, int]) -> str:
    """As people write it, never rounded up to all.

    >>> share({"asked": 300, "right": 299}), share({"asked": 4, "right": 4})
    ('99.6 %', '100 %')
    """
    tenths = figure["right"] * 1000 // figure["asked"]
    return f"{tenths / 10:g} %"


def write(day: date) -> None:
    """Measure, and write both files."""
    folders = site_folders()
    with FILE.open(encoding="utf-8", newline="") as lines:
        measured = document(read_sites(folders), len(folders), day, first_contact(lines))
    DATA.write_text(json.dumps(measured, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(markdown(measured), encoding="utf-8")


if __name__ == "__main__":
    write(date.today())  # noqa: DTZ011 - the day of whoever measures
