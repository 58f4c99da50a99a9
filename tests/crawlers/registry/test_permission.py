"""Who may be read: a proposal waits for a yes, and an agency for its own."""

from pathlib import Path

import pytest

from crawlers.registry.permission import AGENCY, PROPOSED, REFUSED, readable_sources, why_unread
from tests.worlds.registry_rows import GOOD_MEMBER, GOOD_SOURCE, other, registry

EMPLOYER = GOOD_MEMBER
AGENCY_ROW = other(GOOD_MEMBER, "agence", name="Agence Inventée", kind="agence_interim")


@pytest.mark.parametrize(
    ("member", "consent", "why"),
    [
        (EMPLOYER, "", ""),
        (EMPLOYER, "asked", ""),
        (EMPLOYER, "yes", ""),
        (EMPLOYER, "proposed", PROPOSED),
        (EMPLOYER | {"consent": "no"}, "yes", REFUSED),
        (EMPLOYER | {"consent": "yes"}, "proposed", PROPOSED),
        (AGENCY_ROW, "", AGENCY),
        (AGENCY_ROW, "asked", AGENCY),
        (AGENCY_ROW, "proposed", PROPOSED),
        (AGENCY_ROW, "yes", ""),
        (AGENCY_ROW | {"consent": "yes"}, "", ""),
        (AGENCY_ROW | {"consent": "asked"}, "", AGENCY),
    ],
)
def test_a_source_is_read_as_people_said(tmp_path: Path, member: dict[str, str], consent: str, why: str) -> None:
    read = registry(tmp_path, [member], [GOOD_SOURCE | {"member": member["id"], "consent": consent}])

    assert read.problems == ()
    assert why_unread(read.sources["verrerie-site"], read) == why
    assert len(readable_sources(read)) == (not why)
