"""What went wrong with a visit is sorted by what happened to its list."""

from pipeline.health.source_states import cause


def test_what_happened_to_the_list_decides() -> None:
    page = {"fault": "gone", "url": "", "detail": "", "listing": False}
    assert cause([page, page | {"fault": "timeout", "listing": True}]) == "timeout"
    assert cause([page]) == "gone"
    assert cause([]) is None
