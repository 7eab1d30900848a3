"""Demo content: a space with numbered copies, one with a draft that one may ask to join. All of our own writing."""

import io
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from intranet.contracts import bump_membership, sealed_files, today, type_face, write_transaction
from plugins.circulation.folders import FOLDER, PICTURES
from plugins.circulation.models import (
    Clearance,
    Copy,
    Extension,
    Item,
    ItemVersion,
    Joining,
    JoinRequest,
    Known,
    Level,
    Marking,
    Opening,
    PagePicture,
    Proposal,
    Recall,
    RosterEntry,
    Space,
)
from plugins.circulation.services.clearances import grant
from plugins.circulation.services.copies import hand_over, receive
from plugins.circulation.services.items import Terms, add_item, issue
from plugins.circulation.services.joining import ask as ask_to_join
from plugins.circulation.services.loans import ask as ask_longer
from plugins.circulation.services.spaces import LetIn, let_in, open_space

TITLE, CONFERENCE = "Ban Chỉ đạo chuyển đổi số", "Hội nghị sơ kết chuyển đổi số"
PAGES = (
    ("PHƯƠNG ÁN", "Sắp xếp hạ tầng máy chủ giai đoạn 2026 – 2028", "I. Hiện trạng",
     "1. Toàn tỉnh có ba phòng máy chủ đặt tại các sở, công suất sử dụng bình quân dưới một nửa.",
     "2. Việc sao lưu do từng đơn vị tự thực hiện, chưa có điểm dự phòng chung.",
     "II. Phương án", "1. Hợp nhất về một trung tâm, giữ một điểm dự phòng."),
    ("III. Tiến độ", "1. Đợt một: hoàn thành trong quý II năm 2027.", "2. Đợt hai: hoàn thành trong quý IV năm 2027."),
)  # fmt: skip


def load() -> None:
    """The content, whether called once or twice; nothing where the people of the demo are not."""
    people = {who.username: who for who in get_user_model()._default_manager.filter(username__in=(*_PEOPLE, _ASKS))}
    if Space.objects.filter(title=TITLE).exists() or len(people) <= len(_PEOPLE):
        return
    asks = people.pop(_ASKS)
    head, officer, keeper = people["le.minh.quan"], people["ngo.thanh.tung"], people["nguyen.thi.mai"]
    restricted = Level.objects.get(slug="han-che")
    _clear([*people.values()], restricted, officer)
    unit = head.posts.get(is_main=True).unit
    space = open_space(
        Space(owner=unit, title=TITLE, purpose="Tài liệu làm việc của Ban Chỉ đạo.", opens_on=today()),
        [head, keeper],
        head,
    )
    helpers = [who for who in people.values() if who.pk not in {head.pk, keeper.pk, officer.pk}]
    let_in(space, LetIn(tuple(f"user:{who.pk}" for who in helpers), "Tổ giúp việc Ban Chỉ đạo", today()), head)
    _documents(space, restricted, head, [*helpers, keeper])
    _conference(unit, [head, keeper], asks)


def _clear(people: list[Any], level: Level, officer: Any) -> None:
    ends = today() + timedelta(days=365)
    for person in people:
        if person.pk != officer.pk:
            grant(person, level, starts=today(), ends=ends, basis="12/QĐ-UBND ngày 05/01/2026", by=officer)


def _documents(space: Space, level: Level, head: Any, people: list[Any]) -> None:
    item = add_item(
        space, _paper(), number="15/PA-BCĐ", title="Phương án sắp xếp hạ tầng máy chủ", level=level, by=head
    )
    markings = tuple(Marking.objects.filter(slug__in=["luu-hanh-noi-bo", "xem-xong-tra-lai"]))
    due = today() + timedelta(days=14)
    issue(item, Terms(whole_space=True, markings=markings, return_by=due), head)
    copies = hand_over(item, people, head, due=due)
    receive(copies[0], copies[0].sheets, copies[0].holder)
    ask_longer(copies[0], due + timedelta(days=7), "Chưa đối chiếu xong số liệu của các sở", copies[0].holder)


def _conference(unit: Any, keepers: list[Any], asks: Any) -> None:
    """Everybody knows of it and may ask to be let in; its first document is not issued yet."""
    space = open_space(
        Space(
            owner=unit,
            title=CONFERENCE,
            purpose="Tài liệu hội nghị, dùng trong thời gian họp.",
            opens_on=today(),
            known=Known.EVERYBODY,
            joining=Joining.ASKED,
        ),
        keepers,
        keepers[0],
    )
    internal = Level.objects.get(slug="noi-bo")
    title = "Báo cáo sơ kết sáu tháng chuyển đổi số"
    add_item(space, _paper(), number="27/BC-BCĐ", title=title, level=internal, by=keepers[0])
    ask_to_join(space, "Tham gia tổ thư ký hội nghị", asks)


def _paper() -> ContentFile:
    pdfmetrics.registerFont(TTFont("Demo", str(type_face())))
    into = io.BytesIO()
    canvas = Canvas(into, pagesize=A4)
    for lines in PAGES:
        canvas.setFont("Demo", 13)
        for place, line in enumerate(lines):
            canvas.drawString(70, A4[1] - 90 - 26 * place, line)
        canvas.showPage()
    canvas.save()
    return ContentFile(into.getvalue(), "phuong-an.pdf")


def unload() -> None:
    """Leave nothing of it: rows and sealed files."""
    spaces = Space.objects.filter(title__in=(TITLE, CONFERENCE))
    items = Item.objects.filter(space__in=spaces)
    versions = ItemVersion.objects.filter(item__in=items)
    files = [(FOLDER, name) for name in versions.values_list("name", flat=True)]
    files += [
        (PICTURES, name) for name in PagePicture.objects.filter(version__in=versions).values_list("name", flat=True)
    ]
    with write_transaction():
        from plugins.circulation.catalogue import drop

        for item in items:
            drop(item)
        for rows in (
            Opening.objects.filter(version__in=versions),
            PagePicture.objects.filter(version__in=versions),
            Extension.objects.filter(copy__item__in=items),
            Copy.objects.filter(item__in=items),
            Recall.objects.filter(item__in=items),
            Proposal.objects.filter(item__in=items),
            versions,
            items,
            JoinRequest.objects.filter(space__in=spaces),
            RosterEntry.objects.filter(space__in=spaces),
            spaces,
            Clearance.objects.filter(person__username__in=_PEOPLE, granted_at__lte=timezone.now()),
        ):
            rows.delete()
        bump_membership()
    for folder, name in files:
        sealed_files.discard(name, folder=folder)


_PEOPLE = ("le.minh.quan", "nguyen.thi.mai", "ngo.thanh.tung", "tran.thu.ha", "pham.quoc.bao")
_ASKS = "hoang.thi.lan"
