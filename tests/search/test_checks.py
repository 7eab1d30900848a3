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
