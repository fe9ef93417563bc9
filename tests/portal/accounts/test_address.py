"""The address that wrong passwords are counted for, and that nobody can invent one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts.address import address_of, read_address

PROXY = "10.0.0.1"


def seen(rf, forwarded=None):
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return address_of(rf.post("/sign-in/", headers=headers, REMOTE_ADDR=PROXY))


@pytest.mark.parametrize("behind_proxy", [True, False])
@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        (None, PROXY),
        ("", PROXY),
        ("192.0.2.7", "192.0.2.7"),
        ("198.51.100.1, 192.0.2.7", "192.0.2.7"),
        ("198.51.100.1,203.0.113.5 ,192.0.2.7 ", "192.0.2.7"),
        ("192.0.2.7:4711", "192.0.2.7"),
        ("[2001:db8:1:2:3:4:5:6]:4711", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("192.0.2.7, unknown", PROXY),
        ("192.0.2.7,", PROXY),
        ("' OR 1=1 --", PROXY),
    ],
)
def test_address_is_the_one_that_the_proxy_added(rf, settings, behind_proxy, forwarded, client):
    settings.BEHIND_PROXY = behind_proxy
    assert seen(rf, forwarded) == (client if behind_proxy else PROXY)


def test_server_without_addresses_knows_none(rf):
    assert address_of(rf.get("/", REMOTE_ADDR="")) is None


@given(st.text())
def test_any_text_is_an_address_or_none(text):
    address = read_address(text)
    assert address is None or read_address(address) == address


@given(st.ip_addresses(v=4).map(str), st.lists(st.text("0123456789.,: x"), max_size=3))
def test_what_a_client_invents_stands_before_and_changes_nothing(address, invented):
    assert read_address(",".join([*invented, address]).rpartition(",")[2]) == address
