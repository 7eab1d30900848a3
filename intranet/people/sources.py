"""Where a request comes from, as the throttle counts it."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

from intranet.audit.sources import client_address

UNKNOWN = "unknown"


def source_of(request: HttpRequest) -> str:
    """The client's address (``audit.sources`` says how far headers are believed); IPv6 counts by its /64.

    One subscriber holds a whole /64, and an address of it costs nothing.
    """
    address = client_address(request.META, settings.INTRANET_TRUSTED_PROXIES)
    if not address:
        return UNKNOWN
    if isinstance(ip_address(address), IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return address
