"""Each way of embedding data in a page is undone, and nothing else: small inputs, what they mean."""

import json
from html import escape
from typing import Any

import pytest

from crawlers.embedded.plain import plain
from crawlers.extract.page.document import Document
from tests.worlds.pages.extracted_pages import page, script

REGLEUR = {"title": "Régleur H/F", "city": "Eu"}
CARISTE = {"title": "Cariste H/F", "city": "Blangy-sur-Bresle"}
JOBS = [REGLEUR, CARISTE]
STATE = json.dumps({"jobs": JOBS})
LITERAL = (
    "{jobs: [{title: 'Régleur H\\u002FF', city: \"Eu\"}, /* so */ {title: `Cariste H/F`, city: 'Blangy-sur-Bresle',},],"
    " on() { return 1 }}"
)


def found(body: str, content_type: str = "") -> list[tuple[str, Any]]:
    return [(one.by, one.data) for one in Document(page(body, content_type=content_type)).embedded]


def code(text: str) -> str:
    return f"<html><body><script>{text}</script></body></html>"


def attribute(name: str, value: str) -> str:
    return f'<html><body><div {name}="{escape(value)}"></div></body></html>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (script(STATE, "application/json"), ("json_script", {"jobs": JOBS})),
        (script(f"\n<!-- {STATE} -->", "text/x-json"), ("json_script", {"jobs": JOBS})),
        (script({"@type": "ItemList", "a": JOBS}), ("json_script", {"@type": "ItemList", "a": JOBS})),
        (code(f"window.__STATE__ = {STATE};"), ("assigned", {"__STATE__": {"jobs": JOBS}})),
        (code(f"window['app'] = window['app'] || {LITERAL};"), ("assigned", {"app": {"jobs": JOBS}})),
        (code(f"var app = JSON.parse({json.dumps(STATE)});"), ("assigned", {"app": {"jobs": JOBS}})),
        (
            code("var app = JSON.parse(atob('eyJhIjogWyJSw6lnbGV1ciJdLCAiYiI6IDJ9'));"),
            ("assigned", {"app": {"a": ["Régleur"], "b": 2}}),
        ),
        (
            code("var app = JSON.parse(decodeURIComponent('%7B%22a%22%3A1%2C%22b%22%3A2%7D'));"),
            ("assigned", {"app": {"a": 1, "b": 2}}),
        ),
        (code(f"new Board('#jobs', {LITERAL})"), ("assigned", {"Board": {"jobs": JOBS}})),
        (code(f"h(board, {LITERAL})"), ("assigned", {"h": {"jobs": JOBS}})),
        (code("a = {on: new Date(2026, 10, 12), by: `à ${x}`}"), ("assigned", {"a": {"on": "2026-11-12", "by": "à "}})),
        (code(f"Static.SQUARESPACE_CONTEXT = {STATE};"), ("assigned", {"SQUARESPACE_CONTEXT": {"jobs": JOBS}})),
        (code(f"a.push({json.dumps(REGLEUR)}); a.push({json.dumps(CARISTE)})"), ("assigned", {"push": JOBS})),
        (attribute("data-props", STATE), ("attributes", {"props": {"jobs": JOBS}})),
        (attribute("data-props", escape(STATE)), ("attributes", {"props": {"jobs": JOBS}})),
        (attribute(":items", json.dumps(JOBS)), ("attributes", {"items": JOBS})),
        (attribute("x-data", f"board({LITERAL})"), ("attributes", {"x-data": {"jobs": JOBS}})),
        (
            attribute("data-page", json.dumps({"component": "Jobs", "props": {"jobs": JOBS}})),
            ("inertia", {"jobs": JOBS}),
        ),
        (
            attribute(
                "wire:snapshot",
                json.dumps({"data": {"jobs": [[[REGLEUR, {"s": "arr"}], [CARISTE, {"s": "arr"}]], {"s": "arr"}]}}),
            ),
            ("livewire", {"jobs": JOBS}),
        ),
        (f"<html><body><!-- {STATE} --></body></html>", ("comments", {"jobs": JOBS})),
        (f"<html><body><template>{STATE}</template></body></html>", ("texts", {"jobs": JOBS})),
        (script({"raw": STATE}, "application/json"), ("json_script", {"raw": {"jobs": JOBS}})),
        (
            f'<html><script id="serverApp-state" type="application/json">{STATE.replace(chr(34), "&q;")}</script></html>',
            ("angular", {"jobs": JOBS}),
        ),
        (
            f'<html><script id="__NEXT_DATA__" type="application/json">{{"props":{{"pageProps":{STATE}}},"page":"/"}}</script></html>',
            ("next_pages", {"pageProps": {"jobs": JOBS}}),
        ),
        (code(f'window.__remixContext = {{"state":{{"loaderData":{STATE}}}}};'), ("remix", {"jobs": JOBS})),
        (
            "<html><body><astro-island props='"
            + escape('{"jobs":[1,[[0,{"title":[0,"Cariste H/F"],"city":[0,"Blangy-sur-Bresle"]}]]]}')
            + "'></astro-island></body></html>",
            ("astro", {"jobs": [CARISTE]}),
        ),
    ],
)
def test_a_way_of_embedding_is_undone(body: str, expected: tuple[str, Any]) -> None:
    assert found(body) == [expected]


