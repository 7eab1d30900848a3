"""The screens of the site, each with the persona who opens it."""

from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Page

from tests.e2e.linked import follow
from tests.e2e.reaching import REACHED
from tests.factories.number_lists import HEADS, workbook


@dataclass(frozen=True)
class Screen:
    """``path`` may be a callable's name in this module that finds the address on the served site."""

    name: str
    login: str | None
    path: str


RESTRICTED = (
    Screen("spaces", "le.minh.quan", "/circulation/"),
    Screen("space-new", "le.minh.quan", "/circulation/moi/"),
    Screen("space", "le.minh.quan", "first-space"),
    Screen("space-settings", "le.minh.quan", "space-settings"),
    Screen("space-asked", "le.minh.quan", "space-asked"),
    Screen("space-join", "do.minh.chau", "space-join"),
    Screen("space-joining", "hoang.thi.lan", "space-join"),
    Screen("space-roster", "le.minh.quan", "space-roster"),
    Screen("space-let-go", "le.minh.quan", "space-let-go"),
    Screen("space-archive", "le.minh.quan", "space-archive"),
    Screen("space-add", "le.minh.quan", "space-add"),
    Screen("space-register", "le.minh.quan", "space-register"),
    Screen("restricted", "tran.thu.ha", "first-restricted"),
    Screen("restricted-record", "le.minh.quan", "restricted-record"),
    Screen("restricted-scope", "le.minh.quan", "restricted-scope"),
    Screen("restricted-issue", "le.minh.quan", "restricted-issue"),
    Screen("restricted-level", "le.minh.quan", "restricted-level"),
    Screen("restricted-version", "le.minh.quan", "restricted-version"),
    Screen("restricted-extend", "le.minh.quan", "restricted-extend"),
    Screen("restricted-hand-over", "le.minh.quan", "restricted-hand-over"),
    Screen("restricted-recall", "le.minh.quan", "restricted-recall"),
    Screen("restricted-destroy", "le.minh.quan", "restricted-destroy"),
    Screen("copies", "tran.thu.ha", "/circulation/ban-cua-toi/"),
    Screen("copy-longer", "tran.thu.ha", "copy-longer"),
    Screen("copy-receive", "tran.thu.ha", "copy-receive"),
    Screen("clearances", "ngo.thanh.tung", "/circulation/muc-tiep-can/"),
    Screen("clearance-withdraw", "ngo.thanh.tung", "clearance-withdraw"),
)
"""Of ``plugins.circulation``."""

DEVICES = (
    Screen("devices", "hoang.thi.lan", "/otp/"),
    Screen("device-password", "hoang.thi.lan", "/otp/mat-khau/"),
    Screen("device-begin", "hoang.thi.lan", "device-begin"),
    Screen("device-app", "hoang.thi.lan", "device-app"),
    Screen("device-card", "hoang.thi.lan", "device-card"),
    Screen("devices-held", "bui.duc.thang", "devices-held"),
    Screen("device-code", "bui.duc.thang", "device-code"),
    Screen("device-named", "bui.duc.thang", "device-named"),
    Screen("device-not-done", "bui.duc.thang", "device-not-done"),
    Screen("device-resend", "bui.duc.thang", "device-resend"),
    Screen("device-recovery-codes", "bui.duc.thang", "device-recovery-codes"),
)
"""Of ``plugins.otp``: one persona never sets a device up, another holds a printed card."""

LEARNING = (
    Screen("courses", "tran.thu.ha", "/khoa-hoc/"),
    Screen("course", "tran.thu.ha", "first-course"),
    Screen("lesson", "bui.duc.thang", "first-lesson"),
    Screen("course-results", "dinh.cong.son", "course-results"),
    Screen("course-test", "dinh.cong.son", "course-test"),
)
"""Of ``intranet.training``: one persona is asked, one has finished, one has not passed yet."""

CHECKLISTS = (
    Screen("checklists", "do.minh.chau", "/checklists/"),
    Screen("checklist-library", "do.minh.chau", "/checklists/thu-vien/"),
    Screen("checklist", "do.minh.chau", "/checklists/thu-vien/bao-ve-thong-tin/"),
    Screen("checklist-draft", "do.minh.chau", "checklist-draft"),
    Screen("checklist-question", "do.minh.chau", "checklist-question"),
    Screen("checklist-check", "do.minh.chau", "checklist-check"),
    Screen("checklist-plan", "do.minh.chau", "checklist-plan"),
    Screen("checklist-campaign", "do.minh.chau", "checklist-campaign"),
    Screen("checklist-inspection", "le.minh.quan", "checklist-inspection"),
    Screen("checklist-section", "le.minh.quan", "checklist-section"),
    Screen("checklist-appraisal", "do.minh.chau", "checklist-appraisal"),
    Screen("checklist-appraise", "do.minh.chau", "checklist-appraise"),
    Screen("checklist-board", "do.minh.chau", "/checklists/khac-phuc/?view=board"),
)
"""Of ``plugins.checklists``; what is printed is PDF."""

