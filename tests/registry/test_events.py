import pytest
from django.db import transaction

from intranet.contracts.events import DirectiveIssued, PluginEnabled
from intranet.registry.events import announce
from intranet.registry.services import disable
from tests.doubles.dummy.models import Trace
from tests.doubles.switches import force_on

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def listening():
    force_on("plinth", "dummy", "poison")


@transaction.atomic
def announced_and_rolled_back():
    announce(DirectiveIssued(5, 6))
    raise RuntimeError


def heard():
    return list(Trace.objects.filter(what="event").values_list("detail", flat=True))


def test_delivered_after_the_commit(listening):
    with transaction.atomic():
        announce(DirectiveIssued(5, 6))
        assert heard() == []

    assert heard() == ["5"]


def test_not_delivered_when_rolled_back(listening):
    with pytest.raises(RuntimeError):
        announced_and_rolled_back()

    assert heard() == []


def test_not_delivered_to_a_plugin_disabled_in_between(listening):
    with transaction.atomic():
        announce(DirectiveIssued(5, 6))
        disable("dummy")

    assert heard() == []


def test_an_event_that_is_none_of_ours_is_refused(listening):
    class DirectiveIssued:
        """Looks like one."""

    with pytest.raises(KeyError):
        announce(DirectiveIssued())
    with pytest.raises(KeyError):
        announce("directive issued")


def test_events_that_nobody_listens_to_are_fine(listening):
    announce(PluginEnabled("dummy"))

    assert heard() == []
