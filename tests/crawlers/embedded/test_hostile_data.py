"""Data made to tire their reader are given up or cut; nothing is raised, and what is given is a small tree."""

import json
import time
from typing import Any

import pytest

from crawlers.embedded.addresses import data_addresses
from crawlers.embedded.plain import MOST_NODES
from crawlers.extract.page.document import Document
from tests.worlds.pages.extracted_pages import page

MANY = 20_000


def flat(items: list[Any]) -> str:
    return f'<html><script id="__NUXT_DATA__">{json.dumps(items)}</script></html>'


def code(text: str) -> str:
    return f"<html><script>{text}</script></html>"


def flight(rows: str) -> str:
    return code(f"self.__next_f.push([1,{json.dumps(rows)}])")


HOSTILE = {
    "each twice the next": flat([{"a": 1}, *([n, n] for n in range(2, 60)), "x"]),
    "each in itself": flat([{"a": 0, "b": 1}, [0, 1]]),
    "wrappers in a circle": flat([["Reactive", 1], ["Ref", 0]]),
    "numbers without end": flat([{"a": 10**18, "b": -(10**18)}, *range(MANY)]),
    "a date without a day": flat([{"a": 1}, ["Date"]]),
    "parameters that hold each other": code("window.__NUXT__=(function(a,b){a.b=b;b.a=a;return {data:[a,b]}}({},{}));"),
    "a parameter twice as often": code(
        "window.__NUXT__=(function(a){" + "a=[a,a];" * 60 + "return {data:[a]}}({x:1}));"
    ),
    "a text twice as long": code("window.__NUXT__=(function(a){" + "a=a+a;" * 60 + "return {data:[a]}}('xx'));"),
    "an array spread twice": code(
        "window.__NUXT__=(function(a){" + "a=[...a,...a];" * 60 + "return {data:[a]}}([1]));"
    ),
    "a name that is an array": code(
        "window.__NUXT__=(function(a){" + "a=[a,a];" * 60 + "return {[a]:1,b:a[a]}}({x:1}));"
    ),
    "a map named by an array": code(
        "window.__NUXT__=(function(a,b){" + "a=[a,a];" * 60 + "b.set(a,1);return {x:b,y:new Map([[a,1]])}}({x:1},{}));"
    ),
    "a flat map named by an array": flat([{"a": 41}, *([n, n] for n in range(2, 41)), "x", ["Map", 1, 40]]),
    "an array of a billion": code(
        "window.__NUXT__=(function(a){return {data:[a,Array(1e12),Array(-1)]}}(Array(1e9)));"
    ),
    "a number of a million digits": code("window.app = {a: " + "9" * 100_000 + ", b: 1e999999, c: new Date(1e300)};"),
    "functions in functions": code("window.__NUXT__=" + "(function(a){return " * MANY),
    "brackets": code("window.app = " + "[{a:" * MANY),
    "parentheses": code("window.app = {a:" + "(" * MANY),
    "torn texts": code("window.app = {a:'" + "x = {a:'" * MANY),
    "torn comments": code("window.app = {a: 1, /* " + "x = {a: /* " * MANY),
    "operators": code("window.app = {a:" + "!" * MANY + "0}"),
    "rows in a circle": flight('0:{"a":"$1"}\n1:{"b":"$0","c":"$1"}\n'),
    "rows twice the next": flight("".join(f'{n:x}:["${n + 1:x}","${n + 1:x}"]\n' for n in range(60))),
    "a row of four gigabytes": flight('0:Tffffffff,abc\n1:["$0"]\n'),
    "paths in a circle": flight('0:["$1:0:0"]\n1:["$0:0:0"]\n'),
    "rows and rows": flight("0:[]\n" * MANY),
    "pushes and pushes": code("self.__next_f.push([1,'" * MANY),
    "a store in a circle": code(
        'window.s = {"ROOT_QUERY":{"a":{"__ref":"A"}},"A":{"__typename":"A","a":{"__refs":["A","A","B"]}}}'
    ),
    "entries in a circle": code(
        's = {"items":[{"sys":{"id":"a","type":"Entry"},"b":{"sys":{"type":"Link","linkType":"Entry","id":"a"}}}],"includes":{}}'
    ),
    "resources in a circle": code(
        'window.s = {"data":[{"type":"a","id":1,"attributes":{},"relationships":{"me":{"data":[{"type":"a","id":1},{"id":[]}]}}}]}'
    ),
    "a stream of promises": code(
        "window.__remixContext.streamController.enqueue("
        + json.dumps('[{"_1":0,"_0":1},["P",1]]\nP1:[["P",1]]\nP1:0\n')
        + ")"
    ),
    "texts in texts": code(
        f"window.app = {json.dumps({'a': json.dumps({'a': json.dumps({'a': json.dumps({'a': json.dumps({'a': '[1]'})})})})})}"
    ),
    "attributes": "<html>" + '<p data-a="{a:{a:{a:">' * 5000,
    "rich text": code('window.app = {"a":' + '{"type":"doc","content":[' * 200 + "]}" * 200 + "}"),
    "half a letter": code('window.app = {"a":"\\ud800", b: "\\u{110000}", "c": "\\xZZ"}'),
}


