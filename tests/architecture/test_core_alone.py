"""The core boots, migrates and answers, whatever plugins are installed: run again without each, and without any."""

import pytest
from django.core.management import call_command

from intranet.registry.loader import registry

pytestmark = [pytest.mark.house, pytest.mark.django_db]


def test_system_checks_find_nothing():
    call_command("check", fail_level="WARNING")


def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("persona", ["cadre", "clerk", "editor", "administrator", "outsider"])
def test_home_answers(client, province, persona):
    client.force_login(province.people[persona])

    assert client.get("/").status_code == 200


def test_a_missing_address_is_the_one_404(client, province):
    client.force_login(province.cadre)

    assert client.get("/no-such-plugin/").status_code == 404


def test_nothing_is_enabled_in_a_fresh_database():
    assert registry().enabled() == []
