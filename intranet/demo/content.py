"""The demo's content: people, letters, and plugins switched on with theirs."""

from intranet.directives import demo as letters
from intranet.people import demo as people
from intranet.people.models import Person
from intranet.registry.loader import registry
from intranet.registry.services import enable

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
)


def is_loaded() -> bool:
    """Whether the personas are there."""
    return Person.objects.filter(username=PERSONAS[0][0]).exists()


def load() -> None:
    """Fill an empty database with the demo; plugins that bring demo content load theirs."""
    people.load(PASSWORD)
    for plugin in registry().plugins:
        enable(plugin.slug)
    named = {login: Person.objects.get(username=login) for login, _vi, _en in PERSONAS}
    letters.load(named["nguyen.thi.mai"], named["do.minh.chau"], named["tran.thu.ha"])


def logins() -> str:
    """The table of logins for the terminal."""
    lines = [f"  {login:<16} {vi} / {en}" for login, vi, en in PERSONAS]
    return "\n".join([f"Tài khoản dùng thử / Demo logins, mật khẩu / password:  {PASSWORD}", *lines])
