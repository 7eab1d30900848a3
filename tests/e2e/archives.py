"""A house of its own for the stories about who comes and goes: an archive with two divisions and eight people."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intranet.people.models import Person, Unit
    from tests.factories.province import Province

PEOPLE = (
    ("giam.doc", "Lâm Văn", "Bách", "", "head"),
    ("van.thu", "Bế Thị", "Cúc", "", "clerk"),
    ("pho", "Khúc Văn", "Đoan", "", "member"),
    ("thu.1", "Lò Thị", "Gấm", "-TT", "member"),
    ("thu.2", "Sầm Văn", "Hạnh", "-TT", "member"),
    ("giu.1", "Đàm Văn", "Kiên", "-BQ", "member"),
    ("giu.2", "Ông Thị", "Lụa", "-BQ", "member"),
    ("giu.3", "Vừ Thanh", "Mạnh", "-BQ", "member"),
)
"""(login without its house, family and middle name, given name, division, role); ``pho`` stands in for the head."""


@dataclass(frozen=True)
class Page:
    """A page that is no object's own."""

    address: str

    def get_absolute_url(self) -> str:
        return self.address


def name_of(code: str, division: str = "") -> str:
    """How the house ``code``, or one of its divisions, is called."""
    head = {"": "Trung tâm Lưu trữ", "-TT": "Phòng Thu thập", "-BQ": "Phòng Bảo quản"}[division]
    return f"{head} {code}"


def archive(province: "Province", *, code: str) -> Page:
    """The house: logins are ``giam.doc.lt1`` and so on for the code LT1; the passwords are the demo's."""
    from intranet.people.models import Deputy, Post
    from intranet.people.rules import today
    from intranet.state.services import bump_membership

    units = _units(province, code)
    people = {login: _person(f"{login}.{code.lower()}", last, first) for login, last, first, *_rest in PEOPLE}
    posts = {
        login: Post.objects.create(
            person=people[login], unit=units[division], role=role, is_main=True, starts=date(2025, 7, 1)
        )
        for login, _last, _first, division, role in PEOPLE
    }
    days = {"starts": today(), "ends": today() + timedelta(days=20)}
    Deputy.objects.create(post=posts["giam.doc"], person=people["pho"], basis="Quyết định số 03/QĐ-LT", **days)
    bump_membership()
    return Page("/")


def unfinished(province: "Province", *, login: str, code: str) -> Page:
    """A draft that ``login`` has begun in the house ``code`` and not handed in."""
    from intranet.directives.services import DraftFields
    from intranet.outgoing.services import start_draft
    from intranet.people.models import Person, Unit
    from tests.factories.province import document_type
    from tests.outgoing.conftest import FIELDS

    fields = DraftFields(**({"type": document_type()} | FIELDS | {"summary": "bàn giao hồ sơ đến hạn nộp lưu"}))
    by, unit = Person.objects.get(username=login), Unit.objects.get(code=code)
    return Page(start_draft(province.committee, unit, by, fields, field="NC").get_absolute_url())


def _units(province: "Province", code: str) -> dict[str, "Unit"]:
    from intranet.people.models import Unit, UnitKind

    new = {"kind": UnitKind.SERVICE, "valid_from": date(2025, 7, 1)}
    top = province.committee.add_child(instance=Unit(name=name_of(code), code=code, **new))
    units = {"": top}
    for division in ("-TT", "-BQ"):
        below = Unit(**new | {"kind": UnitKind.DIVISION}, name=name_of(code, division), code=f"{code}{division}")
        units[division] = Unit.objects.get(pk=top.pk).add_child(instance=below)
    return units


def _person(login: str, last: str, first: str) -> "Person":
    from intranet.demo.personas import PASSWORD
    from intranet.people.models import Person

    email = f"{login}@anbinh.example"
    person: Person = Person.objects.create_user(login, email, PASSWORD, last_name=last, first_name=first)
    return person
