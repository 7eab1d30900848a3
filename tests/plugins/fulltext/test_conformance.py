"""The search plugin keeps the contract."""

import pytest
from django.test import TestCase

from intranet.contracts import PluginConformance

pytestmark = pytest.mark.house


class TestFulltext(PluginConformance, TestCase):
    """Every check that every plugin passes."""

    slug = "fulltext"
