"""Where somebody's name on a network stands in a text: « Telegram : @julie_recrute »."""

import re
from collections.abc import Iterator

from french.contacts.first_names import FIRST_NAMES

NETWORKS = (
    "telegram", "insta", "instagram", "skype", "signal", "discord", "snap", "snapchat", "messenger", "twitter", "tiktok", "viber",
    "wechat", "dm",
)  # fmt: skip
HANDLE = re.compile(
    rf"\b(?:{'|'.join(NETWORKS)})\b(?: est)?[ :(-]{{1,5}}(?P<name>@[\w.]{{2,39}}\w|live:[\w.:-]{{2,39}}\w|"
    r"\w[\w.]{1,30}#[0-9]{4}|(?!www\.|\w+(?:\.\w+)*/)[a-z]\w{0,30}[._]\w[\w.]{0,30}\b|[a-z]{3,30}[0-9]{2,6}\b)"
)


AT_NAME = re.compile(r"(?<![\w.@])@(?P<first>[a-z]{3,20})[\w.-]{0,30}")
"""« @julie_recrute »: a first name, or its beginning."""


def handles(small: str) -> Iterator[tuple[int, int]]:
    """Where each begins and ends in a text of small ASCII letters."""
    yield from (handle.span("name") for handle in HANDLE.finditer(small))
    yield from (name.span() for name in AT_NAME.finditer(small) if name["first"] in FIRST_NAMES)
