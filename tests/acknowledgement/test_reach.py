"""Whether readers reach those who are asked."""

import pytest

from intranet.access.tokens import tokens_of
from intranet.acknowledgement.reach import is_within, reaches
from intranet.people.models import Deputy, Post
from intranet.people.rules import today
from intranet.state.services import bump_membership
from tests.factories.province import Province


@pytest.mark.parametrize(
    ("readers", "term", "ancestors", "expected"),
    [
        (["any"], "under:7", [1, 7], True),
        (["under:1"], "under:7", [1, 7], True),
        (["under:7"], "under:7", [1, 7], True),
        (["unit:7"], "under:7", [1, 7], False),
        (["unit:7"], "post:clerk@7", [1, 7], True),
        (["under:9"], "under:7", [1, 7], False),
        ([], "user:5", [], False),
        (["user:5"], "user:5", [], True),
    ],
)
def test_reaches(readers: list[str], term: str, ancestors: list[int], expected: bool) -> None:
    assert reaches(readers, term, ancestors) is expected


def test_person_is_within_by_own_posts_and_not_by_standing_in(province: Province) -> None:
    readers = [f"under:{province.office.pk}"]
    named = [f"user:{province.cadre.pk}", f"user:{province.trainer.pk}"]
    post = Post.objects.get(person=province.head)
    Deputy.objects.create(post=post, person=province.trainer, starts=today(), ends=today())
    bump_membership()

    assert not tokens_of(province.trainer).isdisjoint(readers)
    assert [is_within(token, readers) for token in named] == [True, False]