SCREENS = (
    Screen("sign-in", None, "/dang-nhap/"),
    Screen("home", "tran.thu.ha", "/"),
    Screen("list", "tran.thu.ha", "/van-ban/"),
    Screen("read", "tran.thu.ha", "first-directive"),
    Screen("search", "tran.thu.ha", "/fulltext/?q=bao+ve+thong+tin"),
    Screen("search-empty", "tran.thu.ha", "/fulltext/?q=zzzzzz"),
    Screen("search-by-number", "tran.thu.ha", "/fulltext/?q=1052/UBND-NC&since=32/1/2026&state=In+force"),
    Screen("search-followed", "tran.thu.ha", "search-followed"),
    Screen("search-rename", "tran.thu.ha", "search-rename"),
    Screen("search-related", "tran.thu.ha", "search-related"),
    Screen("notices", "tran.thu.ha", "/thong-bao/"),
    Screen("account", "tran.thu.ha", "/tai-khoan/"),
    Screen("notfound", "tran.thu.ha", "/khong-co/"),
    Screen("intake", "nguyen.thi.mai", "/tiep-nhan/"),
    Screen("edit", "nguyen.thi.mai", "first-draft"),
    Screen("issue", "do.minh.chau", "first-issue"),
    Screen("tasks", "do.minh.chau", "/nhiem-vu/"),
    Screen("task", "le.minh.quan", "first-task"),
    Screen("give-out", "do.minh.chau", "first-give-out"),
    Screen("outgoing", "le.van.minh", "/van-ban-di/"),
    Screen("outgoing-start", "tran.thu.ha", "/van-ban-di/soan/"),
    Screen("outgoing-draft", "le.van.minh", "first-outgoing"),
    Screen("numbers", "nguyen.thi.mai", "first-numbers"),
    Screen("numbers-check", "nguyen.thi.mai", "checked-numbers"),
    Screen("incoming", "nguyen.thi.mai", "/van-ban-den/?tab=handling"),
    Screen("incoming-step", "le.van.minh", "first-incoming"),
    Screen("registers", "nguyen.thi.mai", "/so/"),
    Screen("register", "nguyen.thi.mai", "first-register"),
    Screen("loans", "nguyen.thi.mai", "first-loans"),
    Screen("report", "nguyen.thi.mai", "first-report"),
    Screen("guidance", "tran.thu.ha", "/cam-nang/"),
    Screen("guidance-page", "tran.thu.ha", "first-guidance"),
    Screen("guidance-write", "do.minh.chau", "/cam-nang/viet/"),
    Screen("sessions", "le.minh.quan", "/buoi-quan-triet/"),
    Screen("session", "le.minh.quan", "held-session"),
    Screen("session-list", "le.minh.quan", "session-list"),
    Screen("session-choose", "le.minh.quan", "/buoi-quan-triet/van-ban/"),
    Screen("session-plan", "le.minh.quan", "session-plan"),
    Screen("classes", "hoang.thi.lan", "/lop-tap-huan/"),
    Screen("class-planned", "hoang.thi.lan", "first-class"),
    Screen("class-invite", "hoang.thi.lan", "class-invite"),
    Screen("class-closed", "hoang.thi.lan", "last-class"),
    Screen("class-report", "hoang.thi.lan", "/lop-tap-huan/so-lieu/"),
    Screen("learning", "le.minh.quan", "/khoa-hoc/tong-quan/"),
    Screen("learning-course", "hoang.thi.lan", "first-learning"),
    Screen("units", "tran.thu.ha", "/don-vi/"),
    Screen("unit", "tran.thu.ha", "first-unit"),
    Screen("person", "tran.thu.ha", "first-person"),
    Screen("followed-up", "le.minh.quan", "/tinh-hinh/"),
    Screen("progress", "do.minh.chau", "first-progress"),
    Screen("progress-names", "do.minh.chau", "first-names"),
    Screen("progress-remind", "do.minh.chau", "first-remind"),
    Screen("guidance-publish", "do.minh.chau", "first-guidance-publish"),
    Screen("guidance-review", "nguyen.thi.mai", "first-guidance-review"),
    Screen("guidance-due", "nguyen.thi.mai", "/cam-nang/ra-soat/"),
    Screen("bookmarks", "tran.thu.ha", "/danh-dau/"),
    Screen("report-problem", "tran.thu.ha", "/bao-loi/?trang=/van-ban/"),
    Screen("problems", "nguyen.thi.mai", "/bao-loi/can-xu-ly/"),
    Screen("following", "tran.thu.ha", "/theo-doi/"),
    Screen("unit-list", "nguyen.thi.mai", "unit-list"),
    Screen("spare", "le.minh.quan", "first-spare"),
    Screen("arrival", "dinh.cong.son", "first-arrival"),
    Screen("fault", "nguyen.thi.mai", "first-fault"),
    Screen("audience-change", "do.minh.chau", "first-audience"),
    Screen("label", "do.minh.chau", "first-label"),
    Screen("absence", "tran.thu.ha", "own-absence"),
    Screen("absence-end", "hoang.thi.lan", "own-return"),
    Screen("person-absent", "hoang.thi.lan", "own-absences"),
    Screen("topic", "tran.thu.ha", "/linh-vuc/chuyen-doi-so/"),
    Screen("list-of-topic", "tran.thu.ha", "/van-ban/?linh-vuc=chuyen-doi-so"),
    Screen("slips", "nguyen.thi.mai", "/tai-khoan/phieu/cap/"),
    Screen("unit-slips", "nguyen.thi.mai", "first-unit-slips"),
    Screen("course-write", "hoang.thi.lan", "own-course"),
    Screen("lesson-write", "hoang.thi.lan", "own-lesson"),
    Screen("question-write", "hoang.thi.lan", "own-question"),
    Screen("course-publish", "hoang.thi.lan", "own-publication"),
    *RESTRICTED,
    *DEVICES,
    *LEARNING,
    *CHECKLISTS,
)

