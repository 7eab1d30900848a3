"""Demo content: outgoing letters at different stages of their way."""

from intranet.directives.models import DocumentType
from intranet.directives.services import DraftFields
from intranet.numbering.services import SeriesFields, save_series
from intranet.outgoing.services import ask_comments, check_form, move, sign, start_draft, submit
from intranet.people.models import Person, Unit

_FOOT = {
    "issuer": "Ủy ban nhân dân tỉnh An Bình",
    "place": "An Bình",
    "archive_line": "Lưu: VT, NC",
    "signatory_title": "CHỦ TỊCH",
    "signatory": "Lê Văn Minh",
}
_REPORT = (
    "Ủy ban nhân dân tỉnh nhận được văn bản của Sở Nội vụ về việc bố trí phòng tập huấn.",
    "Sau khi xem xét, Ủy ban nhân dân tỉnh đồng ý để Sở Nội vụ sử dụng hội trường tầng 2 trong hai ngày "
    "10 và 11 tháng 12 năm 2026.",
)
_PASSWORDS = (
    "Để bảo đảm an toàn các hệ thống thông tin của tỉnh, Ủy ban nhân dân tỉnh yêu cầu các cơ quan:",
    "1. Rà soát tài khoản của người đã nghỉ hoặc chuyển công tác, khóa tài khoản không còn sử dụng.",
    "2. Báo cáo kết quả về Văn phòng Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 năm 2026.",
)

_PLANS = (
    "triển khai chuyển đổi số trong cơ quan năm 2027",
    "kiểm tra công tác văn thư, lưu trữ năm 2027",
    "tập huấn kỹ năng bảo vệ thông tin cho cán bộ, công chức",
)
_PLAN = (
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Thống nhất nội dung, thời gian và trách nhiệm thực hiện của từng cơ quan.",
    "2. Việc thực hiện bảo đảm thiết thực, tiết kiệm.",
    "II. TỔ CHỨC THỰC HIỆN",
    "Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
)


def load(author: Person, head: Person, clerk: Person) -> None:
    """One letter that waits for the leader's signature, and one that is out for comments."""
    units = {unit.code: unit for unit in Unit.objects.exclude(code="")}
    letter = DocumentType.objects.get(slug="cong-van")
    waiting = DraftFields(
        type=letter,
        summary="sử dụng hội trường để tổ chức lớp tập huấn",
        addressees=["Sở Nội vụ"],
        recipients=["Như trên;", "Văn phòng UBND tỉnh;"],
        paragraphs=list(_REPORT),
        **_FOOT,  # type: ignore[arg-type]
    )
    passage = start_draft(units["UBND"], units["VP"], author, waiting, field="TH").passage
    submit(passage.pk, author)
    move(passage.pk, "approved", head)
    check_form(passage.pk, clerk)
    discussed = DraftFields(
        type=letter,
        summary="rà soát tài khoản không còn sử dụng",
        addressees=["Các sở, ban, ngành"],
        recipients=["Như trên;"],
        paragraphs=list(_PASSWORDS),
        **_FOOT,  # type: ignore[arg-type]
    )
    passage = start_draft(units["UBND"], units["VP"], author, discussed, field="NC").passage
    ask_comments(passage.pk, author, [units["SNV"]], due=None)


def load_signed(author: Person, head: Person, clerk: Person, leader: Person) -> None:
    """Three signed plans. Plans of the committee are numbered in another system, so they wait for their numbers."""
    units = {unit.code: unit for unit in Unit.objects.exclude(code="")}
    plan = DocumentType.objects.get(slug="ke-hoach")
    series = SeriesFields("Kế hoạch", "outgoing", family="state", types=[plan], is_external=True)
    save_series(units["UBND"], series, clerk)
    for summary in _PLANS:
        fields = DraftFields(
            type=plan,
            summary=summary,
            recipients=["Các sở, ban, ngành;"],
            paragraphs=list(_PLAN),
            **_FOOT,  # type: ignore[arg-type]
        )
        passage = start_draft(units["UBND"], units["VP"], author, fields).passage
        submit(passage.pk, author)
        move(passage.pk, "approved", head)
        check_form(passage.pk, clerk)
        sign(passage.pk, leader)
