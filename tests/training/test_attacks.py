"""What somebody tried: a number past all numbers, a list signed for a course, a text that takes minutes, an answer told
too early, a name one has no business with any more.
"""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation

from intranet.acknowledgement.errors import NotAsked
from intranet.acknowledgement.models import Receipt
from intranet.acknowledgement.services import confirm_on_paper
from intranet.files.services import accept_bytes
from intranet.people.models import Person, Post
from intranet.people.rules import today
from intranet.progress.scope import Scope
from intranet.reminders.offices import follow_up_address
from intranet.training.errors import Incomplete
from intranet.training.models import Attempt, Course, Module, Progress, PublishedItem, Question
from intranet.training.office.following import lines_of
from intranet.training.office.forms.blocks import ParagraphForm, TableForm
from intranet.training.rules.questions import decimal_of
from intranet.training.services import PublishOrder, begin, begin_newer, enrol, hand_in, publish, save_answer
from intranet.training.services.attempts import hand_in_what_is_over
from tests.factories import training
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def course(province: Province) -> Course:
    """Its test can be begun at once."""
    made = training.published(province)
    PublishedItem.objects.update(after=None)
    return made


@pytest.mark.parametrize("typed", ["1e1000000", "-1e1000000", "1e-1000000", "NaN", "Infinity", "9" * 500])
def test_number_past_all_numbers_is_none(typed: str) -> None:
    assert decimal_of(typed) is None


def test_number_past_all_numbers_is_a_wrong_answer_and_keeps_nobody_waiting(province: Province, course: Course) -> None:
    for person in (province.cadre, province.head):
        attempt = begin(enrol(course.pk, person).pk, person, training.keys(course)[1])
        kinds = [attempt.item.question(each["question"])["kind"] for each in attempt.drawn]
        save_answer(attempt.pk, person, kinds.index("number"), "1e1000000", seen=0)
    Attempt.objects.update(ends_at=timezone.now() - timedelta(minutes=1))

    assert hand_in_what_is_over() == 2
    assert list(Attempt.objects.values_list("reached", flat=True)) == [0, 0]


def test_attempt_that_cannot_be_marked_keeps_no_other_waiting(
    province: Province, course: Course, caplog: pytest.LogCaptureFixture
) -> None:
    test = training.keys(course)[1]
    attempts = [begin(enrol(course.pk, person).pk, person, test) for person in (province.cadre, province.head)]
    Attempt.objects.filter(pk=attempts[0].pk).update(drawn=[{"question": 0, "shown": [], "right": []}])
    Attempt.objects.update(ends_at=timezone.now() - timedelta(minutes=1))

    assert hand_in_what_is_over() == 1
    assert list(Attempt.objects.filter(handed_in_at=None).values_list("pk", flat=True)) == [attempts[0].pk]
    assert [record.getMessage() for record in caplog.records] == [f"attempt {attempts[0].pk} cannot be marked"]


def test_course_is_nobodys_to_confirm_on_paper_nor_to_follow_as_a_reading(
    province: Province, course: Course, client: Client
) -> None:
    assignment = training.asked(course, province.cadre)
    version, scan = assignment.version, accept_bytes("ds.txt", "danh sách".encode(), by=province.clerk)
    signed = {"name": "ds.txt", "signed_on": today(), "by": province.clerk}

    with pytest.raises(NotAsked):
        confirm_on_paper(version, province.office, [province.cadre.pk], scan, **signed)
    assert _statuses(client, province.clerk, "/xac-nhan/van-ban/{0}/don-vi/{1}/", version.pk, province.office.pk) == 404
    assert _statuses(client, province.trainer, "/tinh-hinh/{0}/", version.pk) == 404
    assert _statuses(client, province.head, "/tinh-hinh/{0}/don-vi/{1}/", version.pk, province.office.pk) == 404
    assert _statuses(client, province.head, "/buoi-quan-triet/van-ban/{0}/", version.pk) == 404
    assert _statuses(client, province.cadre, "/xac-nhan/{0}/", assignment.pk) == 404
    assert Receipt.objects.count() == 0


def _statuses(client: Client, person: Person, address: str, *keys: int) -> int:
    client.force_login(person)
    return client.get(address.format(*keys)).status_code