SHOWN = (
    Screen("learning-waiting", "hoang.thi.lan", "/khoa-hoc/tong-quan/con-phai-hoc/"),
    Screen("learning-remind", "hoang.thi.lan", "learning-remind"),
    Screen("search-picked", "tran.thu.ha", "/fulltext/?q=phong+hop+khong+giay"),
    Screen("admin-search-picks", "do.minh.chau", "/admin/fulltext/picks/?q=phong+hop+khong+giay"),
    Screen("admin-search-wordings", "do.minh.chau", "/admin/fulltext/wordings/"),
    Screen("audience-why", "do.minh.chau", "audience-why"),
)
"""Pictures are taken of them, and no test looks at them in a browser: all they are made of stands elsewhere, too."""

ADMIN_SCREENS = (
    Screen("admin-home", "do.minh.chau", "/admin/"),
    Screen("admin-directives", "do.minh.chau", "/admin/directives/"),
    Screen("admin-add", "do.minh.chau", "/admin/directives/add/"),
    Screen("admin-calendar", "do.minh.chau", "/admin/calendar/?year=2027"),
    Screen("admin-topics", "do.minh.chau", "/admin/topics/"),
    Screen("admin-topic", "do.minh.chau", "first-topic"),
    Screen("admin-alert", "vu.hoang.nam", "/admin/alert/"),
    Screen("admin-reminders", "vu.hoang.nam", "/admin/reminders/"),
    Screen("admin-plugins", "vu.hoang.nam", "/admin/plugins/"),
    Screen("admin-themes", "vu.hoang.nam", "/admin/themes/"),
    Screen("admin-people", "vu.hoang.nam", "/admin/people/"),
    Screen("admin-import", "vu.hoang.nam", "/admin/people/import/"),
    Screen("admin-import-check", "vu.hoang.nam", "checked-people"),
    Screen("admin-end-post", "vu.hoang.nam", "first-end-post"),
    Screen("admin-merge", "vu.hoang.nam", "first-merge"),
    Screen("admin-work", "vu.hoang.nam", "/admin/work/"),
    Screen("admin-audit", "ngo.thanh.tung", "/admin/audit/"),
    Screen("admin-marks", "ngo.thanh.tung", "/admin/circulation/"),
    Screen("admin-level", "ngo.thanh.tung", "/admin/circulation/levels/han-che/"),
    Screen("admin-marking", "ngo.thanh.tung", "/admin/circulation/markings/add/"),
    Screen("admin-otp", "vu.hoang.nam", "/admin/otp/"),
    Screen("admin-otp-policy", "vu.hoang.nam", "/admin/otp/policy/otp-admin/"),
    Screen("admin-otp-stop", "vu.hoang.nam", "/admin/otp/stop/otp-admin/"),
    Screen("admin-otp-resets", "ngo.thanh.tung", "/admin/otp/resets/"),
)

