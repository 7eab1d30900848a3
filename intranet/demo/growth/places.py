"""The units that the province grows by. None lies below the committee: what is asked of it stays asked of the same."""

from dataclasses import dataclass
from datetime import date

from intranet.people.demo import FOUNDED
from intranet.people.models import Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Place:
    """A unit: its code and its parent's, its name, and how many members of staff it has beside those in charge."""

    code: str
    parent: str
    name: str
    kind: str
    staff: int = 0


_D, _V, _C, _O = UnitKind.DEPARTMENT, UnitKind.DIVISION, UnitKind.COMMUNE, UnitKind.OFFICE
PLACES = (
    Place("STC", "AB", "Sở Tài chính", _D, 4),
    Place("STC-VP", "STC", "Văn phòng Sở Tài chính", _V, 7),
    Place("STC-NS", "STC", "Phòng Ngân sách", _V, 9),
    Place("STC-CS", "STC", "Phòng Giá và Công sản", _V, 7),
    Place("SYT", "AB", "Sở Y tế", _D, 4),
    Place("SYT-VP", "SYT", "Văn phòng Sở Y tế", _V, 6),
    Place("SYT-NV", "SYT", "Phòng Nghiệp vụ Y", _V, 9),
    Place("SNNMT", "AB", "Sở Nông nghiệp và Môi trường", _D, 4),
    Place("SNNMT-TL", "SNNMT", "Phòng Thủy lợi và Phòng, chống thiên tai", _V, 8),
    Place("SNNMT-DD", "SNNMT", "Phòng Quản lý đất đai", _V, 8),
    Place("SXD", "AB", "Sở Xây dựng", _D, 4),
    Place("SXD-HT", "SXD", "Phòng Hạ tầng giao thông", _V, 8),
    Place("SXD-QH", "SXD", "Phòng Quy hoạch - Kiến trúc", _V, 7),
    Place("SKHCN", "AB", "Sở Khoa học và Công nghệ", _D, 4),
    Place("SKHCN-CDS", "SKHCN", "Phòng Chuyển đổi số", _V, 8),
    Place("SKHCN-AT", "SKHCN", "Phòng Hạ tầng và An toàn thông tin", _V, 6),
    Place("HDND", "AB", "Hội đồng nhân dân tỉnh An Bình", UnitKind.COUNCIL, 2),
    Place("VPHD", "HDND", "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh", _O, 1),
    Place("VPHD-CT", "VPHD", "Phòng Công tác Quốc hội và Hội đồng nhân dân", _V, 7),
    Place("VPHD-HC", "VPHD", "Phòng Hành chính - Quản trị", _V, 7),
    Place("UBNDPL", "AB", "Ủy ban nhân dân xã Phú Lâm Hạ", _C, 5),
    Place("PL-KT", "UBNDPL", "Phòng Kinh tế xã Phú Lâm Hạ", _V, 6),
    Place("PL-HCC", "UBNDPL", "Trung tâm Phục vụ hành chính công xã Phú Lâm Hạ", UnitKind.SERVICE, 6),
    Place("UBNDAT", "AB", "Ủy ban nhân dân phường An Thới Trung", _C, 5),
    Place("AT-VH", "UBNDAT", "Phòng Văn hóa - Xã hội phường An Thới Trung", _V, 6),
    Place("AT-HCC", "UBNDAT", "Trung tâm Phục vụ hành chính công phường An Thới Trung", UnitKind.SERVICE, 6),
    Place("UBNDDS", "AB", "Ủy ban nhân dân xã Đông Sơn Thượng", _C, 5),
    Place("DS-KT", "UBNDDS", "Phòng Kinh tế xã Đông Sơn Thượng", _V, 6),
    Place("UBNDSL", "AB", "Ủy ban nhân dân xã Suối Lạnh", _C, 5),
    Place("TU", "AB", "Tỉnh ủy An Bình", UnitKind.PARTY_COMMITTEE, 3),
    Place("VPTU", "TU", "Văn phòng Tỉnh ủy", _O, 8),
    Place("BTGDV", "TU", "Ban Tuyên giáo và Dân vận Tỉnh ủy", UnitKind.PARTY_BODY, 7),
    Place("CBVPTU", "TU", "Chi bộ Văn phòng Tỉnh ủy", UnitKind.PARTY_CELL),
    Place("CBSTC", "TU", "Chi bộ Sở Tài chính", UnitKind.PARTY_CELL),
)
"""Parents first; ``AB`` is the province that is there."""

MERGED, SUCCESSOR = "UBNDSL", "UBNDDS"
"""Asked like all others, then merged: its people go over."""


def make_units() -> dict[str, Unit]:
    """Add all units below the province; returns every unit that bears a code, old and new."""
    units = {unit.code: unit for unit in Unit.objects.exclude(code="")}
    for place in PLACES:
        units[place.code] = _below(units[place.parent], place, FOUNDED)
    return units


def _below(parent: Unit, place: Place, since: date) -> Unit:
    parent.refresh_from_db()
    short = place.name.replace("Ủy ban nhân dân", "UBND")[:60]
    unit: Unit = parent.add_child(
        instance=Unit(name=place.name, short_name=short, code=place.code, kind=place.kind, valid_from=since)
    )
    return unit
