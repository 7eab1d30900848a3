"""The conformance tests themselves, held against plugins of which we know that they conform."""

import pytest
from django.apps import apps
from django.test import TestCase

from intranet.contracts import PluginConformance

pytestmark = [
    pytest.mark.house,
    pytest.mark.skipif(not apps.is_installed("tests.doubles.dummy"), reason="the doubles are not installed"),
]


class TestDummyConforms(PluginConformance, TestCase):
    slug = "dummy"


class TestPlinthConforms(PluginConformance, TestCase):
    slug = "plinth"