_FINDERS = {
    "first-directive": ("/van-ban/", "table.documents a.t"),
    "first-draft": ("/tiep-nhan/", ".list a.t"),
    "first-issue": ("/tiep-nhan/", ".list a.t"),
    "first-task": ("/nhiem-vu/", "table.duties a.t"),
    "first-outgoing": ("/van-ban-di/", ".list a.t"),
    "first-numbers": ("/van-ban-di/", ".toolbar a.btn >> nth=0"),
    "checked-numbers": ("/van-ban-di/", ".toolbar a.btn >> nth=0"),
    "first-incoming": ("/van-ban-den/?tab=leader", "table.documents a.t"),
    "first-register": ("/so/", ".list a.t"),
    "first-guidance": ("/cam-nang/", ".list a.t"),
    "held-session": ("/buoi-quan-triet/", "table.documents a.t >> nth=-1"),
    "session-list": ("/buoi-quan-triet/", "table.documents a.t"),
    "first-class": ("/lop-tap-huan/", "table.documents a.t"),
    "class-invite": ("/lop-tap-huan/", "table.documents a.t"),
    "last-class": ("/lop-tap-huan/", "table.documents a.t >> nth=-1"),
    "session-plan": ("/buoi-quan-triet/", "table.documents a.t", "aside a[href*='/van-ban/']", "#quan-triet a.btn"),
    "first-guidance-publish": ("/cam-nang/", ".list a.t"),
    "first-guidance-review": ("/cam-nang/", ".list a.t"),
    "first-loans": ("/so/", "footer .btn >> nth=0"),
    "first-report": ("/so/", "footer .btn >> nth=1"),
    "first-learning": ("/khoa-hoc/tong-quan/", "table a.t"),
    "learning-remind": ("/khoa-hoc/tong-quan/", "table a.t"),
    "first-unit": ("/don-vi/?q=UBND", ".list a.t"),
    "first-person": ("/don-vi/?q=tran+thu+ha", ".list a.t"),
    "first-unit-slips": ("/tai-khoan/phieu/cap/", ".list a.t"),
    "checked-people": ("/admin/people/", "a[href$='/import/']"),
    "first-end-post": ("/admin/people/?q=tran.thu.ha", "td.title a", "a[href$='/end/']"),
    "first-topic": ("/admin/topics/", "td.title a"),
    "first-merge": ("/admin/people/units/", "a[href$='/merge/'] >> nth=2"),
    "first-progress": ("/tinh-hinh/", "table.units a.t"),
    "first-names": ("/tinh-hinh/", "table.units a.t", "table.units th a"),
    "first-remind": ("/tinh-hinh/", "table.units a.t"),
    "first-give-out": ("/van-ban/", "table.documents a.t"),
}


_TAILS = {
    "first-issue": "phat-hanh/",
    "first-guidance-publish": "cong-bo/",
    "first-guidance-review": "ra-soat/",
    "first-give-out": "nhiem-vu/",
    "session-list": "danh-sach/",
    "class-invite": "moi-du/",
    "first-remind": "don-doc/",
    "learning-remind": "nhac-hoc/",
}
"""What comes after the address that was found."""


def visit(page: Page, screen: Screen) -> None:
    """Open the screen; an address that depends on the content is found by following links."""
    if screen.path in REACHED:
        REACHED[screen.path](page)
        return
    if screen.path not in _FINDERS:
        page.goto(screen.path)
        return
    address = follow(page, *_FINDERS[screen.path]) + _TAILS.get(screen.path, "")
    page.goto(address.replace("/tiep-nhan/", "/van-ban/") if screen.path == "first-issue" else address)
    if screen.path == "checked-numbers":
        _send_list(page)
    if screen.path == "checked-people":
        _send_people(page)


def _send_people(page: Page) -> None:
    """A list in which a person is new, one is there, one column is not taken in, and one row is wrong."""
    heads = ("Tên đăng nhập", "Họ và tên đệm", "Tên", "Mã đơn vị", "Vai trò", "Từ ngày", "Ngày sinh")
    rows = [
        ("nguyen.van.moi", "Nguyễn Văn", "Mới", "SNV", "công chức", "01/07/2025", "1990"),
        ("tran.thu.ha", "Trần Thu", "Hà", "VP", "", "", "1988"),
        ("le.thi.sai", "Lê Thị", "Sai", "SXD", "công chức", "đầu năm 2025", "1985"),
    ]
    page.set_input_files("[name=file]", {"name": "ds.xlsx", "mimeType": "", "buffer": workbook(heads, *rows)})
    page.click("form[enctype] button")


def _send_list(page: Page) -> None:
    """A list of which a row matches, one nearly, one not, and one is wrong."""
    day = date.today()
    rows = [
        ("15/KH-UBND", day, "Kế hoạch triển khai chuyển đổi số trong cơ quan năm 2027"),
        ("16/KH-UBND", day, "Kế hoạch tập huấn kĩ năng bảo vệ thông tin cho cán bộ, công chức"),
        ("17/KH-UBND", day, "Kế hoạch phòng, chống thiên tai"),
        ("18/KH-UBND", "30/02/2026", "Kế hoạch tiếp công dân"),
    ]
    page.set_input_files("[name=file]", {"name": "so.xlsx", "mimeType": "", "buffer": workbook(HEADS, *rows)})
    page.click("form.sheet button")
