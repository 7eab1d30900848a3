"""A fictional province for tests: units, personas and documents, made as directly as the constraints allow."""

from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission

from intranet.directives.models import DocumentType
from intranet.people.models import Person, Post, PostRole, Unit, UnitKind
from intranet.people.roles import ROLE_PERMISSIONS, group_name
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
    """The whole small province; about 40 rows in a dozen statements, because nearly every test begins with it."""
    root = Unit.add_root(name="Tỉnh An Bình", kind=UnitKind.PROVINCE, valid_from=LONG_AGO, code="AB", numchild=3)
    committee = _unit(root, 1, "Ủy ban nhân dân tỉnh An Bình", UnitKind.COMMITTEE, "UBND", numchild=2)
    commune = _unit(root, 2, "Ủy ban nhân dân xã Hòa Lạc", UnitKind.COMMUNE, "UBNDHL")
    cell = _unit(root, 3, "Chi bộ Văn phòng", UnitKind.PARTY_CELL, "CBVP")
    office = _unit(committee, 1, "Văn phòng Ủy ban nhân dân tỉnh", UnitKind.OFFICE, "VP")
    department = _unit(committee, 2, "Sở Nội vụ", UnitKind.DEPARTMENT, "SNV")
    Unit.objects.bulk_create([committee, office, department, commune, cell])
    province = Province(root, committee, office, department, commune, cell)
    _appoint(province)
    bump_membership()
    return province


def _unit(parent: Unit, place: int, name: str, kind: str, code: str, numchild: int = 0) -> Unit:
    depth = parent.depth + 1
    path = Unit._get_path(parent.path, depth, place)
    return Unit(path=path, depth=depth, numchild=numchild, name=name, kind=kind, valid_from=LONG_AGO, code=code)


def _appoint(province: Province) -> None:
    """Everybody with the main post and the group that ``sync_groups`` would give them."""
    password = make_password(PASSWORD)
    made = [
        Person(username=name, email=f"{name}@anbinh.example", password=password, last_name=last, first_name=first)
        for name, last, first, _unit, _role in PERSONAS
    ]
    Person.objects.bulk_create(made)
    province.people.update((who.username, who) for who in made)
    Post.objects.bulk_create(
        Post(person=who, unit=getattr(province, unit), role=role, is_main=True, starts=LONG_AGO)
        for who, (_name, _last, _first, unit, role) in zip(made, PERSONAS, strict=True)
    )
    groups = _groups({row[4] for row in PERSONAS} - {PostRole.MEMBER})
    seats = [(who, groups[row[4]]) for who, row in zip(made, PERSONAS, strict=True) if row[4] in groups]
    Person.groups.through.objects.bulk_create(Person.groups.through(person=who, group=group) for who, group in seats)


def _groups(roles: set[str]) -> dict[str, Group]:
    groups = {role: Group(name=group_name(role)) for role in sorted(roles)}
    Group.objects.bulk_create(groups.values())
    of_name = {
        f"{label}.{codename}": key
        for key, label, codename in Permission.objects.values_list("pk", "content_type__app_label", "codename")
    }
    Group.permissions.through.objects.bulk_create(
        Group.permissions.through(group=group, permission_id=of_name[name])
        for role, group in groups.items()
        for name in ROLE_PERMISSIONS.get(role, ())
        if name in of_name
    )
    return groups


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
