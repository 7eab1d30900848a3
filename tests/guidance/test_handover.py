"""Pages that somebody answers for go to a successor when their post ends."""

from typing import Any

import pytest

from intranet.audit.models import Event
from intranet.guidance.handover import GuidanceSource
from intranet.guidance.models import GuidancePage
from intranet.people.errors import CannotTakeOver, NeedsSuccessor
from intranet.people.models import HandOver, Post
from intranet.people.rules import today
from intranet.people.services.handing_over import end_post_and_hand_over
from tests.factories.guidance import published
from tests.factories.province import Province, person


def _answers_for(province: Province, who: Any) -> GuidancePage:
    page = published(province)
    page.responsible = who
    page.save(update_fields=["responsible"])
    return page


def test_page_goes_to_the_successor_with_the_post(province: Province) -> None:
    colleague = person("b.2", "Bùi", "Hai", province.committee)
    page = _answers_for(province, colleague)
    post = Post.objects.get(person=colleague)

    with pytest.raises(NeedsSuccessor):
        end_post_and_hand_over(post, by=province.administrator, on=today())
    end_post_and_hand_over(post, by=province.administrator, on=today(), successor=province.clerk)

    page.refresh_from_db()
    assert page.responsible == province.clerk
    assert [(line["count"], [each["title"] for each in line["lines"]]) for line in HandOver.objects.get().lines] == [
        (1, [page.title])
    ]
    assert Event.objects.filter(action="guidance.handed-over").count() == 1


def test_successor_of_another_unit_cannot_take_it(province: Province) -> None:
    colleague = person("b.2", "Bùi", "Hai", province.committee)
    page = _answers_for(province, colleague)
    post = Post.objects.get(person=colleague)

    with pytest.raises(CannotTakeOver, match="Ủy ban nhân dân tỉnh"):
        end_post_and_hand_over(post, by=province.administrator, on=today(), successor=province.trainer)

    page.refresh_from_db()
    assert (page.responsible, Post.objects.get(pk=post.pk).ends) == (colleague, None)


@pytest.mark.parametrize("count", [1, 3])
def test_looking_costs_the_same_for_one_page_and_for_three(
    province: Province, count: int, django_assert_num_queries: Any
) -> None:
    for _each in range(count):
        _answers_for(province, province.clerk)
    posts = list(Post.objects.select_related("unit", "person").filter(person=province.clerk))

    with django_assert_num_queries(3):
        held = GuidanceSource().held(posts)

    assert [(each.label, each.count, each.follows_post) for each in held] == [
        ("Trang cẩm nang đang phụ trách", count, False)
    ]
