"""Where somebody's name on a network stands in a text: « Telegram : @julie_recrute »."""

import re
from collections.abc import Iterator

NETWORKS = (
    "telegram", "insta", "instagram", "skype", "signal", "discord", "snap", "snapchat", "messenger", "twitter", "tiktok", "viber",
    "wechat", "dm",
)  # fmt: skip
HANDLE = re.compile(
    rf"\b(?:{'|'.join(NETWORKS)})\b(?: est)?[ :(-]{{1,5}}(?P<name>@[\w.]{{2,39}}\w|live:[\w.:-]{{2,39}}\w|"
    r"\w[\w.]{1,30}#[0-9]{4}|[a-z]\w{0,30}[._]\w[\w.]{0,30}\b|[a-z]{3,30}[0-9]{2,6}\b)"
)


def handles(small: str) -> Iterator[tuple[int, int]]:
    """Where each begins and ends in a text of small ASCII letters."""
    return (handle.span("name") for handle in HANDLE.finditer(small))
