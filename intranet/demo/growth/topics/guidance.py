"""Guidance pages: (owner, title, lines, days until they are to be looked through; None is not published)."""

PAGES: tuple[tuple[str, str, tuple[str, ...], int | None], ...] = (
    (
        "STC",
        "Lập dự toán trên phần mềm dùng chung",
        (
            "# Chuẩn bị",
            "Có quyết định giao chỉ tiêu và số liệu thực hiện của năm trước.",
            "# Nhập số liệu",
            "Nhập theo từng mục; cột ghi chú nêu căn cứ của mỗi con số.",
            "# Gửi",
            "Người lập và người kiểm tra là hai người khác nhau.",
        ),
        120,
    ),
    (
        "STC",
        "Kiểm kê tài sản cuối năm",
        (
            "# Ai kiểm kê",
            "Mỗi phòng cử hai người, không kiểm kê tài sản do chính mình giữ.",
            "# Ghi chép",
            "Ghi ngay tại chỗ; không ghi theo trí nhớ.",
        ),
        -6,
    ),
    (
        "SYT",
        "Bàn giao ca trực",
        (
            "# Trước giờ giao ca",
            "Ghi sổ những việc đang làm dở và người phụ trách.",
            "# Khi giao ca",
            "Hai người cùng ký sổ; thiếu chữ ký thì chưa xong việc bàn giao.",
        ),
        45,
    ),
    (
        "SKHCN",
        "Đặt mật khẩu dễ nhớ và khó đoán",
        (
            "# Cách đặt",
            "Ghép bốn từ không liên quan với nhau; không dùng ngày tháng và tên người.",
            "# Khi nghi bị lộ",
            "Đổi ngay, rồi báo Phòng Hạ tầng và An toàn thông tin.",
        ),
        9,
    ),
    (
        "SKHCN",
        "Xử lý khi máy tính có dấu hiệu lạ",
        (
            "# Việc đầu tiên",
            "Rút dây mạng; không tắt máy.",
            "# Báo ai",
            "Gọi số trực của Phòng Hạ tầng và An toàn thông tin, đọc tên máy ghi trên nhãn.",
        ),
        -2,
    ),
    (
        "SNNMT",
        "Trực ban phòng, chống thiên tai",
        (
            "# Nhận tin",
            "Ghi giờ, người báo, nơi xảy ra; đọc lại cho người báo nghe.",
            "# Báo cáo",
            "Báo lãnh đạo trực trước, lập văn bản sau.",
        ),
        60,
    ),
    (
        "UBNDPL",
        "Tiếp nhận hồ sơ tại quầy",
        (
            "# Khi người dân đến",
            "Hỏi việc cần làm, kiểm tra đủ giấy tờ trước khi lấy số.",
            "# Hồ sơ thiếu",
            "Ghi phiếu hướng dẫn một lần cho đủ, không để người dân đi lại nhiều lần.",
        ),
        90,
    ),
    (
        "SXD",
        "Nghiệm thu đường xã",
        ("# Hồ sơ", "Bản vẽ hoàn công, nhật ký thi công và kết quả thí nghiệm."),
        None,
    ),
)
