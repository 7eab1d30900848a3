"""The course as it is written: three modules, six lessons. All of our own writing, after Decree 30/2020/NĐ-CP."""

from typing import Any

TITLE = "Công tác văn thư và bảo vệ thông tin trong văn bản"
SUMMARY = (
    "Trình bày văn bản đúng thể thức; tiếp nhận, đăng ký, trình và phát hành văn bản đúng thời hạn theo Nghị định "
    "số 30/2020/NĐ-CP; không để lộ thông tin khi gửi, sao và lưu văn bản."
)
PICTURE, PAPER = "bon-buoc-van-ban-den.png", "bang-tra-thoi-han.pdf"
LETTER = "1052/UBND-NC"
"""Of the demo; the fifth lesson leads to it."""

Blocks = list[tuple[str, Any]]


def _said(*paragraphs: str) -> tuple[str, Any]:
    return "paragraph", "".join(f"<p>{text}</p>" for text in paragraphs)


def _listed(*lines: str) -> tuple[str, Any]:
    return "paragraph", "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"


def _box(tone: str, text: str) -> tuple[str, Any]:
    return "callout", {"tone": tone, "text": f"<p>{text}</p>"}


def _table(heads: list[str], rows: list[list[str]]) -> tuple[str, Any]:
    columns = [{"type": "text", "heading": head} for head in heads]
    return "table", {"columns": columns, "rows": [{"values": row} for row in rows]}


def _asked(code: str) -> tuple[str, Any]:
    return "question", {"code": code}


PARTS: Blocks = [
    _said(
        "Một văn bản hành chính có <b>chín thành phần thể thức chính</b>. Thiếu một thành phần, người nhận không biết "
        "ai ban hành, ban hành lúc nào, và ai phải làm gì.",
    ),
    _table(
        ["Thành phần", "Trả lời câu hỏi"],
        [
            ["Quốc hiệu và Tiêu ngữ", "Văn bản của Nhà nước nào?"],
            ["Tên cơ quan, tổ chức ban hành", "Ai ban hành?"],
            ["Số, ký hiệu của văn bản", "Tìm lại văn bản bằng cách nào?"],
            ["Địa danh và thời gian ban hành", "Ở đâu, ngày nào?"],
            ["Tên loại và trích yếu nội dung", "Là văn bản gì, về việc gì?"],
            ["Nội dung văn bản", "Phải làm gì?"],
            ["Chức vụ, họ tên và chữ ký của người có thẩm quyền", "Ai chịu trách nhiệm?"],
            ["Dấu, chữ ký số của cơ quan, tổ chức", "Có đúng là văn bản của cơ quan ấy không?"],
            ["Nơi nhận", "Gửi cho ai, lưu ở đâu?"],
        ],
    ),
    _box("note", "Phụ lục, dấu chỉ mức độ khẩn, ký hiệu người soạn thảo… là thành phần khác, chỉ có khi cần."),
    ("heading", "Thử trả lời"),
    _asked("VT-01"),
]

NUMBERS: Blocks = [
    _said(
        "Số của văn bản là số thứ tự ghi bằng chữ số Ả Rập, đăng ký tại Văn thư cơ quan <b>trong một năm</b>: bắt đầu "
        "từ số 01 vào ngày 01 tháng 01, kết thúc vào ngày 31 tháng 12.",
        "Ngày ban hành là ngày văn bản được ban hành, không phải ngày bắt đầu soạn.",
    ),
    _listed(
        "Văn bản có tên loại: số, gạch chéo, chữ viết tắt tên loại, gạch nối, chữ viết tắt tên cơ quan. "
        "Ví dụ: <b>12/QĐ-UBND</b>.",
        "Công văn: số, gạch chéo, tên cơ quan, gạch nối, tên đơn vị soạn thảo hoặc lĩnh vực. "
        "Ví dụ: <b>1052/UBND-NC</b>.",
    ),
    _box("warning", "Số đã cấp nhầm thì hủy trong sổ kèm lý do. Không cấp lại số ấy cho văn bản khác."),
    _box(
        "example",
        "Ngày 02 tháng 01, văn thư cấp số 01 cho quyết định đầu tiên của năm; số 215 của năm trước không ghi tiếp.",
    ),
    ("heading", "Thử trả lời"),
    _asked("VT-02"),
]