def test_heads_of_those_who_are_late_are_led_to_the_overview(province: Province, course: Course) -> None:
    version = training.asked(course, province.cadre).version

    assert follow_up_address(version, course) == f"/khoa-hoc/tong-quan/{course.public_id}/"


def test_run_that_was_left_does_not_tell_what_is_right(province: Province, course: Course, client: Client) -> None:
    attempt = begin(enrol(course.pk, province.cadre).pk, province.cadre, training.keys(course)[1])
    hand_in(attempt.pk, province.cadre)
    training.published_newer(course, province)
    client.force_login(province.cadre)
    address = f"/khoa-hoc/luot-lam/{attempt.pk}/ket-qua/"
    before = client.get(address)

    begin_newer(course.pk, province.cadre)

    told = [client.get(address), before]
    assert [[row.right for row in each.context["rows"]] for each in told] == [[[]] * 6] * 2


def test_correction_that_gives_more_attempts_does_not_tell_what_is_right(
    province: Province, course: Course, client: Client
) -> None:
    PublishedItem.objects.update(attempts=1)
    attempt = begin(enrol(course.pk, province.cadre).pk, province.cadre, training.keys(course)[1])
    hand_in(attempt.pk, province.cadre)
    newer = publish(course.pk, province.trainer, PublishOrder("minor", "Thêm lượt làm"))
    PublishedItem.objects.filter(version=newer).update(attempts=3)
    client.force_login(province.cadre)

    told = client.get(f"/khoa-hoc/luot-lam/{attempt.pk}/ket-qua/").context

    assert (told["again"], told["left"], [row.right for row in told["rows"]]) == (True, 2, [[]] * 6)


def test_text_and_table_that_are_too_long_are_refused_before_they_are_read() -> None:
    paragraph = ParagraphForm({"text": "**a " * 6_000})
    tables = [TableForm({"rows": rows}) for rows in ("|".join("a" * 21), "a\n" * 201, "a|" * 20_000)]

    assert [list(form.errors) for form in (paragraph, *tables)] == [["text"], ["rows"], ["rows"], ["rows"]]


def test_test_that_names_a_retired_question_is_not_published(province: Province) -> None:
    asked = training.questions(province)
    course = training.written(province)
    module = Module.objects.child_of(course).get()
    training.lesson(province, module, "Hỏi", completion="answered", draws=[{"question": asked[0].pk}])
    Question.objects.filter(pk=asked[0].pk).update(retired=True)

    with pytest.raises(Incomplete) as refused, translation.override("vi"):
        publish(course.pk, province.trainer, PublishOrder())

    wanted = "Hỏi: 1 câu hỏi của bài kiểm tra không còn được dùng. Hãy bỏ ra, hoặc dùng lại câu hỏi."
    assert [problem for problem in refused.value.problems if problem.startswith("Hỏi")] == [wanted]


def test_test_without_questions_is_not_answered(province: Province, course: Course) -> None:
    PublishedItem.objects.filter(draws__isnull=False).update(completion="answered")
    run = enrol(course.pk, province.cadre)
    attempt = begin(run.pk, province.cadre, training.keys(course)[1])
    Attempt.objects.update(drawn=[], answers=[])

    hand_in(attempt.pk, province.cadre)

    assert not Progress.objects.filter(enrolment=run, done_at__isnull=False).exists()


def test_head_loses_sight_of_who_has_moved_and_the_new_one_sees_them(province: Province, course: Course) -> None:
    enrol(course.pk, province.cadre)
    office, department = (Scope((unit.path,), (unit.path,)) for unit in (province.office, province.department))
    before = [[line.person for line in lines_of(course, scope)] for scope in (office, department)]

    Post.objects.filter(person=province.cadre).update(unit=province.department)

    after = [[line.person for line in lines_of(course, scope)] for scope in (office, department)]
    assert (before, after) == ([[province.cadre], []], [[], [province.cadre]])


@pytest.mark.parametrize("address", ["/chung-nhan/%00/", "/chung-nhan/a%00b/", f"/khoa-hoc/tong-quan/nguoi/{9**40}/"])
def test_address_that_no_database_takes_is_a_missing_page(province: Province, client: Client, address: str) -> None:
    client.force_login(province.head)

    assert client.get(address).status_code == 404