def nodes(data: Any) -> int:
    return (
        1 + sum(map(nodes, data.values() if isinstance(data, dict) else data)) if isinstance(data, dict | list) else 1
    )


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_data_are_survived(body: str) -> None:
    document = Document(page(body))
    began = time.process_time()
    found = document.embedded

    assert sum(nodes(one.data) for one in found) <= 2 * MOST_NODES
    assert len(data_addresses(document)) <= 8
    assert time.process_time() - began < 4


def ring(name: str, many: int) -> str:
    """Objects of which each names the next one, and the last the first."""
    after = [(one, (one + 1) % many) for one in range(many)]
    if name == "flat list":
        return flat(
            [{"jobs": 1}, list(range(2, 2 + many)), *({"title": 2 + many, "next": 2 + to} for _, to in after), "x"]
        )
    if name == "flight":
        return flight("".join(f'{one:x}:{{"title":"a","next":"${to:x}"}}\n' for one, to in after))
    if name == "store":
        jobs = {f"J:{one}": {"__typename": "J", "next": {"__ref": f"J:{to}"}} for one, to in after}
        return code(f"s={json.dumps({'ROOT_QUERY': {'jobs': [{'__ref': name} for name in jobs]}, **jobs})}")
    if name == "resources":
        rows = [{"id": one, "attributes": {}, "relationships": {"next": {"data": {"id": to}}}} for one, to in after]
        return code(f"s={json.dumps({'data': rows})}")
    every = [f"b{one}" for one in range(min(many, 100))]
    blocks = {f"b{one}": {"value": {"type": "page" if one == 0 else "text", "content": every}} for one, _ in after}
    return code(f"s={json.dumps({'block': blocks, 'notion_user': {}})}")


@pytest.mark.parametrize("name", ["flat list", "flight", "store", "resources", "blocks"])
def test_references_take_time_in_proportion(name: str) -> None:
    def seconds(many: int) -> float:
        document = Document(page(ring(name, many)))
        began = time.process_time()
        assert document.embedded
        return time.process_time() - began

    few, more = seconds(200), seconds(1600)
    for _ in range(5):
        if more < 8**1.3 * few:
            break
        few, more = min(few, seconds(200)), min(more, seconds(1600))
    assert more < 8**1.3 * few


@pytest.mark.stumbles
def test_a_decoder_that_breaks_harms_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    import crawlers.embedded as room

    def broken(_attributes: str, _text: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(room, "OF_A_SCRIPT", (("broken", broken), *room.OF_A_SCRIPT))
    document = Document(page(code('window.app = {"title": "Régleur", "city": "Eu"}')))

    assert [(one.by, one.data) for one in document.embedded] == [
        ("assigned", {"app": {"title": "Régleur", "city": "Eu"}})
    ]
    assert document.stumbles.readers == ["broken"]