INCOMING: Blocks = [
    _said("Văn bản đến đi qua bốn bước. Chưa xong bước trước thì chưa làm bước sau."),
    (
        "picture",
        {
            "file": PICTURE,
            "alt": "Bốn ô nối nhau bằng mũi tên: tiếp nhận; đăng ký; trình, chuyển giao; giải quyết, theo dõi.",
            "caption": "Trình tự quản lý văn bản đến",
        },
    ),
    _listed(
        "<b>Tiếp nhận:</b> kiểm tra số lượng, bì, dấu niêm phong; bì ghi tên người nhận thì chuyển, không mở.",
        "<b>Đăng ký:</b> vào sổ đầy đủ, rõ ràng. Văn bản đăng ký ngày nào thì trình ngày ấy.",
        "<b>Trình, chuyển giao:</b> trong ngày, chậm nhất là ngày làm việc tiếp theo; văn bản khẩn thì trình ngay.",
        "<b>Giải quyết:</b> người đứng đầu giao việc, định thời hạn; văn thư theo dõi và đôn đốc.",
    ),
    ("heading", "Thử trả lời"),
    _asked("VT-03"),
]

OUTGOING: Blocks = [
    _said(
        "Văn bản đi làm xong thủ tục tại Văn thư cơ quan và phát hành <b>trong ngày ký</b>, chậm nhất là trong ngày "
        "làm việc tiếp theo. Văn bản khẩn phát hành và gửi ngay sau khi ký.",
        "Bản gốc lưu tại Văn thư cơ quan, xếp theo thứ tự đăng ký; bản chính lưu trong hồ sơ công việc.",
    ),
    _box(
        "warning", "Văn bản đã phát hành mà sai nội dung thì sửa bằng văn bản có hình thức tương đương, không sửa tay."
    ),
    ("paper", {"file": PAPER, "title": "Bảng tra thời hạn, in một trang để trên bàn"}),
]

KEEPING: Blocks = [
    _said("Phần lớn việc lộ thông tin không do kẻ xấu, mà do gửi nhầm. Trước khi bấm gửi, dừng lại ba mươi giây:"),
    _listed(
        "Nơi nhận: từng tên một, không chọn cả nhóm cho nhanh.",
        "Phụ lục: mở ra xem lại, nhất là bảng tính có trang ẩn hoặc cột ẩn.",
        "Dữ liệu cá nhân: số định danh, số điện thoại, địa chỉ nhà chỉ để lại khi công việc cần đến.",
        "Đường gửi: hệ thống của cơ quan, không phải hộp thư cá nhân hay ứng dụng nhắn tin.",
    ),
    _box(
        "warning",
        "Văn bản thuộc danh mục bí mật nhà nước không soạn, không gửi, không lưu trên hệ thống này, kể cả bản nháp.",
    ),
    ("document", {"number": LETTER}),
    ("heading", "Thử trả lời"),
    _asked("VT-04"),
]

LAST: Blocks = [
    _said("Bảy câu hỏi, mười lăm phút, ba lượt. Bài làm được lưu sau mỗi câu; mất kết nối thì làm tiếp sau."),
]

LESSONS: list[tuple[str, str, Blocks]] = [
    ("Văn bản đúng thể thức", "Một văn bản gồm những gì", PARTS),
    ("Văn bản đúng thể thức", "Số, ký hiệu và ngày ban hành", NUMBERS),
    ("Văn bản đến, văn bản đi", "Văn bản đến: bốn bước", INCOMING),
    ("Văn bản đến, văn bản đi", "Văn bản đi: phát hành và lưu", OUTGOING),
    ("Bảo vệ thông tin", "Ba mươi giây trước khi gửi", KEEPING),
    ("Bảo vệ thông tin", "Bài kiểm tra cuối khóa", LAST),
]
"""(module, title, blocks); the last one is the test."""
