"""Demo content: two incoming letters, one with the leader's instruction, one that waits for it."""

from datetime import timedelta

from intranet.directives.intake import take_in
from intranet.directives.models import Directive
from intranet.duties.services import DutyOrder
from intranet.files.services import accept_bytes
from intranet.incoming.services import instruct, put_to_leader, register
from intranet.people.models import Person, Unit
from intranet.people.rules import today

_LETTER = """SỞ TÀI CHÍNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {symbol}
V/v {summary}
An Bình, ngày {day:%d} tháng {day.month} năm {day.year}

Kính gửi: Ủy ban nhân dân tỉnh An Bình

{text}

Nơi nhận:
- Như trên;
- Lưu: VT, QLNS.

GIÁM ĐỐC

Trần Văn Bình
"""


def load(clerk: Person, leader: Person) -> None:
    """Take both in, register them, and give one to the office to answer."""
    units = {unit.code: unit for unit in Unit.objects.exclude(code="")}
    office = units["UBND"]
    asked = _registered(
        office,
        clerk,
        "215/STC-QLNS",
        "cung cấp số liệu tài sản công năm 2026",
        "Sở Tài chính đề nghị cung cấp số liệu tài sản công năm 2026 trước ngày 20 tháng 12 năm 2026.",
    )
    put_to_leader(asked.pk, office, clerk, due=today() + timedelta(days=12))
    order = DutyOrder("", "Tổng hợp số liệu, tham mưu văn bản trả lời", units["VP"], today() + timedelta(days=10))
    instruct(asked.pk, office, leader, text="Văn phòng tổng hợp số liệu, tham mưu trả lời.", orders=[order])
    waiting = _registered(
        office,
        clerk,
        "216/STC-TCHC",
        "mời dự hội nghị tổng kết công tác năm 2026",
        "Sở Tài chính kính mời lãnh đạo Ủy ban nhân dân tỉnh dự hội nghị tổng kết công tác năm 2026.",
    )
    put_to_leader(waiting.pk, office, clerk)


def _registered(office: Unit, clerk: Person, symbol: str, summary: str, text: str) -> Directive:
    content = _LETTER.format(symbol=symbol, summary=summary, text=text, day=today() - timedelta(days=3)).encode()
    name = f"{symbol.replace('/', '-')}.txt"
    stored = accept_bytes(name, content, by=clerk)
    directive = take_in(stored, name=name, owner_unit=office, by=clerk).directive
    register(directive.pk, office, clerk)
    return directive
