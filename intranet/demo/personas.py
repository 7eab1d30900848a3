"""The demo's logins. No models here: tests and tools read it without Django."""

PASSWORD = "sen-anbinh-2026"  # noqa: S105  printed for whoever runs the demo on loopback

PERSONAS: tuple[tuple[str, str, str], ...] = (
    ("tran.thu.ha", "Cán bộ", "cadre"),
    ("pham.quoc.bao", "Người xử lý thay", "deputy"),
    ("nguyen.thi.mai", "Văn thư", "clerk"),
    ("le.van.minh", "Lãnh đạo", "leader"),
    ("do.minh.chau", "Biên tập", "editor"),
    ("le.minh.quan", "Trưởng đơn vị", "unit head"),
    ("hoang.thi.lan", "Báo cáo viên", "trainer"),
    ("bui.duc.thang", "Kiểm tra viên", "inspector"),
    ("ngo.thanh.tung", "Cán bộ an ninh thông tin", "security officer"),
    ("vu.hoang.nam", "Quản trị hệ thống", "administrator"),
    ("dang.thu.trang", "Người ngoài (cơ quan khác)", "outsider"),
    ("dinh.cong.son", "Văn thư đơn vị nhận", "clerk of a receiving unit"),
)