@pytest.mark.parametrize(
    ("body", "content_type", "data"),
    [
        (f"board.show({STATE});", "application/javascript", {"jobs": JOBS}),
        (f'2:I["a"]\n0:{STATE}\n', "text/x-component", {"jobs": JOBS}),
        ('[{"_1":2},"jobs",[3],{"_4":5},"title","Régleur"]\n', "text/x-script", {"jobs": [{"title": "Régleur"}]}),
        ('{"Day":"/Date(1796083200000)/","none":"/Date/"}', "", {"Day": "2026-12-01T00:00:00+00:00", "none": "/Date/"}),
    ],
    ids=["called with", "flight", "stream", "moment"],
)
def test_an_answer_is_undone_as_a_page_is(body: str, content_type: str, data: Any) -> None:
    assert found(body, content_type) == [("answers", data)]


def test_values_that_scripts_number_are_read_together() -> None:
    scripts = code('_$HY.r["a"]=$R[0]={p:0,s:0};') + code(
        '($R[5]=(r,d)=>{r.s(d)})($R[0],$R[6]={jobs:[$R[7]={title:"Régleur",x:!0},$R[7]]});'
    )

    assert found(scripts)[-1:] == [("seroval", {"jobs": [{"title": "Régleur", "x": True}] * 2})]


def test_a_stream_of_flat_lists_is_put_together() -> None:
    first = '[{"_1":2},"loaderData",{"_3":4},"jobs",[5],{"_6":7,"_8":9},"title","Régleur","team",["P",3]]\n'
    later = 'P3:[{"_11":12},"name","Atelier froid"]\n'
    body = "".join(
        code(f"window.__remixContext.streamController.enqueue({json.dumps(part)});")
        for part in (first[:30], first[30:], later)
    )

    assert found(body) == [("remix", {"jobs": [{"title": "Régleur", "team": [{"name": "Atelier froid"}]}]})]


def test_notion_gives_the_rows_of_its_tables() -> None:
    rows = {
        "j": {
            "value": {
                "id": "j",
                "type": "page",
                "parent_id": "c",
                "properties": {"title": [["Régleur"]], "x": [["Eu"]]},
                "content": ["t"],
            }
        },
        "t": {"value": {"type": "bulleted_list", "properties": {"title": [["Régler "], ["tout", [["b"]]]]}}},
    }
    table = {"value": {"name": [["Postes"]], "schema": {"title": {"name": "Poste"}, "x": {"name": "Lieu"}}}}

    assert plain({"recordMap": {"block": rows, "collection": {"c": table}}}) == {
        "recordMap": {
            "Postes": [{"id": "j", "Poste": "Régleur", "Lieu": "Eu", "content": "<li>Régler tout</li>"}],
            "pages": [],
        }
    }


def test_wix_and_qwik_give_lists() -> None:
    wix = {"a": {"recordsByCollectionId": {"Offres": {"1": REGLEUR, "2": CARISTE}}}}
    qwik = {"objs": [{"jobs": "1"}, ["2"], {"title": "3"}, "Régleur"], "refs": {}}

    assert found(f'<script id="wix-warmup-data">{json.dumps(wix)}</script>') == [
        ("wix", {"a": {"recordsByCollectionId": {"Offres": JOBS}}})
    ]
    assert found(script(qwik, "qwik/json")) == [("qwik", {"jobs": [{"title": "Régleur"}]})]


