import pytest

from intranet.audit.sources import client_address


@pytest.mark.parametrize(
    ("forwarded", "proxies", "expected"),
    [
        ("", 0, "10.0.0.9"),
        ("203.0.113.7", 0, "10.0.0.9"),
        ("203.0.113.7", 1, "203.0.113.7"),
        ("198.51.100.1, 203.0.113.7", 1, "203.0.113.7"),
        ("198.51.100.1, 203.0.113.7, 10.0.0.8", 2, "203.0.113.7"),
        ("203.0.113.7", 2, "10.0.0.9"),
        ("", 1, "10.0.0.9"),
        ("not-an-address", 1, "10.0.0.9"),
        ("203.0.113.7:51234", 1, "203.0.113.7"),
        ("[2001:DB8::1]:443", 1, "2001:db8::1"),
        ("2001:db8:0:0:0:0:0:1", 1, "2001:db8::1"),
        ("::ffff:203.0.113.7", 1, "203.0.113.7"),
        ("fe80::1%eth0", 1, "fe80::1"),
        ("203.0.113.7\r\nSet-Cookie: a", 1, "10.0.0.9"),
        (" , ,203.0.113.7, ", 1, "203.0.113.7"),
    ],
)
def test_client_address_is_the_hop_that_our_proxies_saw(forwarded: str, proxies: int, expected: str) -> None:
    meta = {"REMOTE_ADDR": "10.0.0.9", "HTTP_X_FORWARDED_FOR": forwarded}

    assert client_address(meta, proxies) == expected


def test_client_address_of_a_unix_socket_is_empty_without_proxy_and_the_client_behind_one() -> None:
    meta = {"REMOTE_ADDR": "", "HTTP_X_FORWARDED_FOR": "203.0.113.7"}

    assert (client_address(meta, 0), client_address(meta, 1)) == ("", "203.0.113.7")
