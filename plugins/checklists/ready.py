"""The ready checklist: how a unit keeps its information, in twenty-five questions of our own writing.

Each asks about the practice of the unit, none about a person. It rests on Decree 30/2020 (registers), Decree 26/2020
(copying, incidents) and the Law on protecting state secrets (hand-overs, destruction), as named at the questions.
"""

from decimal import Decimal

from plugins.checklists.models import Kind, Proof
from plugins.checklists.services.library import Asked, Part

CODE = "bao-ve-thong-tin"
TITLE = "Tự kiểm tra công tác bảo vệ thông tin, tài liệu"
BASIS = (
    "Nghị định 30/2020/NĐ-CP về công tác văn thư; Nghị định 26/2020/NĐ-CP; Luật Bảo vệ bí mật nhà nước. "
    "Phiếu hỏi về việc làm của đơn vị, không hỏi về cá nhân."
)


def _asked(key: str, text: str, kind: str = Kind.VERDICT, weight: int = 4, **more: str | tuple[str, ...]) -> Asked:
    return Asked(key=key, text=text, kind=kind, weight=Decimal(weight), **more)  # type: ignore[arg-type]


PARTS = [
    Part(
        "Tổ chức thực hiện",
        (
            _asked(
                "quy-che",
                "Đơn vị có quy chế hoặc nội quy bảo vệ thông tin đang còn hiệu lực không?",
                proof=Proof.REQUIRED,
                guidance="Dẫn số, ngày của văn bản; dẫn điều, khoản về trách nhiệm của từng bộ phận.",
            ),
            _asked(
                "phan-cong",
                "Có văn bản phân công người phụ trách và người dự phòng cho công tác này không?",
                proof=Proof.REQUIRED,
            ),
            _asked(
                "ra-soat",
                "Quy chế, nội quy được rà soát lần gần nhất vào ngày nào?",
                Kind.DATE,
                2,
                guidance="Đạt nếu trong vòng 24 tháng; nếu lâu hơn, chọn “Đạt một phần” và nêu lý do.",
            ),
            _asked(
                "ke-hoach",
                "Kế hoạch công tác năm có nội dung bảo vệ thông tin và kinh phí thực hiện không?",
                proof=Proof.REQUIRED,
            ),
            _asked(
                "kiem-diem",
                "Trong kỳ, người đứng đầu có chủ trì cuộc họp kiểm điểm nội dung này không?",
                proof=Proof.REQUIRED,
                guidance="Minh chứng là biên bản hoặc thông báo kết luận.",
            ),
        ),
    ),
    Part(
        "Phổ biến, tập huấn",
        (
            _asked(
                "pho-bien",
                "Bao nhiêu văn bản chỉ đạo nhận trong kỳ đã được phổ biến đến đúng cấp ghi trên văn bản?",
                Kind.SHARE,
                6,
                measure="văn bản",
                guidance="Đạt nếu đã phổ biến tất cả; còn văn bản chưa phổ biến, chọn “Đạt một phần” và nêu lý do.",
            ),
            _asked(
                "so-buoi",
                "Đơn vị đã tổ chức bao nhiêu buổi phổ biến, quán triệt trong kỳ?",
                Kind.NUMBER,
                3,
                measure="buổi",
                guidance="Đạt nếu đủ số buổi theo kế hoạch của đơn vị; nêu số buổi của kế hoạch.",
            ),
            _asked(
                "tap-huan",
                "Bao nhiêu người làm văn thư, lưu trữ đã dự lớp tập huấn nghiệp vụ trong 12 tháng qua?",
                Kind.SHARE,
                6,
                measure="người",
                guidance="Đạt nếu mọi người làm việc này đã dự; còn người chưa dự, chọn “Đạt một phần”.",
            ),
        ),
    ),
    Part(
        "Quản lý và chuyển giao tài liệu",
        (
            _asked(
                "so-dang-ky",
                "Sổ đăng ký văn bản đi, đến có ghi đủ cột và ký nhận không?",
                proof=Proof.REQUIRED,
                guidance="Kiểm 20 dòng liên tiếp của mỗi sổ, dẫn trang đã kiểm.",
                basis="Nghị định 30/2020/NĐ-CP, Điều 16 và Điều 22",
            ),
            _asked("so-rieng", "Tài liệu phải quản lý riêng có sổ riêng, mở theo năm, không?"),
            _asked(
                "chuyen-giao",
                "Có sổ chuyển giao và đủ chữ ký người nhận cho mọi lần chuyển không?",
                proof=Proof.REQUIRED,
            ),
            _asked(
                "sao-chup",
                "Việc sao, chụp có phê duyệt đúng thẩm quyền và vào sổ trước khi giao bản không?",
                proof=Proof.REQUIRED,
            ),
            _asked(
                "ban-thua",
                "Bản thừa, bản hỏng khi sao, chụp có được hủy ngay và ghi lại không?",
                basis="Nghị định 26/2020/NĐ-CP, Điều 3",
            ),
            _asked("con-dau", "Các con dấu chỉ mức độ, dấu thu hồi có đủ và do văn thư giữ không?", weight=2),
            _asked(
                "thu-hoi-hop",
                "Bao nhiêu tài liệu phát tại các cuộc họp đã được thu hồi sau họp?",
                Kind.SHARE,
                measure="bản",
                guidance="Đạt nếu thu hồi đủ; còn thiếu, nêu số bản thiếu và cách xử lý.",
            ),
            _asked(
                "tieu-huy",
                "Tài liệu hết giá trị có quyết định, danh mục và biên bản tiêu hủy không?",
                proof=Proof.REQUIRED,
            ),
        ),
    ),
    Part(
        "Nơi lưu giữ và thiết bị",
        (
            _asked("tu-khoa", "Tủ, phòng lưu giữ tài liệu hạn chế có khóa và có người giữ chìa được chỉ định không?"),
            _asked(
                "may-rieng",
                "Đơn vị có bao nhiêu máy tính không nối mạng dành cho soạn thảo tài liệu phải bảo vệ?",
                Kind.NUMBER,
                measure="máy",
                guidance="Đạt nếu đủ máy cho công việc của đơn vị, kể cả khi dùng chung máy với đơn vị khác.",
            ),
            _asked(
                "kiem-tra-may",
                "Máy tính nối mạng được kiểm tra lần gần nhất vào ngày nào để chắc chắn không lưu tài liệu đó?",
                Kind.DATE,
                guidance="Đạt nếu trong vòng 6 tháng và không tìm thấy tài liệu phải bảo vệ.",
            ),
            _asked("thiet-bi-nho", "USB, ổ cứng ngoài dùng cho công việc có đánh số và có sổ giao, nhận không?"),
            _asked("may-in", "Máy in, máy photocopy dùng cho tài liệu phải bảo vệ có tách khỏi mạng không?"),
        ),
    ),
    Part(
        "Tài khoản, quyền truy cập và sự cố",
        (
            _asked(
                "khoa-tai-khoan",
                "Bao nhiêu tài khoản của người nghỉ, chuyển công tác đã bị khóa trong kỳ?",
                Kind.SHARE,
                measure="tài khoản",
                guidance="Đạt nếu đã khóa tất cả; không có người nghỉ, chuyển trong kỳ thì chọn “Không áp dụng”.",
            ),
            _asked(
                "hai-lop",
                "Bao nhiêu tài khoản quản trị có xác thực hai lớp?",
                Kind.SHARE,
                measure="tài khoản",
                guidance="Đạt nếu mọi tài khoản quản trị đều có.",
            ),
            _asked(
                "ra-soat-quyen",
                "Danh sách quyền vào các không gian tài liệu hạn chế được rà soát lần gần nhất vào ngày nào?",
                Kind.DATE,
                guidance="Đạt nếu trong vòng 3 tháng.",
            ),
            _asked(
                "su-co",
                "Trong kỳ có bao nhiêu sự cố mất, lộ, gửi nhầm tài liệu, và đã xử lý thế nào?",
                Kind.NUMBER,
                5,
                measure="sự cố",
                guidance="Đạt nếu không có sự cố, hoặc mọi sự cố đã báo cáo đúng hạn và khắc phục xong.",
            ),
        ),
    ),
]
