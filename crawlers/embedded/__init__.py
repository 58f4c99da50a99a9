"""Page → the data that are embedded in it: each way of embedding is undone by one decoder, by reading, never by running code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from crawlers.embedded import (
    angular,
    answers,
    assigned,
    astro,
    attributes,
    json_script,
    livewire,
    next_flight,
    next_pages,
    nuxt2,
    nuxt3,
    qwik,
    remix,
    seroval,
    sveltekit,
    texts,
    wix,
)
from crawlers.embedded.plain import MOST_NODES, bounded_tree

if TYPE_CHECKING:
    from crawlers.extract.page.document import Document

OfScript = Callable[[str, str], list[Any] | None]
Script = tuple[str, str]

OF_A_SCRIPT: tuple[tuple[str, OfScript], ...] = (
    ("next_pages", next_pages.decoded),
    ("nuxt3", nuxt3.decoded),
    ("angular", angular.decoded),
    ("wix", wix.decoded),
    ("qwik", qwik.decoded),
    ("sveltekit", sveltekit.decoded),
    ("remix", remix.decoded),
    ("nuxt2", nuxt2.decoded),
    ("json_script", json_script.decoded),
    ("assigned", assigned.decoded),
)
"""Name → decoder of one script, from its attributes and its text; the first that does not answer ``None`` has it."""
OF_ALL_SCRIPTS: tuple[tuple[str, Callable[[list[Script]], list[Any]]], ...] = (
    ("next_flight", next_flight.decoded),
    ("remix", remix.streamed),
    ("seroval", seroval.decoded),
)
"""Name → decoder of what several scripts say together."""
OF_THE_TREE: tuple[tuple[str, re.Pattern[str], Callable[[Any], list[Any]]], ...] = (
    ("inertia", attributes.PAGE, attributes.inertia),
    ("astro", astro.ISLAND, astro.decoded),
    ("livewire", livewire.SNAPSHOT, livewire.decoded),
    ("attributes", attributes.HINT, attributes.decoded),
    ("texts", texts.HINT, texts.decoded),
    ("comments", texts.COMMENT, texts.commented),
)
"""Name → what the page's text must show before its tree is asked, and decoder of what stands in the page itself."""
TOGETHER = ("__next_f", "streamController", "$R[")
"""Marks of scripts that say nothing alone."""
LARGEST = 12_000_000
MOST = 150


@dataclass(frozen=True, slots=True)
class Embedded:
    """Some data of a page."""

    by: str
    """The name of the decoder: ``next_flight``, ``nuxt2``, …"""
    data: Any
    """A dict or a list: plain data, a tree without circles, texts as they are; what is JSON inside a text is data too."""


def embedded_data(document: Document) -> list[Embedded]:
    """All data embedded in a page, or in an answer for its scripts; bounded, and never raises.

    Ask ``document.embedded``, which does it once. A decoder that breaks is noted in ``document.stumbles``, and the others go on.
    """
    found: list[Embedded] = []
    left = MOST_NODES
    for by, data in decoded(document):
        if len(found) >= MOST or left <= 0:
            break
        for tree, rest in document.stumbles.each(by, [data], partial(bounded_tree, most=left)):
            left = rest
            if isinstance(tree, dict | list) and tree:
                found.append(Embedded(by, tree))
    return found


def decoded(document: Document) -> Iterator[tuple[str, Any]]:
    """What each decoder finds, before it is made plain."""
    each = document.stumbles.each
    for answer in each("answers", [document], answers.decoded):
        yield from (("answers", data) for data in answer)
    if document.kind != "html":
        return
    scripts = bounded(document.scripts)
    for by, of_all in OF_ALL_SCRIPTS:
        for found in each(by, [scripts], of_all):
            yield from ((by, data) for data in found)
    yield from of_scripts([script for script in scripts if not any(mark in script[1] for mark in TOGETHER)], each)
    for by, hint, of_tree in OF_THE_TREE:
        if not hint.search(document.text) or document.tree is None:
            continue
        for found in each(by, [document.tree], of_tree):
            yield from ((by, data) for data in found)


def of_scripts(scripts: list[Script], each: Callable[..., list[Any]]) -> Iterator[tuple[str, Any]]:
    """What scripts say one by one; of several JSON scripts that bear the same attributes, a list, for each is a row."""
    rows: dict[str, list[Any]] = {}
    for attributes_, text in scripts:
        for by, of_script in OF_A_SCRIPT:
            for found in each(by, [(attributes_, text)], lambda script, of_script=of_script: of_script(*script)):
                if by == "json_script":
                    rows.setdefault(attributes_, []).extend(found or [])
                else:
                    yield from ((by, data) for data in found or [])
                if found is not None:
                    break
            else:
                continue
            break
    for group in rows.values():
        yield "json_script", group[0] if len(group) == 1 else group


def bounded(scripts: list[Script]) -> list[Script]:
    """The scripts, as long as they are not too much together."""
    left = LARGEST
    found = []
    for attributes_, text in scripts:
        left -= len(text)
        if left < 0:
            break
        found.append((attributes_, text))
    return found
