"""Who holds which post in the units that were added: those in charge by the kind of unit, then staff."""

from collections.abc import Iterator
from typing import NamedTuple

from intranet.demo.growth.places import PLACES, Place
from intranet.people.models import PostRole, UnitKind


class Seat(NamedTuple):
    """One post to be filled; ``unit`` is a code."""

    unit: str
    role: str
    title: str


_CLERK, _EDITOR = (PostRole.CLERK, "Văn thư"), (PostRole.EDITOR, "Biên tập viên")
_OFFICE = ((PostRole.MEMBER, "Phó Giám đốc Sở"), _CLERK, _EDITOR)
IN_CHARGE = {
    UnitKind.DEPARTMENT: ((PostRole.HEAD, "Giám đốc Sở"), *_OFFICE),
    UnitKind.DIVISION: ((PostRole.HEAD, "Trưởng phòng"), (PostRole.MEMBER, "Phó Trưởng phòng")),
    UnitKind.SERVICE: ((PostRole.HEAD, "Giám đốc Trung tâm"),),
    UnitKind.COMMUNE: (
        (PostRole.LEADER, "Chủ tịch"),
        (PostRole.HEAD, "Phó Chủ tịch"),
        (PostRole.CLERK, "Văn phòng - Thống kê"),
        _EDITOR,
    ),
    UnitKind.COUNCIL: ((PostRole.LEADER, "Phó Chủ tịch Hội đồng nhân dân"), _CLERK, _EDITOR),
    UnitKind.OFFICE: ((PostRole.HEAD, "Chánh Văn phòng"), _CLERK, _EDITOR),
    UnitKind.PARTY_COMMITTEE: ((PostRole.LEADER, "Phó Bí thư Thường trực"), _CLERK, _EDITOR),
    UnitKind.PARTY_BODY: (
        (PostRole.HEAD, "Trưởng ban"),
        (PostRole.TRAINER, "Báo cáo viên"),
        (PostRole.INSPECTOR, "Kiểm tra viên"),
    ),
}
SPECIAL = (
    Seat("SKHCN-AT", PostRole.SECURITY, "Cán bộ an ninh thông tin"),
    Seat("SKHCN-CDS", PostRole.ADMINISTRATOR, "Quản trị hệ thống"),
    Seat("SYT-NV", PostRole.TRAINER, "Giảng viên kiêm chức"),
    Seat("STC-VP", PostRole.INSPECTOR, "Thanh tra viên"),
)
CELL_SEATS = (
    ("CBVPTU", PostRole.HEAD, "Bí thư chi bộ", "VPTU"),
    ("CBVPTU", PostRole.CLERK, "Chi ủy viên phụ trách văn thư", "VPTU"),
    ("CBSTC", PostRole.HEAD, "Bí thư chi bộ", "STC"),
    ("CBSTC", PostRole.CLERK, "Chi ủy viên phụ trách văn thư", "STC"),
)
"""Posts of cells are second ones: (cell, role, title, the unit whose head or clerk holds it)."""

_TITLES = {UnitKind.COMMUNE: "Công chức", UnitKind.SERVICE: "Viên chức", UnitKind.PARTY_COMMITTEE: "Ủy viên"}


def seats() -> Iterator[Seat]:
    """Every main post, unit by unit."""
    for place in PLACES:
        yield from (Seat(place.code, role, title) for role, title in IN_CHARGE.get(UnitKind(place.kind), ()))
        yield from (each for each in SPECIAL if each.unit == place.code)
        yield from (Seat(place.code, PostRole.MEMBER, _title(place, n)) for n in range(place.staff))


def _title(place: Place, n: int) -> str:
    return _TITLES.get(UnitKind(place.kind), "Chuyên viên chính" if n % 5 == 1 else "Chuyên viên")
