"""No spelling of a private address is asked."""

import pytest

from crawlers.manners.address_guard import refused

PRIVATE = [
    "127.0.0.1", "127.1", "0x7f000001", "2130706433", "017700000001", "0", "10.0.0.1", "172.16.4.4", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "[::1]", "::", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "2002:7f00:1::", "224.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_refused(address: str) -> None:
    assert refused(address, allow_loopback=False)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "verrerie.example", "cafe.example", "10.example", ""]
)
def test_others_are_not(address: str) -> None:
    assert not refused(address, allow_loopback=False)


@pytest.mark.parametrize("form", ["{}.", "::{}", "64:ff9b::{}", "::ffff:{}", "::ffff:0:{}", "[64:ff9b::{}]"])
def test_an_address_inside_another_is_refused_as_it_is(form: str) -> None:
    for address in ("127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.1.1"):
        assert refused(form.format(address), allow_loopback=False)
    assert not refused(form.format("8.8.8.8"), allow_loopback=False)


@pytest.mark.parametrize(
    "address", ["fec0::1", "feff::1", "64:ff9b::a00:1", "::a00:1", "::", "0x7f.1.", "2002:a00:1::"]
)
def test_other_spellings_of_what_is_private_are_refused(address: str) -> None:
    assert refused(address, allow_loopback=False)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.1", "[::1]"])
def test_loopback_is_let_through_only_when_that_is_asked(address: str) -> None:
    assert not refused(address, allow_loopback=True)
    assert refused("192.168.1.1", allow_loopback=True)
