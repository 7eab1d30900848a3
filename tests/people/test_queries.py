from datetime import timedelta

import pytest

from intranet.people.models import Deputy, Post, PostRole
from intranet.people.queries import (
    deputised_posts_on,
    find_people,
    has_role,
    main_unit,
    people_in,
    posts_on,
    roles_on,
    unit_tree,
    units_in_care,
)
from intranet.people.rules import today
from tests.factories.province import LONG_AGO, Province, person

DAY = timedelta(days=1)


def _post(province: Province, who: str) -> Post:
    return Post.objects.get(person=province.people[who])


def _stands_in(province: Province, who: str, for_: str, starts: int, ends: int) -> Deputy:
    return Deputy.objects.create(
        post=_post(province, for_),
        person=province.people[who],
        starts=today() + starts * DAY,
        ends=today() + ends * DAY,
    )


def test_posts_on_gives_the_main_post_first(province: Province) -> None:
    second = Post.objects.create(person=province.head, unit=province.cell, role=PostRole.HEAD, starts=LONG_AGO - DAY)

    assert posts_on(province.head, today()) == [_main(province), second]


def _main(province: Province) -> Post:
    return Post.objects.get(person=province.head, is_main=True)


def test_posts_on_leaves_out_what_is_over_or_to_come(province: Province) -> None:
    Post.objects.filter(person=province.cadre).update(ends=today() - DAY)
    Post.objects.create(person=province.cadre, unit=province.department, starts=today() + DAY)

    assert posts_on(province.cadre, today()) == []
    assert [post.unit for post in posts_on(province.cadre, today() - DAY)] == [province.office]
    assert [post.unit for post in posts_on(province.cadre, today() + DAY)] == [province.department]


def test_deputised_posts_on_holds_between_the_dates_only(province: Province) -> None:
    _stands_in(province, "deputy", "head", 0, 2)

    assert deputised_posts_on(province.deputy, today() - DAY) == []
    assert deputised_posts_on(province.deputy, today()) == [_post(province, "head")]
    assert deputised_posts_on(province.deputy, today() + 2 * DAY) == [_post(province, "head")]
    assert deputised_posts_on(province.deputy, today() + 3 * DAY) == []


def test_deputised_posts_on_gives_nothing_for_a_post_that_ended(province: Province) -> None:
    _stands_in(province, "deputy", "head", -5, 5)
    Post.objects.filter(person=province.head).update(ends=today() - DAY)

    assert deputised_posts_on(province.deputy, today()) == []


def test_main_unit_falls_back_to_the_oldest_post(province: Province) -> None:
    assert main_unit(province.cadre, today()) == province.office
    Post.objects.filter(person=province.cadre).update(is_main=False)
    Post.objects.create(person=province.cadre, unit=province.department, starts=today())

    assert main_unit(province.cadre, today()) == province.office
    assert main_unit(province.cadre, LONG_AGO - DAY) is None


def test_people_in_counts_each_person_once(province: Province) -> None:
    Post.objects.create(person=province.head, unit=province.office, role=PostRole.CLERK, starts=LONG_AGO)

    assert set(people_in(province.office, below=False, on=today())) == {
        province.cadre,
        province.deputy,
        province.head,
    }
    assert people_in(province.committee, below=True, on=today()).count() == 10
    assert province.outsider not in people_in(province.committee, below=True, on=today())


def test_has_role_asks_the_unit_exactly_and_counts_deputies(province: Province) -> None:
    assert has_role(province.clerk, PostRole.CLERK)
    assert has_role(province.clerk, PostRole.CLERK, province.committee)
    assert not has_role(province.clerk, PostRole.CLERK, province.office)
    assert not has_role(province.deputy, PostRole.HEAD)
    _stands_in(province, "deputy", "head", 0, 0)

    assert has_role(province.deputy, PostRole.HEAD, province.office)
    assert not has_role(province.deputy, PostRole.HEAD, on=today() + DAY)
    assert roles_on(province.deputy, today()) == {"member", "head"}


def test_units_in_care_reaches_below_not_above(province: Province) -> None:
    assert set(units_in_care(province.clerk, PostRole.CLERK, today())) == {
        province.committee,
        province.office,
        province.department,
    }
    assert list(units_in_care(province.cadre, PostRole.CLERK, today())) == []


@pytest.mark.parametrize("words", ["tran thu ha", "Trần", "Hà", "hà", "cadre"])
def test_find_people_finds_with_and_without_marks(province: Province, words: str) -> None:
    found = person("tran.thu.ha", "Trần Thu", "Hà", province.office)

    assert found in find_people(words, today()) or province.cadre in find_people(words, today())


def test_find_people_wants_every_word(province: Province) -> None:
    assert list(find_people("Trần Minh", today())) == []


@pytest.mark.parametrize("posts", [1, 3])
def test_reads_take_a_fixed_number_of_queries(
    province: Province, posts: int, django_assert_num_queries: object
) -> None:
    for number in range(posts):
        unit = province.root.add_child(name=f"Phòng {number}", kind="division", valid_from=LONG_AGO)
        post = Post.objects.create(person=province.head, unit=unit, role=PostRole.CLERK, starts=LONG_AGO)
        Deputy.objects.create(post=post, person=province.deputy, starts=today(), ends=today())

    with django_assert_num_queries(1):  # type: ignore[operator]
        assert posts_on(province.head, today())[0].unit.name == province.office.name
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len([post.unit.name for post in deputised_posts_on(province.deputy, today())]) == posts
    with django_assert_num_queries(1):  # type: ignore[operator]
        main_unit(province.head, today())
    with django_assert_num_queries(1):  # type: ignore[operator]
        has_role(province.head, PostRole.CLERK)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(unit_tree(today())) == 6 + posts
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert units_in_care(province.head, PostRole.CLERK, today()).count() == posts
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert [[post.unit.name for post in one.current_posts] for one in find_people("", today())]
