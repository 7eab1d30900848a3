"""The questions: four asked in the lessons, eight from which the test takes seven, of all six kinds."""

from intranet.training.services import QuestionFields

DEADLINES = "thời hạn"
"""Tag of the questions of which a test draws one."""

IN_LESSONS = [
    QuestionFields(
        "VT-01",
        "single",
        "Thành phần nào cho biết văn bản nói về việc gì?",
        ["Tên loại và trích yếu nội dung", "Nơi nhận", "Số, ký hiệu của văn bản"],
        0,
        feedback="Trích yếu là một câu ngắn, nêu khái quát nội dung chủ yếu của văn bản.",
        tags=["thể thức"],
    ),
    QuestionFields(
        "VT-02",
        "short",
        "Chữ viết tắt của tên loại “quyết định” trong ký hiệu văn bản là gì?",
        key=["QĐ"],
        feedback="Ví dụ: 12/QĐ-UBND.",
        tags=["thể thức"],
    ),
    QuestionFields(
        "VT-03",
        "order",
        "Xếp các bước quản lý văn bản đến theo đúng trình tự.",
        ["Tiếp nhận", "Đăng ký", "Trình, chuyển giao", "Giải quyết và theo dõi, đôn đốc"],
        feedback="Chưa đăng ký thì chưa trình: văn bản không có trong sổ thì không theo dõi được.",
        tags=["văn bản đến"],
    ),
    QuestionFields(
        "VT-04",
        "multiple",
        "Bảng tính gửi kèm công văn: phải xem lại những gì trước khi gửi?",
        ["Trang ẩn và cột ẩn", "Cột có số định danh cá nhân", "Màu của tiêu đề"],
        [0, 1],
        feedback="Trang ẩn, cột ẩn vẫn mở ra được ở nơi nhận.",
        tags=["bảo vệ thông tin"],
    ),
]

NAMED = [
    QuestionFields(
        "KT-01",
        "single",
        "Văn bản đi được phát hành chậm nhất khi nào?",
        ["Trong ngày làm việc tiếp theo ngày ký", "Trong tuần", "Khi người ký hỏi đến"],
        0,
        feedback="Trong ngày ký, chậm nhất là ngày làm việc tiếp theo; văn bản khẩn thì ngay sau khi ký.",
    ),
    QuestionFields(
        "KT-02",
        "multiple",
        "Những gì là thành phần thể thức chính của văn bản hành chính?",
        ["Quốc hiệu và Tiêu ngữ", "Nơi nhận", "Dấu chỉ mức độ khẩn", "Số, ký hiệu"],
        [0, 1, 3],
        feedback="Dấu chỉ mức độ khẩn là thành phần khác, chỉ có khi cần.",
    ),
    QuestionFields(
        "KT-03",
        "order",
        "Xếp các việc với một văn bản đến theo thứ tự.",
        ["Kiểm tra bì", "Vào sổ", "Trình người đứng đầu", "Theo dõi thời hạn"],
        feedback="Tiếp nhận, đăng ký, trình, rồi giải quyết và theo dõi.",
    ),
    QuestionFields(
        "KT-04",
        "match",
        "Nối chữ viết tắt với tên loại văn bản.",
        [["QĐ", "Quyết định"], ["TB", "Thông báo"], ["TTr", "Tờ trình"]],
        feedback="Chữ viết tắt theo Phụ lục III của Nghị định.",
    ),
    QuestionFields(
        "KT-05",
        "number",
        "Văn bản hành chính có bao nhiêu thành phần thể thức chính?",
        key=["9", "0"],
        feedback="Từ Quốc hiệu và Tiêu ngữ đến Nơi nhận: chín thành phần.",
    ),
    QuestionFields(
        "KT-06",
        "short",
        "Bản gốc văn bản đi lưu ở bộ phận nào của cơ quan?",
        key=["Văn thư", "Văn thư cơ quan", "Bộ phận văn thư"],
        feedback="Bản gốc lưu tại Văn thư cơ quan; bản chính lưu trong hồ sơ công việc.",
    ),
]

DRAWN = [
    QuestionFields(
        "KT-07",
        "single",
        "Văn bản đến có dấu khẩn thì trình khi nào?",
        ["Ngay sau khi nhận", "Ngày làm việc tiếp theo", "Sau khi đủ mười văn bản"],
        0,
        feedback="Văn bản khẩn được trình và chuyển giao ngay.",
        tags=[DEADLINES],
    ),
    QuestionFields(
        "KT-08",
        "single",
        "Văn bản đến không khẩn thì trình chậm nhất khi nào?",
        ["Trong ngày làm việc tiếp theo", "Trong tháng", "Cuối năm"],
        0,
        feedback="Trong ngày, chậm nhất là trong ngày làm việc tiếp theo.",
        tags=[DEADLINES],
    ),
]
