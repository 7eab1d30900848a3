"""The page that publishes tells both numbers before anything is done, and keeps what was chosen."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from intranet.access.readers import describe
from intranet.acknowledgement.models import Assignment, TermKind
from intranet.acknowledgement.services import Term
from intranet.audit.models import Event
from intranet.training.models import Course, CourseReader
from intranet.training.services import PublishOrder, publish
from intranet.training.services.reach import circles_beyond, unseen_by
from tests.factories.province import Province
from tests.training.office.test_courses import address
from tests.training.office.test_publishing import typed


@pytest.fixture
def narrow(province: Province, draft: Course, client: Client) -> Course:
    """A draft that the commune and one cadre of the office may see; its trainer is signed in."""
    CourseReader.objects.filter(page=draft).delete()
    for token in (f"unit:{province.commune.pk}", f"user:{province.cadre.pk}"):
        CourseReader.objects.create(page=draft, token=token)
    client.force_login(province.trainer)
    return draft


def order(client: Client, course: Course, province: Province, **changes: Any) -> dict[str, Any]:
    units = [str(province.office.pk), str(province.commune.pk)]
    return typed(client, course, asks="on", units=units, alone="on", **changes)


def said(answer: Any) -> tuple[int, int, list[tuple[str, int]]]:
    context = answer.context
    return context["asked"].people, context["unseen"].people, context["unseen"].circles


def test_both_numbers_stand_on_the_page_before_it_is_published(
    province: Province, narrow: Course, client: Client
) -> None:
    answer = client.post(address("publish", narrow), order(client, narrow, province, count="1"))

    assert said(answer) == (4, 2, [(str(province.office), 2)])
    assert "2 người trong số đó chưa được xem khóa học" in answer.content.decode()
    assert answer.context["let_in"] == str(province.office)


def test_heads_below_a_unit_are_let_in_with_all_that_is_below_it_and_that_is_said(province: Province) -> None:
    heads = Term(TermKind.UNDER, unit=province.root, role="head")

    with translation.override("vi"):
        said = describe(circles_beyond([heads], []))

    assert (circles_beyond([heads], []), said) == (
        [f"under:{province.root.pk}"],
        [f"{province.root} và các đơn vị trực thuộc"],
    )


def test_publishing_without_letting_them_see_says_so_at_the_box(
    province: Province, narrow: Course, client: Client
) -> None:
    sent = order(client, narrow, province)
    choice = client.post(address("publish", narrow), sent | {"count": "1"}).context["choice"]

    answer = client.post(address("publish", narrow), sent | {"publish": "1", "choice": choice})

    assert [*answer.context["form"].errors] == ["let_see"]
    assert (said(answer)[:2], Assignment.objects.count()) == ((4, 2), 0)
    assert answer.context["form"]["units"].value() == sent["units"]


def test_ticked_they_become_readers_with_the_publication(province: Province, narrow: Course, client: Client) -> None:
    sent = order(client, narrow, province, let_see="on")
    choice = client.post(address("publish", narrow), sent | {"count": "1"}).context["choice"]
    client.post(address("publish", narrow), sent | {"publish": "1", "choice": choice})

    new = f"unit:{province.office.pk}"
    tokens = CourseReader.objects.filter(page=narrow).order_by("pk").values_list("token", flat=True)
    assert list(tokens) == [f"unit:{province.commune.pk}", f"user:{province.cadre.pk}", new]
    assert Assignment.objects.count() == 4
    assert Event.objects.get(action="training.published").details["readers"] == [new]


def test_choice_is_kept_while_other_pages_are_looked_at(province: Province, narrow: Course, client: Client) -> None:
    client.post(address("publish", narrow), order(client, narrow, province, count="1"))
    client.get(address("describe", narrow))

    back = client.get(address("publish", narrow))
    sent = order(client, narrow, province, let_see="on", publish="1", choice=back.context["choice"])
    client.post(address("publish", narrow), sent)

    assert (said(back)[:2], back.context["form"]["units"].value()) == ((4, 2), sent["units"])
    assert Assignment.objects.count() == 4
    assert client.get(address("publish", narrow)).context["is_kept"] is False


def test_choice_is_taken_back(province: Province, narrow: Course, client: Client) -> None:
    client.post(address("publish", narrow), order(client, narrow, province, count="1"))
    client.post(address("publish", narrow), {"forget": "1"})

    context = client.get(address("publish", narrow)).context

    assert (context["is_kept"], context["asked"], context["form"]["units"].value()) == (False, None, None)


def test_numbers_of_those_asked_now_stand_there_at_once(province: Province, draft: Course, client: Client) -> None:
    publish(draft.pk, province.trainer, PublishOrder(audience=[Term("unit", unit=province.office)]))
    client.force_login(province.trainer)

    assert said(client.get(address("publish", draft))) == (3, 0, [])


@pytest.mark.parametrize(
    ("readers", "terms", "told"),
    [
        ("any", "under:root", (0, [])),
        ("under:root", "user:cadre", (0, [])),
        ("unit:commune", "user:cadre", (1, ["Trần Thu Hà:1"])),
        ("post:head@office", "post:head@office", (0, [])),
        ("post:head@office", "unit:office", (2, ["VP:2"])),
        ("unit:office", "under:office", (0, ["VP:0"])),
    ],
)
def test_who_may_not_see_is_counted(province: Province, readers: str, terms: str, told: Any) -> None:
    token, [term] = _token(province, readers), [_term(province, terms)]

    unseen = unseen_by([term], [token])

    words = [f"{term.unit.code if term.unit else who}:{n}" for who, n in unseen.circles]
    assert (unseen.people, words) == told


def _token(province: Province, words: str) -> str:
    kind, _sep, value = words.partition(":")
    role, _at, name = value.rpartition("@")
    return "any" if kind == "any" else f"{kind}:{role}{'@' if role else ''}{getattr(province, name).pk}"


def _term(province: Province, words: str) -> Term:
    kind, _sep, value = words.partition(":")
    role, _at, name = value.rpartition("@")
    found = getattr(province, name)
    return Term(kind, person=found) if kind == "user" else Term(kind, unit=found, role=role)
