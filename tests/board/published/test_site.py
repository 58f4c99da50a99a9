"""What is told of the site is read once, and what is wrong with it is said where it stands."""

import msgspec
import pytest

from board.published.site import InstallationFacts, ServedSite, Site, as_site, site_of_file


def test_what_an_installation_says_of_itself_goes_through_datasette_unchanged() -> None:
    served = Site(name="Verre", trusted_proxies=("::1",)).served(
        InstallationFacts(pages_days=3, alerts=True), metrics=True
    )
    assert as_site(msgspec.to_builtins(served)) == served
    assert served.facts.pages_days == 3


def test_a_file_without_our_block_tells_nothing() -> None:
    assert as_site({}) == ServedSite()


@pytest.mark.parametrize(
    "block", [{"metrics": "yes"}, {"name": 3}, {"trusted_proxies": "::1"}, {"stale_after_hours": -1}]
)
def test_a_value_of_the_wrong_kind_is_named(block: dict[str, object]) -> None:
    (name,) = block
    with pytest.raises(ValueError, match=rf"datasette_config\.json, plugins\.board .*{name}"):
        as_site(block)


def test_the_file_of_this_program_is_read() -> None:
    assert site_of_file().publisher == "Association La Glass Vallée"
