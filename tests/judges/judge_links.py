"""Every link, fragment, picture and canonical address of every page leads where it says."""

from urllib.parse import urldefrag, urlsplit

import pytest

from tests.judges.judged import form_pages, locations, ours, public, writable

FEWEST_PAGES = 300
NO_PAGES = {"/rien", f"/?q={'a' * 4001}"}
"""Asked for as what they are."""
PRIVATE = ("/membre", "/association", "/alertes/")
pytestmark = pytest.mark.xdist_group("crawl")


def test_no_link_is_dead() -> None:
    crawl = public()
    dead = {
        f"{path} answers {judged.answer.status_code}, linked from {crawl.asked_from.get(path, 'the sitemap')}"
        for path, judged in crawl.answers.items()
        if judged.answer.status_code >= 400 and path not in NO_PAGES
    }

    assert len(crawl.pages) > FEWEST_PAGES
    assert dead == set()


def test_no_link_of_a_form_is_dead() -> None:
    valley, known = writable(), dict[str, int]()
    dead = set()
    for state in form_pages():
        for element, url in state.links():
            path = ours(url)
            if not path or path.startswith(PRIVATE) or path == state.path or element.tag == "form":
                continue
            if path.startswith("/offres/"):
                continue  # the forms hid some of them since the page was made; public pages are asked for theirs above
            if path not in known:
                known[path] = valley.ask("GET", path).status_code
            if known[path] >= 400:
                dead.add(f"{state.name}: {url} answers {known[path]}")

    assert dead == set()


def test_every_fragment_names_something() -> None:
    private = {state.path: state for state in form_pages()}
    nowhere = set()
    for judged in [*public().pages, *form_pages()]:
        for element, url in judged.links():
            target, fragment = urldefrag(url)
            path = ours(target)
            if not fragment or not path or element.tag == "form":
                continue
            within = element.get("href", "").startswith("#") or path == judged.path
            there = judged if within else private.get(path) or public().follow(path)
            if fragment not in there.anchors:
                nowhere.add(f"{judged.name}: {url}")

    assert nowhere == set()


def test_a_canonical_address_is_a_page_that_says_the_same_of_itself() -> None:
    wrong = set()
    for judged in public().pages:
        named = [str(url) for url in judged.tree.xpath("//link[@rel='canonical']/@href")]
        if judged.answer.status_code >= 400:
            wrong |= {f"{judged.name}: an error has a canonical address" for _ in named}
            continue
        for url in named:
            there = public().follow(ours(url))
            if there.answer.status_code != 200 or there.tree.xpath("//link[@rel='canonical']/@href") != [url]:
                wrong.add(f"{judged.name}: {url}")

    assert wrong == set()


def test_what_search_engines_are_led_to_may_be_listed() -> None:
    wrong = set()
    for url in locations():
        judged = public().answers[ours(url)]
        told = [judged.answer.headers.get("x-robots-tag", ""), *judged.tree.xpath("//meta[@name='robots']/@content")]
        if "noindex" in " ".join(told) or judged.tree.xpath("//link[@rel='canonical']/@href") != [url]:
            wrong.add(url)

    assert len(locations()) > 100
    assert wrong == set()


def test_what_is_shown_where_a_page_is_shared_is_there() -> None:
    pictures = {
        str(url) for judged in public().pages for url in judged.tree.xpath("//meta[@property='og:image']/@content")
    }

    assert pictures
    assert {urlsplit(url).scheme for url in pictures} == {"http"}
    answers = [public().follow(ours(url)).answer for url in pictures]
    assert all(answer.headers["content-type"].startswith("image/") for answer in answers)
