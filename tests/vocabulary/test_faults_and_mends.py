"""A fault is told in one place: its cause, its sentence and its mend stand with its name, and everybody reads them there."""

import ast
from pathlib import Path

import pytest

from tests.worlds.altered_source import OURS, AlteredSource
from tests.worlds.folders import ROOT
from vocabulary.faults_and_mends import Cause, Fault, label_of_cause, mend_of_cause

HOME = "vocabulary/faults_and_mends.py"
NAMES = {*map(str, Fault), *map(str, Cause)}
CHANCE = 2
"""Words such as « gone » and « empty » that a table about something else may share with ours."""
PROGRAM = """
import json
from datetime import UTC, datetime

from board.wording.template_filters import FILTERS
from crawlers.process.report import Report
from crawlers.registry.registry import Registry, Source
from db.vallee.rows import SourceRow
from pipeline.health.digest import SourceNews, of_source
from pipeline.health.source_states import state_of
from vocabulary.faults_and_mends import Fault

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
report = Report(Source(id="verrerie", member="", spider="listing", url="https://verrerie.example/"), NOW)
report.note_trouble(Fault.PAPERS_ASKED, report.source.url, "", listing=True)
crawl = report.crawl(finished_at=NOW)
source = SourceRow("verrerie", "", "listing", report.source.url, "{}", "", "", "", active=1)
state = state_of(source, Registry({}, {}, ()), [crawl], {}, {})
news = SourceNews(
    source="verrerie", name="Verrerie", state=state.state, why=state.why, cause=state.cause, alarm=True, unread_days=0,
    last_healthy=None,
)
(problem,) = of_source(news, asleep=False)
print(json.dumps([crawl.outcome, state.why, state.cause, FILTERS["cause_label"](state.cause), problem.mend]))
"""


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_has_a_cause_a_sentence_and_a_mend(fault: Fault) -> None:
    record = fault.record

    assert str(fault) == record.name
    assert record.sentence == record.sentence.strip(" .")
    assert not record.request.endswith(".")
    assert (label_of_cause(record.cause), mend_of_cause(record.cause)) == (record.cause.label, record.cause.mend)


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_has_its_label_its_mend_and_a_fault(cause: Cause) -> None:
    assert cause.label
    assert cause.mend.endswith(".")
    assert cause is Cause.DROPPED or any(fault.record.cause is cause for fault in Fault)


def test_a_cause_of_another_version_has_no_words() -> None:
    assert label_of_cause("unheard_of") == mend_of_cause("unheard_of") == ""


def names_fault(node: ast.expr | None) -> bool:
    """Whether an expression is ``Fault.…`` or ``Cause.…``."""
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in {"Fault", "Cause"}


def tables_of_faults(path: Path) -> list[int]:
    """Lines at which a file holds a literal table of faults or causes."""
    lines = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Dict):
            entries = node.keys
        elif isinstance(node, ast.Set | ast.List | ast.Tuple):
            entries = list(node.elts)
        else:
            continue
        words = {entry.value for entry in entries if isinstance(entry, ast.Constant)}
        if (len(entries) > 1 and all(map(names_fault, entries))) or len(words & NAMES) > CHANCE:
            lines.append(node.lineno)
    return lines


@pytest.mark.parametrize(
    "table",
    ["{Fault.DNS: 'a', Fault.TLS: 'b'}", "{Fault.DNS, Fault.TLS}", "{'dns': 'a', 'tls': 'b', 'bot_wall': 'c'}"],
)
def test_such_a_table_would_be_found(tmp_path: Path, table: str) -> None:
    file = tmp_path / "copy.py"
    file.write_text(f"TABLE = {table}\n", encoding="utf-8")

    assert tables_of_faults(file) == [1]


def test_no_other_file_keeps_a_table_of_faults() -> None:
    folders = set(OURS) - {"demo", "benchmarks"}  # the demonstration breaks its own sites, by faults of its own
    files = {str(path.relative_to(ROOT)): path for folder in folders for path in (ROOT / folder).rglob("*.py")}
    tables = {name: lines for name, path in files.items() if (lines := tables_of_faults(path))}

    assert tables == {}


def test_a_new_fault_is_told_everywhere_from_one_file(tmp_path: Path) -> None:
    source = AlteredSource(tmp_path)
    source.insert(
        HOME,
        before="DROPPED = (",
        lines='    PAPERS_ASKED = ("papers_asked", "Papiers demandés", "Montrez vos papiers au membre.")\n',
    )
    source.insert(
        HOME,
        before='TORN = FaultRecord("torn"',
        lines="    PAPERS_ASKED = FaultRecord(\n"
        '        "papers_asked", Cause.PAPERS_ASKED, Outcome.BLOCKED, "le site demande des papiers"\n'
        "    )\n",
    )

    assert source.answer(PROGRAM) == [
        "blocked",
        "Le site demande des papiers (https://verrerie.example/).",
        "papers_asked",
        "Papiers demandés",
        "Montrez vos papiers au membre.",
    ]
