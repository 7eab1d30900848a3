"""Pages of training classes: who sees which, and what can be done there."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from intranet.attendance.errors import NotYet
from intranet.attendance.models import Answer, Correction, Session, SessionState
from intranet.files.models import Attachment
from intranet.notifications.models import Notice
from intranet.people.models import Person, PostRole
from intranet.people.rules import today
from intranet.training.models import TrainingClass
from intranet.training.sessions.services import answer
from intranet.training.sessions.sheets import attendance_sheet
from tests.factories.classes import announced, closed, planned, written
from tests.factories.province import Province, person
from tests.grounds import grounded

LIST = "/lop-tap-huan/"
PAGE_QUERIES, LIST_QUERIES = 21, 12


@grounded
def held(province: Province) -> TrainingClass:
    """Today; the office is invited."""
    return announced(province, province.office)


def browser(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def statuses(who: Person, *addresses: str) -> list[int]:
    client = browser(who)
    return [client.get(address).status_code for address in addresses]


def day(days: int = 0) -> str:
    return f"{today() + timedelta(days=days):%d/%m/%Y}"


def typed(first: int = 0, last: int = 1, **changes: str) -> dict[str, str]:
    """A class of these days, kept where they are days off."""
    kept = {f"{name}_choice": f"keep:{today() + timedelta(days=n)}" for name, n in (("on", first), ("until", last))}
    given = {"title": "Sổ văn bản", "on": day(first), "until": day(last), "form": "conference", "hours": "7,5"}
    return kept | given | changes


def test_a_trainer_plans_invites_and_everybody_invited_is_told(province: Province) -> None:
    client, unit = browser(province.trainer), str(province.office.pk)

    planning = client.post(f"{LIST}moi/", typed(unit=str(province.department.pk)))
    made = TrainingClass.objects.get()
    counted = client.post(planning["Location"], {"units": [unit], "look": "1"})
    choice = counted.context["choice"]
    unseen = client.post(planning["Location"], {"units": [unit], "invite": "1"})
    inviting = client.post(planning["Location"], {"units": [unit], "invite": "1", "choice": choice})

    assert (counted.context["asked"].people, unseen.context["is_unseen"]) == (3, True)
    assert inviting["Location"] == made.get_absolute_url()
    told = Notice.objects.filter(kind="class-invited").order_by("person__username")
    assert list(told.values_list("person__username", flat=True)) == ["cadre", "deputy", "head"]
    assert (made.until, str(made.held.hours)) == (today() + timedelta(days=1), "7.5")


def test_a_class_ends_on_its_first_day_or_later(province: Province) -> None:
    answer = browser(province.trainer).post(f"{LIST}moi/", typed(last=-1, unit=str(province.department.pk)))

    assert list(answer.context["form"].errors) == ["until"]
    assert TrainingClass.objects.count() == 0


def test_what_is_not_announced_is_for_its_office_alone(province: Province) -> None:
    address = planned(province).get_absolute_url()

    assert statuses(province.trainer, address, f"{address}sua/", f"{address}moi-du/") == [200] * 3
    assert [statuses(who, address)[0] for who in (province.editor, province.cadre, province.head)] == [404] * 3
    assert [len(browser(who).get(LIST).context["rows"]) for who in (province.trainer, province.cadre)] == [1, 0]


def test_invited_see_the_class_and_no_names(province: Province, held: TrainingClass) -> None:
    address = held.get_absolute_url()
    page = browser(province.cadre).get(address)

    assert (page.context["own"], page.context["lines"], page.context["forms"]) == ("Bạn được mời", [], {})
    assert province.deputy.last_name not in page.content.decode()
    assert statuses(province.cadre, f"{address}danh-sach.xlsx", f"{address}chot/", f"{LIST}moi/") == [404] * 3
    assert statuses(province.outsider, address) == [404]
    assert [row.own for row in browser(province.cadre).get(LIST).context["rows"]] == ["Bạn được mời"]


def test_a_head_sees_their_own_people_on_the_list(province: Province) -> None:
    found = announced(province, province.office, province.commune)

    lines = browser(province.head).get(found.get_absolute_url()).context["lines"]

    assert [line.name for line in lines] == [str(p) for p in (province.deputy, province.cadre, province.head)]
    assert len(browser(province.trainer).get(found.get_absolute_url()).context["lines"]) == 4


def test_nobody_but_the_office_writes(province: Province, held: TrainingClass) -> None:
    posted = [
        browser(who).post(held.get_absolute_url(), {"step": "call-off"}) for who in (province.cadre, province.head)
    ]

    assert [answer.status_code for answer in posted] == [404, 404]
    assert Session.objects.get(pk=held.held.pk).state == SessionState.PLANNED


def test_the_list_is_written_counted_closed_and_put_right(province: Province, held: TrainingClass) -> None:
    client, address = browser(province.trainer), held.get_absolute_url()
    listed = [str(who.pk) for who in (province.cadre, province.deputy, province.head)]
    ticks = {"seen": "0", "listed": listed, "there": listed[:2], "late": listed[1:2]}

    client.post(address, {"step": "record", **ticks, "unit": str(province.cell.pk), "count": "9", "name": "outsider"})
    page = client.get(address)
    figures = [value for _label, value in page.context["figures"]]
    shown = client.get(f"{address}chot/")
    empty = client.post(f"{address}chot/", {"seen": "3", "summary": " "})
    client.post(f"{address}chot/", {"seen": "3", "summary": "Đã học."})
    client.post(address, {"step": "correct", "seen": "3", "person": listed[0], "status": "absent"})
    page = client.get(address)

    assert figures == ["12", "3", "9"]
    assert [value for _label, value in shown.context["figures"]] == ["12", "3", "1", "9", "1", "0"]
    assert list(empty.context["form"].errors) == ["summary"]
    assert [value for _label, value in page.context["figures"]] == ["11", "2", "9"]
    assert [(each.what, each.was, each.became) for each in page.context["corrections"]] == [
        (str(province.cadre), "có mặt", "vắng")
    ]
    assert "Đã học." in page.content.decode()


def test_an_old_page_puts_nothing_right(province: Province, held: TrainingClass) -> None:
    found = closed(province, written(province, held, {province.cadre: "present"}))
    client, wrong = browser(province.trainer), {"step": "correct", "person": str(province.cadre.pk), "status": "late"}

    answer = client.post(found.get_absolute_url(), wrong | {"seen": "0"})

    assert list(answer.context["forms"]["correct"].errors) == ["__all__"]
    assert Correction.objects.count() == 0


def test_a_changed_day_and_a_class_called_off_are_told(province: Province) -> None:
    found = announced(province, province.office, days=3)
    client, address = browser(province.trainer), found.get_absolute_url()

    client.post(f"{address}sua/", typed(4, unit=str(province.department.pk), until="", place="Hội trường"))
    client.post(address, {"step": "call-off"})

    kinds = Notice.objects.filter(person=province.cadre).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["class-invited", "class-changed", "class-called-off"]
    assert TrainingClass.objects.get().until == today() + timedelta(days=4)
    assert statuses(province.cadre, address) == [200]


def test_materials_open_to_the_invited_and_stay_after_closing(province: Province, held: TrainingClass) -> None:
    client, address = browser(province.trainer), held.get_absolute_url()
    client.post(f"{address}tep/", {"file": SimpleUploadedFile("bai.txt", "Bài giảng".encode())})
    file = Attachment.objects.get()

    assert statuses(province.cadre, f"/tep/{file.public_id}/") == [200]
    assert statuses(province.outsider, f"/tep/{file.public_id}/") == [404]
    closed(province, written(province, held, {province.cadre: "present"}))
    client.post(f"{address}tep/{file.public_id}/go/")
    assert Attachment.objects.count() == 1


def test_papers_say_what_the_lists_say(province: Province, held: TrainingClass) -> None:
    found = written(province, held, {province.cadre: "present"}, cell=4)
    client, address = browser(province.trainer), found.get_absolute_url()

    page = client.get(f"{address}danh-sach/").content.decode()

    assert "Cộng: 5 lượt, trong đó 1 người có tên." in page
    named = [f"{address}danh-sach.pdf", f"{address}danh-sach.xlsx", f"{LIST}so-lieu.pdf", f"{LIST}so-lieu.xlsx"]
    kinds = [client.get(each)["Content-Type"].partition(".")[0] for each in named]
    assert kinds == ["application/pdf", "application/vnd"] * 2


def test_who_asked_to_be_excused_and_stayed_away_stands_so_on_the_list(province: Province) -> None:
    found = announced(province, province.office, days=3)
    answer(found.pk, province.cadre, Answer.EXCUSED, "Đi công tác tại huyện")
    Session.objects.filter(pk=found.session_id).update(on=today())
    TrainingClass.objects.filter(pk=found.pk).update(until=today())
    found = closed(province, written(province, found, {province.head: "present"}))

    rows = [list(row[1:4:2]) for row in attendance_sheet(found).rows]

    assert rows == [
        [str(province.deputy), "vắng"],
        [str(province.cadre), "vắng, có xin phép"],
        [str(province.head), "có mặt"],
    ]


def test_a_class_of_several_days_is_closed_on_its_last(province: Province, held: TrainingClass) -> None:
    found = written(province, held, {province.cadre: "present"})
    TrainingClass.objects.filter(pk=found.pk).update(until=today() + timedelta(days=2))
    client, address = browser(province.trainer), found.get_absolute_url()

    page = client.get(address)
    pressed = client.post(address, {"step": "close"})
    asked = client.get(f"{address}chot/")
    with pytest.raises(NotYet):
        closed(province, found)

    assert (page.context["closes_on"], "close" in page.context["forms"]) == (today() + timedelta(days=2), False)
    assert (pressed.status_code, asked.url) == (200, address)
    assert Session.objects.get(pk=found.session_id).state == "held"


def test_the_report_is_for_who_keeps_or_heads(province: Province, held: TrainingClass) -> None:
    closed(province, written(province, held, {province.cadre: "present"}))
    address = f"{LIST}so-lieu/?unit={province.office.pk}"

    assert statuses(province.cadre, address) == [404]
    page = browser(province.head).get(address)
    assert (page.context["form"].errors, page.context["unit"]) == ({}, province.office)
    ahead = browser(province.head).get(f"{address}&first={day(1)}&last={day(2)}").context["report"]
    assert (ahead.first, ahead.total.classes) == (today() + timedelta(days=1), 0)
    assert [each.name for each in page.context["page"].object_list] == [str(province.cadre)]
    assert browser(province.head).get(f"{LIST}so-lieu/?unit={province.commune.pk}").context["unit"] is None


def test_a_class_is_no_dissemination_session(province: Province, held: TrainingClass) -> None:
    written(province, held, {province.cadre: "present"})
    chief = person("chief", "Vi", "Sơn", province.department, PostRole.HEAD)

    page = browser(chief).get("/buoi-quan-triet/")

    assert (page.context["rows"], [value for _label, value in page.context["figures"]]) == ([], ["0"] * 4)


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_costs_the_same_for_one_and_for_three(
    province: Province, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(number):
        person(f"p{n}", "Lê", f"Tên{n}", province.commune)
    found = [announced(province, province.commune) for _n in range(number)]
    client = browser(province.trainer)
    client.get(LIST)

    with django_assert_num_queries(PAGE_QUERIES):
        page = client.get(found[0].get_absolute_url())
    with django_assert_num_queries(LIST_QUERIES):
        listed = client.get(LIST)

    assert (len(page.context["lines"]), len(listed.context["rows"])) == (number + 1, number)


def test_what_is_refused_speaks_of_a_class(province: Province, held: TrainingClass) -> None:
    client, address = browser(province.trainer), held.get_absolute_url()
    ticked = {"seen": "0", "listed": [str(province.cadre.pk)], "there": [str(province.cadre.pk)]}
    ahead = announced(province, province.office, days=3)

    with translation.override("vi"):
        held_after_all = client.post(address, ticked | {"step": "call-off"}).context["forms"]["call-off"]
        early = client.post(ahead.get_absolute_url(), ticked | {"step": "record"}, follow=True)
        closed(province, written(province, held, {province.cadre: "present"}))
        late = client.post(address, {"step": "call-off"})

    assert held_after_all.non_field_errors() == [
        "Trên trang đang có mục đã đánh dấu hoặc đã ghi; lớp đã diễn ra thì không hủy được. Hãy bỏ các mục đó."
    ]
    assert [str(each) for each in early.context["messages"]] == [
        "Chưa đến lúc: danh sách lớp được ghi từ nửa giờ trước giờ bắt đầu và chốt vào ngày cuối của lớp."
    ]
    assert [str(each) for each in late.context["messages"]] == [
        "Tình trạng của lớp không còn cho phép làm việc này. Hãy xem lại trang của lớp."
    ]


def test_nobody_is_told_of_a_class_that_was_held(province: Province) -> None:
    found = announced(province, province.office, days=-5)

    assert found.held.invitations.count() == 3
    assert Notice.objects.filter(kind="class-invited").count() == 0
