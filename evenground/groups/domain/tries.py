"""How often codes can be tried from one address: 20 wrong ones in ten minutes."""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

TRIES = 20
_ONE_HOUSE = 64  # a household or a rented server has so many bits of IPv6 addresses to itself
WINDOW = timedelta(minutes=10)


def window(now: datetime) -> int:
    """The ten minutes in which a moment lies, counted from the start of time."""
    return int(now.timestamp() // WINDOW.total_seconds())


def one_house(address: str) -> str:
    """The address as tries are counted: of an IPv6 address the part that one household shares. Else as it is."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, _ONE_HOUSE), strict=False)) if isinstance(found, IPv6Address) else address
