"""What the tables' documents and pages are about: topics by symbol and by title. Some bear none, as in any office."""

from intranet.topics.demo import DIGITAL, FINANCE, HEALTH, LAND, PARTY, RECORDS, REFORM, SAFETY, STAFF

_SYMBOLS = {
    DIGITAL: (
        "45/NQ-HĐND",
        "12-NQ/TU",
        "310/KH-UBND",
        "15/KH-UBND",
        "52/QĐ-UBND",
        "06/QyĐ-UBND",
        "120/KH-STC",
        "29/HD-SKHCN",
        "90/TB-SKHCN",
    ),
    PARTY: ("31-KL/TU", "05-QC/TU", "03-TT/TU", "21-CTr/TU"),
    RECORDS: ("08-CT/TU", "16-HD/VPTU"),
    REFORM: ("11/BB-HĐND", "27/TB-UBND", "09/PA-UBND", "03/ĐA-UBND", "1120/UBND-TH", "1131/UBND-TH"),
    STAFF: ("61/QĐ-UBND", "102-TB/VPTU"),
    FINANCE: ("41/HD-STC", "352/STC-CS"),
    HEALTH: ("88/KH-SYT", "214/QĐ-SYT"),
    LAND: ("07/QC-SNNMT", "11/QC-SNNMT"),
    SAFETY: ("17/CT-UBND", "04/CĐ-UBND", "156/BC-SNNMT", "733/SXD-HT"),
}
_PAGES = {
    FINANCE: ("Lập dự toán trên phần mềm dùng chung", "Kiểm kê tài sản cuối năm"),
    HEALTH: ("Bàn giao ca trực",),
    DIGITAL: ("Đặt mật khẩu dễ nhớ và khó đoán", "Xử lý khi máy tính có dấu hiệu lạ"),
    SAFETY: ("Trực ban phòng, chống thiên tai",),
    REFORM: ("Tiếp nhận hồ sơ tại quầy",),
}
OF_SYMBOL = {symbol: topic for topic, symbols in _SYMBOLS.items() for symbol in symbols}
OF_PAGE = {title: topic for topic, titles in _PAGES.items() for title in titles}
