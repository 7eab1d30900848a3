"""The circulation plugin keeps the contract."""

import pytest
from django.test import TestCase

from intranet.contracts import PluginConformance

pytestmark = pytest.mark.house


class TestCirculation(PluginConformance, TestCase):
    """Every check that every plugin passes."""

    slug = "circulation"