def test_sveltekit_gives_what_its_pages_were_given_and_asked_for() -> None:
    start = code(
        "{__sveltekit_1 = {base: new URL('.', location).pathname.slice(0, -1)}; import('./a.js').then(([kit, app]) => {"
        "kit.start(app, element, {node_ids: [0, 4], data: [null,{type:'data',data:(function(a){a.b=1;"
        "return {jobs:[{title:'Régleur',a}]}}({})),"
        "uses:{}}], form: null});});}"
    )
    answer = json.dumps({"status": 200, "body": STATE})
    asked = f'<script type="application/json" data-sveltekit-fetched data-url="/x">{answer}</script>'
    later = code("__sveltekit_1.resolve(1, () => [{jobs:[{title:'Cariste'}]}])")

    assert found(start) == [("sveltekit", {"jobs": [{"title": "Régleur", "a": {"b": 1}}]})]
    assert found(asked) == [("sveltekit", {"jobs": JOBS})]
    assert found(later) == [("sveltekit", {"jobs": [{"title": "Cariste"}]})]


def test_rows_in_scripts_or_attributes_of_their_own_are_one_list() -> None:
    scripts = "".join(
        f'<li><script class="job" type="application/json">{json.dumps(job)}</script></li>' for job in JOBS
    )
    cards = "".join(f'<li class="card" data-job="{escape(json.dumps(job))}"></li>' for job in JOBS)

    assert found(f"<html><ul>{scripts}</ul></html>") == [("json_script", JOBS)]
    assert found(f"<html><ul>{cards}</ul></html>") == [("attributes", {"job": JOBS})]


@pytest.mark.parametrize(
    "text",
    [
        '{return {jobs:[a,b]}}({title:"Régleur H\\u002FF",city:"Eu"},{title:"Cariste H/F",city:"Blangy-sur-Bresle"})',
        (
            '{a.title=c;a.city="Eu";b.title=d.x[0];b["city"]="Blangy-sur-Bresle";return {jobs:[a,b]}}'
            '({},{},"Régleur H/F",{x:["Cariste H/F"]})'
        ),
        '{b[0]=a;b[1]={title:"Cariste H/F",city:c};a.city="Eu";return {jobs:b}}({title:"Régleur H/F"},Array(2),"Blangy-sur-Bresle")',
    ],
)
def test_what_a_function_is_called_with_stands_in_its_place(text: str) -> None:
    for form in (
        f"window.__NUXT__=(function(a,b,c,d){text});",
        f'__NUXT_JSONP__("/emplois", (function(a,b,c,d){text}));',
    ):
        body = code(form) if form.startswith("window") else form
        assert [data for _, data in found(body)] == [{"jobs": JOBS}]


def test_flat_lists_are_unfolded() -> None:
    flat = [["Reactive", 1], {"jobs": 2, "day": 9}, [3, 6], {"title": 4, "city": 5}, "Régleur H/F", "Eu"]
    flat += [{"title": 7, "city": 8}, "Cariste H/F", "Blangy-sur-Bresle", ["Date", "2026-12-01T00:00:00Z"]]
    expected = {"jobs": JOBS, "day": "2026-12-01T00:00:00Z"}

    assert found(f'<html><script id="__NUXT_DATA__" type="application/json">{json.dumps(flat)}</script></html>') == [
        ("nuxt3", expected)
    ]
    assert found(json.dumps(flat), "application/json") == [("answers", expected)]
    assert found('{"type":"data","nodes":[null,{"type":"data","data":[{"jobs":1},[2],{"title":3},"Régleur"]}]}') == [
        ("answers", {"jobs": [{"title": "Régleur"}]})
    ]


def pushes(*pieces: str) -> str:
    return (
        "<html><body>"
        + "".join(f"<script>self.__next_f.push([1,{json.dumps(piece)}])</script>" for piece in pieces)
        + "</body></html>"
    )


def test_flight_is_read_wherever_it_is_cut() -> None:
    text = "Vous réglez « tout ».\nÀ Eu."
    rows = f'1:I["a"]\n5:T{len(text.encode()):x},{text}0:["$","div",null,{{"children":["$","$L1",null,{{"jobs":"$4"}}]}}]\n'
    rows += '4:[{"title":"Régleur","about":"$5","day":"$D2026-12-01","none":"$undefined","price":"$$5"},"$6"]\n'
    rows += '6:{"title":"Cariste","like":"$4:0:title"}\n'
    expected = {
        "jobs": [
            {"title": "Régleur", "about": text, "day": "2026-12-01", "none": None, "price": "$5"},
            {"title": "Cariste", "like": "Régleur"},
        ]
    }

    for at in range(1, len(rows) - 1, 7):
        assert found(pushes(rows[:at], rows[at:])) == [("next_flight", expected)]


