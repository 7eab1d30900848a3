"""The one-time-password plugin keeps the contract."""

import pytest
from django.test import TestCase

from intranet.contracts import PluginConformance

pytestmark = pytest.mark.house


class TestOtp(PluginConformance, TestCase):
    """Every check that every plugin passes."""

    slug = "otp"
