import pytest
from django.test import TestCase

from intranet.contracts import PluginConformance

pytestmark = pytest.mark.house


class Test${Slug}Conforms(PluginConformance, TestCase):
    slug = "${slug}"
