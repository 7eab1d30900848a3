"""Attempts that are used up: the learner is told whom to ask, trainers see who waits, and give one more."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from intranet.audit.models import Event
from intranet.notifications.mail import letter
from intranet.notifications.models import Notice
from intranet.people.models import Deputy, Post, PostRole
from intranet.people.rules import today
from intranet.state.services import bump_membership
from intranet.training.errors import NoMoreAttempts, NotForOneself, NothingToGrant, NotTheTrainer, TrainingRefused
from intranet.training.models import Course, Enrolment, Progress, PublishedItem
from intranet.training.office.following import lines_of, scope_of, sheet_of
from intranet.training.queries.listing import Filters, own_courses
from intranet.training.queries.used_up import used_up
from intranet.training.services import begin, grant_attempt, hand_in
from intranet.training.work import work
from tests.factories import training
from tests.factories.province import Province, person
from tests.grounds import grounded
from tests.training.office.test_courses import address


def failed(run: Enrolment) -> None:
    """One more attempt at the test of the run, handed in with nothing in it."""
    hand_in(begin(run.pk, run.person, training.keys(run.course)[1]).pk, run.person)


@grounded
def run(province: Province, course: Course) -> Enrolment:
    """The cadre has used up the one attempt that there is; the outsider is before it."""
    PublishedItem.objects.filter(completion="passed").update(attempts=1)
    training.run_to_the_test(course, province.outsider)
    found = training.run_to_the_test(course, province.cadre)
    failed(found)
    return found


def key_of_test(run: Enrolment) -> UUID:
    return UUID(training.keys(run.course)[1])


def granting(run: Enrolment) -> str:
    return reverse("training:office:grant", args=[run.course.public_id, run.pk, key_of_test(run)])


def test_learner_is_told_on_every_page_that_no_attempt_is_left_and_whom_to_ask(
    province: Province, run: Enrolment, client: Client
) -> None:
    client.force_login(province.cadre)
    course = run.course
    attempt = run.attempts.get()
    pages = [
        course.get_absolute_url(),
        reverse("training:lesson", args=[course.public_id, key_of_test(run)]),
        reverse("training:results", args=[attempt.pk]),
    ]
    ask = f"Hãy hỏi {province.trainer} ({province.department.name}) để xin làm thêm"

    seen = [client.get(page).content.decode() for page in pages]
    listed = client.get(reverse("training:list")).content.decode()

    assert [("Đã hết lượt làm bài “Ghi số”." in page, ask in page) for page in seen] == [(True, True)] * 3
    assert ["Tiếp tục học" in page for page in (seen[0], listed)] == [False, False]
    assert "Đã hết lượt làm bài “Ghi số”. Trang khóa học cho biết cần hỏi ai." in listed
    (line,) = work(province.cadre)
    assert [item.note for item in line.items] == ["đã hết lượt làm bài “Ghi số”: hãy hỏi giảng viên"]
    assert [row.used_up for row in own_courses(province.outsider, Filters())] == [""]


def test_trainer_gives_one_attempt_with_a_reason_that_the_learner_reads(
    province: Province, run: Enrolment, client: Client
) -> None:
    client.force_login(province.trainer)

    shown = client.get(granting(run))
    answer = client.post(granting(run), {"reason": "Mất điện  khi đang làm."})

    assert (shown.context["found"].made, shown.context["found"].title) == (1, "Ghi số")
    assert answer["Location"] == address("follow", run.course)
    told = Notice.objects.get(person=province.cadre, kind="course-attempt")
    url = reverse("training:lesson", args=[run.course.public_id, key_of_test(run)])
    assert (told.number, told.note, told.url) == (run.version.frozen.number, "Mất điện khi đang làm.", url)
    mailed = letter(told)
    assert [each in mailed.subject + mailed.body for each in ("Mất điện", "Ghi số", url)] == [False, False, True]
    event = Event.objects.get(action="training.attempt-granted")
    assert (event.details["reason"], event.details["person"]) == ("Mất điện khi đang làm.", province.cadre.pk)
    client.force_login(province.cadre)
    lesson = client.get(url)
    assert (lesson.context["row"].attempts_left, "đã được giảng viên cho thêm 1 lượt" in lesson.content.decode()) == (
        1,
        True,
    )
    assert [item.note for line in work(province.cadre) for item in line.items] == ["đã xong 50 %"]


def test_one_grant_is_one_attempt(province: Province, run: Enrolment) -> None:
    grant_attempt(run.pk, key_of_test(run), province.trainer, "Lần một")
    with pytest.raises(NothingToGrant):
        grant_attempt(run.pk, key_of_test(run), province.trainer, "Bấm hai lần")

    failed(run)
    with pytest.raises(NoMoreAttempts):
        begin(run.pk, province.cadre, str(key_of_test(run)))

    grant_attempt(run.pk, key_of_test(run), province.trainer, "Lần hai")
    assert Progress.objects.get(enrolment=run, item=key_of_test(run)).granted == 2
    assert begin(run.pk, province.cadre, str(key_of_test(run))).number == 3


def test_what_is_right_is_held_back_again_once_another_attempt_is_given(
    province: Province, run: Enrolment, client: Client
) -> None:
    client.force_login(province.cadre)
    results = reverse("training:results", args=[run.attempts.get().pk])

    before = client.get(results).context
    grant_attempt(run.pk, key_of_test(run), province.trainer, "Cho thêm")
    after = client.get(results).context

    assert [(each["again"], each["left"], each["is_used_up"]) for each in (before, after)] == [
        (False, 0, True),
        (True, 1, False),
    ]


def test_nobody_gives_themselves_an_attempt_and_no_stranger_gives_one(
    province: Province, run: Enrolment, client: Client
) -> None:
    own = training.run_to_the_test(run.course, province.trainer)
    failed(own)
    given: list[tuple[Enrolment, Any, type[TrainingRefused]]] = [
        (own, province.trainer, NotForOneself),
        (run, province.head, NotTheTrainer),
        (run, province.cadre, NotTheTrainer),
    ]
    for whose, by, refusal in given:
        with pytest.raises(refusal):
            grant_attempt(whose.pk, key_of_test(run), by, "Tự cho")

    codes = []
    for name, whose in (("trainer", own), ("head", run), ("cadre", run), ("administrator", run)):
        client.force_login(getattr(province, name))
        codes += [client.get(granting(whose)).status_code, client.post(granting(whose), {"reason": "x"}).status_code]
    assert codes == [404] * 8
    assert [each.granted for each in Progress.objects.filter(item=key_of_test(run))] == [0] * 2


def test_who_stands_in_for_a_trainer_gives_themselves_none(province: Province, run: Enrolment, client: Client) -> None:
    post = Post.objects.get(person=province.trainer, role=PostRole.TRAINER)
    Deputy.objects.create(post=post, person=province.cadre, starts=today(), ends=today())
    bump_membership()
    other = Enrolment.objects.get(person=province.outsider)
    failed(other)
    client.force_login(province.cadre)

    codes = [client.post(granting(each), {"reason": "x"}).status_code for each in (run, other)]

    assert codes == [404, 302]
    assert dict(Progress.objects.filter(item=key_of_test(run)).values_list("enrolment", "granted")) == {
        run.pk: 0,
        other.pk: 1,
    }


def test_reason_is_asked_for_at_its_field(province: Province, run: Enrolment, client: Client) -> None:
    client.force_login(province.trainer)

    page = client.post(granting(run), {"reason": "  "})

    assert page.context["form"].errors == {"reason": ["Ghi lý do cho làm thêm lượt; người học sẽ đọc được."]}
    assert Notice.objects.filter(kind="course-attempt").count() == 0


def test_run_of_another_course_or_with_an_attempt_left_gets_none(
    province: Province, run: Enrolment, client: Client
) -> None:
    other = training.published_again(province, title="Khác")
    client.force_login(province.trainer)
    elsewhere = reverse("training:office:grant", args=[other.public_id, run.pk, key_of_test(run)])
    waiting = Enrolment.objects.get(person=province.outsider)

    assert client.post(elsewhere, {"reason": "x"}).status_code == 404
    assert client.post(granting(waiting), {"reason": "x"})["Location"] == address("follow", run.course)
    assert [each.granted for each in Progress.objects.filter(item=key_of_test(run))] == [0]


def test_trainer_sees_who_waits_and_heads_do_not(province: Province, run: Enrolment, client: Client) -> None:
    overview = reverse("training:overview:course", args=[run.course.public_id])
    seen = {}
    for name in ("trainer", "head"):
        client.force_login(getattr(province, name))
        page = client.get(address("follow", run.course) + "?tinh-trang=het-luot")
        lines = [(line.person.username, len(line.used_up)) for line in page.context["page"].object_list]
        html = client.get(overview).content.decode()
        seen[name] = (lines, granting(run) in page.content.decode(), "1 người đã hết lượt làm bài kiểm tra" in html)

    assert seen == {"trainer": ([("cadre", 1)], True, True), "head": ([], False, False)}
    training.asked(run.course, province.cadre)
    waiting = reverse("training:overview:waiting_unit", args=[province.office.pk])
    stuck = {}
    for name in ("trainer", "head"):
        client.force_login(getattr(province, name))
        rows = client.get(waiting).context["page"].object_list
        stuck[name] = [(row.name, row.stuck) for row in rows]
    cadre = str(province.cadre)
    assert stuck == {"trainer": [(cadre, key_of_test(run))], "head": [(cadre, None)]}
    with translation.override("vi"):
        table = sheet_of(run.course, lines_of(run.course, scope_of(province.trainer, run.course)))  # type: ignore[arg-type]
    assert (table.heads[-1], [row[-1] for row in table.rows]) == ("Hết lượt làm bài", ["Ghi số", ""])


def test_lesson_that_does_not_wait_for_its_test_is_nobodys_dead_end(
    province: Province, run: Enrolment, client: Client
) -> None:
    PublishedItem.objects.filter(key=key_of_test(run)).update(completion="seen")
    client.force_login(province.cadre)

    page = client.get(reverse("training:lesson", args=[run.course.public_id, key_of_test(run)])).content.decode()

    assert used_up(enrolment=run).count() == 0
    assert "Đã hết lượt làm bài. Bài học này không chờ kết quả kiểm tra." in page


@pytest.mark.parametrize("more", [1, 3])
def test_lines_ask_the_same_for_one_who_waits_and_three(
    province: Province, run: Enrolment, django_assert_num_queries: Any, more: int
) -> None:
    for number in range(more - 1):
        failed(training.run_to_the_test(run.course, person(f"them{number}", "Lý", f"Thêm {number}", province.office)))
    scope = scope_of(province.trainer, run.course)
    assert scope is not None
    course = Course.objects.select_related("version__frozen").get(pk=run.course_id)

    with django_assert_num_queries(5):
        lines = lines_of(course, scope)

    assert [len(line.used_up) for line in lines].count(1) == more
