"""Rules are laid down and released on the record, and what is findable follows them."""

import pytest

from intranet.access.models import Rule
from intranet.access.services import NoSuchRule, lay_down, release
from intranet.audit.models import Event
from intranet.worker.models import Job
from search.models import Entry
from tests.factories.documents import issued
from tests.factories.province import Province

DIRECTIVES = "intranet_directives.directive"


def texts() -> list[bool]:
    """Whether each entry holds words beyond its title, oldest first."""
    return [
        bool(text) for text in Entry.objects.filter(source="directive").order_by("pk").values_list("text", flat=True)
    ]


def test_rule_before_one_directive_takes_its_text_out_of_the_index_and_release_puts_it_back(
    province: Province,
) -> None:
    guarded, _other = issued(province), issued(province, symbol="2/UBND")
    assert texts() == [True, True]

    lay_down("otp", action="read", subject=f"{DIRECTIVES}:{guarded.pk}", guard="otp", by=province.security)
    assert texts() == [False, True]

    release("otp", "the guard is gone")
    assert texts() == [True, True]
    assert [event.action for event in Event.objects.order_by("-pk")[:2]] == [
        "access.rule-released",
        "access.rule-laid-down",
    ]


@pytest.mark.parametrize("subject", ["*", DIRECTIVES])
def test_rule_before_all_directives_is_carried_out_by_the_worker(province: Province, subject: str) -> None:
    from intranet.directives.catalogue import put_all

    issued(province)

    lay_down("otp", action="read", subject=subject, guard="otp", by=province.security)

    assert Job.objects.filter(run="intranet.directives.catalogue.put_all").count() == 1
    put_all()
    assert texts() == [False]


def test_rule_about_something_else_asks_for_no_work(province: Province) -> None:
    issued(province)

    lay_down("otp", action="read", subject="plugin_x.thing", guard="otp", by=province.security)

    assert (texts(), Job.objects.filter(run__contains="put_all").count()) == ([True], 0)


def test_release_without_a_reason_or_a_rule_is_refused(province: Province) -> None:
    lay_down("otp", action="read", subject="*", guard="otp", by=None)

    with pytest.raises(ValueError, match="reason"):
        release("otp", "  ")
    with pytest.raises(NoSuchRule):
        release("other", "because")
    assert Rule.objects.get().released_at is None
