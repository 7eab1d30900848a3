"""Publishing names what is missing, counts who is asked before it is done, and asks through the ledger."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from intranet.acknowledgement.models import Assignment, Audience, Manner
from intranet.acknowledgement.services import Term, resolve_everything
from intranet.calendars.queries import add_working_days, is_working
from intranet.people.models import PostRole
from intranet.people.rules import today
from intranet.training.errors import Incomplete, WrittenMeanwhile
from intranet.training.models import Course, Enrolment, EnrolmentState, Lesson, Module
from intranet.training.office.forms import publishing as publishing_form
from intranet.training.services import (
    CourseFields,
    LessonFields,
    PublishOrder,
    carry_on,
    enrol,
    publish,
    seen_of,
    update_course,
    update_lesson,
)
from intranet.training.services import asking as asking_module
from intranet.worker.models import Job
from tests.factories import training
from tests.factories.province import Province, person
from tests.training.office.test_courses import address

DUE = timedelta(days=10)


def due() -> date:
    """A working day, whenever this is run."""
    return add_working_days(today(), 8)


def office(province: Province) -> list[Term]:
    return [Term("unit", unit=province.office)]


def opened(course: Course) -> list[tuple[str, int]]:
    rows = Assignment.objects.filter(version__subject_id=course.pk, receipt=None).order_by(
        "version", "person__username"
    )
    return list(rows.values_list("person__username", "version__major"))


def asked(course: Course, province: Province, **changes: Any) -> Course:
    publish(course.pk, province.trainer, PublishOrder(audience=office(province), due=today() + DUE, **changes))
    return Course.objects.get(pk=course.pk)


def typed(client: Client, course: Course, **changes: Any) -> dict[str, Any]:
    seen = client.get(address("publish", course)).context["form"]["seen"].value()
    return {"seen": seen} | changes


def test_what_is_missing_is_named_with_its_lesson(province: Province, draft: Course, client: Client) -> None:
    module = Module.objects.child_of(draft).get()
    training.add_lesson(module.pk, province.trainer, LessonFields("Trống"))
    client.force_login(province.trainer)

    lacking = client.get(address("publish", draft)).context["lacking"]
    answer = client.post(address("publish", draft), typed(client, draft, publish="1"))

    words = ["Trống: Hãy viết nội dung hoặc chọn câu hỏi cho bài kiểm tra."]
    assert (lacking, answer.context["form"].non_field_errors()) == (words, words)
    assert Course.objects.get(pk=draft.pk).version is None


def test_people_are_counted_and_shown_before_it_is_done(province: Province, draft: Course, client: Client) -> None:
    client.force_login(province.trainer)
    order = typed(client, draft, asks="on", units=[str(province.office.pk)], due=f"{due():%d/%m/%Y}")

    unseen = client.post(address("publish", draft), order | {"publish": "1"})
    before = Course.objects.get(pk=draft.pk).version
    choice = unseen.context["choice"]
    client.post(address("publish", draft), order | {"publish": "1", "choice": choice})

    assert (unseen.context["is_unseen"], unseen.context["asked"].people, before) == (True, 3, None)
    assert opened(draft) == [("cadre", 1), ("deputy", 1), ("head", 1)]
    audience = Audience.objects.get()
    assert (audience.manner, audience.due) == (Manner.COURSE, due())


def test_others_than_those_shown_are_not_asked(province: Province, draft: Course, client: Client) -> None:
    client.force_login(province.trainer)
    order = typed(client, draft, asks="on", units=[str(province.office.pk)])
    choice = client.post(address("publish", draft), order | {"count": "1"}).context["choice"]

    order |= {"units": [str(province.committee.pk)], "publish": "1", "choice": choice}
    answer = client.post(address("publish", draft), order)

    assert (answer.context["is_unseen"], Assignment.objects.count()) == (True, 0)


def test_course_without_the_tick_asks_nobody(province: Province, draft: Course, client: Client) -> None:
    client.force_login(province.trainer)

    chosen = client.post(address("publish", draft), typed(client, draft, units=[str(province.office.pk)], publish="1"))
    client.post(address("publish", draft), typed(client, draft, publish="1"))

    assert [*chosen.context["form"].errors] == ["asks"]
    assert Course.objects.get(pk=draft.pk).version is not None
    assert Assignment.objects.count() == 0


def test_draft_changed_since_it_was_shown_is_not_published(province: Province, draft: Course, client: Client) -> None:
    client.force_login(province.trainer)
    order = typed(client, draft, publish="1")
    lesson = Lesson.objects.get(title="Mở sổ")
    update_lesson(lesson.pk, province.trainer, LessonFields("Khác", [("heading", "x")]), seen=seen_of(lesson))

    answer = client.post(address("publish", draft), order)
    before = Course.objects.get(pk=draft.pk).version
    client.post(address("publish", draft), {"publish": "1", "seen": answer.context["form"]["seen"].value()})

    assert (len(answer.context["form"].non_field_errors()), before) == (1, None)
    assert Course.objects.get(pk=draft.pk).version is not None


def test_significant_change_closes_as_replaced_and_asks_anew(province: Province, draft: Course) -> None:
    course = asked(draft, province)
    run = enrol(course.pk, province.cadre)

    asked(course, province, note="Quy định mới")

    assert opened(course) == [("cadre", 2), ("deputy", 2), ("head", 2)]
    first = Assignment.objects.filter(version__major=1)
    assert set(first.values_list("receipt__kind", "receipt__reason")) == {("replaced", "Quy định mới")}
    assert Enrolment.objects.get(pk=run.pk).state == EnrolmentState.CLOSED
    assert enrol(course.pk, province.cadre).assignment in Assignment.objects.filter(version__major=2)


def test_correction_asks_nobody(province: Province, draft: Course) -> None:
    course = asked(draft, province)

    publish(course.pk, province.trainer, PublishOrder("minor", "Sửa lỗi chính tả"))

    assert opened(course) == [("cadre", 1), ("deputy", 1), ("head", 1)]


def test_joiner_gets_a_due_date_of_their_own(province: Province, draft: Course) -> None:
    asked(draft, province)
    Audience.objects.update(working_days=30)
    joiner = person("moi", "Lý", "Mới", province.office, PostRole.MEMBER)

    resolve_everything()

    day = Assignment.objects.get(person=joiner).due
    assert day is not None
    assert day > today() + DUE


def test_nobody_is_asked_who_may_not_see_it(province: Province, draft: Course) -> None:
    readers = CourseFields("Sổ văn bản đến", readers=[f"unit:{province.commune.pk}"])
    update_course(draft.pk, province.trainer, readers, seen=seen_of(draft))

    with pytest.raises(Incomplete) as refused:
        asked(draft, province)

    assert len(refused.value.problems) == 1
    assert Assignment.objects.count() == 0


def test_readers_are_not_narrowed_below_those_who_are_asked(province: Province, draft: Course) -> None:
    course = asked(draft, province)
    readers = CourseFields("Sổ văn bản đến", readers=[f"unit:{province.commune.pk}"])

    with pytest.raises(Incomplete):
        update_course(course.pk, province.trainer, readers, seen=seen_of(course))


def test_long_list_is_asked_in_the_background(
    province: Province, draft: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking_module, "CHUNK", 2)
    course = asked(draft, province)
    before = opened(course)

    carry_on(course.pk)

    assert (before, Job.objects.filter(key__startswith="training-asks:").count()) == ([], 1)
    assert opened(course) == [("cadre", 1), ("deputy", 1), ("head", 1)]


def test_stale_order_is_refused_by_the_service(province: Province, draft: Course) -> None:
    with pytest.raises(WrittenMeanwhile):
        publish(draft.pk, province.trainer, PublishOrder(), seen="x")


@pytest.mark.parametrize("more", [1, 3])
def test_queries_do_not_grow(
    province: Province, draft: Course, client: Client, django_assert_num_queries: Any, more: int
) -> None:
    module = Module.objects.child_of(draft).get()
    for number in range(more):
        training.lesson(province, module, f"Bài {number}")
    client.force_login(province.trainer)
    client.get(address("publish", draft))

    with django_assert_num_queries(QUERIES):
        client.get(address("publish", draft))


QUERIES = 30


def test_lesson_that_is_done_in_a_class_needs_no_text(province: Province, draft: Course, client: Client) -> None:
    module = Module.objects.child_of(draft).get()
    training.add_lesson(module.pk, province.trainer, LessonFields("Thực hành", completion="attended"))
    client.force_login(province.trainer)

    assert client.get(address("publish", draft)).context["lacking"] == []


def test_due_date_on_a_day_off_is_asked_about(province: Province, draft: Course, client: Client) -> None:
    client.force_login(province.trainer)
    off = next(day for day in (due() + timedelta(days=n) for n in range(30)) if not is_working(day))
    order = typed(client, draft, asks="on", units=[str(province.office.pk)], due=f"{off:%d/%m/%Y}")

    asked_about = client.post(address("publish", draft), order | {"publish": "1"})
    seen = {}
    for answer in ("keep", "move"):
        settled = order | {"due_choice": f"{answer}:{off.isoformat()}"}
        counted = client.post(address("publish", draft), settled | {"count": "1"})
        seen[answer] = (counted.context["form"].errors, counted.context["form"].cleaned_data["due"])
    page = client.get(address("publish", draft))

    assert [*asked_about.context["form"].errors] == ["due"]
    assert Course.objects.get(pk=draft.pk).version is None
    assert seen == {"keep": ({}, off), "move": ({}, add_working_days(off, 1))}
    assert page.context["form"].due_question.given == f"move:{off.isoformat()}"


def test_who_is_learning_now_can_be_asked_with_a_significant_change(
    province: Province, course: Course, client: Client
) -> None:
    client.force_login(province.trainer)
    first = client.get(address("publish", course)).context["form"]
    for who in (province.cadre, province.outsider):
        enrol(course.pk, who)
    training.completed(course, province.head)
    change = {"change": "significant", "note": "Quy định mới", "asks": "on", "learners": "on"}
    order = typed(client, course, **change)

    counted = client.post(address("publish", course), order | {"count": "1"})
    client.post(address("publish", course), order | {"publish": "1", "choice": counted.context["choice"]})

    assert "learners" not in first.fields
    assert counted.context["form"].fields["learners"].label == "Những người đang học khóa này: 2 người"
    assert (counted.context["form"].errors, counted.context["asked"].people) == ({}, 2)
    assert opened(course) == [("cadre", 2), ("outsider", 2)]


def test_no_more_are_asked_by_name_than_the_form_takes_back(
    province: Province, course: Course, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing_form, "MOST_LINES", 2)
    for who in (province.cadre, province.outsider):
        enrol(course.pk, who)
    client.force_login(province.trainer)
    change = {"change": "significant", "note": "Quy định mới", "asks": "on", "learners": "on", "people": "head"}
    order = typed(client, course, **change)

    page = client.post(address("publish", course), order | {"publish": "1"})

    words = "Tối đa 2 dòng. Hãy chọn đơn vị hoặc chức vụ thay cho từng người."
    assert page.context["form"].errors == {"people": [words]}
    assert opened(course) == []


def test_readers_stand_as_a_tree_with_the_way_to_choose_them(province: Province, draft: Course, client: Client) -> None:
    tokens = [f"unit:{province.office.pk}", "any", f"under:{province.root.pk}"]
    fields = CourseFields("Sổ văn bản đến", readers=tokens)
    update_course(draft.pk, province.trainer, fields, seen=seen_of(draft))
    client.force_login(province.trainer)

    page = client.get(address("publish", draft))
    described = client.get(address("describe", draft)).content.decode()

    assert page.context["readers"] == [
        (0, "mọi người đã đăng nhập"),
        (0, f"{province.root} và các đơn vị trực thuộc"),
        (1, str(province.office)),
    ]
    assert f"{address('describe', draft)}#readers" in page.content.decode()
    assert described.count('id="readers"') == 1
