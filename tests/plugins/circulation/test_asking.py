"""Asking to join a space and to keep a copy longer, the settings of a space, and changes of level and file."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client, RequestFactory

from intranet.access.decisions import decide
from intranet.audit.models import Event
from intranet.contracts import Refused, today, who
from intranet.notifications.models import Notice
from plugins.circulation import nav
from plugins.circulation.models import Extension, Item, Joining, JoinRequest, Known, Level, Marking, Proposal, Space
from plugins.circulation.queries import to_decide
from plugins.circulation.rules import names_a_state_secret
from plugins.circulation.services import copies, items, joining, levels, loans, marks, proposals
from plugins.circulation.services.levels import LevelChange
from plugins.circulation.services.settings import change_space
from tests.factories.province import Province
from tests.files.samples import pdfs
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, clear, draft, room


@grounded
def house(province: Province) -> Room:
    return room(province)


def _open_to_requests(house: Room) -> Space:
    change_space(house.space, {"known": Known.EVERYBODY, "joining": Joining.ASKED}, house.province.head)
    house.space.refresh_from_db()
    return house.space


def _kinds(person: Any) -> set[str]:
    return set(Notice.objects.filter(person=person).values_list("kind", flat=True))


def test_settings_change_is_audited_without_the_name_of_the_space(house: Room, client: Client) -> None:
    client.force_login(house.province.head)
    base = f"/circulation/khong-gian/{house.space.public_id}/"
    typed = {"title": "Tổ công tác", "purpose": "Họp", "known": "everybody", "joining": "asked", "work": "read"}

    wrong = client.post(f"{base}thiet-lap/", typed | {"opens_on": "5/13/2026"}).content.decode()
    client.post(f"{base}thiet-lap/", typed | {"opens_on": house.space.opens_on.strftime("%d/%m/%Y")})

    house.space.refresh_from_db()
    details = Event.objects.get(action="circulation.space-changed").details
    assert ("Tổ công tác" in wrong, "5/13/2026" in wrong) == (True, True)
    assert (house.space.title, house.space.known, house.space.joining) == ("Tổ công tác", "everybody", "asked")
    assert details["changed"] == ["title", "purpose", "known", "joining"]
    assert "Tổ công tác" not in str(details)


@pytest.mark.parametrize("persona", ["cadre", "leader", "trainer", "administrator", "outsider"])
def test_settings_are_the_keepers_alone(house: Room, client: Client, persona: str) -> None:
    client.force_login(house.province.people[persona])

    answer = client.get(f"/circulation/khong-gian/{house.space.public_id}/thiet-lap/")

    assert answer.status_code == 404
    with pytest.raises(Refused):
        change_space(house.space, {"title": "x"}, house.province.people[persona])


def test_who_may_know_asks_and_is_let_in_by_a_keeper(house: Room, client: Client) -> None:
    space, trainer = _open_to_requests(house), house.province.trainer
    base = f"/circulation/khong-gian/{space.public_id}/"
    client.force_login(trainer)
    before = bool(decide(trainer, "read", house.item))
    client.post(f"{base}xin-vao/", {"reason": "cùng soạn thảo"})
    asked = JoinRequest.objects.get()

    client.force_login(house.province.clerk)
    home = client.get("/circulation/").content.decode()
    client.post(f"{base}xin-vao/{asked.pk}/", {"agreed": "1"})

    assert (before, bool(decide(trainer, "read", house.item))) == (False, True)
    assert str(trainer) in home
    assert "circulation-join-asked" in _kinds(house.province.clerk)
    assert "circulation-joined" in _kinds(trainer)


def test_refusal_needs_a_reason_and_is_told(house: Room) -> None:
    asked = joining.ask(_open_to_requests(house), "cùng làm", house.province.trainer)

    with pytest.raises(Refused):
        joining.decide(asked, False, house.province.head)
    joining.decide(asked, False, house.province.head, "không thuộc Ban")

    asked.refresh_from_db()
    assert (asked.agreed, asked.refusal) == (False, "không thuộc Ban")
    assert "circulation-not-joined" in _kinds(house.province.trainer)
    assert bool(decide(house.province.trainer, "read", house.item)) is False


def test_space_one_may_not_know_of_cannot_be_asked_for(house: Room, client: Client) -> None:
    client.force_login(house.province.trainer)
    address = f"/circulation/khong-gian/{house.space.public_id}/xin-vao/"
    change_space(house.space, {"joining": Joining.ASKED}, house.province.head)
    hidden = client.get(address)
    absent = client.get("/circulation/khong-gian/00000000-0000-0000-0000-000000000001/xin-vao/")

    _open_to_requests(house)

    assert (hidden.status_code, hidden.content == absent.content) == (404, True)
    assert client.get(address).status_code == 200
    change_space(house.space, {"joining": Joining.INVITED}, house.province.head)
    assert client.get(address).status_code == 404


def _lent(house: Room) -> Any:
    return copies.hand_over(house.item, [house.province.cadre], house.province.head, due=today())[0]


def test_keeper_extends_a_loan_and_the_holder_is_told(house: Room, client: Client) -> None:
    copy, later = _lent(house), today() + timedelta(days=7)
    client.force_login(house.province.clerk)
    record = f"/circulation/tai-lieu/{house.item.public_id}/"

    client.post(f"{record}ban/1/gia-han/", {"due": later.strftime("%d/%m/%Y"), "reason": "đang dùng"})

    copy.refresh_from_db()
    given = Extension.objects.get()
    assert (copy.due, given.due_before, given.reason) == (later, today(), "đang dùng")
    assert "circulation-extended" in _kinds(house.province.cadre)
    with pytest.raises(Refused):
        loans.extend(copy, today(), "sớm hơn", house.province.clerk)
    with pytest.raises(Refused):
        loans.extend(copy, later + timedelta(days=1), "x", house.province.deputy)


@pytest.mark.parametrize("agreed", [True, False])
def test_holder_asks_and_a_keeper_decides(house: Room, client: Client, agreed: bool) -> None:
    copy, later = _lent(house), today() + timedelta(days=7)
    client.force_login(house.province.cadre)
    client.post(
        f"/circulation/ban-cua-toi/{copy.pk}/gia-han/", {"due": later.strftime("%d/%m/%Y"), "reason": "chưa xong"}
    )
    asked = Extension.objects.get()
    client.force_login(house.province.clerk)

    client.post(
        f"/circulation/tai-lieu/{house.item.public_id}/gia-han/{asked.pk}/",
        {"agreed": "1" if agreed else "0", "refusal": "cần thu về"},
    )

    copy.refresh_from_db()
    assert copy.due == (later if agreed else today())
    assert ("circulation-extended" if agreed else "circulation-not-extended") in _kinds(house.province.cadre)


def test_keeper_extends_no_copy_of_their_own(house: Room, client: Client) -> None:
    due = today() + timedelta(days=2)
    [copy] = copies.hand_over(house.item, [house.province.head], house.province.clerk, due=due)
    asked = loans.ask(copy, due + timedelta(days=9), "chưa xong", house.province.head)
    client.force_login(house.province.head)

    with pytest.raises(Refused):
        loans.decide(asked, True, house.province.head)
    later = f"{due + timedelta(days=900):%d/%m/%Y}"
    address = f"/circulation/tai-lieu/{house.item.public_id}/ban/{copy.number}/gia-han/"
    answer = client.post(address, {"due": later, "reason": "chưa xong"})

    copy.refresh_from_db()
    asked.refresh_from_db()
    assert (answer.status_code, copy.due, asked.decided_at) == (200, due, None)


def test_new_version_is_what_is_read_and_the_old_one_stays_on_record(house: Room, client: Client) -> None:
    copy = _lent(house)
    client.force_login(house.province.head)
    record = f"/circulation/tai-lieu/{house.item.public_id}/"
    file = ContentFile(pdfs.pdf("mot", "hai", "ba"), "moi.pdf")

    client.post(f"{record}phien-ban/", {"file": file, "note": "sửa số liệu"})

    copy.refresh_from_db()
    kept = client.get(f"{record}quan-ly/").content.decode()
    client.force_login(house.province.cadre)
    page = client.get(f"{record}trang/3.jpg")
    read = client.get(record).content.decode()
    assert list(house.item.versions.values_list("number", "pages", "note")) == [(2, 3, "sửa số liệu"), (1, 2, "")]
    assert (page.status_code, copy.sheets) == (200, 3)
    assert ("sửa số liệu" in kept, "sửa số liệu" in read) == (True, False)
    assert "circulation-new-version" in _kinds(house.province.cadre)
    with pytest.raises(Refused):
        items.add_version(house.item, ContentFile(pdfs.pdf("x"), "x.pdf"), by=house.province.cadre)


def test_level_is_lowered_by_a_second_keeper_alone(house: Room) -> None:
    province = house.province
    clear(province, "leader", level="noi-bo")
    lower = LevelChange(house.level("noi-bo"), "đã công bố")
    before = bool(decide(province.leader, "read", house.item))
    waits = levels.change_level(house.item, lower, province.head)
    assert waits is not None

    for person in (province.head, province.cadre, province.security):
        with pytest.raises(Refused):
            levels.decide_level(waits, True, person)
    levels.decide_level(waits, True, province.clerk)

    house.item.refresh_from_db()
    assert (before, bool(decide(province.leader, "read", house.item))) == (False, True)
    assert house.item.level.slug == "noi-bo"
    assert Event.objects.get(action="circulation.level-changed").details["now"] == "noi-bo"


def test_level_is_raised_at_once_and_never_above_ones_own_clearance(house: Room, client: Client) -> None:
    province = house.province
    higher = Level.objects.create(slug="cao", name="Hạn chế cao", name_en="High", rank=3, valid_from=today())
    with pytest.raises(Refused):
        levels.change_level(house.item, LevelChange(higher, "x"), province.head)
    clear(province, "head", "cadre", level="cao")
    client.force_login(province.head)
    typed = {"level": higher.pk, "reason": "có số liệu mới"}

    shown = client.post(f"/circulation/tai-lieu/{house.item.public_id}/muc-do/", typed).content.decode()
    client.post(f"/circulation/tai-lieu/{house.item.public_id}/muc-do/", typed | {"confirmed": "1"})

    house.item.refresh_from_db()
    readers = [name for name in ("head", "cadre", "deputy") if decide(province.people[name], "read", house.item)]
    assert (house.item.level, readers) == (higher, ["head", "cadre"])
    assert str(province.deputy) in shown, "who loses is told before"
    assert "có số liệu mới" in client.get(f"/circulation/tai-lieu/{house.item.public_id}/quan-ly/").content.decode()


def test_level_that_was_raised_meanwhile_is_not_lowered_by_an_old_proposal(house: Room) -> None:
    highest = Level.objects.create(slug="l3", name="Mức ba", name_en="Third", valid_from=today(), rank=99)
    for persona in ("head", "clerk"):
        clear(house.province, persona, level="l3")
    lowest = Level.objects.order_by("rank")[0]
    waits = levels.change_level(house.item, levels.LevelChange(lowest, "không cần nữa"), house.province.head)
    assert waits is not None
    levels.change_level(house.item, levels.LevelChange(highest, "thêm số liệu"), house.province.clerk)

    with pytest.raises(Refused):
        levels.decide_level(waits, True, house.province.clerk)

    assert Item.objects.get(pk=house.item.pk).level == highest


def test_proposer_takes_a_proposal_back_and_it_is_decided_no_more(house: Room) -> None:
    lower = LevelChange(house.level("noi-bo"), "đã công bố")
    waits = levels.change_level(house.item, lower, house.province.head)
    assert waits is not None

    with pytest.raises(Refused):
        proposals.withdraw(waits, house.province.clerk)
    proposals.withdraw(waits, house.province.head)

    row = Proposal.objects.get()
    assert (row.agreed, row.decided_by, row.decided_at is None) == (None, None, False)
    with pytest.raises(Refused):
        levels.decide_level(waits, True, house.province.clerk)
    assert levels.change_level(house.item, lower, house.province.head) is not None


SECRETS = ["Mật", "TỐI MẬT", "tuyet mat", "T u y ệ t  m ậ t", "tuyệt-mật", "Tuyệtmật", "M.ậ.t", "M\u200bật", "Ｍật",
           "Tài liệu mật", "mat", "Top Secret", "Тuyệt мật", "ΜẬΤ", "TỐI ΜẬΤ", "M-ật", "Tuyệt m ật"]  # fmt: skip


@pytest.mark.parametrize("name", SECRETS)
def test_name_that_reads_like_a_grade_is_refused_by_every_door(house: Room, name: str) -> None:
    new = Marking(slug="x", name=name, name_en="X", valid_from=today())
    held = Marking.objects.get(slug="luu-hanh-noi-bo")

    with pytest.raises(Refused):
        marks.add_marking(Marking(name=name, name_en="X", valid_from=today()), house.province.security)
    with pytest.raises(ValidationError):
        new.full_clean()
    with pytest.raises(ValidationError):
        new.save()
    with pytest.raises(ValidationError):
        Marking.objects.bulk_create([new])
    with pytest.raises(ValidationError):
        Marking.objects.filter(pk=held.pk).update(name=name)

    assert Marking.objects.filter(slug="x").exists() is False


@pytest.mark.parametrize("name", ["Bảo mật thông tin", "Tài liệu Mặt trận", "Mất hiệu lực", "Nội bộ", "Ban thư ký A 1"])
def test_everyday_words_are_no_grade(name: str) -> None:
    assert names_a_state_secret(name) is False


def test_marking_is_added_switched_and_ended_on_the_screen(house: Room, client: Client) -> None:
    client.force_login(house.province.security)
    day = today().strftime("%d/%m/%Y")

    wrong = client.post(
        "/admin/circulation/markings/add/", {"name": "Tối mật", "name_en": "X", "valid_from": day}
    ).content.decode()
    client.post(
        "/admin/circulation/markings/add/", {"name": "Chỉ đọc tại chỗ", "name_en": "Read here", "valid_from": day}
    )
    client.post("/admin/circulation/markings/chi-doc-tai-cho/", {"no_copies": "on", "valid_to": day})

    row = Marking.objects.get(slug="chi-doc-tai-cho")
    assert (row.no_copies, row.must_return, row.valid_to) == (True, False, today())
    assert "Tối mật" in wrong
    assert not Marking.objects.filter(name="Tối mật").exists()


@pytest.mark.parametrize("persona", ["head", "cadre", "clerk", "editor", "outsider"])
def test_marks_are_not_there_for_others(house: Room, client: Client, persona: str) -> None:
    client.force_login(house.province.people[persona])

    answers = [client.get(f"/admin/circulation/{path}").status_code for path in ("", "levels/add/", "markings/add/")]

    assert 200 not in answers
    with pytest.raises(Refused):
        marks.add_level(Level(name="X", name_en="X", valid_from=today()), house.province.people[persona])


def test_request_for_a_copy_that_came_back_waits_no_more(house: Room, client: Client) -> None:
    due = today() + timedelta(days=2)
    [copy] = copies.hand_over(house.item, [house.province.cadre], house.province.head, due=due)
    loans.ask(copy, due + timedelta(days=3), "chưa xong", house.province.cadre)
    client.force_login(house.province.head)
    before = client.get("/circulation/").content.decode()
    copies.give_back(copy, house.province.cadre)

    assert ["đề nghị gia hạn mượn" in page for page in (before, client.get("/circulation/").content.decode())] == [
        True,
        False,
    ]


def test_document_that_nobody_could_read_is_not_issued(house: Room) -> None:
    item = draft(house.province, house.space, "30/BC")

    with pytest.raises(Refused) as refused:
        items.issue(item, items.Terms(tokens=(f"user:{house.province.outsider.pk}",)), house.province.head)

    assert (refused.value.field, Item.objects.get(pk=item.pk).state) == ("names", "draft")


def test_badge_counts_what_is_listed_for_a_keeper_and_nothing_for_others(house: Room) -> None:
    due, province = today() + timedelta(days=2), house.province
    [copy, _other] = copies.hand_over(house.item, [province.cadre, province.head], province.head, due=due)
    loans.ask(copy, due + timedelta(days=3), "chưa xong", province.cadre)
    joining.ask(_open_to_requests(house), "cùng làm", province.trainer)
    levels.change_level(house.item, LevelChange(house.level("noi-bo"), "hết lý do"), province.head)

    listed = {name: len(to_decide.all_of(who(province.people[name]))) for name in ("clerk", "head", "cadre", "trainer")}
    badges = {name: _badge(province.people[name]) for name in listed}

    assert listed == {"clerk": 3, "head": 2, "cadre": 0, "trainer": 0}  # one's own proposal is for another keeper
    assert badges == {"clerk": (3, "info"), "head": (3, "info"), "cadre": (1, "info"), "trainer": None}


def _badge(person: Any) -> tuple[int, str] | None:
    """On the line of circulation: what waits for a decision, and copies that were handed over and not received."""
    request = RequestFactory().get("/")
    request.user = person
    return nav.waiting(request)
