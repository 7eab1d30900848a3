import pytest
from django.core.exceptions import ImproperlyConfigured

from search.backends.elastic.address import Address


def test_address_names_nodes_prefix_and_layout():
    url = "elastic+https://search-1,search-2:9201/sen?shards=3&replicas=2&deadline=0.5"
    address = Address.read(url)

    assert address == Address(("https://search-1:9200", "https://search-2:9201"), "sen", 3, 2, 0.5)
    assert str(address) == url.replace("search-1,", "search-1:9200,")
    assert (address.is_secure, Address.read("elastic+http://a/b").is_secure) == (True, False)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://search-1:9200/sen",
        "elastic+http:///sen",
        "elastic+http://search-1:9200",
        "elastic+http://search-1/Sen",
        "elastic+http://search-1/sen.v7",
        "elastic+http://search-1,,search-2/sen",
        "elastic+http://user:secret@search-1/sen",
        "elastic+http://search-1/sen?shards=0",
        "elastic+http://search-1/sen?deadline=soon",
        "elastic+http://search-1/sen?deadline=nan",
        "elastic+http://search-1/sen?verify_certs=0",
    ],
)
def test_address_that_makes_no_sense_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="SEARCH_URL"):
        Address.read(url)
