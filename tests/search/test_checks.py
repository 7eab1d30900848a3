from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from search.backends import current
from search.checks import check_engine


@pytest.mark.parametrize(
    ("url", "folder", "faults"),
    [
        ("", Path("index"), []),
        ("memory://", "", []),
        ("", "", ["search.E002"]),
        ("solr://localhost", Path("index"), ["search.E001"]),
        ("nonsense", Path("index"), ["search.E001"]),
    ],
)
def test_check_engine_names_what_is_wrong(settings, url, folder, faults):
    settings.SEARCH_URL, settings.SEARCH_INDEX_DIR = url, folder

    assert [fault.id for fault in check_engine()] == faults


def test_current_refuses_an_engine_there_is_not(settings):
    settings.SEARCH_URL = "solr://localhost"

    with pytest.raises(ImproperlyConfigured, match="solr://"):
        current()


@pytest.mark.parametrize(
    ("url", "key", "file", "said"),
    [
        ("elastic+https://search-1/sen", "key", "", []),
        ("elastic+https://search-1/sen?shards=0", "", "", ["search.E003"]),
        ("elastic+https://search-1/sen", "", "/no/such/file", ["search.E004"]),
        ("elastic+http://search-1/sen", "key", "", ["search.W001"]),
    ],
)
def test_check_of_a_cluster_finds_what_would_fail_or_leak(settings, url, key, file, said):
    settings.SEARCH_URL, settings.SEARCH_API_KEY, settings.SEARCH_CA_FILE = url, key, file

    assert [message.id for message in check_engine()] == said
