"""An address is printed without its secrets, wherever in it they stand and whoever prints it."""

import copy
import json
import logging
import pickle
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import asdict, dataclass
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.platforms.table import PLATFORMS
from vocabulary.secret_words import is_secret_name, looks_secret
from vocabulary.web_address import WebAddress
from vocabulary.without_secrets import needles_of, without, without_secrets

KEYS = st.builds(
    lambda seed, size, write: write(Random(seed).randbytes(size)),
    st.integers(0, 1_000_000),
    st.integers(24, 48),
    st.sampled_from([bytes.hex, lambda drawn: urlsafe_b64encode(drawn).decode().rstrip("=")]),
)
"""Keys as ``secrets.token_hex`` and ``secrets.token_urlsafe`` make them."""
PLACES = [
    "https://site.example/flux?key={}", "https://site.example/flux?page=2&cle={}&lang=fr", "https://jean:{}@site.example/",
    "https://{}@site.example/", "https://site.example/flux#{}", "https://site.example/flux?{}", "https://site.example/{}/flux.xml",
    "https://app.digitalrecruiters.com/export/job-ads/{}", "https://site.example/flux?page={}", "/membre/{}", "https://site.example/?q=1;sig={}",
]  # fmt: skip
SHORT = "m0t-passe"
"""A secret that does not look like one: it is hidden for where it stands."""


@given(KEYS, st.sampled_from(PLACES))
def test_a_drawn_key_is_shown_nowhere(key: str, place: str) -> None:
    url = place.format(key)
    assert key not in str(WebAddress(url))
    assert key not in WebAddress(url).link
    assert key not in without_secrets(f"HTTP 403 sur « {url} », réessayez.")


@pytest.mark.parametrize(
    "place", [place for place in PLACES if "page={}" not in place and "{}/flux" not in place and place[0] != "/"]
)
def test_a_key_that_looks_like_a_word_is_hidden_for_where_it_stands(place: str) -> None:
    assert SHORT not in str(WebAddress(place.format(SHORT)))
    assert SHORT not in WebAddress(place.format(SHORT)).link


@given(st.text(max_size=80), st.sampled_from(PLACES))
def test_what_was_hidden_stays_hidden(text: str, place: str) -> None:
    once = str(WebAddress(place.format(text)))
    assert str(WebAddress(once)) == once
    clean = without_secrets(text)
    assert without_secrets(clean) == clean


@dataclass(frozen=True)
class Holder:
    url: WebAddress


SAID: list[Callable[[WebAddress], str]] = [
    str, repr, "{}".format, "%s".__mod__, "%r".__mod__, lambda one: f"{one:>80}", lambda one: repr([one]),
    lambda one: repr(Holder(one)), lambda one: json.dumps(asdict(Holder(one)), default=str), lambda one: str(ValueError(one)),
    lambda one: logging.LogRecord("x", 30, "x", 1, "lu : %s", (one,), None).getMessage(),
]  # fmt: skip


@pytest.mark.parametrize("say", SAID)
def test_every_way_of_printing_hides(say: Callable[[WebAddress], str]) -> None:
    said = say(WebAddress(f"https://jean:mot@site.example/flux?key={SHORT}"))
    assert "site.example/flux?key=***" in said
    assert SHORT not in said
    assert "mot@" not in said


def test_json_does_not_take_one_for_a_text() -> None:
    with pytest.raises(TypeError):
        json.dumps({"url": WebAddress("https://site.example/")})


def test_the_whole_is_kept_for_who_asks_for_it() -> None:
    url = f"https://jean:mot@site.example/flux?key={SHORT}#haut"
    for one in (WebAddress(url), copy.deepcopy(WebAddress(url)), pickle.loads(pickle.dumps(WebAddress(url)))):
        assert one.whole == url
    assert (WebAddress(url) == WebAddress(url), bool(WebAddress(""))) == (True, False)


def test_pages_and_offers_are_shown() -> None:
    for url in (
        "https://site.example/emploi?page=3&q=verrier", "https://jobs.lever.co/verrerie/3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "https://site.example/offres/conducteur-de-ligne-2x8-3x8-4x8-5x8-12345", "https://site.example/offre/743999812345678",
        "/membre/offres/0123456789abcdef", "/membre/declarer",
    ):  # fmt: skip
        assert (str(WebAddress(url)), WebAddress(url).link) == (url, url)
        assert not any(map(looks_secret, url.split("/")))


def test_every_option_that_is_a_key_is_known_as_one() -> None:
    meanings = {name: meaning for platform in PLATFORMS.values() for name, meaning in platform.options.items()}
    keys = {name for name, meaning in meanings.items() if meaning.startswith(("key", "token", "secret"))}
    assert keys
    assert [name for name in keys if not is_secret_name(name)] == []
    for platform in PLATFORMS.values():
        for name in keys & platform.options.keys():
            for walk in platform.walk_with.values():
                pages = walk.pages.replace("{api}", "https://site.example").replace(f"{{{name}}}", SHORT)
                assert SHORT not in str(WebAddress(pages)), f"{platform.name} : where its key stands is not known"


def test_a_site_that_repeats_its_key_is_read_without_it() -> None:
    needles = needles_of("https://site.example/flux?page=2&key=abc-123", {"token": "f81d4fae7dec", "links": "css:a"})
    text = "<a href='/o?key=abc-123'>f81d4fae7dec</a> page=2 css:a"
    assert without(text, needles) == "<a href='/o?***'>***</a> page=2 css:a"
    assert needles_of("https://site.example/flux?rubrique=recrutement&key=verrerie", {}) == ("key=verrerie",)


@pytest.mark.parametrize(
    "text",
    [
        "consent = no",
        "links=css:a.offre; next=xpath://a[@rel='next']/@href",
        "Lieu : Eu (76)",
        "3x8 = trois équipes",
        "page=2",
    ],
)
def test_words_are_left_alone(text: str) -> None:
    assert without_secrets(text) == text
