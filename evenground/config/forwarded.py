"""Who is asking, and how: headers that a stranger can forge are taken out before anything reads them.

A page afterwards finds the believable address in REMOTE_ADDR and the scheme in wsgi.url_scheme, and none of the
forwarding headers at all; so nothing later (Django, the sign-in limits) needs to know about proxies.
"""

from ipaddress import ip_address
from typing import Any

Header = tuple[bytes, bytes]

# Made by proxies, and believed by something somewhere. `proxy` sets HTTP_PROXY for programs that read it.
_FORWARDING = (
    b"x-forwarded",
    b"x-real-ip",
    b"x-client-ip",
    b"x-cluster-client-ip",
    b"true-client-ip",
    b"cf-connecting-ip",
)
_NEVER = {b"forwarded", b"proxy", b"x-original-url", b"x-rewrite-url", b"x-http-method-override"}


def seen_through_proxies(scope: dict[str, Any], *, trusted: int) -> dict[str, Any]:
    """A copy of the request's scope with plain headers.

    Headers with `_` in their name go (WSGI can't tell them from the same name with `-`), forwarding headers go, several
    cookie headers become one. With `trusted` proxies the address is the one that the farthest of them saw: the
    trusted-th from the right, if it is an address at all.
    """
    headers: list[Header] = []
    cookies: list[bytes] = []
    addresses: list[bytes] = []
    schemes: list[bytes] = []
    for name, value in scope["headers"]:
        if name == b"x-forwarded-for":
            addresses += value.split(b",")
        elif name == b"x-forwarded-proto":
            schemes += value.split(b",")
        elif name == b"cookie":
            cookies.append(value)
        elif b"_" not in name and name not in _NEVER and not name.startswith(_FORWARDING):
            headers.append((name, value))
    if cookies:
        headers.append((b"cookie", b"; ".join(cookies)))
    clean = {**scope, "headers": headers}
    clean["client"] = _plain(scope.get("client"))
    if trusted:
        clean["client"] = _from_the_right(addresses, trusted) or clean["client"]
        clean["scheme"] = _scheme(schemes, trusted) or scope.get("scheme", "http")
    return clean


def _from_the_right(addresses: list[bytes], trusted: int) -> tuple[str, int] | None:
    """The address that the farthest trusted proxy wrote down; what stands left of it, anyone may have written."""
    if len(addresses) < trusted:
        return None
    try:
        return _plain((str(ip_address(addresses[-trusted].decode("ascii").strip())), 0))
    except ValueError:
        return None


def _plain(client: Any) -> Any:
    """An IPv4 address that came written as an IPv6 one (::ffff:192.0.2.1) as itself.

    Else everybody who comes by IPv4 would stand under one and the same limit for guesses, and share one stranger's.
    """
    try:
        mapped = getattr(ip_address(client[0]), "ipv4_mapped", None) if client else None
    except ValueError:
        return client
    return (str(mapped), client[1]) if mapped else client


def _scheme(schemes: list[bytes], trusted: int) -> str | None:
    """Proxies usually overwrite this one instead of adding to it: then there is one word, the nearest proxy's."""
    if not schemes:
        return None
    word = schemes[-min(trusted, len(schemes))].strip().lower()
    return word.decode("ascii") if word in {b"http", b"https"} else None
