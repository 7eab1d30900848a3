from django.contrib.auth import get_user_model
from django.test import TestCase

from intranet.contracts import PluginConformance


class TestPage(TestCase):
    def setUp(self):
        PluginConformance.switch_on("${slug}")
        self.client.force_login(get_user_model().objects.create_user("reader"))

    def test_index_shows_the_greeting(self):
        response = self.client.get("/${slug}/")

        assert response.status_code == 200
        assert response.context["greeting"] == "Xin chào"
