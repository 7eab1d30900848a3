"""The people of the demo: a small fictional province of our own writing."""

from datetime import date, timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.utils.crypto import get_random_string

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Deputy, Person, Post, PostRole, Unit, UnitKind
from intranet.people.rules import today
from intranet.people.services.roles import sync_groups
from intranet.people.services.told import tell

FOUNDED = date(2025, 7, 1)
"""The day on which the communes of the demo began, as the real ones did."""

UNITS = (
    ("province", "", "Tỉnh An Bình", "Tỉnh An Bình", "AB", UnitKind.PROVINCE),
    ("committee", "province", "Ủy ban nhân dân tỉnh An Bình", "UBND tỉnh", "UBND", UnitKind.COMMITTEE),
    ("office", "committee", "Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng UBND tỉnh", "VP", UnitKind.OFFICE),
    ("home_affairs", "committee", "Sở Nội vụ", "Sở Nội vụ", "SNV", UnitKind.DEPARTMENT),
    ("commune", "province", "Ủy ban nhân dân xã Hòa Lạc", "UBND xã Hòa Lạc", "UBNDHL", UnitKind.COMMUNE),
    ("cell", "province", "Chi bộ Văn phòng", "Chi bộ Văn phòng", "CBVP", UnitKind.PARTY_CELL),
)
"""(key, parent, name, short name, code, kind); parents first."""

PERSONAS = (
    ("cadre", "tran.thu.ha", "Trần Thu", "Hà", "office", PostRole.MEMBER, "Chuyên viên"),
    ("deputy", "pham.quoc.bao", "Phạm Quốc", "Bảo", "office", PostRole.MEMBER, "Phó Chánh Văn phòng"),
    ("clerk", "nguyen.thi.mai", "Nguyễn Thị", "Mai", "committee", PostRole.CLERK, "Văn thư"),
    ("leader", "le.van.minh", "Lê Văn", "Minh", "committee", PostRole.LEADER, "Chủ tịch"),
    ("editor", "do.minh.chau", "Đỗ Minh", "Châu", "committee", PostRole.EDITOR, "Biên tập viên"),
    ("head", "le.minh.quan", "Lê Minh", "Quân", "office", PostRole.HEAD, "Chánh Văn phòng"),
    ("trainer", "hoang.thi.lan", "Hoàng Thị", "Lan", "home_affairs", PostRole.TRAINER, "Báo cáo viên"),
    ("inspector", "bui.duc.thang", "Bùi Đức", "Thắng", "home_affairs", PostRole.INSPECTOR, "Thanh tra viên"),
    ("security", "ngo.thanh.tung", "Ngô Thanh", "Tùng", "committee", PostRole.SECURITY, "Cán bộ an ninh thông tin"),
    ("administrator", "vu.hoang.nam", "Vũ Hoàng", "Nam", "committee", PostRole.ADMINISTRATOR, "Quản trị hệ thống"),
    ("outsider", "dang.thu.trang", "Đặng Thu", "Trang", "commune", PostRole.MEMBER, "Công chức"),
    ("unit_clerk", "dinh.cong.son", "Đinh Công", "Sơn", "home_affairs", PostRole.CLERK, "Văn thư"),
)
"""(persona, login name, family and middle name, given name, unit, role, title)."""

OTHERS = (
    ("nguyen.van.phuc", "Nguyễn Văn", "Phúc", "committee", PostRole.LEADER, "Phó Chủ tịch"),
    ("tran.quang.huy", "Trần Quang", "Huy", "office", PostRole.MEMBER, "Chuyên viên"),
    ("pham.thi.hong", "Phạm Thị", "Hồng", "office", PostRole.MEMBER, "Chuyên viên chính"),
    ("vo.thanh.dat", "Võ Thành", "Đạt", "office", PostRole.MEMBER, "Chuyên viên"),
    ("ly.thi.kim.oanh", "Lý Thị Kim", "Oanh", "home_affairs", PostRole.HEAD, "Giám đốc Sở"),
    ("cao.thi.bich.ngoc", "Cao Thị Bích", "Ngọc", "home_affairs", PostRole.MEMBER, "Chuyên viên"),
    ("ho.van.tien", "Hồ Văn", "Tiến", "home_affairs", PostRole.MEMBER, "Chuyên viên"),
    ("mai.xuan.loc", "Mai Xuân", "Lộc", "commune", PostRole.HEAD, "Chủ tịch UBND xã"),
    ("duong.thi.thu", "Dương Thị", "Thu", "commune", PostRole.CLERK, "Văn phòng - Thống kê"),
    ("chu.van.an.khang", "Chu Văn An", "Khang", "commune", PostRole.MEMBER, "Công chức"),
    ("ta.minh.khue", "Tạ Minh", "Khuê", "cell", PostRole.CLERK, "Chi ủy viên phụ trách văn thư"),
)
"""People without a login."""

SECOND_POSTS = (("head", "cell", PostRole.HEAD, "Bí thư chi bộ"),)
DEPUTY_DAYS = 30


def load(password: str) -> dict[str, Person]:
    """Make units, people, posts and one deputy; returns the personas by name. A second run changes nothing.

    ``password`` opens every persona's login. It is hashed once: hashing is slow on purpose.
    """
    if not Person.objects.filter(username=PERSONAS[0][1]).exists():
        with write_transaction():
            units = _units()
            people = _people(make_password(password))
            _posts(people, units)
            for person in people.values():
                sync_groups(person)
            tell()
            record(
                "demo.people_loaded", actor=None, subject="demo", details={"units": len(units), "people": len(people)}
            )
    logins = {login: persona for persona, login, *_rest in PERSONAS}
    return {logins[person.username]: person for person in Person.objects.filter(username__in=logins)}


def _units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for key, parent, name, short_name, code, kind in UNITS:
        new = Unit(name=name, short_name=short_name, code=code, kind=kind, valid_from=FOUNDED)
        units[key] = units[parent].add_child(instance=new) if parent else Unit.add_root(instance=new)
    return units


def _people(hashed: str) -> dict[str, Person]:
    lines = [(login, last, first, hashed) for _persona, login, last, first, *_rest in PERSONAS]
    lines += [(login, last, first, "") for login, last, first, *_rest in OTHERS]
    Person.objects.bulk_create(
        Person(
            username=login,
            last_name=last,
            first_name=first,
            email=f"{login}@anbinh.example",
            password=password or UNUSABLE_PASSWORD_PREFIX + get_random_string(40),
        )
        for login, last, first, password in lines
    )
    return {person.username: person for person in Person.objects.filter(username__in=[line[0] for line in lines])}


def _posts(people: dict[str, Person], units: dict[str, Unit]) -> None:
    login_of = {persona: login for persona, login, *_rest in PERSONAS}
    held = [(login, unit, role, title, True) for _persona, login, _last, _first, unit, role, title in PERSONAS]
    held += [(login, unit, role, title, True) for login, _last, _first, unit, role, title in OTHERS]
    held += [(login_of[persona], unit, role, title, False) for persona, unit, role, title in SECOND_POSTS]
    Post.objects.bulk_create(
        Post(person=people[login], unit=units[unit], role=role, title=title, is_main=main, starts=FOUNDED)
        for login, unit, role, title, main in held
    )
    Deputy.objects.create(
        post=Post.objects.get(person=people[login_of["head"]], unit=units["office"]),
        person=people[login_of["deputy"]],
        starts=today(),
        ends=today() + timedelta(days=DEPUTY_DAYS),
        basis="Quyết định số 12/QĐ-VP",
    )
