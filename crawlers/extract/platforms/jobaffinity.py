"""Jobaffinity's scripts that write HTML → the offer in them. From documentation only."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from crawlers.extract.formats import html, json_ld
from crawlers.extract.page.document import Document

Fields = dict[str, Any]
WRITTEN = re.compile(r"\s*document\.write\((['\"])(.*)\1\)\s*;?\s*\Z", re.DOTALL)
ESCAPED = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
LETTERS = {"n": "\n", "r": "\r", "t": "\t"}


def written(text: str) -> str:
    r"""What a script of one ``document.write`` writes; empty when it is no such script.

    >>> written(r"document.write('<p>L\'atelier<\/p>\n');")
    "<p>L'atelier</p>\n"
    """
    found = WRITTEN.match(text)
    return ESCAPED.sub(letter, found[2]) if found else ""


def letter(escape: re.Match[str]) -> str:
    """The character that an escape stands for."""
    code = escape[1]
    return chr(int(code[1:], 16)) if len(code) > 1 else LETTERS.get(code, code)


def postings(document: Document) -> list[Fields]:
    """The offer, whose public page is the employer's."""
    text = written(document.text) if document.text[:200].lstrip().startswith("document.write") else ""
    if not text:
        return []
    parents = parse_qs(urlsplit(document.page.url).query).get("parent", [])
    url = parents[0] if parents else document.page.url
    body = f"<html><body>{text}</body></html>".encode()
    inner = Document(replace(document.page, body=body, url=url, content_type="text/html; charset=utf-8"))
    return [fields | {"url": url} for fields in json_ld.postings(inner) or html.postings(inner)]
