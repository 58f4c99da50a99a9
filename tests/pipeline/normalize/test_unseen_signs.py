"""Nothing that nobody sees is published: not in a title, a name, a place, a wage or a description, however it is written."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from french.visible import UNSEEN, visible
from pipeline.__main__ import main
from pipeline.normalize import Raw, normalize
from pipeline.normalize.source_text.posting import text

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
SIGNS = "\x00\x07\x1b\x7f\x9b\xad\u061c\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\U000e0041\ud800\udfff"
WRITTEN = ["{}", "&#{};", "&#x{:x};", "&amp;#{};"]
"""How a page may write a sign: as it is, as an entity, as one that was escaped twice."""


def published(sign: str, way: str) -> str:
    """All that is published of a posting that has the sign in every field."""
    hidden = sign if way == "{}" else way.format(ord(sign))
    name = f"Rég{hidden}leur"
    fields = {
        "title": f"{name} H/F",
        "hiringOrganization": {"name": f"Verr{hidden}erie"},
        "jobLocation": {"address": {"addressLocality": f"E{hidden}u", "postalCode": "76260"}},
        "baseSalary": f"2 100 € {hidden} par mois",
        "employmentType": f"CDI{hidden}",
        "workHours": f"2x8 {hidden}",
        "identifier": f"VN{hidden}12",
        "url": f"https://verrerie.example/{sign}1",
        "applicationUrl": f"https://verrerie.example/{sign}2",
        "description": f"<p>Vous {name}ez la machine.</p><b>Salaire{hidden} : 2 100 € par mois</b>",
    }
    raw = Raw(text=text(fields, url=f"https://verrerie.example/{sign}"), id="1", source="s", key="1", seen_at=NOW)
    return "\n".join(strings(msgspec.to_builtins(normalize(raw))))


def strings(value: Any) -> Iterator[str]:
    """Every text of a posting, in whatever it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings([*value.keys(), *value.values()])
    elif isinstance(value, list | tuple):
        yield from (text for item in value for text in strings(item))


@pytest.mark.parametrize("way", WRITTEN)
@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_no_sign_that_nobody_sees_is_published(sign: str, way: str) -> None:
    assert sign not in published(sign, way)


@given(st.text(st.one_of(st.characters(), st.sampled_from(SIGNS))))
def test_what_is_visible_stays_so(words: str) -> None:
    found = visible(words)
    assert not UNSEEN.search(found)
    found.encode()
    assert visible(found) == found
    if not UNSEEN.search(words):
        assert found == words


@pytest.mark.parametrize("verb", ["extract", "normalize", "deduplicate"])
def test_half_a_character_ends_no_verb(verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    posting = '{"@type":"JobPosting","title":"R\\ud800gleur","description":"<p>Vous r\\udfffglez</p><b>\\ud800</b>","url":"http://v.example/\\ud800"}'
    file = tmp_path / ("page.html" if verb == "extract" else "lines.jsonl")
    file.write_text(f'<script type="application/ld+json">{posting}</script>' if verb == "extract" else posting)

    assert main([verb, str(file)]) == 0
    [line] = capsys.readouterr().out.splitlines()
    line.encode()
    assert "\ud800" not in json.dumps(json.loads(line), ensure_ascii=False)
