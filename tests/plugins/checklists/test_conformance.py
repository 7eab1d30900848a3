"""The checklists plugin keeps the contract."""

import pytest
from django.test import TestCase

from intranet.contracts import PluginConformance

pytestmark = pytest.mark.house


class TestChecklists(PluginConformance, TestCase):
    """Every check that every plugin passes."""

    slug = "checklists"
