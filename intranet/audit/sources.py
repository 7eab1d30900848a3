"""Where a request comes from: one address that a client cannot choose."""

from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address
from typing import Any


def client_address(meta: Mapping[str, Any], trusted_proxies: int) -> str:
    """The client's address out of ``request.META``, or "" when there is none (a Unix socket).

    ``trusted_proxies`` is the number of our own proxies in front. Each appends the address it was called from to
    ``X-Forwarded-For``, so the client stands that many places from the right; whatever it wrote itself stands further
    left and is never looked at. A list too short to have passed all of them says nothing, and the address of the
    connection stands. The proxy must drop ``X_Forwarded_For`` (underscores), which WSGI cannot tell apart
    (CVE-2026-3902); nginx and HAProxy do so unless told otherwise.
    """
    peer = _address(str(meta.get("REMOTE_ADDR") or ""))
    if trusted_proxies < 1:
        return peer
    hops = [hop.strip() for hop in str(meta.get("HTTP_X_FORWARDED_FOR") or "").split(",") if hop.strip()]
    if len(hops) < trusted_proxies:
        return peer
    return _address(hops[-trusted_proxies]) or peer


def _address(written: str) -> str:
    """The address in its one canonical spelling, without port and zone; "" if it is none."""
    bare = written.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ip_address(bare.partition("%")[0])
    except ValueError:
        return ""
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return str(mapped or address)
