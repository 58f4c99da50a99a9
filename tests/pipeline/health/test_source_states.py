"""What went wrong with a visit is sorted by what happened to its list."""

from dataclasses import replace

from crawlers.items import Trouble
from pipeline.health.source_states import cause
from vocabulary.faults_and_mends import Fault


def test_what_happened_to_the_list_decides() -> None:
    page = Trouble(fault=Fault.GONE, url="", detail="", listing=False)
    assert cause([page, replace(page, fault=Fault.TIMEOUT, listing=True)]) == "timeout"
    assert cause([page]) == "gone"
    assert cause([]) is None
