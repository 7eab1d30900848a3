"""A wider readership waits for a second person: who is told, where it shows, and what the proposer hears."""

from typing import Any

import pytest
from django.test import Client

from intranet.acknowledgement.services import Term
from intranet.directives.audience_work import seconding
from intranet.directives.models import AudienceChange, Directive
from intranet.directives.services.amending import recall
from intranet.directives.services.audience_changes import change_audience, decide_on_change
from intranet.notifications.models import Notice
from intranet.people.models import Deputy, Person, Post, PostRole
from intranet.people.rules import today
from intranet.state.services import bump_membership
from tests.factories.documents import issued
from tests.factories.province import Province, person


def proposed(province: Province, by: Person | None = None, **changes: Any) -> AudienceChange:
    directive = issued(province, audience=[Term("under", unit=province.office)], **changes)
    terms = [Term("under", unit=province.commune)]
    change = change_audience(directive.pk, by or province.editor, ["any"], terms)
    assert change is not None
    return change


def told(kind: str) -> list[tuple[Any, ...]]:
    return list(Notice.objects.filter(kind=kind).order_by("person").values_list("person", "number", "url"))


def _page(directive: Directive) -> str:
    return f"/van-ban/{directive.public_id}/pham-vi/"


def test_those_who_may_decide_are_told_but_not_who_proposed_it(province: Province) -> None:
    other = person("bien.tap.hai", "Lý", "Hai", province.committee, PostRole.EDITOR)

    directive = proposed(province).directive

    about = directive.symbol, _page(directive)
    assert told("readers-proposed") == [(province.leader.pk, *about), (other.pk, *about)]


def test_change_that_waits_for_nobody_tells_nobody(province: Province) -> None:
    directive = issued(province, audience=[Term("under", unit=province.office)])

    change_audience(
        directive.pk, province.editor, [f"under:{province.office.pk}"], [Term("under", unit=province.office)]
    )

    assert told("readers-proposed") == []


@pytest.mark.parametrize(("accept", "kind"), [(True, "readers-agreed"), (False, "readers-refused")])
def test_proposer_hears_the_outcome_once_and_the_notice_of_the_others_is_seen(
    province: Province, accept: bool, kind: str
) -> None:
    change = proposed(province)

    for _click in range(2):
        decide_on_change(change.pk, province.leader, accept=accept)

    outcomes = Notice.objects.filter(kind__in=["readers-agreed", "readers-refused"])
    assert list(outcomes.values_list("person", "kind", "url")) == [(province.editor.pk, kind, _page(change.directive))]
    assert [each.read_at is None for each in Notice.objects.filter(kind="readers-proposed")] == [False]


def test_leader_finds_it_on_the_home_page_until_it_is_decided(province: Province, client: Client) -> None:
    change = proposed(province)
    client.force_login(province.leader)
    before = client.get("/").content.decode()

    decide_on_change(change.pk, province.leader, accept=False)

    address = f'href="{_page(change.directive)}"'
    after = client.get("/").content.decode()
    assert (address in before, "Đề nghị mở rộng người đọc chờ bạn quyết định" in before) == (True, True)
    assert address not in after


def test_line_says_what_is_proposed_by_whom(province: Province) -> None:
    change = proposed(province)

    [line] = seconding(province.leader)

    [item] = line.items
    assert (item.url, item.number, item.title) == (
        _page(change.directive),
        change.directive.symbol,
        change.directive.summary,
    )
    assert (str(province.editor) in item.note, line.count, line.late, line.soon) == (True, 1, 0, 0)


def test_deputy_of_the_leader_finds_it(province: Province) -> None:
    proposed(province)
    post = Post.objects.get(person=province.leader)
    Deputy.objects.create(post=post, person=province.cadre, starts=today(), ends=today())
    bump_membership()

    assert [line.count for line in seconding(province.cadre)] == [1]


@pytest.mark.parametrize("persona", ["editor", "cadre", "clerk", "head", "security", "administrator", "outsider"])
def test_it_waits_for_nobody_else(province: Province, persona: str) -> None:
    proposed(province)

    assert list(seconding(province.people[persona])) == []


def test_it_waits_for_nobody_once_the_document_is_recalled(province: Province) -> None:
    change = proposed(province)

    recall(change.directive_id, province.editor, "Ban hành nhầm")

    assert (AudienceChange.objects.get().decided_at, list(seconding(province.leader))) == (None, [])


@pytest.mark.parametrize("number", [1, 3])
def test_home_of_the_leader_asks_the_same_queries_for_one_and_for_three(
    province: Province, client: Client, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        proposed(province, symbol=f"{each}/UBND-NC")
    client.force_login(province.leader)
    client.get("/")

    with django_assert_num_queries(SECOND_QUERIES):
        page = client.get("/").context["page"]

    assert [line.count for line in page.work][:1] == [number]


SECOND_QUERIES = 26
"""Measured: one of them is for wider readerships."""
