"""A fictional province for tests: units, personas and documents, made as directly as the constraints allow."""

from dataclasses import dataclass, field
from datetime import date

from intranet.directives.models import DocumentType
from intranet.people.models import Person, Post, PostRole, Unit, UnitKind
from intranet.people.services.roles import sync_groups
from intranet.state.services import bump_membership

LONG_AGO = date(2020, 1, 1)
PASSWORD = "matkhau-thu-nghiem-1"


@dataclass
class Province:
    """Units by short name, people by persona: ``province.office``, ``province.clerk``."""

    root: Unit
    committee: Unit
    office: Unit
    department: Unit
    commune: Unit
    cell: Unit
    people: dict[str, Person] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Person:
        try:
            return self.__dict__["people"][name]
        except KeyError as missing:
            raise AttributeError(name) from missing


PERSONAS: list[tuple[str, str, str, str, str]] = [
    ("cadre", "Trần Thu", "Hà", "office", PostRole.MEMBER),
    ("deputy", "Phạm Quốc", "Bảo", "office", PostRole.MEMBER),
    ("clerk", "Nguyễn Thị", "Mai", "committee", PostRole.CLERK),
    ("leader", "Lê Văn", "Minh", "committee", PostRole.LEADER),
    ("editor", "Đỗ Minh", "Châu", "committee", PostRole.EDITOR),
    ("head", "Lê Minh", "Quân", "office", PostRole.HEAD),
    ("trainer", "Hoàng Thị", "Lan", "department", PostRole.TRAINER),
    ("inspector", "Bùi Đức", "Thắng", "department", PostRole.INSPECTOR),
    ("security", "Ngô Thanh", "Tùng", "committee", PostRole.SECURITY),
    ("administrator", "Vũ Hoàng", "Nam", "committee", PostRole.ADMINISTRATOR),
    ("outsider", "Đặng Thu", "Trang", "commune", PostRole.MEMBER),
]
"""(persona, family and middle name, given name, unit, role)."""


def build_province() -> Province:
    """The whole small province; about 40 rows."""
    root = Unit.add_root(name="Tỉnh An Bình", kind=UnitKind.PROVINCE, valid_from=LONG_AGO, code="AB")
    committee = _unit(root, "Ủy ban nhân dân tỉnh An Bình", UnitKind.COMMITTEE, "UBND")
    office = _unit(committee, "Văn phòng Ủy ban nhân dân tỉnh", UnitKind.OFFICE, "VP")
    department = _unit(committee, "Sở Nội vụ", UnitKind.DEPARTMENT, "SNV")
    commune = _unit(root, "Ủy ban nhân dân xã Hòa Lạc", UnitKind.COMMUNE, "UBNDHL")
    cell = _unit(root, "Chi bộ Văn phòng", UnitKind.PARTY_CELL, "CBVP")
    province = Province(root, committee, office, department, commune, cell)
    for persona, last, first, unit, role in PERSONAS:
        province.people[persona] = person(persona, last, first, getattr(province, unit), role)
    bump_membership()
    return province


def _unit(parent: Unit, name: str, kind: str, code: str) -> Unit:
    parent.refresh_from_db()
    child: Unit = parent.add_child(name=name, kind=kind, valid_from=LONG_AGO, code=code)
    return child


def person(username: str, last: str, first: str, unit: Unit, role: str = PostRole.MEMBER) -> Person:
    """Somebody with one open main post and a password that tests know."""
    made = Person.objects.create_user(
        username, f"{username}@anbinh.example", PASSWORD, last_name=last, first_name=first
    )
    Post.objects.create(person=made, unit=unit, role=role, is_main=True, starts=LONG_AGO)
    sync_groups(made)
    bump_membership()
    return made


def document_type(slug: str = "cong-van", name: str = "Công văn", name_en: str = "official letter") -> DocumentType:
    """A document type; the migration that seeds them all makes this one too."""
    return DocumentType.objects.get_or_create(slug=slug, defaults={"name": name, "name_en": name_en})[0]