@pytest.mark.parametrize(
    ("store", "expected"),
    [
        (
            {
                "ROOT_QUERY": {'jobs({"first":2})': {"nodes": [{"__ref": "Job:1"}, {"__ref": "Job:2"}]}},
                "Job:1": {"__typename": "Job", "title": "Régleur", "place": {"__ref": "Place:1"}},
                "Job:2": {"__typename": "Job", "title": "Cariste", "place": {"type": "id", "id": "Place:1"}},
                "Place:1": {"__typename": "Place", "city": "Eu", "jobs": [{"__ref": "Job:1"}]},
            },
            {
                "jobs": {
                    "nodes": [
                        {"title": "Régleur", "place": {"city": "Eu", "jobs": [None]}},
                        {"title": "Cariste", "place": {"city": "Eu", "jobs": [{"title": "Régleur", "place": None}]}},
                    ]
                }
            },
        ),
        (
            {
                "client:root": {
                    "__id": "client:root",
                    "__typename": "__Root",
                    "jobs(first:1)": {"__ref": "client:jobs"},
                },
                "client:jobs": {"__id": "client:jobs", "__typename": "Jobs", "nodes": {"__refs": ["a"]}},
                "a": {"__id": "a", "__typename": "Job", "title": "Régleur"},
            },
            {"jobs": {"nodes": [{"title": "Régleur"}]}},
        ),
        (
            {
                "items": [
                    {"sys": {"id": "j"}, "fields": {"place": {"sys": {"type": "Link", "linkType": "Entry", "id": "p"}}}}
                ],
                "includes": {"Entry": [{"sys": {"id": "p", "type": "Entry"}, "fields": {"city": "Eu"}}]},
            },
            {
                "items": [
                    {
                        "sys": {"id": "j"},
                        "fields": {"place": {"sys": {"id": "p", "type": "Entry"}, "fields": {"city": "Eu"}}},
                    }
                ]
            },
        ),
        ({"data": {"id": 1, "attributes": {"title": "Régleur"}}}, {"data": {"id": 1, "title": "Régleur"}}),
        ({"ROOT_QUERY": {}, "Job:1": {"__typename": "Job", "title": "Régleur"}}, {"Job": [{"title": "Régleur"}]}),
    ],
    ids=["Apollo", "Relay", "Contentful", "Strapi", "Apollo without a question"],
)
def test_objects_of_a_store_stand_in_their_places(store: Any, expected: Any) -> None:
    assert plain(store) == expected


@pytest.mark.parametrize(
    "document",
    [
        {
            "nodeType": "document",
            "data": {},
            "content": [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": "À Eu", "marks": []}]}],
        },
        {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "À Eu"}]}]},
        {"root": {"type": "root", "children": [{"type": "paragraph", "children": [{"type": "text", "text": "À Eu"}]}]}},
        [{"type": "paragraph", "children": [{"text": "À "}, {"text": "Eu", "bold": True}]}],
        [{"_type": "block", "style": "normal", "children": [{"_type": "span", "text": "À Eu"}]}],
        [{"type": "paragraph", "text": "À Eu", "spans": []}],
        {"blocks": [{"key": "a", "type": "unstyled", "text": "À Eu"}], "entityMap": {}},
        {"time": 1, "blocks": [{"type": "paragraph", "data": {"text": "À Eu"}}], "version": "2.1"},
    ],
    ids=["Contentful", "ProseMirror", "Lexical", "Slate", "Portable Text", "Prismic", "Draft.js", "Editor.js"],
)
def test_rich_text_is_html(document: Any) -> None:
    assert plain({"text": document}) == plain({"text": json.dumps(document)}) == {"text": "<p>À Eu</p>"}


@pytest.mark.parametrize(
    "data",
    [
        [{"type": "CDI", "title": "Régleur"}, {"type": "CDD", "title": "Cariste"}],
        {"type": "doc", "title": "Régleur", "content": "texte"},
        {"type": "document", "children": [{"title": "Régleur"}]},
        {"blocks": [{"title": "Régleur"}], "title": "Emplois"},
        {"text": "{pas du JSON}", "more": "[1, 2"},
    ],
)
def test_what_only_looks_like_rich_text_stays(data: Any) -> None:
    assert plain(data) == data
