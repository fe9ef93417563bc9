"""From which address somebody signs in: wrong passwords are counted for a user name and an address together."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

PORT = re.compile(r"\A(?:\[(?P<six>[^]]*)\](?::[0-9]+)?|(?P<four>[0-9.]+):[0-9]+)\Z")


def address_of(request: HttpRequest) -> str | None:
    """The address as our proxy saw it: it adds the last entry, and whatever stands before may be invented."""
    came_from: str = request.META.get("REMOTE_ADDR", "")
    said = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return read_address(said.rpartition(",")[2]) or read_address(came_from)


def read_address(text: str) -> str | None:
    """In one spelling and without a port; of version 6 the network, for one customer has all its addresses."""
    found = PORT.match(text.strip())
    try:
        address = ip_address((found["six"] or found["four"]) if found else text.strip())
    except ValueError:
        return None
    return str(_network(address) if isinstance(address, IPv6Address) else address)


def _network(address: IPv6Address) -> IPv4Address | IPv6Address:
    return address.ipv4_mapped or ip_network((address, 64), strict=False).network_address
