"""Tokens: circles a person stands in today."""

from datetime import date, timedelta

from intranet.access.tokens import tokens_of, units_with_role
from intranet.people.models import Deputy, Post
from intranet.people.rules import today
from intranet.state.services import bump_membership
from tests.factories.province import LONG_AGO, Province


def test_tokens_of_a_member_name_unit_and_everything_above(province: Province) -> None:
    office, committee, root = province.office.pk, province.committee.pk, province.root.pk

    assert tokens_of(province.cadre) == {
        "any",
        f"user:{province.cadre.pk}",
        f"unit:{office}",
        f"under:{office}",
        f"under:{committee}",
        f"under:{root}",
        f"post:member@{office}",
        f"member:{province.cadre.pk}@{office}",
    }


def test_tokens_after_a_post_has_ended_are_gone(province: Province) -> None:
    Post.objects.filter(person=province.cadre).update(ends=today() - timedelta(days=1))
    bump_membership()

    assert tokens_of(province.cadre) == {"any", f"user:{province.cadre.pk}"}


def test_tokens_of_a_deputy_come_and_go_with_the_dates(province: Province) -> None:
    post = Post.objects.get(person=province.clerk)
    Deputy.objects.create(post=post, person=province.deputy, starts=date(2026, 3, 2), ends=date(2026, 3, 6))
    bump_membership()
    borrowed = f"post:clerk@{province.committee.pk}"

    held = {day: borrowed in tokens_of(province.deputy, date(2026, 3, day)) for day in (1, 2, 6, 7)}

    assert held == {1: False, 2: True, 6: True, 7: False}
    assert f"user:{province.clerk.pk}" not in tokens_of(province.deputy, date(2026, 3, 3))


def test_tokens_before_a_post_begins_are_not_held(province: Province) -> None:
    held = tokens_of(province.cadre, LONG_AGO - timedelta(days=1))

    assert held == {"any", f"user:{province.cadre.pk}"}


def test_units_with_role_reads_only_that_role() -> None:
    tokens = frozenset({"post:clerk@7", "post:clerk@70", "post:member@9", "unit:8"})

    assert units_with_role(tokens, ["clerk"]) == [7, 70]


def test_superuser_holds_a_token_that_rules_can_name(province: Province) -> None:
    before = tokens_of(province.cadre)
    province.cadre.is_superuser = True

    assert tokens_of(province.cadre) - before == {"superuser"}
