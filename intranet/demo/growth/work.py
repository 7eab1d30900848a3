"""Work on its way: letters in and out at every stage, and duties from fresh to closed."""

from datetime import timedelta

from django.utils import timezone

from intranet.demo.growth.papers import Desk
from intranet.demo.growth.topics.letters import Letter
from intranet.directives.intake import take_in
from intranet.directives.models import Directive, DocumentType
from intranet.directives.services import DraftFields
from intranet.duties.models import Duty, DutyStep
from intranet.duties.services import DutyOrder, assign, close, open_duties, report_progress, submit_result
from intranet.files.services import accept_bytes
from intranet.incoming import services as incoming
from intranet.outgoing import services as outgoing
from intranet.people.models import Person, Post, PostRole
from intranet.people.rules import today

SHEET = """{sender}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {symbol}
V/v {summary}
An Bình, ngày {day:%d} tháng {day.month} năm {day.year}

Kính gửi: {office}

{text}

Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC

Hoàng Văn Tân
"""
GIVEN = (
    ("310/KH-UBND", 1, "SKHCN", 20, 3),
    ("310/KH-UBND", 2, "STC", -3, 1),
    ("17/CT-UBND", 1, "SNNMT", 12, 2),
    ("133/TB-UBND", 1, "SXD", -1, 0),
    ("120/KH-STC", 1, "STC-NS", 6, 2),
    ("120/KH-STC", 2, "STC-VP", 15, 4),
    ("88/KH-SYT", 1, "SYT-NV", 4, 3),
    ("88/KH-SYT", 2, "SYT-VP", 25, 0),
)
"""(symbol, item, lead, days until due, how far: 0 fresh, 1 assigned, 2 reported, 3 submitted, 4 closed)."""


def receive(letter: Letter, desk: Desk) -> None:
    """Take a letter in and go as far with it as the table says."""
    office, clerk = desk.units[letter.office], desk.holder(letter.office, PostRole.CLERK)
    head = desk.holder(letter.office, PostRole.HEAD)
    words = {"sender": letter.text.split(" đề nghị")[0].split(" gửi")[0].split(" xin")[0].split(" báo")[0].upper()}
    words |= {"symbol": letter.symbol, "summary": letter.summary, "office": office.name, "text": letter.text}
    name = f"{letter.symbol.replace('/', '-')}.txt"
    stored = accept_bytes(name, SHEET.format(day=today() - timedelta(days=2), **words).encode(), by=clerk)
    key = take_in(stored, name=name, owner_unit=office, by=clerk).directive.pk
    order = DutyOrder("", f"Tham mưu xử lý: {letter.summary}", desk.units[letter.unit], today() + timedelta(days=8))
    steps = (
        lambda: incoming.register(key, office, clerk),
        lambda: incoming.put_to_leader(key, office, clerk, due=today() + timedelta(days=9)),
        lambda: incoming.instruct(key, office, head, text="Phòng chuyên môn tham mưu.", orders=[order]),
        lambda: _finish(key, letter, desk),
    )
    for step in steps[: letter.far]:
        step()


def _finish(key: int, letter: Letter, desk: Desk) -> None:
    clerk = desk.holder(letter.office, PostRole.CLERK)
    for duty in Duty.objects.filter(directive=key):
        go_on(duty, desk, 4)
    incoming.close(key, desk.units[letter.office], clerk, result="Đã đối chiếu xong, có biên bản kèm theo hồ sơ.")


def write(letter: Letter, desk: Desk) -> None:
    """Draft a letter and go as far with it as the table says."""
    office, unit = desk.units[letter.office], desk.units[letter.unit]
    author, clerk = _member(desk, letter.unit), desk.holder(letter.office, PostRole.CLERK)
    approver, signer = desk.holder(letter.unit, PostRole.HEAD), desk.holder(letter.office, PostRole.HEAD)
    fields = DraftFields(
        type=DocumentType.objects.get(slug="cong-van"),
        issuer=office.name,
        summary=letter.summary,
        place="An Bình",
        addressees=["Các cơ quan, đơn vị liên quan"],
        recipients=["Như trên;"],
        archive_line=f"Lưu: VT, {letter.symbol}",
        signatory=signer.get_full_name(),
        signatory_title="GIÁM ĐỐC",
        paragraphs=[letter.text, "Đề nghị các cơ quan, đơn vị phối hợp thực hiện."],
    )
    key = outgoing.start_draft(office, unit, author, fields, field=letter.symbol).passage.pk
    if letter.far == 1:
        outgoing.ask_comments(key, author, [desk.units["SXD-QH"]], due=today() + timedelta(days=4))
        return
    steps = (
        lambda: outgoing.submit(key, author),
        lambda: outgoing.move(key, "approved", approver),
        lambda: outgoing.check_form(key, clerk),
        lambda: outgoing.sign(key, signer),
        lambda: outgoing.assign_number(key, clerk, day=today()),
    )
    for step in steps[: max(letter.far - 1, 0)]:
        step()


def give_duties(desk: Desk) -> None:
    """Give items of issued documents to units, in every state, some of them late."""
    for symbol, item, lead, days, far in GIVEN:
        directive = Directive.objects.get(symbol=symbol)
        editor = desk.holder(directive.owner_unit.code, PostRole.EDITOR)
        text = directive.duties[item - 1].partition(". ")[2]
        order = DutyOrder(str(item), text, desk.units[lead], today() + timedelta(days=max(days, 0)))
        duty = open_duties(directive, [order], editor)[0]
        go_on(duty, desk, far)
        if days < 0:
            _late(duty, days)


def go_on(duty: Duty, desk: Desk, far: int) -> None:
    """Take the first ``far`` steps of a duty."""
    head, doer = desk.holder(duty.lead.code, PostRole.HEAD, PostRole.LEADER), _member(desk, duty.lead.code)
    steps = (
        lambda: assign(duty, doer, head),
        lambda: report_progress(duty, doer, "Đã làm xong phần chuẩn bị; đang tổng hợp số liệu của các đơn vị."),
        lambda: submit_result(duty, doer, "Đã hoàn thành, kết quả lưu trong hồ sơ công việc."),
        lambda: close(duty, desk.holder(duty.office.code, PostRole.EDITOR, PostRole.CLERK)),
    )
    for step in steps[:far]:
        step()


def _late(duty: Duty, days: int) -> None:
    begun = timezone.now() - timedelta(days=14)
    Duty.objects.filter(pk=duty.pk).update(created_at=begun, due=today() + timedelta(days=days))
    DutyStep.objects.filter(duty=duty).update(at=begun)


def _member(desk: Desk, unit: str) -> Person:
    posts = Post.objects.filter(unit=desk.units[unit], role=PostRole.MEMBER, ends=None, person__absences=None)
    return posts.select_related("person").order_by("pk")[0].person
