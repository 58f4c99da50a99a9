"""JSON that stands in the page as text (``<template>``, ``<textarea>``, a hidden ``<div>``) or in a comment."""

import re
from typing import Any

from crawlers.embedded.attributes import understood

HINT = re.compile(r">\s{0,80}(?:\[\s{0,9})?\{\s{0,9}(?:\"|&quot;)|>\s{0,80}\[\{")
COMMENT = re.compile(r"<!--[^<>{\[]{0,90}[\[{&]")
TEXTS = (
    "//*[not(self::script or self::style)]/text()[string-length() >= 20][starts-with(normalize-space(substring(., 1, 80)), '{\"')"
    " or starts-with(normalize-space(substring(., 1, 80)), '[{') or starts-with(normalize-space(substring(., 1, 80)), '{ \"')"
    " or starts-with(normalize-space(substring(., 1, 80)), '{&quot;')]"
)
COMMENTS = "//comment()[string-length() >= 20 and contains(., '{') and contains(., ':')]"
NAMED = re.compile(r"\s{0,20}(?:[\w$:.-]{1,60}\s{0,9}[=:]?\s{0,9})?(?=[\[{]|&quot;)")
MOST = 200


def decoded(tree: Any) -> list[Any]:
    """The data among the page's own text."""
    return [data for text in tree.xpath(TEXTS)[:MOST] if (data := understood(str(text)))]


def commented(tree: Any) -> list[Any]:
    """The data in comments: left there by whoever writes the page for its own scripts, or taken out of sight."""
    found = []
    for comment in tree.xpath(COMMENTS)[:MOST]:
        text = comment.text or ""
        start = NAMED.match(text)
        data = understood(text[start.end() :]) if start else None
        if data:
            found.append(data)
    return found if len(found) < 2 or not all(isinstance(data, dict) for data in found) else [found]
