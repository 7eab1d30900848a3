import pytest
from django.test import RequestFactory, override_settings

from intranet.people.sources import source_of


def _from(address: str, forwarded: str | None = None) -> str:
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded is not None else {}
    return source_of(RequestFactory().get("/", REMOTE_ADDR=address, **headers))


@pytest.mark.parametrize(
    ("hops", "forwarded", "expected"),
    [
        (0, "6.6.6.6", "10.0.0.1"),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.9", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "evil\r\nX: y", "10.0.0.1"),
    ],
)
def test_source_of_believes_only_our_own_proxies(hops: int, forwarded: str, expected: str) -> None:
    with override_settings(INTRANET_TRUSTED_PROXIES=hops):
        assert _from("10.0.0.1", forwarded) == expected


@override_settings(INTRANET_TRUSTED_PROXIES=0)
def test_source_of_an_ipv6_subscriber_is_one_source() -> None:
    assert _from("2001:db8:1:2::1") == _from("2001:db8:1:2:ffff::9") == "2001:db8:1:2::/64"
    assert _from("::ffff:10.1.2.3") == "10.1.2.3"
    assert _from("") == "unknown"
